// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <filesystem>

#include "pomona/augmentation.h"
#include "pomona/image.h"
#include "support/images.h"

using namespace pomona;

/// Real fruit and real photographs, under POMONA_TEST_DATA.
class TestImageReal : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyPictureOfTheDataIsRead() {
    const std::filesystem::path root = qgetenv("POMONA_TEST_DATA").toStdString();
    int read = 0;
    for (const auto* folder : {"photos", "fruits-360-sample/Test"})
      for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        if (!hasImageExtension(entry.path())) continue;
        const auto image = readImage(entry.path());
        QVERIFY2(image.has_value(), image ? "" : image.error().message().c_str());
        const auto info = readImageInfo(entry.path()).value();
        QCOMPARE(std::minmax(info.width, info.height), std::minmax(image->width, image->height));
        const auto square = squareImage(*image, 100);
        QVERIFY(test::meanDifference(square, applyTransform(square, {.theta = 360})) < 0.01);
        ++read;
      }
    QVERIFY(read > 2000);
  }
};

QTEST_APPLESS_MAIN(TestImageReal)
#include "test_image_real.moc"
