// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/benchmark.h"

#include <fmt/format.h>
#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <functional>

#include "base/file.h"
#include "base/random.h"
#include "features/backbone_source.h"
#include "features/feature_reader.h"
#include "image/encode.h"
#include "nn/head.h"
#include "pomona/dataset.h"
#include "train/optimizer.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Items per second of `work`, which does `items` of them; the best of three measurements, since
/// other programs can only make it slower.
double rate(std::size_t items, const std::function<void()>& work) {
  work();  // warms caches and thread pools
  double best = 0;
  for (int i = 0; i < 3; ++i) {
    const auto start = Clock::now();
    work();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    best = std::max(best, static_cast<double>(items) / seconds);
  }
  return best;
}

/// A folder that disappears with the object.
struct TemporaryImages {
  fs::path folder = fs::temp_directory_path() / fmt::format("pomona-bench-{}", ::getpid());
  ~TemporaryImages() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
};

Result<std::vector<LoaderItem>> benchImages(const BenchmarkRequest& request, TemporaryImages& made,
                                            std::stop_token stop) {
  fs::path data = request.data;
  if (data.empty()) {
    const auto demo = makeDemoDataset(made.folder, {}, {}, stop);
    if (!demo) return std::unexpected(demo.error());
    data = made.folder;
  }
  const auto dataset = scanDataset(data, stop);
  if (!dataset) return std::unexpected(dataset.error());
  std::vector<LoaderItem> items;
  for (const auto& sample : dataset->training)
    items.push_back({dataset->root / sample.file, sample.file});
  return items;
}

std::vector<LoaderItem> firstOf(const std::vector<LoaderItem>& items, std::size_t count) {
  std::vector<LoaderItem> some;
  for (std::size_t i = 0; i < count; ++i) some.push_back(items[i % items.size()]);
  return some;
}

/// One pass over the items, network or not.
Result<void> pass(const std::vector<LoaderItem>& items, const LoaderOptions& options,
                  const Extractor* extractor, std::stop_token stop) {
  ImageLoader loader(items, options);
  std::optional<FeatureReader> reader;
  if (extractor) reader.emplace(*extractor, loader);
  while (true) {
    if (reader) {
      const auto features = reader->next(stop);
      if (!features) return std::unexpected(features.error());
      if (!features->defined()) return {};
      continue;
    }
    const auto batch = loader.next(stop);
    if (!batch) return std::unexpected(batch.error());
    if (!*batch) return {};
    if (!(*batch)->errors.empty()) return std::unexpected((*batch)->errors.begin()->second);
  }
}

class Benchmark {
 public:
  Benchmark(const BenchmarkRequest& request, Compute compute, std::vector<LoaderItem> items,
            std::stop_token stop)
      : m_request(request), m_compute(compute), m_items(std::move(items)), m_stop(stop) {}

  Result<BenchmarkReport> run() {
    const auto source = openBackbone(m_request.backbone, RandomWeights{}, std::nullopt, 1);
    if (!source) return std::unexpected(source.error());
    const auto extractor = Extractor::create(m_request.backbone, source->weights,
                                             m_request.imageSize, Pooling::Flatten, m_compute);
    if (!extractor) return std::unexpected(extractor.error());
    measureImages();
    measureNetwork(*extractor);
    measureHead();
    if (m_stop.stop_requested())
      return failure(ErrorCode::Cancelled, Sentence::of("stopped on request"));
    if (m_failed) return std::unexpected(*m_failed);
    return m_report;
  }

 private:
  void measure(const std::string& name, std::size_t items, const std::function<void()>& work) {
    if (!m_stop.stop_requested()) m_report.imagesPerSecond.emplace_back(name, rate(items, work));
  }
  double value(const std::string& name) const {
    const auto found =
        std::ranges::find(m_report.imagesPerSecond, name, &std::pair<std::string, double>::first);
    return found == m_report.imagesPerSecond.end() ? 0 : found->second;
  }
  void ratio(const std::string& name, const std::string& above, const std::string& below) {
    if (value(below) > 0) m_report.ratios.emplace_back(name, value(above) / value(below));
  }
  void keep(const Result<void>& result) {
    if (!result && !m_failed) m_failed = result.error();
  }
  LoaderOptions options(int threads) const {
    LoaderOptions options;
    options.imageSize = m_request.imageSize;
    options.preprocessing = defaultPreprocessing(m_request.backbone);
    options.threads = threads;
    return options;
  }

