// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/random.h"
#include "pomona/composite.h"

namespace pomona {

FramePool::FramePool(std::filesystem::path root, std::span<const Sample> samples)
    : m_root(std::move(root)) {
  for (const auto& sample : samples) {
    const auto label = static_cast<std::size_t>(sample.label);
    if (label >= m_files.size()) m_files.resize(label + 1);
    m_files[label].push_back(sample.file);
  }
  for (std::size_t label = 0; label < m_files.size(); ++label)
    if (!m_files[label].empty()) m_labels.push_back(static_cast<int>(label));
}

FrameSource FramePool::framesFor(int label, std::uint64_t seed) const {
  int other = label;
  if (m_labels.size() > 1) {
    const auto at = Random(seed).below(m_labels.size() - 1);
    other = m_labels[at] < label ? m_labels[at] : m_labels[at + 1];
  }
  return [this, label, other](const BorrowedFrame& wanted) -> std::optional<Image> {
    const auto from = static_cast<std::size_t>(wanted.otherClass ? other : label);
    if (from >= m_files.size() || m_files[from].empty()) return std::nullopt;
    const auto& files = m_files[from];
    const auto which = static_cast<std::size_t>(wanted.which * static_cast<double>(files.size()));
    auto image = readImage(m_root / files[std::min(which, files.size() - 1)]);
    return image ? std::optional(std::move(*image)) : std::nullopt;
  };
}

}  // namespace pomona
