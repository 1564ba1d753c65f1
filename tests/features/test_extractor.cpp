// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <QTest>
#include <limits>

#include "base/file.h"
#include "features/extractor.h"
#include "features/in_parts.h"
#include "image/encode.h"
#include "support/images.h"
#include "support/support.h"
#include "weights/backbone_weights.h"

using namespace pomona;

namespace {

constexpr int side = 64;  // features [2, 2, 1280]
constexpr std::size_t itemFloats = std::size_t{3} * side * side;

const TensorMap& weights() {
  static const TensorMap loaded =
      loadBackboneWeights(POMONA_RESOURCES_DIR "/weights/efficientnet_lite0.safetensors",
                          Backbone::EfficientNetLite0)
          .value();
  return loaded;
}

Extractor makeExtractor(Pooling pooling, const Compute& compute = {}) {
  return Extractor::create(Backbone::EfficientNetLite0, weights(), side, pooling, compute).value();
}

/// A disc of one of four colours, each a little different.
Image disc(int number) {
  Image image = test::fruitImage(side, side);
  for (std::size_t i = 0; i < image.pixels.size(); ++i) {
    auto& value = image.pixels[i];
    const bool channel = static_cast<int>(i % 3) == number % 4;
    if (value != 255) value = static_cast<std::uint8_t>(channel ? value : value / 3 + number);
  }
  return image;
}

std::vector<float> prepared(int count) {
  std::vector<float> pixels(static_cast<std::size_t>(count) * itemFloats);
  for (int i = 0; i < count; ++i)
    preprocess(disc(i), Preprocessing::Lite,
               std::span(pixels).subspan(static_cast<std::size_t>(i) * itemFloats, itemFloats));
  return pixels;
}

/// The precisions that this processor computes itself.
std::vector<Compute> availableComputes() {
  std::vector<Compute> computes{Compute{}};
  const Compute best = resolveCompute({.device = "cpu", .threads = 1}).value();
  if (best.dtype != torch::kFloat32) computes.push_back(best);
  return computes;
}

FeatureKey keyOf(const std::string& samples) {
  return {.samples = samples, .backbone = "efficientnet_lite0"};
}

/// 80 pictures in files: two batches and a half.
class Pictures : public test::TemporaryFolder {
 public:
  Pictures() {
    for (int i = 0; i < 80; ++i) {
      const auto name = std::to_string(i) + ".png";
      writeFile(*this / name, encodePng(disc(i))).value();
      items.push_back({*this / name, name});
    }
    options.imageSize = side;
    options.preprocessing = Preprocessing::Lite;
    options.threads = 2;
  }
  Result<FeatureCache> open(const std::string& samples, const Extractor& extractor) const {
    return FeatureCache::open(keyOf(samples), items.size(), extractor.columns(), {});
  }
  std::vector<LoaderItem> items;
  LoaderOptions options;
};

std::vector<std::uint16_t> valuesOf(const FeatureCache& cache) {
  return {cache.data(), cache.data() + cache.rows() * cache.columns()};
}

}  // namespace

class TestExtractor : public QObject {
  Q_OBJECT
  test::TemporaryFolder m_home;
  Pictures m_pictures;

