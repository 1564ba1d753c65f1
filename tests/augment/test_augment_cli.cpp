// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "pomona/augmentation.h"
#include "support/images.h"
#include "support/support.h"

using namespace pomona;

/// pomona-cli augment, held against the same calls of the library.
class TestAugmentCli : public QObject {
  Q_OBJECT
  test::ProgramResult augment(const QStringList& arguments) {
    return test::runCli(QStringList{"augment", m_file.c_str(), "--out", m_out.c_str()} + arguments,
                        m_folder.path());
  }

  test::TemporaryFolder m_folder;
  std::filesystem::path m_file = m_folder / "fruit.png";
  std::filesystem::path m_out = m_folder / "out.png";
  Image m_image = test::fruitImage(40, 28);

 private Q_SLOTS:
  void initTestCase() { QVERIFY(writePng(m_image, m_file).has_value()); }

  void givenTransformIsTheLibrarys() {
    const auto result = augment({"--theta",
                                 "20",
                                 "--tx",
                                 "3.5",
                                 "--ty",
                                 "-2",
                                 "--shear",
                                 "5",
                                 "--zx",
                                 "0.9",
                                 "--zy",
                                 "1.1",
                                 "--brightness",
                                 "0.8",
                                 "--channel-shift",
                                 "12",
                                 "--flip-horizontal",
                                 "--fill-mode",
                                 "constant",
                                 "--cval",
                                 "99"});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out + result.err, QByteArray());
    const Transform transform{.theta = 20,
                              .tx = 3.5,
                              .ty = -2,
                              .shear = 5,
                              .zx = 0.9,
                              .zy = 1.1,
                              .flipHorizontal = true,
                              .flipVertical = false,
                              .brightness = 0.8,
                              .channelShift = 12};
    QVERIFY(readImage(m_out).value() == applyTransform(m_image, transform, FillMode::Constant, 99));
  }

  void sheetHoldsTheTrainersDraws() {
    const auto result = augment({"--sheet", "3x2", "--augmentation", "strong", "--seed", "7"});
    QCOMPARE(result.exitCode, 0);
    const auto sheet = readImage(m_out).value();
    QCOMPARE(sheet.width, 120);
    QCOMPARE(sheet.height, 80);
    const auto options = parseAugmentation("strong").value();
    const auto square = squareImage(m_image, 40);
    for (int i = 0; i < 6; ++i) {
      const auto drawn = drawTransform(options, 40, 40, drawSeed(7, "fruit.png", i));
      const auto tile = applyTransform(square, drawn, options.fillMode, options.cval);
      const auto* first = sheet.pixels.data() + 3 * (i / 3 * 40 * 120 + i % 3 * 40);
      QVERIFY(std::equal(tile.pixels.begin(), tile.pixels.begin() + 120, first));
    }
  }

  void seedDecidesTheSheet() {
    const auto sheet = [&](const char* seed) {
      (void)augment({"--sheet", "2x2", "--seed", seed});
      return readImage(m_out).value();
    };
    const auto first = sheet("1");
    QVERIFY(sheet("1") == first);
    QVERIFY(sheet("2") != first);
  }

  void wrongUsageIsRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("fill mode") << QStringList{"--fill-mode", "mirror"};
    QTest::newRow("zoom") << QStringList{"--zx", "0"};
    QTest::newRow("not a number") << QStringList{"--theta", "nan"};
    QTest::newRow("sheet") << QStringList{"--sheet", "5by4"};
    QTest::newRow("huge sheet") << QStringList{"--sheet", "99x99"};
    QTest::newRow("augmentation") << QStringList{"--sheet", "2x2", "--augmentation", "rotate=3"};
    QTest::newRow("seed without sheet") << QStringList{"--seed", "3"};
    QTest::newRow("sheet of one transform") << QStringList{"--sheet", "2x2", "--theta", "3"};
  }

  void wrongUsageIsRefused() {
    QFETCH(QStringList, arguments);
    const auto result = augment(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(!result.err.isEmpty());
  }

  void failuresAreOneLineThatNamesTheFile() {
    const auto missing = (m_folder / "missing.png").string();
    const auto read =
        test::runCli({"augment", missing.c_str(), "--out", m_out.c_str()}, m_folder.path());
    QCOMPARE(read.exitCode, 1);
    QCOMPARE(read.err.count('\n'), 1);
    QVERIFY(read.err.contains("missing.png"));
    const auto write =
        test::runCli({"augment", m_file.c_str(), "--out", "/nowhere/out.png"}, m_folder.path());
    QCOMPARE(write.exitCode, 1);
    QVERIFY(write.err.contains("/nowhere/out.png"));
  }
};

QTEST_GUILESS_MAIN(TestAugmentCli)
#include "test_augment_cli.moc"
