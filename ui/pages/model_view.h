// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/models/model_summary_model.h"

namespace pomona::ui {

class ElidedLabel;

/// The model's layers and what they add up to.
class ModelView : public QWidget {
  Q_OBJECT
 public:
  explicit ModelView(QWidget* parent = nullptr);
  void setSummary(const ModelSummary& summary);

 private:
  ModelSummaryModel m_model;
  ElidedLabel* m_totals;
};

}  // namespace pomona::ui
