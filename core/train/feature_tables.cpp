// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/feature_tables.h"

#include <fmt/format.h>
#include <torch/version.h>

#include <algorithm>
#include <numeric>

#include "train/phase_meter.h"

namespace pomona {
namespace {

/// What is done to the pictures, in words.
std::string changesOf(const TrainingRecipe& recipe, std::uint64_t view, int look) {
  std::string changes = view == 0 ? "none" : toString(recipe.augmentation);
  // Caches of Pomonas before 0.2 hold shifts that were drawn evenly.
  if (view > 0 && !recipe.augmentation.evenShifts &&
      (isWholePixels(recipe.augmentation.widthShiftRange) ||
       isWholePixels(recipe.augmentation.heightShiftRange)))
    changes += ", whole pixels";
  if (view > 0 && recipe.augmentation.wild)
    changes += fmt::format(", composites {}", compositeVersion);
  if (look > 0) changes += fmt::format(", look {}", look);
  return changes;
}

FeatureKey keyOf(const FeatureMaker& maker, const std::string& samples, std::uint64_t view,
                 int look) {
  const auto& recipe = maker.recipe;
  return {
      samples,
      std::string(toString(recipe.backbone)),
      maker.backbone.digest,
      std::string(toString(maker.backbone.preprocessing)),
      recipe.imageSize,
      maker.layer.empty() && recipe.head.pooling == Pooling::Gap ? "gap" : "flatten",
      changesOf(recipe, view, look),
      view == 0 ? 0 : recipe.seed,
      view,
      maker.compute.precision(),
      fmt::format("{}, torch {}", maker.compute.device.is_cpu() ? "cpu" : "cuda", TORCH_VERSION),
      maker.layer};
}

/// Makes tables one after the other; after the first error it does nothing any more.
class TablesBuilder {
 public:
  TablesBuilder(const FeatureMaker& maker, const TrainingData& data)
      : m_maker(maker), m_data(data), m_plan(planTraining(maker.recipe, data.counts())) {}

  TablesBuilder& addViews() {
    if (m_plan.keepsPlain) addPlain();
    if (m_plan.views > 0) addAugmented();
    return *this;
  }

  TablesBuilder& addValidation() {
    if (!m_data.validationFolder.empty())
      m_tables.validation = make(m_data.validationRoot, m_data.validationFolder, 0);
    else if (m_data.validationKind == Validation::Test)
      m_tables.validation =
          m_tables.test.empty() ? make(m_data.root, m_data.test, 0) : m_tables.test.front();
    else if (!m_tables.validation.cache)
      m_tables.validation = make(m_data.root, pick(m_data, m_data.validation), 0);
    return *this;
  }

  TablesBuilder& addTest() {
    if (!m_data.test.empty()) addTestLooks();
    if (m_maker.recipe.augmentation.wild) addCalibration();
    return *this;
  }

  Result<FeatureTables> build() {
    if (m_failed) return std::unexpected(*m_failed);
    return std::move(m_tables);
  }

 private:
  FeatureTable make(const std::filesystem::path& root, const std::vector<Sample>& samples,
                    std::uint64_t view, int look = 0) {
    if (m_failed) return {};
    auto table = m_maker.table(root, samples, view, look);
    if (table) return std::move(*table);
    m_failed = table.error();
    return {};
  }

  std::vector<FeatureTable> makeLooks(const std::filesystem::path& root,
                                      const std::vector<Sample>& samples, std::uint64_t view,
                                      int count) {
    std::vector<FeatureTable> looks;
    for (int look = 0; look < count; ++look) looks.push_back(make(root, samples, view, look));
    return looks;
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
    auto& tables = m_plan.drawsAfresh ? m_tables.plain : m_tables.views;
    tables.push_back(select(m_data.training));
    m_tables.validation = select(m_data.validation);
  }

  void addAugmented() {
    const std::vector<Sample> training = pick(m_data, m_data.training);
    for (int view = 1; view <= m_maker.recipe.views; ++view)
      m_tables.views.push_back(make(m_data.root, training, static_cast<std::uint64_t>(view)));
  }

