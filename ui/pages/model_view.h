// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/models/model_summary_model.h"

namespace pomona::ui {

class FigureRow;

/// The model's layers and what they add up to.
class ModelView : public QWidget {
  Q_OBJECT
 public:
  explicit ModelView(QWidget* parent = nullptr);
  void setSummary(const ModelSummary& summary);

 private:
  ModelSummaryModel m_model;
  FigureRow* m_totals;
  int m_all;
  int m_trained;
  int m_frozen;
};

}  // namespace pomona::ui
