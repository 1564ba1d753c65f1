// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controllers/evaluation_controller.h"
#include "ui/pages/page.h"

class QPushButton;
class QStackedWidget;

namespace pomona::ui {

class EmptyState;
class EvaluationChoice;
class EvaluationExport;
class EvaluationView;

/// How well a model tells the classes apart, and which images it gets wrong.
class EvaluatePage : public Page {
  Q_OBJECT
 public:
  explicit EvaluatePage(AppContext& context, QWidget* parent = nullptr);
  void receive(const Visit& visit) override;
  bool mayClose(const std::function<void()>& close) override;

 private:
  void connectParts();
  void look();
  void evaluate();
  void takeWanted();
  void update();
  void sayWhatIsMissing();
  void sayWhatIsShown();
  void sayUnread();
  void sayCaution();
  QString wordsForSubject() const;

  QString m_wanted;  ///< a run or model that was brought along
  EvaluationController m_controller;
  EvaluationChoice* m_choice;
  QPushButton* m_evaluate;
  QPushButton* m_toDataset = nullptr;
  EvaluationExport* m_save;
  EmptyState* m_noModel;
  EmptyState* m_notEvaluated;
  EvaluationView* m_view;
  QStackedWidget* m_stack;
};

}  // namespace pomona::ui