  /// Looks that are worth it at no image are not made.
  void addTestLooks() {
    m_tables.test = makeLooks(m_data.root, m_data.test, 0, m_plan.counts.testLooks);
  }

  void addCalibration() {
    const auto add = [&](const std::filesystem::path& root, const std::vector<Sample>& samples) {
      m_tables.calibration = makeLooks(root, samples, 1, m_maker.recipe.looks);
    };
    if (m_data.validationKind == Validation::Test) return add(m_data.root, m_data.test);
    if (!m_data.validationFolder.empty())
      return add(m_data.validationRoot, m_data.validationFolder);
    add(m_data.root, pick(m_data, m_data.validation));
  }

  const FeatureMaker& m_maker;
  const TrainingData& m_data;
  const TrainingPlan m_plan;
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
  options.batchSize = static_cast<int>(extractor.batchSize());
  options.threads = compute.threads;
  return options;
}

std::unique_ptr<FeatureSource> FeatureMaker::drawAfresh(const std::filesystem::path& root,
                                                        const std::vector<Sample>& training) const {
  LoaderOptions options = loaderOptions();
  if (recipe.augmentation.changesPictures()) options.augmentation = recipe.augmentation;
  if (recipe.augmentation.wild) options.pool = std::make_shared<const FramePool>(root, training);
  options.batchSize = recipe.batchSize;
  std::vector<LoaderItem> items;
  std::vector<int> labels;
  for (const auto& sample : training) {
    items.push_back({root / sample.file, sample.file, sample.label});
    labels.push_back(sample.label);
  }
  return freshSource(extractor, std::move(items), std::move(labels), options);
}

Result<FeatureTable> FeatureMaker::table(const std::filesystem::path& root,
                                         const std::vector<Sample>& samples, std::uint64_t view,
                                         int look) const {
  const auto digest = sampleDigest(root, samples);
  if (!digest) return std::unexpected(digest.error());
  auto cache = FeatureCache::open(keyOf(*this, *digest, view, look), samples.size(),
                                  extractor.columns(), stop);
  if (!cache) return std::unexpected(cache.error());
  if (cache->discarded() > 0)
    callback.onNotice(Sentence::of("{} cached features were damaged and are extracted again",
                                   cache->discarded()));

  std::vector<LoaderItem> items;
  FeatureTable table;
  for (const auto& sample : samples) {
    items.push_back({root / sample.file, sample.file, sample.label});
    table.labels.push_back(sample.label);
  }
  LoaderOptions options = loaderOptions();
  if (view > 0) options.augmentation = recipe.augmentation;
  if (options.augmentation && options.augmentation->wild)
    options.pool = std::make_shared<const FramePool>(root, samples);
  options.view = view;
  options.looks = {look};
  PhaseMeter meter(callback, Phase::ExtractingFeatures);
  const auto before = cache->filled();
  const auto filled = fillCache(*cache, extractor, items, options, meter.callback(), stop);
  extracted += cache->filled() - before;  // also of one that was stopped: it has a rate
  if (!filled) return std::unexpected(filled.error());
  table.rows.resize(samples.size());
  std::iota(table.rows.begin(), table.rows.end(), std::size_t{0});
  table.cache = std::make_shared<const FeatureCache>(std::move(*cache));
  return table;
}

Result<FeatureTables> makeFeatureTables(const FeatureMaker& maker, const TrainingData& data) {
  return TablesBuilder(maker, data).addViews().addTest().addValidation().build();
}

Result<FeatureTables> makeTrainingTables(const FeatureMaker& maker, const TrainingData& data,
                                         bool keepViews) {
  TablesBuilder builder(maker, data);
  if (keepViews) builder.addViews();
  return builder.addValidation().build();
}

Result<FeatureTables> makeTestTables(const FeatureMaker& maker, const TrainingData& data) {
  return TablesBuilder(maker, data).addTest().build();
}

std::unique_ptr<FeatureSource> sourceOf(const TrainingRecipe& recipe,
                                        std::vector<FeatureTable> views) {
  return cachedSource(std::move(views), recipe.batchSize, recipe.seed,
                      recipe.augmentation.wild ? ViewsPerEpoch::All : ViewsPerEpoch::One);
}

}  // namespace pomona
