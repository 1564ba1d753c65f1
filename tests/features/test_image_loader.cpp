// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTest>
#include <algorithm>
#include <thread>

#include "base/file.h"
#include "features/image_loader.h"
#include "image/encode.h"
#include "support/images.h"
#include "support/support.h"

using namespace pomona;

namespace {

constexpr int side = 16;
constexpr std::size_t itemFloats = std::size_t{3} * side * side;

/// Pictures of different sizes and contents.
class Pictures : public test::TemporaryFolder {
 public:
  explicit Pictures(int count) {
    for (int i = 0; i < count; ++i) {
      const auto name = std::to_string(i) + ".png";
      const auto png = encodePng(test::fruitImage(12 + i % 7, 14 + i % 5));
      writeFile(*this / name, png).value();
      m_items.push_back({*this / name, name});
    }
  }
  const std::vector<LoaderItem>& items() const { return m_items; }

 private:
  std::vector<LoaderItem> m_items;
};

LoaderOptions optionsOf(int threads, int batchSize = 4) {
  LoaderOptions options;
  options.imageSize = side;
  options.preprocessing = Preprocessing::Tf;
  options.batchSize = batchSize;
  options.threads = threads;
  return options;
}

AugmentationOptions strong() {
  return parseAugmentation("strong").value();
}

std::vector<LoadedBatch> loadAll(ImageLoader& loader) {
  std::vector<LoadedBatch> batches;
  while (auto batch = loader.next({}).value()) batches.push_back(std::move(*batch));
  return batches;
}

/// All items' pixels, one behind the other.
std::vector<float> pixelsOf(const std::vector<LoadedBatch>& batches) {
  std::vector<float> pixels;
  for (const auto& batch : batches)
    pixels.insert(pixels.end(), batch.pixels.begin(), batch.pixels.end());
  return pixels;
}

std::vector<float> load(const std::vector<LoaderItem>& items, const LoaderOptions& options,
                        std::size_t firstItem = 0) {
  ImageLoader loader(items, options, firstItem);
  return pixelsOf(loadAll(loader));
}

/// The same without loader and threads.
std::vector<float> prepareAll(const std::vector<LoaderItem>& items, const LoaderOptions& options) {
  std::vector<float> pixels(items.size() * itemFloats);
  for (std::size_t i = 0; i < items.size(); ++i)
    prepareImage(readImage(items[i].file).value(), options, items[i], 0,
                 std::span(pixels).subspan(i * itemFloats, itemFloats));
  return pixels;
}

void addThreadRows() {
  QTest::addColumn<int>("threads");
  for (const int threads : {1, 2, 5}) QTest::addRow("%d", threads) << threads;
}

/// A file that nobody can read to its end before let go: opening it waits for a writer.
class Gate {
 public:
  explicit Gate(std::filesystem::path file) : m_file(std::move(file)) {
    ::mkfifo(m_file.c_str(), 0600);
  }
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;
  ~Gate() { ::close(m_writer); }
  void open() { m_writer = ::open(m_file.c_str(), O_RDWR | O_CLOEXEC); }

 private:
  std::filesystem::path m_file;
  int m_writer = -1;
};

}  // namespace

