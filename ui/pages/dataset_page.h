// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controllers/dataset_inspector.h"
#include "ui/pages/page.h"

class QStackedWidget;

namespace pomona::ui {

class DatasetBrowser;

/// Where the pictures come from, what they are, and what is wrong with them.
class DatasetPage : public Page {
  Q_OBJECT
 public:
  explicit DatasetPage(AppContext& context, QWidget* parent = nullptr);
  void receive(const Visit& visit) override;
  bool mayClose(const std::function<void()>& close) override;

 private:
  void showDataset();
  void showSubtitle();
  void sayProblems();
  void sayChecked(std::size_t found);
  void chooseFolder();
  void classifyPhotos(const QStringList& paths);
  void rescan();

  DatasetInspector m_inspector;
  DatasetBrowser* m_browser;
  QStackedWidget* m_stack;
};

}  // namespace pomona::ui
