// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/evaluation_controller.h"
#include "ui/pages/app_context.h"

class QComboBox;

namespace pomona::ui {

/// Which model on which images: a run or a model file; Test, Training or another folder.
class EvaluationChoice : public QWidget {
  Q_OBJECT
 public:
  explicit EvaluationChoice(AppContext& context, QWidget* parent = nullptr);
  /// Unset while there is no model, or no folder for it.
  std::optional<EvaluationSubject> subject() const;
  /// A run's folder or a model file.
  void setModel(const QString& path);
  /// What the settings name now, which a training that ended may have changed.
  void takeRemembered();
  void chooseModelFile();
  /// What the model is called.
  QString modelName() const;

 Q_SIGNALS:
  void changed();

 private:
  void listRuns();
  void selectModel(const QString& path);
  void modelActivated(int item);
  void dataActivated(int item);
  void addFolder(const QString& folder);

  AppContext& m_context;
  QComboBox* m_model;
  QComboBox* m_data;
  QString m_file;      ///< a model file that is no run's
  QString m_selected;  ///< path of the chosen model
  QString m_wanted;    ///< the one to choose as soon as, and whenever, it is listed
  int m_split = 0;     ///< the chosen item of m_data
};

}  // namespace pomona::ui
