// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/controllers/weights_controller.h"
#include "ui/dialogs/dialogs.h"
#include "ui/models/weights_table_model.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTreeView;

namespace pomona::ui {

class DropOverlay;
class JobLine;
class MessageBanner;

/// The weight files of all backbones: which are there, and fetching, verifying and importing them.
/// Files dropped on it are imported. What runs when it is closed goes on.
class WeightsDialog : public QDialog {
  Q_OBJECT
 public:
  /// @param weights, dialogs  outlive it.  @param backbone  selected at first.
  WeightsDialog(WeightsController& weights, Dialogs& dialogs, Backbone backbone, QWidget* parent);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void makeTable();
  QHBoxLayout* makeButtons();
  QPushButton* addButton(QHBoxLayout& row, const char* name, const QString& text);
  void connectParts();
  void showRecords();
  void showSelected();
  void chooseFiles();
  const WeightsRecord* selected() const;

  WeightsController& m_weights;
  Dialogs& m_dialogs;
  Backbone m_first;
  WeightsTableModel m_model;
  MessageBanner* m_banner;
  QTreeView* m_table;
  QLabel* m_details;
  JobLine* m_jobLine;
  QPushButton* m_fetch = nullptr;
  QPushButton* m_verify = nullptr;
  QPushButton* m_import = nullptr;
  DropOverlay* m_overlay;
};

}  // namespace pomona::ui
