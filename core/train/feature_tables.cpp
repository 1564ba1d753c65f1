// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/feature_tables.h"

#include <fmt/format.h>

#include <numeric>

#include "train/phase_meter.h"

namespace pomona {
namespace {

FeatureKey keyOf(const FeatureMaker& maker, const std::string& samples, std::uint64_t view) {
  const auto& recipe = maker.recipe;
  return {samples,
          std::string(toString(recipe.backbone)),
          maker.backbone.digest,
          std::string(toString(maker.backbone.preprocessing)),
          recipe.imageSize,
          recipe.head.pooling == Pooling::Gap ? "gap" : "flatten",
          view == 0 ? "none" : toString(recipe.augmentation),
          view == 0 ? 0 : recipe.seed,
          view,
          maker.compute.precision(),
          maker.compute.device.is_cpu() ? "cpu" : "cuda"};
}

/// Makes tables one after the other; after the first error it does nothing any more.
class TablesBuilder {
 public:
  TablesBuilder(const FeatureMaker& maker, const TrainingData& data)
      : m_maker(maker), m_data(data) {}

  Result<FeatureTables> build() {
    if (m_maker.recipe.augmentation.changesPictures())
      addAugmented();
    else
      addPlain();
    if (!m_data.validationFolder.empty())
      m_tables.validation = make(m_data.validationRoot, m_data.validationFolder, 0);
    if (!m_data.test.empty()) m_tables.test = make(m_data.root, m_data.test, 0);
    if (m_data.testValidates) m_tables.validation = m_tables.test;
    if (m_failed) return std::unexpected(*m_failed);
    return std::move(m_tables);
  }

 private:
  FeatureTable make(const std::filesystem::path& root, const std::vector<Sample>& samples,
                    std::uint64_t view) {
    if (m_failed) return {};
    auto table = m_maker.table(root, samples, view, m_tables.extracted);
    if (table) return std::move(*table);
    m_failed = table.error();
    return {};
  }

  /// One table serves training and validation, whatever the fraction.
  void addPlain() {
    const FeatureTable all = make(m_data.root, m_data.all, 0);
    if (m_failed) return;
    const auto select = [&](const std::vector<std::size_t>& indices) {
      FeatureTable part{all.cache, indices, {}};
      for (const std::size_t index : indices) part.labels.push_back(all.labels[index]);
      return part;
    };
    m_tables.views = {select(m_data.training)};
    m_tables.validation = select(m_data.validation);
  }

  void addAugmented() {
    const std::vector<Sample> training = pick(m_data, m_data.training);
    for (int view = 1; view <= m_maker.recipe.views; ++view)
      m_tables.views.push_back(make(m_data.root, training, static_cast<std::uint64_t>(view)));
    if (!m_data.validation.empty())
      m_tables.validation = make(m_data.root, pick(m_data, m_data.validation), 0);
  }

  const FeatureMaker& m_maker;
  const TrainingData& m_data;
  FeatureTables m_tables;
  std::optional<Error> m_failed;
};

}  // namespace

std::vector<Sample> pick(const TrainingData& data, const std::vector<std::size_t>& indices) {
  std::vector<Sample> samples;
  for (const std::size_t index : indices) samples.push_back(data.all[index]);
  return samples;
}

LoaderOptions FeatureMaker::loaderOptions() const {
  LoaderOptions options;
  options.imageSize = recipe.imageSize;
  options.preprocessing = backbone.preprocessing;
  options.seed = recipe.seed;
  options.batchSize = static_cast<int>(FeatureCache::batchRows);
  options.threads = compute.threads;
  return options;
}

Result<FeatureTable> FeatureMaker::table(const std::filesystem::path& root,
                                         const std::vector<Sample>& samples, std::uint64_t view,
                                         std::size_t& extracted) const {
  const auto digest = sampleDigest(root, samples);
  if (!digest) return std::unexpected(digest.error());
  auto cache =
      FeatureCache::open(keyOf(*this, *digest, view), samples.size(), extractor.columns(), stop);
  if (!cache) return std::unexpected(cache.error());
  if (cache->discarded() > 0)
    callback.onNotice(
        fmt::format("{} cached features were damaged and are extracted again", cache->discarded()));
  extracted += cache->rows() - cache->filled();

  std::vector<LoaderItem> items;
  FeatureTable table;
  for (const auto& sample : samples) {
    items.push_back({root / sample.file, sample.file});
    table.labels.push_back(sample.label);
  }
  LoaderOptions options = loaderOptions();
  if (view > 0) options.augmentation = recipe.augmentation;
  options.view = view;
  PhaseMeter meter(callback, "extracting features");
  const auto filled = fillCache(*cache, extractor, items, options, meter.callback(), stop);
  if (!filled) return std::unexpected(filled.error());
  table.rows.resize(samples.size());
  std::iota(table.rows.begin(), table.rows.end(), std::size_t{0});
  table.cache = std::make_shared<const FeatureCache>(std::move(*cache));
  return table;
}

Result<FeatureTables> makeFeatureTables(const FeatureMaker& maker, const TrainingData& data) {
  return TablesBuilder(maker, data).build();
}

}  // namespace pomona
