// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>

#include "pomona/composite.h"
#include "support/images.h"
#include "support/support.h"

using namespace pomona;

namespace {

/// A red disc of this radius on white, in the middle.
Image disc(int side, double radius) {
  Image image{side, side, std::vector<std::uint8_t>(std::size_t{3} * side * side, 255)};
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      if (std::hypot(x - side / 2, y - side / 2) <= radius) {
        auto* pixel = image.pixels.data() + std::ptrdiff_t{3} * (y * side + x);
        pixel[0] = 200;
        pixel[1] = pixel[2] = 30;
      }
  return image;
}

void fill(Image& image, int left, int top, int width, int height, int level) {
  for (int y = top; y < top + height; ++y)
    for (int x = left; x < left + width; ++x)
      for (int c = 0; c < 3; ++c)
        image.pixels[(static_cast<std::size_t>(y) * image.width + x) * 3 + c] =
            static_cast<std::uint8_t>(level);
}

int at(const std::vector<std::uint8_t>& mask, int x, int y, int side = 100) {
  return mask.at(static_cast<std::size_t>(y) * side + x);
}

std::vector<Composite> manyDraws(int count = 4000) {
  std::vector<Composite> draws;
  for (int i = 0; i < count; ++i) draws.push_back(drawComposite(drawSeed(5, "a.jpg", i)));
  return draws;
}

/// A composite that changes as little as one can.
Composite still(double size) {
  return {.fruits = {{.size = size}}, .jpegQuality = 95};
}

double redness(const Image& image, int x, int y) {
  const auto* pixel = image.pixels.data() + std::ptrdiff_t{3} * (y * image.width + x);
  return pixel[0] - (pixel[1] + pixel[2]) / 2.0;
}

}  // namespace