  void measureImages() {
    const auto some = firstOf(m_items, 2048);
    measure("decode_one_thread", some.size(), [&] {
      for (const auto& item : some) (void)readImage(item.file);
    });
    const auto image = readImage(some.front().file);
    const auto strong = parseAugmentation("strong");
    if (image && strong)
      measure("augment_one_thread", some.size(), [&] {
        for (std::size_t i = 0; i < some.size(); ++i)
          (void)applyTransform(*image, drawTransform(*strong, image->width, image->height, i));
      });
    measure("loader_one_thread", some.size(),
            [&] { keep(pass(some, options(1), nullptr, m_stop)); });
    measure("loader", some.size(),
            [&] { keep(pass(some, options(m_compute.threads), nullptr, m_stop)); });
  }

  void measureNetwork(const Extractor& extractor) {
    constexpr std::size_t batches = 6;
    const std::size_t batch = extractor.batchSize();
    const std::size_t count = batches * batch;
    std::vector<float> pixels(batch * 3 * static_cast<std::size_t>(m_request.imageSize) *
                              static_cast<std::size_t>(m_request.imageSize));
    Random random(1);
    std::ranges::generate(pixels, [&] { return static_cast<float>(random.normal()); });
    measure("network", count, [&] {
      for (std::size_t i = 0; i < batches; ++i) (void)toCached(extractor.extract(pixels, batch));
    });
    const auto some = firstOf(m_items, count);
    auto endToEnd = options(m_compute.threads);
    endToEnd.batchSize = static_cast<int>(batch);
    measure("end_to_end", count, [&] { keep(pass(some, endToEnd, &extractor, m_stop)); });
    ratio("end_to_end_to_network", "end_to_end", "network");
    ratio("loader_to_network", "loader", "network");
  }

  /// The article's head on 4,608 features and 95 classes, against the two matrix products it is
  /// made of.
  void measureHead() {
    constexpr std::int64_t features = 4608;
    constexpr std::int64_t classes = 95;
    constexpr std::int64_t batch = 32;
    constexpr std::size_t steps = 255;
    const torch::Tensor x = torch::rand({batch, features}, m_compute.device);
    const torch::Tensor y = torch::randint(classes, {batch}, torch::kLong).to(m_compute.device);
    const torch::Tensor gradient = torch::rand({batch, classes}, m_compute.device);
    Head head = Head::create(features, classes, {}, 1, m_compute.device);
    const torch::Tensor kernel = head.parameters().front().detach().clone();
    TrainingRecipe recipe;
    recipe.optimizer = Optimizer::Adam;
    RecipeOptimizer optimizer(recipe, head.parameters());
    measure("head_matrix_products", steps * batch, [&] {
      const torch::NoGradGuard guard;
      for (std::size_t i = 0; i < steps; ++i) {
        (void)x.mm(kernel);
        (void)x.t().mm(gradient);
      }
    });
    measure("head_epoch", steps * batch, [&] {
      for (std::size_t i = 0; i < steps; ++i) {
        torch::cross_entropy_loss(head.logits(x), y).backward();
        optimizer.step(1e-3);
      }
    });
    ratio("head_epoch_to_matrix_products", "head_epoch", "head_matrix_products");
  }

  const BenchmarkRequest& m_request;
  Compute m_compute;
  std::vector<LoaderItem> m_items;
  std::stop_token m_stop;
  BenchmarkReport m_report;
  std::optional<Error> m_failed;
};

}  // namespace

Result<BenchmarkReport> runBenchmark(const BenchmarkRequest& request, std::stop_token stop) {
  const auto compute = resolveCompute(request.compute);
  if (!compute) return std::unexpected(compute.error());
  TemporaryImages made;
  auto items = benchImages(request, made, stop);
  if (!items) return std::unexpected(items.error());
  return Benchmark(request, *compute, std::move(*items), stop).run();
}

}  // namespace pomona
