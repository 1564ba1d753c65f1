// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <sstream>

#include "base/file.h"
#include "base/parallel.h"
#include "image/encode.h"
#include "pomona/image.h"
#include "support/images.h"
#include "support/support.h"

using namespace pomona;

namespace {

const std::filesystem::path goldens = POMONA_GOLDEN_DIR "/image";

std::vector<std::byte> golden(const char* name) {
  return readFile(goldens / name).value();
}

std::vector<std::byte> cut(const std::vector<std::byte>& bytes, double fraction) {
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(
                                             fraction * static_cast<double>(bytes.size()))};
}

int largestDifference(const Image& a, const Image& b) {
  int largest = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i)
    largest = std::max(largest, std::abs(a.pixels[i] - b.pixels[i]));
  return largest;
}

/// One colour everywhere.
Image filled(int width, int height, std::uint8_t value) {
  return {width, height,
          std::vector<std::uint8_t>(static_cast<std::size_t>(3 * width * height), value)};
}

std::vector<float> preprocessed(const Image& image, Preprocessing preprocessing) {
  std::vector<float> out(image.pixels.size());
  preprocess(image, preprocessing, out);
  return out;
}

bool isNear(const std::vector<float>& a, const std::vector<float>& b) {
  return std::ranges::equal(a, b, [](float x, float y) { return std::abs(x - y) < 1e-5f; });
}

}  // namespace

