// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_summary_model.h"

#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

QString shapeOf(const LayerSummary& layer) {
  QStringList sides;
  for (const auto side : layer.outputShape) sides << QString::number(side);
  return sides.join(QStringLiteral(" × "));
}

}  // namespace

void ModelSummaryModel::setSummary(ModelSummary summary) {
  beginResetModel();
  m_summary = std::move(summary);
  endResetModel();
}

int ModelSummaryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_summary.layers.size());
}

int ModelSummaryModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString ModelSummaryModel::text(const LayerSummary& layer, int column) const {
  switch (column) {
    case Layer:
      return toQString(layer.name);
    case Type:
      return toQString(layer.type);
    case Shape:
      return shapeOf(layer);
    case Parameters:
      return formatCount(static_cast<std::size_t>(layer.parameters));
    default:
      if (layer.parameters == 0) return {};
      return layer.trainable ? tr("trained") : tr("frozen");
  }
}

QVariant ModelSummaryModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto& layer = m_summary.layers.at(static_cast<std::size_t>(index.row()));
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return text(layer, index.column());
  if (role == Qt::TextAlignmentRole && index.column() == Parameters)
    return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  return {};
}

QVariant ModelSummaryModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return static_cast<int>((section == Parameters ? Qt::AlignRight : Qt::AlignLeft) |
                            Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  const QStringList names{tr("Layer"), tr("Type"), tr("Output"), tr("Parameters"), tr("Weights")};
  return names.value(section);
}

}  // namespace pomona::ui
