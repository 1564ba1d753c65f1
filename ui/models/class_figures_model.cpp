// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/class_figures_model.h"

#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

QVariant alignment(bool number) {
  return QVariant::fromValue(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
}

QString className(const ShownEvaluation& evaluation, int label) {
  return toQString(evaluation.figures().classes.at(static_cast<std::size_t>(label)));
}

}  // namespace

void ClassFiguresModel::setEvaluation(EvaluationPointer evaluation) {
  beginResetModel();
  m_evaluation = std::move(evaluation);
  endResetModel();
}

int ClassFiguresModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_evaluation
             ? 0
             : static_cast<int>(m_evaluation->figures().perClass.size());
}

int ClassFiguresModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant ClassFiguresModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role == Qt::TextAlignmentRole) return alignment(index.column() != Name);
  if (index.column() == Name)
    return role == Qt::DisplayRole || role == Qt::ToolTipRole || role == sortRole
               ? className(*m_evaluation, index.row())
               : QVariant();
  if (role != Qt::DisplayRole && role != sortRole) return {};
  const auto& f = m_evaluation->figures().perClass.at(static_cast<std::size_t>(index.row()));
  if (index.column() == Support)
    return role == sortRole ? QVariant::fromValue(f.support) : formatCount(f.support);
  const double share = index.column() == Precision ? f.precision
                       : index.column() == Recall  ? f.recall
                                                   : f.f1;
  return role == sortRole ? QVariant(share) : formatShare(share);
}

QVariant ClassFiguresModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
  if (role == Qt::TextAlignmentRole) return alignment(section != Name);
  const QStringList words{tr("Class"), tr("Precision"), tr("Recall"), tr("F1"), tr("Images")};
  const QStringList meaning{{},
                            tr("Of the images taken for this class, the share that is of it"),
                            tr("Of the images of this class, the share that was recognised"),
                            tr("Precision and recall in one number: their harmonic mean"),
                            tr("Images of this class")};
  if (role == Qt::DisplayRole) return words[section];
  return role == Qt::ToolTipRole ? meaning[section] : QVariant();
}

void ConfusedPairsModel::setEvaluation(EvaluationPointer evaluation) {
  beginResetModel();
  m_evaluation = std::move(evaluation);
  endResetModel();
}

const ConfusedPair& ConfusedPairsModel::pairAt(int row) const {
  return m_evaluation->figures().mostConfused.at(static_cast<std::size_t>(row));
}

int ConfusedPairsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_evaluation
             ? 0
             : static_cast<int>(m_evaluation->figures().mostConfused.size());
}

int ConfusedPairsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant ConfusedPairsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role == Qt::TextAlignmentRole) return alignment(index.column() == Images);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  const auto& pair = pairAt(index.row());
  if (index.column() == Images)
    return role == Qt::DisplayRole ? formatCount(pair.count) : QVariant();
  return className(*m_evaluation, index.column() == True ? pair.label : pair.predicted);
}

QVariant ConfusedPairsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
  if (role == Qt::TextAlignmentRole) return alignment(section == Images);
  const QStringList words{tr("Class"), tr("Taken for"), tr("Images")};
  return role == Qt::DisplayRole ? words[section] : QVariant();
}

}  // namespace pomona::ui
