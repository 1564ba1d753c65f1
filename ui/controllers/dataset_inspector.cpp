// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/dataset_inspector.h"

#include <array>
#include <cmath>

#include "pomona/image.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

constexpr std::size_t imagesMeasured = 2000;

using Sums = std::array<double, 3>;

Sums meanOf(const Image& image) {
  std::array<std::uint64_t, 3> sums{};
  for (std::size_t i = 0; i < image.pixels.size(); ++i) sums[i % 3] += image.pixels[i];
  Sums mean{};
  for (std::size_t c = 0; c < 3; ++c)
    mean[c] = 3.0 * static_cast<double>(sums[c]) / static_cast<double>(image.pixels.size());
  return mean;
}

QColor colourOf(const Sums& sums, std::size_t images) {
  const auto value = [&](std::size_t c) {
    return static_cast<int>(std::lround(sums[c] / static_cast<double>(images)));
  };
  return images == 0 ? QColor() : QColor(value(0), value(1), value(2));
}

/// The files of all splits, `limit` of them at most, evenly spread.
std::vector<std::filesystem::path> spread(const Dataset& dataset, std::size_t limit) {
  std::vector<const Sample*> all;
  for (const auto split : {Split::Training, Split::Validation, Split::Test})
    for (const auto& sample : dataset.samples(split)) all.push_back(&sample);
  std::vector<std::filesystem::path> files;
  const auto count = std::min(limit, all.size());
  for (std::size_t i = 0; i < count; ++i)
    files.push_back(dataset.root / all[i * all.size() / count]->file);
  return files;
}

}  // namespace

Result<DatasetFigures> measureDataset(const Dataset& dataset, std::size_t limit,
                                      const ProgressCallback& progress, std::stop_token stop) {
  const auto files = spread(dataset, limit);
  DatasetFigures figures;
  Sums sums{};
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (stop.stop_requested())
      return failure(ErrorCode::Cancelled, Sentence::of("stopped on request"), dataset.root);
    if (progress) progress({i, files.size()});
    const auto image = readImage(files[i]);
    if (!image) continue;
    const auto mean = meanOf(*image);
    for (std::size_t c = 0; c < 3; ++c) sums[c] += mean[c];
    ++figures.sizes[{image->width, image->height}];
    ++figures.looked;
  }
  figures.meanColour = colourOf(sums, figures.looked);
  return figures;
}

DatasetInspector::DatasetInspector(DatasetController& datasets, QObject* parent)
    : QObject(parent), m_datasets(datasets) {
  connect(&datasets, &DatasetController::datasetChanged, this, &DatasetInspector::begin);
  connect(&datasets, &DatasetController::folderVanished, this, [this] { m_check.abandon(); });
}

void DatasetInspector::begin() {
  m_check.abandon();
  m_figures.reset();
  m_problems = m_datasets.dataset()->problems;
  m_checked = false;
  Q_EMIT problemsChanged();
  Q_EMIT figuresChanged();
  m_measure.start(
      [dataset = m_datasets.dataset()](std::stop_token stop, const ProgressCallback& progress) {
        return measureDataset(*dataset, imagesMeasured, progress, stop);
      },
      [this](Result<DatasetFigures> figures) {
        if (figures) m_figures = std::move(*figures);
        Q_EMIT figuresChanged();
      });
}

void DatasetInspector::check() {
  if (!m_datasets.isThere()) {
    Q_EMIT m_datasets.folderVanished(toQString(m_datasets.dataset()->root));  // dismissed, perhaps
    return;
  }
  m_check.start(
      [dataset = m_datasets.dataset()](std::stop_token stop, const ProgressCallback& progress) {
        return checkDataset(*dataset, {.duplicates = true}, progress, stop);
      },
      [this](Result<std::vector<Problem>> found) {
        if (!m_datasets.isThere()) return;  // one sentence, not one a file
        if (!found) {
          Q_EMIT failed(found.error());
          return;
        }
        m_problems = m_datasets.dataset()->problems;
        m_problems.insert(m_problems.end(), found->begin(), found->end());
        m_checked = true;
        Q_EMIT problemsChanged();
        Q_EMIT checked(found->size());
      });
}

}  // namespace pomona::ui
