// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/dataset_image_model.h"

#include <algorithm>

#include "ui/controllers/natural_order.h"
#include "ui/controllers/text.h"

namespace pomona::ui {

void DatasetImageModel::setDataset(DatasetPointer dataset) {
  m_dataset = std::move(dataset);
  m_labels.clear();
  const auto order = m_dataset ? inNaturalOrder(m_dataset->classes) : std::vector<int>();
  m_ranks.resize(order.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    m_ranks[static_cast<std::size_t>(order[rank])] = static_cast<int>(rank);
  refill();
}

void DatasetImageModel::setSplit(Split split) {
  if (m_split == split) return;
  m_split = split;
  refill();
}

void DatasetImageModel::setLabels(std::set<int> labels) {
  if (m_labels == labels) return;
  m_labels = std::move(labels);
  refill();
}

void DatasetImageModel::refill() {
  beginResetModel();
  m_rows.clear();
  if (m_dataset) {
    const auto& samples = m_dataset->samples(m_split);
    for (std::uint32_t i = 0; i < samples.size(); ++i)
      if (m_labels.empty() || m_labels.contains(samples[i].label)) m_rows.push_back(i);
    std::ranges::stable_sort(m_rows, std::less<>(), [&](std::uint32_t i) {
      return m_ranks[static_cast<std::size_t>(samples[i].label)];
    });
  }
  endResetModel();
}

const Sample& DatasetImageModel::sampleAt(int row) const {
  return m_dataset->samples(m_split)[m_rows.at(static_cast<std::size_t>(row))];
}

int DatasetImageModel::rowOf(const QString& absoluteFile) const {
  if (!m_dataset) return -1;
  const auto relative = toPath(absoluteFile).lexically_relative(m_dataset->root).generic_string();
  const auto& samples = m_dataset->samples(m_split);
  const auto found =
      std::ranges::find_if(m_rows, [&](auto i) { return samples[i].file == relative; });
  return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int DatasetImageModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString DatasetImageModel::fileOf(int row) const {
  return toQString(m_dataset->root / sampleAt(row).file);
}

QString DatasetImageModel::labelOf(int row) const {
  return toQString(m_dataset->classes[static_cast<std::size_t>(sampleAt(row).label)]);
}

}  // namespace pomona::ui