class TestImageLoader : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void batchesComeInOrder_data() { addThreadRows(); }
  void batchesComeInOrder() {
    QFETCH(const int, threads);
    const Pictures pictures(23);
    ImageLoader loader(pictures.items(), optionsOf(threads));
    const auto batches = loadAll(loader);
    QCOMPARE(batches.size(), std::size_t{6});
    for (std::size_t i = 0; i < batches.size(); ++i) {
      QCOMPARE(batches[i].first, 4 * i);
      QCOMPARE(batches[i].count, i < 5 ? std::size_t{4} : std::size_t{3});
      QVERIFY(batches[i].errors.empty());
    }
    QVERIFY(pixelsOf(batches) == prepareAll(pictures.items(), optionsOf(1)));
    QVERIFY(!loader.next({}).value());  // still at the end
  }

  void itemsBeforeTheFirstAreSkipped_data() { addThreadRows(); }
  void itemsBeforeTheFirstAreSkipped() {
    QFETCH(const int, threads);
    const Pictures pictures(15);
    ImageLoader loader(pictures.items(), optionsOf(threads), 9);
    const auto batches = loadAll(loader);
    QCOMPARE(batches.size(), std::size_t{2});
    QCOMPARE(batches[0].first, std::size_t{9});
    QCOMPARE(batches[1].first, std::size_t{13});
    const auto all = prepareAll(pictures.items(), optionsOf(1));
    QVERIFY(std::ranges::equal(pixelsOf(batches), std::span(all).subspan(9 * itemFloats)));
    for (const std::size_t beyond : {15, 16, 99})
      QVERIFY(load(pictures.items(), optionsOf(threads), beyond).empty());
  }

  void unreadableImageIsAnErrorOfItsItem_data() { addThreadRows(); }
  void unreadableImageIsAnErrorOfItsItem() {
    QFETCH(const int, threads);
    const Pictures pictures(10);
    const auto expected = prepareAll(pictures.items(), optionsOf(1));
    std::filesystem::remove(pictures.items()[5].file);
    writeFile(pictures.items()[6].file, "no image").value();
    ImageLoader loader(pictures.items(), optionsOf(threads));
    const auto batches = loadAll(loader);
    QVERIFY(batches[0].errors.empty() && batches[2].errors.empty());
    QCOMPARE(batches[1].errors.size(), std::size_t{2});
    QCOMPARE(batches[1].errors.at(5).code, ErrorCode::NotFound);
    QCOMPARE(batches[1].errors.at(6).code, ErrorCode::NotAnImage);
    const auto pixels = pixelsOf(batches);
    for (std::size_t i = 0; i < 10; ++i) {
      const auto item = std::span(pixels).subspan(i * itemFloats, itemFloats);
      if (i == 5 || i == 6)
        QVERIFY(std::ranges::all_of(item, [](float value) { return value == 0; }));
      else
        QVERIFY(std::ranges::equal(item, std::span(expected).subspan(i * itemFloats, itemFloats)));
    }
  }

  void stopIsCancelledAndNothingIsLost() {
    const Pictures pictures(8);
    ImageLoader loader(pictures.items(), optionsOf(2));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(loader.next(stop.get_token()).error().code, ErrorCode::Cancelled);
    QCOMPARE(loader.next({}).value()->first, std::size_t{0});
  }

  void stopEndsTheWaitForABatch() {
    const Pictures pictures(2);
    auto items = pictures.items();
    items[0].file = pictures / "gate";
    Gate gate(items[0].file);
    ImageLoader loader(items, optionsOf(1));
    std::stop_source stop;
    const std::jthread other([&] { stop.request_stop(); });
    const auto batch = loader.next(stop.get_token());  // never comes
    gate.open();
    QCOMPARE(batch.error().code, ErrorCode::Cancelled);
  }

  void unfinishedLoaderCanBeDestroyed_data() { addThreadRows(); }
  void unfinishedLoaderCanBeDestroyed() {
    QFETCH(const int, threads);
    const Pictures pictures(60);
    for (int taken = 0; taken < 4; ++taken) {
      ImageLoader loader(pictures.items(), optionsOf(threads, 1));
      for (int i = 0; i < taken; ++i)
        QCOMPARE(loader.next({}).value()->first, static_cast<std::size_t>(i));
    }
  }

  void loaderRunsAheadOfASlowConsumerByAFewBatchesOnly() {
    const Pictures pictures(120);
    ImageLoader loader(pictures.items(), optionsOf(2, 1));
    // The consumer is slow: it decodes them all itself, while the loader would have two threads.
    const auto expected = prepareAll(pictures.items(), optionsOf(1));
    constexpr std::size_t ahead = 12;
    for (std::size_t i = ahead; i < 120; ++i) std::filesystem::remove(pictures.items()[i].file);
    const auto batches = loadAll(loader);
    QVERIFY(batches[0].errors.empty());
    for (std::size_t i = ahead; i < 120; ++i) QVERIFY(batches[i].errors.contains(i));
  }

  void drawGoesBySeedNameAndViewAlone() {
    const Pictures pictures(12);
    auto options = optionsOf(1);
    options.augmentation = strong();
    options.seed = 7;
    const auto first = load(pictures.items(), options);
    QVERIFY(first != load(pictures.items(), optionsOf(1)));
    for (const int threads : {2, 5}) {
      options.threads = threads;
      options.batchSize = threads;
      QVERIFY(load(pictures.items(), options) == first);
    }
    auto other = options;
    other.view = 1;
    QVERIFY(load(pictures.items(), other) != first);
    other = options;
    other.seed = 8;
    QVERIFY(load(pictures.items(), other) != first);
    auto renamed = pictures.items();
    for (auto& item : renamed) item.name = "Training/" + item.name;
    QVERIFY(load(renamed, options) != first);
    auto reversed = pictures.items();
    std::ranges::reverse(reversed);
    auto last = load(reversed, options);
    QVERIFY(
        std::ranges::equal(std::span(last).last(itemFloats), std::span(first).first(itemFloats)));
  }

  void pictureIsSquaredAugmentedAndPreprocessed_data() {
    QTest::addColumn<bool>("augmented");
    QTest::newRow("plain") << false;
    QTest::newRow("augmented") << true;
  }
  void pictureIsSquaredAugmentedAndPreprocessed() {
    QFETCH(const bool, augmented);
    const Image picture = test::fruitImage(31, 20);
    auto options = optionsOf(1);
    options.preprocessing = Preprocessing::Caffe;
    options.seed = 3;
    options.view = 4;
    if (augmented) options.augmentation = strong();
    if (augmented) options.augmentation->fillMode = FillMode::Constant;
    if (augmented) options.augmentation->cval = 90;
    std::vector<float> out(itemFloats);
    prepareImage(picture, options, {{}, "a/b.jpg"}, 0, out);

    Image square = squareImage(picture, side);
    const auto transform = drawTransform(strong(), side, side, drawSeed(3, "a/b.jpg", 4));
    if (augmented) square = applyTransform(square, transform, FillMode::Constant, 90);
    std::vector<float> expected(itemFloats);
    preprocess(square, Preprocessing::Caffe, expected);
    QVERIFY(out == expected);
  }
};

QTEST_APPLESS_MAIN(TestImageLoader)
#include "test_image_loader.moc"