class TestImage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void filesLookAsPillowShowsThem_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("tolerance");
    QTest::addColumn<QByteArray>("pixels");
    std::ifstream list(goldens / "expected.txt");
    std::ifstream expected(goldens / "expected.bin", std::ios::binary);
    std::string name;
    int width = 0;
    int height = 0;
    int tolerance = 0;
    while (list >> name >> width >> height >> tolerance) {
      QByteArray pixels(3 * width * height, 0);
      QVERIFY(expected.read(pixels.data(), pixels.size()));
      QTest::newRow(name.c_str()) << QString::fromStdString(name) << width << height << tolerance
                                  << pixels;
    }
  }

  void filesLookAsPillowShowsThem() {
    QFETCH(QString, file);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, tolerance);
    QFETCH(QByteArray, pixels);
    const auto image = readImage(goldens / file.toStdString());
    QVERIFY2(image.has_value(), image ? "" : image.error().message().c_str());
    QCOMPARE(image->width, width);
    QCOMPARE(image->height, height);
    const int difference =
        largestDifference(*image, {width, height, {pixels.begin(), pixels.end()}});
    QVERIFY2(difference <= tolerance, qPrintable(QString::number(difference)));
  }

  void sizeIsReadAsStored_data() {
    QTest::addColumn<QString>("file");
    for (const char* name : {"turn1.jpg", "turn6.jpg", "turn6.png", "turn6.tif", "turn6.webp",
                             "lossy.webp", "plain.bmp"})
      QTest::newRow(name) << name;
  }

  void sizeIsReadAsStored() {
    QFETCH(QString, file);
    const auto info = readImageInfo(goldens / file.toStdString());
    QVERIFY(info.has_value());
    QCOMPARE(info->width, 12);
    QCOMPARE(info->height, 8);
  }

  void cutFilesAreErrors_data() {
    QTest::addColumn<QString>("file");
    for (const char* name : {"turn1.jpg", "progressive.jpg", "turn1.png", "turn1.webp",
                             "lossy.webp", "plain.bmp", "turn1.tif", "packed.tif"})
      QTest::newRow(name) << name;
  }

  void cutFilesAreErrors() {
    QFETCH(QString, file);
    const auto bytes = golden(qPrintable(file));
    QVERIFY(decodeImage(bytes).has_value());
    for (const double fraction : {0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99}) {
      const auto result = decodeImage(cut(bytes, fraction), "fruit");
      QVERIFY2(!result, qPrintable(QString::number(fraction)));
      QVERIFY(isOfAnImage(result.error().code));
      QVERIFY(result.error().message().starts_with("fruit "));
    }
  }

  void pictureCutInTheMiddleIsNotHalfGrey() {
    const auto jpeg = encodeJpeg(test::formulaImage(100, 100));
    QVERIFY(decodeImage(jpeg).has_value());
    for (const double fraction : {0.5, 0.8, 0.999}) QVERIFY(!decodeImage(cut(jpeg, fraction)));
  }

  void changedBytesAreNoticedOrHarmless() {
    // Nothing may crash; what has a checksum (PNG) must notice.
    for (const char* name :
         {"turn1.jpg", "turn6.png", "turn6.webp", "plain.bmp", "turn6.tif", "packed.tif"}) {
      const auto bytes = golden(name);
      for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto changed = bytes;
        changed[i] ^= std::byte{0x5a};
        const auto result = decodeImage(changed);
        QVERIFY(!std::string_view(name).ends_with("png") || !result);
        if (result)
          QCOMPARE(result->pixels.size(),
                   static_cast<std::size_t>(3) * result->width * result->height);
      }
    }
  }

  void whatIsNoImageSaysSo_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    const auto unsupported = static_cast<int>(ErrorCode::UnsupportedFormat);
    QTest::newRow("zero bytes") << QByteArray() << static_cast<int>(ErrorCode::FileEmpty)
                                << "empty";
    QTest::newRow("text") << QByteArray("an apple a day") << static_cast<int>(ErrorCode::NotAnImage)
                          << "is not an image";
    QTest::newRow("gif") << QByteArray("GIF89a\1\0\1\0") << unsupported << "convert it to PNG";
    QTest::newRow("heic") << QByteArray(
                                 "\0\0\0\x18"
                                 "ftypheic",
                                 12)
                          << unsupported << "HEIC";
    QTest::newRow("first bytes only") << QByteArray("\xff\xd8\xff\xe0")
                                      << static_cast<int>(ErrorCode::ImageUnreadable) << "damaged";
  }

  void whatIsNoImageSaysSo() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    QFETCH(QString, sentence);
    const test::TemporaryFolder folder;
    const auto file = folder / "apple.jpg";
    QVERIFY(writeFile(file, std::as_bytes(std::span(content.data(), content.size()))).has_value());
    const auto result = readImage(file);
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), code);
    QVERIFY(result.error().path == file);
    const auto message = QString::fromStdString(result.error().message());
    QVERIFY2(message.contains("apple.jpg") && message.contains(sentence), qPrintable(message));
  }

  void missingFileIsNotFound() {
    const auto result = readImage("/nowhere/apple.jpg");
    QVERIFY(!result && result.error().code == ErrorCode::NotFound);
  }

  void hugeHeadersAreRefusedBeforeMemoryIsTaken() {
    using Maker = std::vector<std::byte> (*)(int, int);
    for (const Maker header :
         {Maker{test::jpegHeader}, Maker{test::pngHeader}, Maker{test::bmpHeader},
          Maker{test::webpHeader}, Maker{test::tiffHeader}}) {
      const auto result = decodeImage(header(20'000, 20'000), "bomb");
      QVERIFY(!result && result.error().code == ErrorCode::ImageTooLarge);
      QVERIFY(result.error().message().find("20000 x 20000") != std::string::npos);
      const auto fair = decodeImage(header(100, 100));  // no pixels follow
      QVERIFY(!fair && fair.error().code == ErrorCode::ImageUnreadable);
      const auto zero = decodeImage(header(0, 100));
      QVERIFY(!zero);
    }
  }

  void onePixelIsAPicture() {
    const Image pixel{1, 1, {10, 200, 30}};
    QVERIFY(decodeImage(encodePng(pixel)).value() == pixel);
    QCOMPARE(decodeImage(encodeJpeg(pixel)).value().width, 1);
    const auto large = squareImage(pixel, 100);
    QCOMPARE(large.width, 100);
    QVERIFY(std::ranges::equal(std::span(large.pixels).last(3), pixel.pixels));
  }

  void pngComesBackAsItWas() {
    const test::TemporaryFolder folder;
    const auto image = test::formulaImage(37, 23);
    QVERIFY(writePng(image, folder / "a.png").has_value());
    QVERIFY(readImage(folder / "a.png").value() == image);
    const auto refused = writePng(image, "/nowhere/a.png");
    QVERIFY(!refused);
  }

  void jpegComesBackAlike() {
    const auto image = test::fruitImage(60, 40);
    QVERIFY(test::meanDifference(decodeImage(encodeJpeg(image, 95)).value(), image) < 4);
  }

  void extensionsAreKnownInAnyCase() {
    for (const char* name : {"a.jpg", "a.JPEG", "a.Png", "a.webp", "a.bmp", "a.tif", "x/a.TIFF"})
      QVERIFY(hasImageExtension(name));
    for (const char* name : {"a.gif", "jpg", ".jpg", "a.jpg.txt", "a"})
      QVERIFY(!hasImageExtension(name));
  }

  void squareOfTheRightSizeIsUnchanged() {
    const auto image = test::formulaImage(50, 50);
    QVERIFY(squareImage(image, 50) == image);
  }

  void shrinkingAverages() {
    Image image = filled(4, 4, 0);
    for (std::size_t i = 0; i < image.pixels.size(); i += 6)
      std::fill_n(image.pixels.begin() + static_cast<std::ptrdiff_t>(i), 3, 200);
    QVERIFY(squareImage(image, 2) == filled(2, 2, 100));
  }

  void enlargingIsBilinear() {
    const Image image{2, 2, {0, 0, 0, 100, 100, 100, 0, 0, 0, 100, 100, 100}};
    const auto large = squareImage(image, 4);
    const std::vector<std::uint8_t> row{0, 25, 75, 100};
    for (std::size_t i = 0; i < 16; ++i) QCOMPARE(large.pixels[3 * i], row[i % 4]);
  }

  void oblongPicturesArePaddedWithWhite() {
    const auto square = squareImage(filled(100, 50, 0), 20);
    for (int y = 0; y < 20; ++y)
      QCOMPARE(int{square.pixels[static_cast<std::size_t>(60 * y)]}, y < 5 || y >= 15 ? 255 : 0);
    const auto strip = squareImage(filled(1'000'000, 1, 0), 16);  // its square would be 3 TB
    QCOMPARE(strip.pixels.size(), std::size_t{768});
  }

  void preprocessingIsKerass() {
    // keras.applications.imagenet_utils.preprocess_input of Keras 3.15, modes caffe and tf.
    const Image image{2, 1, {10, 100, 250, 0, 127, 255}};
    QVERIFY(isNear(preprocessed(image, Preprocessing::Caffe),
                   {146.061f, -16.779f, -113.68f, 151.061f, 10.221f, -123.68f}));
    QVERIFY(isNear(preprocessed(image, Preprocessing::Tf),
                   {-0.9215686f, -0.2156863f, 0.9607843f, -1.0f, -0.0039215f, 1.0f}));
    QVERIFY(isNear(preprocessed(image, Preprocessing::Rescale),
                   {0.0392157f, 0.3921569f, 0.9803922f, 0.0f, 0.4980392f, 1.0f}));
    QVERIFY(isNear(preprocessed(image, Preprocessing::Lite),
                   {-0.9140625f, -0.2109375f, 0.9609375f, -0.9921875f, 0.0f, 1.0f}));
    // The same function's mode torch.
    QVERIFY(isNear(preprocessed(image, Preprocessing::Torch),
                   {-1.9466565f, -0.2850140f, 2.5528543f, -2.1179039f, 0.1876751f, 2.6400001f}));
  }

  void preprocessingNamesReadBack() {
    for (const auto value : {Preprocessing::Rescale, Preprocessing::Caffe, Preprocessing::Tf,
                             Preprocessing::Lite, Preprocessing::Torch})
      QVERIFY(preprocessingFromString(toString(value)) == value);
    QVERIFY(!preprocessingFromString("keras"));
  }

  void looksAreAllOfItAndFiveTiles() {
    // A column's number is its red, a row's its green: a tile tells where it comes from.
    Image picture{200, 100, {}};
    for (int y = 0; y < 100; ++y)
      for (int x = 0; x < 200; ++x)
        for (const int value : {x, y, 0})
          picture.pixels.push_back(static_cast<std::uint8_t>(value));
    QVERIFY(lookAt(picture, 0, 60) == squareImage(picture, 60));
    const std::initializer_list<std::array<int, 2>> corners{
        {0, 0}, {140, 0}, {0, 40}, {140, 40}, {70, 20}};  // 0.6 of the shorter side is 60
    int look = 1;
    for (const auto& [left, top] : corners) {
      const auto tile = lookAt(picture, look++, 60);
      QCOMPARE(static_cast<int>(tile.pixels[0]), left);
      QCOMPARE(static_cast<int>(tile.pixels[1]), top);
      QCOMPARE(static_cast<int>(tile.pixels[tile.pixels.size() - 3]), left + 59);
      QCOMPARE(static_cast<int>(tile.pixels[tile.pixels.size() - 2]), top + 59);
    }
    const Image dot{1, 1, {1, 2, 3}};
    for (look = 0; look < pictureLooks; ++look) QCOMPARE(lookAt(dot, look, 8).width, 8);
  }

  void tilesAreWorthALookUnlessTheyWouldBeBlurred() {
    QCOMPARE(looksWorth(100, 100, 160, pictureLooks), 1);  // 60 pixels of 160
    QCOMPARE(looksWorth(134, 400, 160, pictureLooks), 6);  // 80 pixels
    QCOMPARE(looksWorth(4000, 3000, 160, pictureLooks), 6);
    QCOMPARE(looksWorth(4000, 3000, 160, 1), 1);
  }

  void manyThreadsDecodeTheSame() {
    const auto jpeg = golden("turn6.jpg");
    const auto tiff = golden("turn6.tif");
    const auto first = decodeImage(jpeg).value();
    const auto second = squareImage(decodeImage(tiff).value(), 50);
    std::atomic<int> equal = 0;
    parallelFor(200, 4, [&](std::size_t) {
      equal += decodeImage(jpeg).value() == first &&
               squareImage(decodeImage(tiff).value(), 50) == second;
    });
    QCOMPARE(equal.load(), 200);
  }
};

QTEST_APPLESS_MAIN(TestImage)
#include "test_image.moc"
