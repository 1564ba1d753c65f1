// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "ui/controllers/training_controller.h"
#include "ui/controllers/training_cost.h"
#include "ui/pages/app_context.h"

class QLabel;
class QPushButton;

namespace pomona::ui {

class RecipeForm;

/// The left of the Train page: the recipe, what stands against it, what it costs, and the buttons
/// that begin and end a training.
class TrainForm : public QWidget {
  Q_OBJECT
 public:
  TrainForm(AppContext& context, TrainingController& training, RecipeAdvisor& advisor,
            QWidget* parent = nullptr);

 Q_SIGNALS:
  void weightsWanted();
  /// See RecipeForm.
  void recipeReplaced(const pomona::TrainingRecipe& before);

 private:
  QWidget* makeNotice();
  QWidget* makeFoot();
  QPushButton* addButton(const char* name, const QString& text);
  void connectParts();
  void start();
  void refresh();
  void showButtons();
  void keepFocus(const QPushButton* before);
  void showNotice();
  QString whyNotStart() const;
  QStringList costInWords() const;

  AppContext& m_context;
  TrainingController& m_training;
  RecipeAdvisor& m_advisor;
  RecipeForm* m_form;
  QWidget* m_notice;
  QLabel* m_noticeText;
  QPushButton* m_weights;
  QPushButton* m_embedded;
  QLabel* m_cost;
  QPushButton* m_start;
  QPushButton* m_pause;
  QPushButton* m_resume;
  QPushButton* m_stop;
  QPointer<QWidget> m_refuge;  ///< has the focus of a button that cannot have it for the moment
};

}  // namespace pomona::ui
