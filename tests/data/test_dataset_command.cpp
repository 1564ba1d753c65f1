// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "data/dataset_folder.h"

using namespace pomona;
using test::DatasetFolder;

class TestDatasetCommand : public QObject {
  Q_OBJECT

  test::TemporaryFolder m_home;
  DatasetFolder m_fruit;

  test::ProgramResult run(const QStringList& arguments) const {
    return test::runCli(QStringList("dataset") + arguments, m_home.path());
  }
  QString fruit() const { return QString::fromStdString(m_fruit.path().string()); }
  static QJsonObject json(const test::ProgramResult& result) {
    return QJsonDocument::fromJson(result.out).object();
  }

 private Q_SLOTS:
  void initTestCase() {
    std::uint8_t grey = 0;
    for (const auto* file : {"Training/Apple/0_100.jpg", "Training/Apple/1_100.jpg",
                             "Training/Pear/0_100.jpg", "Test/Apple/2_100.jpg"})
      m_fruit.addImage(file, grey += 40);
    m_fruit.add("Test/Apple/bad_100.jpg", "no picture");
  }

  void infoCountsEverySplitAndNamesProblems() {
    const auto result = run({"info", fruit()});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.out.contains("\nFound 3 images belonging to 2 classes.\n"));
    QVERIFY(result.out.contains("\nFound 2 images belonging to 1 classes.\n"));
    QVERIFY(result.out.contains("class_missing: " + fruit().toUtf8() + "/Test/Pear"));
    QVERIFY(result.err.isEmpty());
  }

  void infoAsJsonHasTheContractsKeys() {
    const auto result = run({"info", fruit(), "--json"});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject value = json(result);
    QCOMPARE(value.keys(), (QStringList{"classes", "problems", "root", "splits"}));
    QCOMPARE(value["root"].toString(), fruit());
    QCOMPARE(value["classes"].toArray(), (QJsonArray{"Apple", "Pear"}));
    const QJsonObject splits = value["splits"].toObject();
    QCOMPARE(splits.keys(), (QStringList{"test", "training"}));
    QCOMPARE(
        splits["training"].toObject(),
        (QJsonObject{
            {"images", 3}, {"classes", 2}, {"per_class", QJsonObject{{"Apple", 2}, {"Pear", 1}}}}));
    const QJsonArray problems = value["problems"].toArray();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].toObject().keys(), (QStringList{"kind", "message", "path"}));
    QCOMPARE(problems[0].toObject()["kind"].toString(), QString("class_missing"));
  }

  void oneTreeHasTrainingOnly() {
    const auto result = run({"info", fruit() + "/Training", "--json"});
    QCOMPARE(json(result)["splits"].toObject().keys(), QStringList("training"));
  }

  void checkReadsEveryFile() {
    const auto result = run({"check", fruit(), "--json", "--duplicates"});
    QCOMPARE(result.exitCode, 0);
    const QJsonArray problems = json(result)["problems"].toArray();
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[1].toObject()["kind"].toString(), QString("unreadable"));
    QCOMPARE(problems[1].toObject()["path"].toString(), fruit() + "/Test/Apple/bad_100.jpg");
  }

  void demoDrawsWhatItIsAskedFor() {
    const auto folder = QString::fromStdString((m_home / "demo").string());
    const auto result = run({"demo", folder, "--classes", "2", "--training", "3", "--test", "1",
                             "--seed", "4", "--json", "--quiet"});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.err.isEmpty());
    QCOMPARE(json(result), (QJsonObject{{"root", folder}, {"classes", 2}, {"images", 8}}));
    const QJsonObject info = json(run({"info", folder, "--json"}));
    QCOMPARE(info["splits"].toObject()["test"].toObject()["images"].toInt(), 2);
    QVERIFY(info["problems"].toArray().isEmpty());
  }

  void failureIsOneLineAndExitCodeOne() {
    const auto missing = run({"info", fruit() + "/nowhere"});
    QCOMPARE(missing.exitCode, 1);
    QVERIFY(missing.out.isEmpty());
    QCOMPARE(missing.err.count('\n'), 1);
    QVERIFY(missing.err.contains("/nowhere does not exist"));
    QCOMPARE(run({"demo", fruit()}).exitCode, 1);  // not empty
  }

  void wrongUsageIsExitCodeTwo() {
    QCOMPARE(run({}).exitCode, 2);
    QCOMPARE(run({"info"}).exitCode, 2);
    QCOMPARE(run({"demo", "x", "--classes", "13"}).exitCode, 2);
    QCOMPARE(run({"info", "--help"}).exitCode, 0);
    QVERIFY(run({"demo", "--help"}).out.contains("Example:"));
  }
};

QTEST_GUILESS_MAIN(TestDatasetCommand)
#include "test_dataset_command.moc"
