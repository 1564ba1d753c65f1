// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/file.h"
#include "store/checkpoint.h"
#include "support/support.h"

using namespace pomona;

namespace {

Checkpoint sample() {
  return {{{"head/dense/kernel", makeTensor({2, 3}, {1, -2, 3.5f, 0x1p-149f, 5, 6})},
           {"optimizer/0/m", makeTensor({3}, {0, -0.0f, 1e-30f})}},
          R"({"epoch": 3, "step": 17})"};
}

}  // namespace

class TestCheckpoint : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void comesBackBitForBit() {
    const test::TemporaryFolder folder;
    const auto file = folder / "checkpoint/state.safetensors";
    QVERIFY(saveCheckpoint(sample(), file).has_value());
    QVERIFY(loadCheckpoint(file).value() == sample());
  }

  void oneChangedByteIsNoticed_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("state") << QByteArray("step") << QByteArray("stop");
    QTest::newRow("shape") << QByteArray("[2,3]") << QByteArray("[3,2]");
    QTest::newRow("name") << QByteArray("dense") << QByteArray("dance");
    QTest::newRow("value") << QByteArray("\0\0\x60\x40", 4) << QByteArray("\0\0\x60\x41", 4);
  }
  void oneChangedByteIsNoticed() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const test::TemporaryFolder folder;
    const auto file = folder / "state.safetensors";
    QVERIFY(saveCheckpoint(sample(), file).has_value());
    std::string content = readText(file).value();
    const auto place = content.find(before.toStdString());
    QVERIFY(place != std::string::npos);
    content.replace(place, before.size(), after.toStdString());
    QVERIFY(writeFile(file, content).has_value());
    const auto loaded = loadCheckpoint(file);
    QVERIFY(!loaded && loaded.error().code == ErrorCode::FileDamaged);
    QVERIFY(loaded.error().message().find(file.string()) != std::string::npos);
  }

  void cutFileIsDamagedAtEveryLength() {
    const test::TemporaryFolder folder;
    const auto file = folder / "state.safetensors";
    QVERIFY(saveCheckpoint(sample(), file).has_value());
    const std::string content = readText(file).value();
    for (std::size_t length = 0; length < content.size(); length += 7) {
      QVERIFY(writeFile(file, content.substr(0, length)).has_value());
      QCOMPARE(loadCheckpoint(file).error().code, ErrorCode::FileDamaged);
    }
  }

  void missingFileIsNotFound() {
    QCOMPARE(loadCheckpoint("/nowhere/state.safetensors").error().code, ErrorCode::NotFound);
  }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "test_checkpoint.moc"
