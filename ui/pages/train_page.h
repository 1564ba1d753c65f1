// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "ui/controllers/training_controller.h"
#include "ui/controllers/training_cost.h"
#include "ui/controllers/weights_controller.h"
#include "ui/pages/page.h"

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace pomona::ui {

class CurvePanel;
class EmptyState;
class FoldOut;
class ModelView;
class TrainForm;
class TrainStatus;
class WeightsDialog;

/// From a recipe to a model, with its curves as they come.
class TrainPage : public Page {
  Q_OBJECT
 public:
  explicit TrainPage(AppContext& context, QWidget* parent = nullptr);
  void receive(const Visit& visit) override;
  bool mayClose(const std::function<void()>& close) override;

 private:
  QWidget* makeRight();
  QPlainTextEdit* makeLog();
  void addFold(QVBoxLayout* column, const char* name, const QString& title, QWidget* content);
  void restoreDraft();
  void connectTraining();
  void connectAdvice();
  void connectWeights();
  void openWeights();
  void showEmpty();
  void showSubtitle();
  void beginCurves();
  void planCurves();
  void appendSteps(std::size_t first);
  void showEpochs();
  void showState();
  void resume(const std::filesystem::path& run);
  void sayFinished(const TrainingReport& report);
  void sayFailed(const Error& error);
  void offer(const RunRecord& run);
  void offerBack(const TrainingRecipe& before);
  void closeWhenStopped(const std::function<void()>& close);

  TrainingController m_training;
  RecipeAdvisor m_advisor;
  WeightsController m_weights;
  QPointer<WeightsDialog> m_weightsDialog;
  TrainForm* m_form;
  TrainStatus* m_status;
  CurvePanel* m_curves;
  EmptyState* m_empty;
  QPushButton* m_toDataset;
  QStackedWidget* m_curveStack;
  ModelView* m_model;
  QPlainTextEdit* m_log;
  std::vector<FoldOut*> m_folds;
  /// The settings in the form before those of a run that goes on took their place, until it ends.
  std::optional<TrainingRecipe> m_own;
  bool m_asking = false;  ///< the question before closing is open
  bool m_closing = false;
};

}  // namespace pomona::ui
