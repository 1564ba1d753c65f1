// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <array>
#include <cmath>

#include "base/file.h"
#include "evaluate/metrics.h"
#include "support/support.h"

using namespace pomona;

namespace {

/// Two images of "Apple, red" and one of "Say \"pear\""; the second apple is taken for a pear.
Evaluation sample() {
  std::vector<float> logs;
  for (const float p : {0.75f, 0.25f, 0.375f, 0.625f, 0.125f, 0.875f}) logs.push_back(std::log(p));
  return computeEvaluation(logs, std::array{0, 0, 1}, {"Apple, red", "Say \"pear\""},
                           {"Test/a/1.jpg", "Test/a/2,3.jpg", "Test/b/1.jpg"});
}

}  // namespace

class TestReport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void jsonHasTheContractsKeys() {
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(sample())));
    const auto object = document.object();
    QCOMPARE(object["images"].toInt(), 3);
    for (const char* key : {"loss", "accuracy", "top5_accuracy", "calibration_error"})
      QVERIFY2(object[key].isDouble(), key);
    const auto apple = object["per_class"].toObject()["Apple, red"].toObject();
    QCOMPARE(apple["precision"].toDouble(), 1.0);
    QCOMPARE(apple["recall"].toDouble(), 0.5);
    QCOMPARE(apple["support"].toInt(), 2);
    QCOMPARE(object["confusion"].toArray()[0].toArray()[1].toInt(), 1);
    QCOMPARE(object["classes"].toArray()[1].toString(), QString("Say \"pear\""));
  }

  void tablesAreQuotedCsv() {
    const test::TemporaryFolder folder;
    QVERIFY(writeReport(sample(), folder / "new/report").has_value());
    const auto table = [&](const char* name) {
      return readText(folder.path() / "new/report" / name).value();
    };
    QCOMPARE(table("confusion.csv"),
             std::string("true\\predicted,\"Apple, red\",\"Say \"\"pear\"\"\"\n"
                         "\"Apple, red\",1,1\n"
                         "\"Say \"\"pear\"\"\",0,1\n"));
    QCOMPARE(table("confused_pairs.csv"),
             std::string("true,predicted,images\n\"Apple, red\",\"Say \"\"pear\"\"\",1\n"));
    QCOMPARE(table("hardest.csv"),
             std::string("file,true,predicted,confidence,true_probability,loss\n"
                         "\"Test/a/2,3.jpg\",\"Apple, red\",\"Say \"\"pear\"\"\",0.625,0.375,"
                         "0.980829253\n"));
    QVERIFY(table("per_class.csv")
                .starts_with("class,precision,recall,f1,support\n"
                             "\"Apple, red\",1,0.5,0.666666667,2\n"));
    QCOMPARE(std::ranges::count(table("images.csv"), '\n'), 4);
    QCOMPARE(table("report.json"), toJson(sample()) + "\n");
  }

  void folderBelowAFileIsAnErrorThatNamesIt() {
    const test::TemporaryFolder folder;
    QVERIFY(writeFile(folder / "file", "in the way").has_value());
    const auto written = writeReport(sample(), folder / "file/report");
    QVERIFY(!written && written.error().code == ErrorCode::NotWritable);
    QVERIFY(written.error().message().find("file/report") != std::string::npos);
  }

  void readOnlyFolderIsAnErrorForRootToo() {
    const auto written = writeReport(sample(), "/proc/self");
    QVERIFY(!written);
    QVERIFY(written.error().message().find("/proc/self/report.json") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(TestReport)
#include "test_report.moc"
