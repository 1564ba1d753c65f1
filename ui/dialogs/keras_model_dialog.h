// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/controllers/job.h"
#include "ui/dialogs/dialogs.h"

class QComboBox;
class QPushButton;

namespace pomona::ui {

class ElidedLabel;
class JobLine;
class MessageBanner;

/// Asks for what a whole Keras model does not say of itself, its labels and its preprocessing, and
/// makes a model of Pomona's of it in modelsDirectory().
class KerasModelDialog : public QDialog {
  Q_OBJECT
 public:
  /// @param labels  proposed: a text file or a dataset's folder; may be empty.
  /// @param dialogs  outlives it.
  KerasModelDialog(const QString& file, const QString& labels, Dialogs& dialogs, QWidget* parent);

 Q_SIGNALS:
  void imported(const QString& model);  ///< the new model file; the dialog closes

 private:
  QWidget* makeLabelsRow();
  void fillPreprocessing();
  void setLabels(const QString& labels);
  void look();
  void enableOpen();
  void import();

  QString m_file;
  int m_outputs = 0;  ///< labels that the model wants; 0: it is no such model, or not known yet
  QString m_labels;
  Dialogs& m_dialogs;
  MessageBanner* m_banner;
  ElidedLabel* m_labelsName;
  QComboBox* m_preprocessing;
  JobLine* m_jobLine;
  QPushButton* m_open;
  Job m_job;
};

}  // namespace pomona::ui
