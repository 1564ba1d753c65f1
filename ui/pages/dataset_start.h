// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/app_context.h"
#include "ui/widgets/empty_state.h"

class QVBoxLayout;

namespace pomona::ui {

/// The Dataset page before a dataset is open: choose a folder, take the demo, or a recent folder.
class DatasetStart : public EmptyState {
  Q_OBJECT
 public:
  explicit DatasetStart(AppContext& context, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void choose();
  void listRecent();
  void sayWhatHappens();

  AppContext& m_context;
  QPushButton* m_choose;
  QPushButton* m_demo;
  QWidget* m_recent;
  QVBoxLayout* m_folders;
};

}  // namespace pomona::ui