class TestComposite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void findsTheFruitOnWhite() {
    const auto mask = fruitMask(disc(100, 30));
    int inside = 0;
    for (const int value : mask) inside += value >= 128;
    const double expected = 3.14159 * 29 * 29;  // eroded by a pixel
    QVERIFY(std::abs(inside - expected) < 0.03 * expected);
    QCOMPARE(at(mask, 50, 50), 255);
    QCOMPARE(at(mask, 50, 15), 0);
    QCOMPARE(at(mask, 0, 0), 0);
  }

  void keepsHighlightsAndLeavesOutCrumbs() {
    Image image = disc(100, 30);
    fill(image, 45, 45, 8, 8, 255);  // white inside the fruit
    fill(image, 3, 3, 6, 6, 20);     // something else beside it
    fill(image, 90, 50, 1, 30, 0);   // a hair
    const auto mask = fruitMask(image);
    QCOMPARE(at(mask, 49, 49), 255);
    QCOMPARE(at(mask, 5, 5), 0);
    QCOMPARE(at(mask, 90, 60), 0);
  }

  void takesColouredBrightPixelsForFruit() {
    Image image = disc(100, 0);
    fill(image, 30, 30, 40, 40, 255);
    for (int y = 30; y < 70; ++y)
      for (int x = 30; x < 70; ++x)
        image.pixels[(static_cast<std::size_t>(y) * 100 + x) * 3 + 2] =
            225;  // 30 apart: pale yellow
    QCOMPARE(at(fruitMask(image), 50, 50), 255);
  }

  void findsNoFruitWhereThereIsNone() {
    QVERIFY(fruitMask(disc(100, 2)).empty());
    Image grey = disc(100, 0);
    fill(grey, 0, 0, 100, 100, 120);
    QVERIFY(fruitMask(grey).empty());
    QVERIFY(fruitMask({1, 1, {255, 255, 255}}).empty());
  }

  void drawsTheKindsInTheirShares() {
    std::map<CompositeKind, double> kinds;
    double white = 0;
    double mixed = 0;
    const auto draws = manyDraws();
    for (const auto& draw : draws) {
      kinds[draw.kind] += 1;
      white += draw.kind == CompositeKind::Single && draw.ground == Ground::White;
      mixed += std::ranges::any_of(draw.borrowed, &BorrowedFrame::otherClass);
    }
    const auto all = static_cast<double>(draws.size());
    QVERIFY(std::abs(kinds[CompositeKind::Single] / all - 0.4) < 0.03);
    QVERIFY(std::abs(kinds[CompositeKind::Pile] / all - 0.5) < 0.03);
    QVERIFY(std::abs(kinds[CompositeKind::CloseUp] / all - 0.1) < 0.02);
    QVERIFY(std::abs(white / kinds[CompositeKind::Single] - 1.0 / 3) < 0.04);
    QVERIFY(std::abs(mixed / kinds[CompositeKind::Pile] - 0.25) < 0.04);
  }

  void staysWithinItsBounds() {
    std::map<Ground, int> grounds;
    for (const auto& draw : manyDraws()) {
      grounds[draw.ground]++;
      QVERIFY(!draw.fruits.empty() && draw.fruits.size() < 600);
      QVERIFY(draw.jpegQuality >= 35 && draw.jpegQuality <= 95);
      QVERIFY(draw.blur >= 0 && draw.blur <= 1.5);
      QVERIFY(draw.saturation >= 0.65 && draw.saturation <= 1.35);
      QVERIFY(draw.gamma > 0 && draw.red > 0 && draw.blue > 0);
      for (const auto& fruit : draw.fruits) {
        QVERIFY(fruit.frame >= 0 && fruit.frame <= static_cast<int>(draw.borrowed.size()));
        const bool pile = draw.kind == CompositeKind::Pile;
        QVERIFY(!pile || (fruit.size >= 0.19 * 0.88 && fruit.size <= 0.62 * 1.12));
        QVERIFY(draw.kind != CompositeKind::CloseUp || fruit.size >= 1.1);
      }
      for (const auto& borrowed : draw.borrowed) QVERIFY(borrowed.which >= 0 && borrowed.which < 1);
    }
    QCOMPARE(grounds.size(), 8u);
  }

  void coversThePictureWithAPile() {
    for (const auto& draw : manyDraws(200)) {
      if (draw.kind != CompositeKind::Pile) continue;
      for (const double x : {0.05, 0.5, 0.95})
        for (const double y : {0.05, 0.5, 0.95})
          QVERIFY(std::ranges::any_of(draw.fruits, [&](const PlacedFruit& fruit) {
            return std::hypot(fruit.x - x, fruit.y - y) < fruit.size;
          }));
    }
  }

  void isAPureFunctionOfSeedAndPictures() {
    const auto frames = [](const BorrowedFrame& wanted) -> std::optional<Image> {
      return disc(100, wanted.which < 0.5 ? 20 : 40);
    };
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
      QVERIFY(drawComposite(seed) == drawComposite(seed));
      const auto draw = drawComposite(seed);
      const auto first = applyComposite(disc(100, 30), draw, frames, 96);
      QVERIFY(first == applyComposite(disc(100, 30), draw, frames, 96));
      QCOMPARE(first.width, 96);
      QCOMPARE(first.height, 96);
    }
    QVERIFY(!(drawComposite(1) == drawComposite(2)));
  }

  void laysTheFruitWhereItIsDrawn() {
    auto draw = still(0.4);
    draw.fruits.front().x = 0.25;
    draw.fruits.front().y = 0.75;
    const auto image = applyComposite(disc(100, 30), draw, {}, 160);
    QVERIFY(redness(image, 40, 120) > 100);
    QVERIFY(redness(image, 40 + 26, 120) > 100);  // the radius is 32
    QVERIFY(redness(image, 40 + 38, 120) < 40);
    QVERIFY(redness(image, 120, 40) < 40);
  }

  void takesBorrowedFramesAndDoesWithoutThem() {
    auto draw = still(0.5);
    draw.borrowed = {{true, 0.5}};
    draw.fruits.front().frame = 1;
    bool otherClass = false;
    const auto green = [&](const BorrowedFrame& wanted) -> std::optional<Image> {
      otherClass = wanted.otherClass;
      Image image = disc(100, 30);
      for (std::size_t i = 0; i < image.pixels.size(); i += 3)
        std::swap(image.pixels[i], image.pixels[i + 1]);
      return image;
    };
    QVERIFY(redness(applyComposite(disc(100, 30), draw, green, 160), 80, 80) < 0);
    QVERIFY(otherClass);
    const auto nothing = [](const BorrowedFrame&) { return std::optional<Image>(); };
    QVERIFY(redness(applyComposite(disc(100, 30), draw, nothing, 160), 80, 80) > 100);
  }

  void leavesPicturesThatAreNoFruitOnWhiteWhole() {
    const Image photo = test::formulaImage(120, 80);
    QVERIFY(fruitMask(photo).empty());
    const auto made = applyComposite(photo, still(0.4), {}, 100);
    QVERIFY(test::meanDifference(made, squareImage(photo, 100)) < 30);
  }

  void augmentsAsWithoutCompositesUnlessWild() {
    const Image picture = test::fruitImage(100, 100);
    const auto options = parseAugmentation("article").value();
    const auto transform = drawTransform(options, 100, 100, 7);
    QVERIFY(augmented(picture, options, 100, 7) ==
            applyTransform(picture, transform, options.fillMode, options.cval));
    QVERIFY(augmented(picture, {}, 100, 7) == picture);
    const auto wild = parseAugmentation("wild").value();
    QVERIFY(wild.changesPictures());
    QVERIFY(augmented(picture, wild, 100, 7) == applyComposite(picture, drawComposite(7), {}, 100));
    QVERIFY(parseAugmentation(toString(wild)).value() == wild);
    QVERIFY(parseAugmentation("wild,horizontal_flip").value().horizontalFlip);
  }

  void borrowsFramesOfTheClassAndOfOneOther() {
    const test::TemporaryFolder folder;
    std::vector<Sample> samples;
    for (int label = 0; label < 3; ++label)
      for (int i = 0; i < 4; ++i) {
        const auto name = QString("%1_%2.png").arg(label).arg(i).toStdString();
        QVERIFY(writePng(disc(20 + 10 * label + i, 5), folder / name));
        samples.push_back({name, label});
      }
    const FramePool pool(folder.path(), samples);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const auto frames = pool.framesFor(1, seed);
      QCOMPARE(frames({false, 0.0})->width, 30);
      QCOMPARE(frames({false, 0.99})->width, 33);
      const int other = frames({true, 0.0})->width;
      QVERIFY(other == 20 || other == 40);
      QCOMPARE(frames({true, 0.99})->width, other + 3);
    }
    QVERIFY(!FramePool(folder.path(), {}).framesFor(1, 1)({false, 0.5}));
  }
};

QTEST_GUILESS_MAIN(TestComposite)
#include "test_composite.moc"
