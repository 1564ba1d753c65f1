// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controllers/classification_controller.h"
#include "ui/models/drop_history_model.h"
#include "ui/models/prediction_table_model.h"
#include "ui/pages/page.h"

class QPushButton;
class QStackedWidget;
class QToolButton;

namespace pomona::ui {

class AnswerView;
class DropZone;
class EmptyState;
class PredictionTable;
class ThumbnailGrid;

/// Says what is on a photo, or on many.
class ClassifyPage : public Page {
  Q_OBJECT
 public:
  explicit ClassifyPage(AppContext& context, QWidget* parent = nullptr);
  void receive(const Visit& visit) override;
  bool chooseFiles() override {
    chooseImages();
    return true;
  }
  bool takesFolders() const override { return true; }
  bool mayClose(const std::function<void()>& close) override;

 private:
  void makeHeader();
  void makeStates();
  QWidget* makeContent();
  void connectController();
  void take(const Drop& drop);
  void lookAt(int row);  ///< at an earlier drop
  void openRow(const QString& file);
  void backToTable();
  void offerTable();
  void chooseImages();
  void chooseFolder();
  void chooseModel();
  void modelChanged();
  void showState();
  void showAnswer(const Answer& answer);
  void showTable(std::size_t images);
  void saySkipped(const QStringList& files);
  void endTable();
  void saveTable();

  ClassificationController m_controller;
  DropHistoryModel m_history;
  PredictionTableModel m_rows;
  Job m_save;
  int m_current = -1;    ///< row of the drop on show
  int m_tableRow = -1;   ///< row of the many images that the one on show is of
  QString m_answeredBy;  ///< file of the model that made what is on show
  QToolButton* m_about;
  EmptyState* m_noModel;
  DropZone* m_zone;
  AnswerView* m_answer;
  QPushButton* m_back;
  PredictionTable* m_table;
  ThumbnailGrid* m_strip;
  QWidget* m_foot;
  QStackedWidget* m_stack;
};

}  // namespace pomona::ui
