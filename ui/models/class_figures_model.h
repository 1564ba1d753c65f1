// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "ui/controllers/evaluation_controller.h"

namespace pomona::ui {

/// How well each class is told apart. A row is a label.
class ClassFiguresModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Name, Precision, Recall, F1, Support, columns };
  /// What a sort compares: text or number.
  static constexpr int sortRole = Qt::UserRole;

  using QAbstractTableModel::QAbstractTableModel;
  void setEvaluation(EvaluationPointer evaluation);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  EvaluationPointer m_evaluation;
};

/// The pairs of classes that are mixed up most, most images first.
class ConfusedPairsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { True, Predicted, Images, columns };

  using QAbstractTableModel::QAbstractTableModel;
  void setEvaluation(EvaluationPointer evaluation);
  const ConfusedPair& pairAt(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  EvaluationPointer m_evaluation;
};

}  // namespace pomona::ui
