// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "base/random.h"
#include "pomona/augmentation.h"
#include "support/images.h"
#include "support/support.h"

using namespace pomona;

namespace {

const char* const goldens = POMONA_GOLDEN_DIR "/augment/keras";

Transform transformFrom(const nlohmann::json& json) {
  Transform transform{.theta = json.value("theta", 0.0),
                      .tx = json.value("tx", 0.0),
                      .ty = json.value("ty", 0.0),
                      .shear = json.value("shear", 0.0),
                      .zx = json.value("zx", 1.0),
                      .zy = json.value("zy", 1.0),
                      .flipHorizontal = json.value("flip_horizontal", false),
                      .flipVertical = json.value("flip_vertical", false),
                      .channelShift = json.value("channel_shift_intensity", 0.0)};
  if (json.contains("brightness")) transform.brightness = json["brightness"].get<double>();
  return transform;
}

/// Draws of one setting for a 100x60 picture.
template <class Value>
std::vector<double> draws(const AugmentationOptions& options, Value value, int count = 4000) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i)
    values.push_back(value(drawTransform(options, 100, 60, drawSeed(3, "a.jpg", i))));
  return values;
}

/// Evenly spread over [low, high]: nothing outside, mean and variance as they must be.
bool isUniform(const std::vector<double>& values, double low, double high) {
  const auto count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const auto [least, most] = std::ranges::minmax(values);
  const double width = high - low;
  return least >= low && most <= high && std::abs(mean - (low + high) / 2) < 0.02 * width &&
         std::abs(std::sqrt(squares / count) - width / std::sqrt(12.0)) < 0.02 * width;
}

AugmentationOptions parsed(std::string_view spec) {
  return parseAugmentation(spec).value();
}

Image half(const Image& image) {
  return applyTransform(image, {.brightness = 0.5});
}

}  // namespace