 private Q_SLOTS:
  void init() {
    std::filesystem::remove_all(m_home / "pomona");
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(m_home.path().string()));
  }

  void flattenGoesByRowColumnChannelAsKeras() {
    const auto extractor = makeExtractor(Pooling::Flatten);
    QCOMPARE(extractor.columns(), std::size_t{2 * 2 * 1280});
    const auto pixels = prepared(3);
    const auto flat = extractor.extract(pixels, 3);
    QCOMPARE(flat.sizes().vec(), (std::vector<std::int64_t>{3, 5120}));
    const auto network =
        Network::create(backboneArchitecture(Backbone::EfficientNetLite0, side), weights()).value();
    const auto maps =
        network.forward(torch::tensor(pixels).reshape({3, side, side, 3}).permute({0, 3, 1, 2}));
    for (const std::int64_t y : {0, 1})
      for (const std::int64_t x : {0, 1})
        QVERIFY(
            torch::equal(flat.narrow(1, (y * 2 + x) * 1280, 1280), maps.select(3, x).select(2, y)));
  }

  void pooledIsTheMeanOfFlattened() {
    const auto pixels = prepared(3);
    const auto pooled = makeExtractor(Pooling::Gap).extract(pixels, 3);
    const auto flat = makeExtractor(Pooling::Flatten).extract(pixels, 3);
    QVERIFY(torch::allclose(pooled, flat.reshape({3, 4, 1280}).mean(1), 1e-5, 1e-6));
  }

  void featuresDoNotDependOnTheOtherImages() {
    const auto extractor = makeExtractor(Pooling::Gap);
    const auto pixels = prepared(40);
    const auto together = extractor.extract(pixels, 40);
    for (const std::int64_t i : {0, 17, 39}) {
      const auto alone = extractor.extract(
          std::span(pixels).subspan(static_cast<std::size_t>(i) * itemFloats, itemFloats), 1);
      QVERIFY(torch::allclose(together[i], alone[0], 1e-4, 1e-4));
      QVERIFY(!torch::allclose(together[i], together[(i + 1) % 40], 1e-4, 1e-4));
    }
  }

  void partThatDoesNotFitIsHalvedForGood() {
    std::vector<std::size_t> tried;
    const auto work = [&](std::size_t begin, std::size_t count) {
      tried.push_back(count);
      if (count > 5) throw c10::OutOfMemoryError({__func__, __FILE__, 1}, "CUDA out of memory");
      return torch::arange(static_cast<std::int64_t>(begin),
                           static_cast<std::int64_t>(begin + count));
    };
    std::atomic<std::size_t> most = 1000;
    std::vector<std::string> notices;
    const auto notice = [&](const Sentence& said) { notices.push_back(said.english()); };
    QVERIFY(torch::equal(inParts(20, most, work, notice), torch::arange(20)));
    QCOMPARE(tried, (std::vector<std::size_t>{20, 10, 5, 5, 5, 5}));
    QCOMPARE(notices.size(), std::size_t{2});
    QVERIFY(notices.back().contains("10 images") && notices.back().contains("takes 5"));

    tried.clear();
    QVERIFY(torch::equal(inParts(7, most, work, notice), torch::arange(7)));
    QCOMPARE(tried, (std::vector<std::size_t>{5, 2}));
    QCOMPARE(notices.size(), std::size_t{2});
  }

  void oneImageThatDoesNotFitIsAnError() {
    std::atomic<std::size_t> most = 4;
    const auto work = [](std::size_t, std::size_t) -> torch::Tensor {
      throw c10::OutOfMemoryError({__func__, __FILE__, 1}, "CUDA out of memory");
    };
    QVERIFY_THROWS_EXCEPTION(c10::OutOfMemoryError, inParts(4, most, work));
  }

  void weightsThatDoNotFitAreRefused() {
    const auto extractor =
        Extractor::create(Backbone::Vgg16, weights(), side, Pooling::Gap, Compute{});
    QVERIFY(!extractor && extractor.error().code == ErrorCode::FileMismatch);
  }

  void valuesThatAreNotFiniteAreRefused_data() {
    QTest::addColumn<float>("value");
    QTest::addColumn<bool>("good");
    QTest::newRow("largest half") << 65503.0f << true;
    QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN() << false;
    QTest::newRow("infinity") << std::numeric_limits<float>::infinity() << false;
    QTest::newRow("too large for a half") << -70000.0f << false;
  }
  void valuesThatAreNotFiniteAreRefused() {
    QFETCH(const float, value);
    QFETCH(const bool, good);
    auto features = torch::rand({4, 30});
    features[2][29] = value;
    const auto cached = toCached(features);
    QCOMPARE(cached.has_value(), good);
    if (good)
      QVERIFY(torch::equal(*cached, features.to(torch::kHalf)));
    else
      QCOMPARE(cached.error().code, ErrorCode::FileDamaged);
  }

  void damagedWeightsFillNoCache() {
    auto damaged = weights();
    auto& bias = damaged.at("stem.bn/beta");
    bias = makeTensor(bias.shape, std::vector<float>(static_cast<std::size_t>(bias.elements()),
                                                     std::numeric_limits<float>::quiet_NaN()));
    const auto extractor =
        Extractor::create(Backbone::EfficientNetLite0, damaged, side, Pooling::Gap, Compute{});
    auto cache = m_pictures.open("a", *extractor).value();
    const auto filled = fillCache(cache, *extractor, m_pictures.items, m_pictures.options, {}, {});
    QVERIFY(!filled && filled.error().code == ErrorCode::FileDamaged);
    QCOMPARE(cache.filled(), std::size_t{0});
  }

  void interruptedFillGoesOnToTheSameBytes() {
    const auto extractor = makeExtractor(Pooling::Gap);
    auto whole = m_pictures.open("whole", extractor).value();
    QVERIFY(fillCache(whole, extractor, m_pictures.items, m_pictures.options, {}, {}).has_value());

    for (const std::size_t stopAt : {32, 64}) {
      auto cache = m_pictures.open("interrupted", extractor).value();
      std::stop_source stop;
      const auto filled = fillCache(
          cache, extractor, m_pictures.items, m_pictures.options,
          [&](const Progress& progress) {
            if (progress.done == stopAt) stop.request_stop();
          },
          stop.get_token());
      QVERIFY(!filled && filled.error().code == ErrorCode::Cancelled);
      QCOMPARE(cache.filled(), stopAt);
    }
    auto options = m_pictures.options;
    options.threads = 1;
    auto cache = m_pictures.open("interrupted", extractor).value();
    QCOMPARE(cache.filled(), std::size_t{64});
    QVERIFY(fillCache(cache, extractor, m_pictures.items, options, {}, {}).has_value());
    QVERIFY(valuesOf(cache) == valuesOf(whole));
  }

  void unreadableImageIsTheErrorAndTheBatchesBeforeAreKept() {
    const auto extractor = makeExtractor(Pooling::Gap);
    auto items = m_pictures.items;
    items[70].file = m_pictures / "nowhere.png";
    {
      auto cache = m_pictures.open("a", extractor).value();
      const auto filled = fillCache(cache, extractor, items, m_pictures.options, {}, {});
      QVERIFY(!filled && filled.error().code == ErrorCode::NotFound);
      QCOMPARE(filled.error().path, items[70].file);
    }
    QCOMPARE(m_pictures.open("a", extractor).value().filled(), std::size_t{64});
  }

  void everyPrecisionIsNearFloat32AndClassifiesTheSame_data() {
    QTest::addColumn<Compute>("compute");
    for (const auto& compute : availableComputes())
      QTest::addRow("%s", compute.precision().c_str()) << compute;
  }
  void everyPrecisionIsNearFloat32AndClassifiesTheSame() {
    QFETCH(const Compute, compute);
    const auto pixels = prepared(40);
    const auto exact = makeExtractor(Pooling::Gap).extract(pixels, 40);
    const auto features = makeExtractor(Pooling::Gap, compute).extract(pixels, 40);
    const double error = ((features - exact).norm() / exact.norm()).item<double>();
    QVERIFY2(error < 0.15, std::to_string(error).c_str());  // bfloat16 has 8 bits, 60 layers deep
    // The nearest of the four colours' means: a linear classifier in closed form.
    const auto means = exact.reshape({10, 4, 1280}).mean(0);
    const auto colours = torch::cdist(features, means).argmin(1);
    QVERIFY(torch::equal(colours, torch::arange(40).remainder(4)));
  }
};

QTEST_GUILESS_MAIN(TestExtractor)
#include "test_extractor.moc"
