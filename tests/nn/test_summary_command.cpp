// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "support/support.h"

using namespace pomona;

class TestSummaryCommand : public QObject {
  Q_OBJECT

  test::TemporaryFolder m_home;

 private Q_SLOTS:
  void articlesTableIsPrinted() {
    const auto result =
        test::runCli({"summary", "--backbone", "vgg16", "--classes", "131", "--image-size", "100"},
                     m_home.path());
    QCOMPARE(result.exitCode, 0);
    for (const auto* text :
         {"block1_conv1 (Conv2D)", "(None, 100, 100, 64)", "1,792", "(None, 4608)", "603,779",
          "Total params: 15,318,467", "Trainable params: 603,779", "14,714,688"})
      QVERIFY2(result.out.contains(text), text);
  }

  void jsonShapesBeginWithTheBatch() {
    const auto result = test::runCli(
        {"summary", "--backbone", "vgg16", "--classes", "131", "--image-size", "100", "--json"},
        m_home.path());
    const auto summary = QJsonDocument::fromJson(result.out).object();
    QCOMPARE(summary["total"].toInt(), 15318467);
    QCOMPARE(summary["frozen"].toInt(), 14714688);
    const auto row = summary["layers"].toArray()[1].toObject();
    QCOMPARE(row["output_shape"].toArray(), (QJsonArray{QJsonValue::Null, 100, 100, 64}));
    QCOMPARE(row["parameters"].toInt(), 1792);
  }

  void fineTunedLayersAreTrainable() {
    const QStringList vgg{"summary", "--backbone", "vgg16", "--json", "--fine-tune-from"};
    const auto result = test::runCli(QStringList(vgg) << "block5_conv2", m_home.path());
    const auto summary = QJsonDocument::fromJson(result.out).object();
    QCOMPARE(summary["trainable"].toInt(), 2 * 2359808);
    QCOMPARE(summary["frozen"].toInt(), 14714688 - 2 * 2359808);
    const auto unknown = test::runCli(QStringList(vgg) << "block5_con2", m_home.path());
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.err.contains("block5_conv2"), unknown.err);
  }

  void unknownBackboneIsWrongUsageAndASmallImageAnError() {
    QCOMPARE(test::runCli({"summary", "--backbone", "vgg17"}, m_home.path()).exitCode, 2);
    const auto small =
        test::runCli({"summary", "--backbone", "vgg16", "--image-size", "8"}, m_home.path());
    QCOMPARE(small.exitCode, 2);
    QVERIFY(small.err.contains("32 .. 1024"));
  }
};

QTEST_APPLESS_MAIN(TestSummaryCommand)
#include "test_summary_command.moc"