class TestAugment : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void picturesAgreeWithKeras_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QByteArray>("expected");
    std::ifstream results(std::string(goldens) + ".bin", std::ios::binary);
    std::ifstream index(std::string(goldens) + ".json");
    for (const auto& item : nlohmann::json::parse(index)) {
      QByteArray expected(6 * item["width"].get<int>() * item["height"].get<int>(), 0);
      QVERIFY(results.read(expected.data(), expected.size()));
      const auto text = item.dump();
      QTest::newRow(text.c_str()) << QString::fromStdString(text) << expected;
    }
  }

  void picturesAgreeWithKeras() {
    QFETCH(QString, json);
    QFETCH(QByteArray, expected);
    const auto item = nlohmann::json::parse(json.toStdString());
    const bool formula = item["picture"] == "formula";
    const auto source =
        (formula ? test::formulaImage : test::fruitImage)(item["width"], item["height"]);
    const auto image = applyTransform(
        source, transformFrom(item["transform"]),
        fillModeFromString(item["fill_mode"].get<std::string>()).value(), item["cval"]);
    QCOMPARE(static_cast<qsizetype>(2 * image.pixels.size()), expected.size());
    double sum = 0;
    int near = 0;
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
      std::uint16_t value = 0;
      std::memcpy(&value, expected.constData() + 2 * i, 2);
      const double difference = std::abs(image.pixels[i] - value / 256.0);
      sum += difference;
      near += difference <= 1;
    }
    const auto count = static_cast<double>(image.pixels.size());
    QVERIFY2(sum / count <= 0.3, qPrintable(QString("mean difference %1").arg(sum / count)));
    QVERIFY2(near >= 0.985 * count, qPrintable(QString::number(near / count)));
  }

  void nothingDrawnChangesNothing() {
    const auto image = test::formulaImage(31, 17);
    QVERIFY(applyTransform(image, {}) == image);
    QVERIFY(applyTransform(image, drawTransform({}, 31, 17, 9)) == image);
    QVERIFY(!AugmentationOptions{}.changesPictures());
    QVERIFY(!parsed("fill_mode=wrap,cval=3,rescale=1/255").changesPictures());
    QVERIFY(parsed("horizontal_flip=true").changesPictures());
  }

  void flipsTwiceAreNothing() {
    const auto image = test::formulaImage(31, 18);
    const Transform both{.flipHorizontal = true, .flipVertical = true};
    QVERIFY(applyTransform(image, both) != image);
    QVERIFY(applyTransform(applyTransform(image, both), both) == image);
  }

  void fourQuarterTurnsAreNothing() {
    const auto image = test::formulaImage(40, 40);
    auto turned = image;
    for (int i = 0; i < 4; ++i) turned = applyTransform(turned, {.theta = 90}, FillMode::Constant);
    QVERIFY(turned == image);
  }

  void widthShiftMovesHorizontallyAndHeightShiftVertically() {
    // Output to input, as in Keras: tx = 2 shows what was two pixels further right.
    Image image{9, 9, std::vector<std::uint8_t>(3 * 81, 0)};
    image.pixels[3 * (4 * 9 + 4)] = 255;
    const auto brightest = [](const Image& picture) {
      return std::ranges::max_element(picture.pixels) - picture.pixels.begin();
    };
    QCOMPARE(brightest(applyTransform(image, {.tx = 2})), 3 * (4 * 9 + 2));
    QCOMPARE(brightest(applyTransform(image, {.ty = 2})), 3 * (2 * 9 + 4));
    const auto drawn = drawTransform(parsed("width_shift_range=0.2"), 100, 60, 1);
    QVERIFY(drawn.tx != 0 && drawn.ty == 0);
  }

  // numpy.random.choice(n) times -1 or 1, as Keras takes an int; a float is drawn evenly.
  void wholeNumberOfPixelsShiftsByWholePixels() {
    const auto options = parsed("width_shift_range=4,height_shift_range=1");
    std::map<double, int> counts;
    constexpr int draws = 8000;
    for (std::uint64_t i = 0; i < draws; ++i) {
      const auto drawn = drawTransform(options, 100, 60, mixSeed(5, i));
      QCOMPARE(drawn.ty, 0.0);
      ++counts[drawn.tx];
    }
    QCOMPARE(counts.size(), std::size_t{7});  // -3 .. 3
    for (const auto& [shift, count] : counts) {
      const double expected = draws / (shift == 0 ? 4.0 : 8.0);
      QVERIFY2(std::abs(count - expected) < 5 * std::sqrt(expected), std::to_string(shift).c_str());
    }
    const auto even = parsed("width_shift_range=4.5");
    double farthest = 0;
    for (std::uint64_t i = 0; i < 1000; ++i)
      farthest = std::max(farthest, std::abs(drawTransform(even, 100, 60, mixSeed(5, i)).tx));
    QVERIFY(farthest > 4.4 && farthest <= 4.5);
  }

  void onePixelAndWildTransformsAreSafe() {
    const auto pixel = test::formulaImage(1, 1);
    for (const auto mode :
         {FillMode::Nearest, FillMode::Constant, FillMode::Reflect, FillMode::Wrap})
      for (const double size : {0.0, 1e-300, 1e9, 1e300, std::nan("")}) {
        const Transform wild{.theta = size, .tx = size, .shear = size, .zx = size};
        QCOMPARE(applyTransform(pixel, wild, mode).pixels.size(), std::size_t{3});
        QCOMPARE(applyTransform(test::formulaImage(7, 5), wild, mode).pixels.size(),
                 std::size_t{105});
      }
  }

  void brightnessIsPillows() {
    // ImageEnhance.Brightness(0.5) cuts: 255 -> 127.
    const Image image{2, 1, {255, 100, 3, 0, 1, 2}};
    QCOMPARE(half(image).pixels, (std::vector<std::uint8_t>{127, 50, 1, 0, 0, 1}));
  }

  void drawsAreEvenlySpreadInTheirRange() {
    const auto options = parsed(
        "rotation_range=30,width_shift_range=0.1,height_shift_range=5.5,shear_range=12,"
        "zoom_range=0.2,brightness_range=0.5:1.5,channel_shift_range=20");
    QVERIFY(isUniform(draws(options, [](const auto& t) { return t.theta; }), -30, 30));
    QVERIFY(isUniform(draws(options, [](const auto& t) { return t.tx; }), -10, 10));
    QVERIFY(isUniform(draws(options, [](const auto& t) { return t.ty; }), -5.5, 5.5));
    QVERIFY(isUniform(draws(options, [](const auto& t) { return t.shear; }), -12, 12));
    QVERIFY(isUniform(draws(options, [](const auto& t) { return t.zx; }), 0.8, 1.2));
    QVERIFY(isUniform(draws(options, [](const auto& t) { return t.zy; }), 0.8, 1.2));
    QVERIFY(isUniform(draws(options, [](const auto& t) { return *t.brightness; }), 0.5, 1.5));
    QVERIFY(isUniform(draws(options, [](const auto& t) { return t.channelShift; }), -20, 20));
  }

  void everySecondPictureIsFlipped() {
    const auto options = parsed("horizontal_flip=true");
    int flipped = 0;
    for (int i = 0; i < 2000; ++i) {
      const auto drawn = drawTransform(options, 10, 10, drawSeed(1, "x", i));
      QVERIFY(!drawn.flipVertical);
      flipped += drawn.flipHorizontal;
    }
    QVERIFY(flipped > 900 && flipped < 1100);
  }

  void sameSeedSameDrawAndAnotherForEveryNameAndView() {
    const auto options = parsed("strong");
    std::set<double> thetas;
    for (const std::uint64_t seed : {1, 2})
      for (const auto* name : {"Training/Apple/0_100.jpg", "Training/Apple/1_100.jpg"})
        for (const std::uint64_t view : {0, 1, 2}) {
          const auto drawn = drawTransform(options, 100, 100, drawSeed(seed, name, view));
          QVERIFY(drawn == drawTransform(options, 100, 100, drawSeed(seed, name, view)));
          thetas.insert(drawn.theta);
        }
    QCOMPARE(thetas.size(), std::size_t{12});
  }

  void oneSettingLeavesTheOthersDrawsAlone() {
    const auto one = drawTransform(parsed("rotation_range=30,zoom_range=0.2"), 10, 10, 5);
    const auto more = drawTransform(
        parsed("rotation_range=30,width_shift_range=0.5,zoom_range=0.2,vertical_flip=true"), 10, 10,
        5);
    QCOMPARE(one.theta, more.theta);
    QCOMPARE(one.zy, more.zy);
  }

  void specsAreReadAsKerasMeansThem() {
    const auto options =
        parsed("rotation_range=30,zoom_range=0.25,brightness_range=0.5:2,fill_mode=reflect");
    QCOMPARE(options.rotationRange, 30.0);
    QCOMPARE(options.zoomRange, (std::array{0.75, 1.25}));
    QCOMPARE(*options.brightnessRange, (std::array{0.5, 2.0}));
    QVERIFY(options.fillMode == FillMode::Reflect && !options.verticalFlip);
    QCOMPARE(parsed("rescale=1/255").rescale, 1.0 / 255);
    QVERIFY(parsed("none") == AugmentationOptions{});
  }

  void specsReadBackWhatWasWritten() {
    QCOMPARE(toString(AugmentationOptions{}), std::string("none"));
    for (const auto* spec :
         {"none", "article", "strong", "zoom_range=0.1:0.3,rescale=1/255,cval=7.25",
          "fill_mode=wrap,channel_shift_range=20,shear_range=0.1"})
      QVERIFY(parsed(toString(parsed(spec))) == parsed(spec));
  }

  void wrongSpecsNameTheKeyAndWhatIsAllowed_data() {
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("allowed");
    QTest::newRow("unknown") << "rotate=3" << "rotate" << "rotation_range";
    QTest::newRow("too far") << "rotation_range=181" << "rotation_range" << "0 to 180";
    QTest::newRow("not a number") << "shear_range=ten" << "shear_range" << "number";
    QTest::newRow("nan") << "cval=nan" << "cval" << "0 to 255";
    QTest::newRow("negative") << "width_shift_range=-1" << "width_shift_range" << "0 to";
    QTest::newRow("zoom to nothing") << "zoom_range=1" << "zoom_range" << "low:high";
    QTest::newRow("pair turned round")
        << "brightness_range=2:1" << "brightness_range" << "low <= high";
    QTest::newRow("half a pair") << "brightness_range=2" << "brightness_range" << "low:high";
    QTest::newRow("flag") << "vertical_flip=maybe" << "vertical_flip" << "true or false";
    QTest::newRow("mode") << "fill_mode=mirror" << "fill_mode"
                          << "nearest, constant, reflect, wrap";
    QTest::newRow("rescale") << "rescale=2" << "rescale" << "1/255";
  }

  void wrongSpecsNameTheKeyAndWhatIsAllowed() {
    QFETCH(QString, spec);
    QFETCH(QString, key);
    QFETCH(QString, allowed);
    const auto result = parseAugmentation(spec.toStdString());
    QVERIFY(!result && result.error().code == ErrorCode::InvalidArgument);
    const auto message = QString::fromStdString(result.error().message());
    QVERIFY2(message.contains(key) && message.contains(allowed), qPrintable(message));
  }
};

QTEST_APPLESS_MAIN(TestAugment)
#include "test_augment.moc"
