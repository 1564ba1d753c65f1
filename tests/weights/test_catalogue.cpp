// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "pomona/paths.h"
#include "pomona/weights.h"
#include "support/support.h"

using namespace pomona;

/// The weights folder, through the API and the command line.
class TestCatalogue : public QObject {
  Q_OBJECT

  test::TemporaryFolder m_home;
  const std::filesystem::path m_embedded =
      POMONA_RESOURCES_DIR "/weights/efficientnet_lite0.safetensors";

  static WeightsRecord lite0(const std::vector<WeightsRecord>& records) { return records.back(); }

 private Q_SLOTS:
  void initTestCase() { qputenv("XDG_DATA_HOME", (m_home / "data").c_str()); }
  void init() { std::filesystem::remove_all(weightsDirectory()); }

  void freshMachineHasTheEmbeddedFileOnly() {
    const auto records = listWeights();
    QCOMPARE(records.size(), allBackbones().size());
    QVERIFY(records[0].state == WeightsState::Missing);
    QVERIFY(records[0].digest.empty());
    QVERIFY(lite0(records).state == WeightsState::Embedded);
    QCOMPARE(lite0(records).digest.size(), std::size_t{64});
    QVERIFY(lite0(verifyWeights()).state == WeightsState::Embedded);
  }

  void missingWeightsSayWhatToDo() {
    const auto found = findImagenetWeights(Backbone::Vgg16);
    QVERIFY(!found && found.error().code == ErrorCode::WeightsMissing);
    QVERIFY(found.error().message.contains("weights import"));
    QVERIFY(findImagenetWeights(Backbone::EfficientNetLite0).has_value());
  }

  void importedFileComesBeforeTheEmbeddedOne() {
    const auto record = importWeights(m_embedded, Backbone::EfficientNetLite0);
    QVERIFY(record && record->state == WeightsState::Present);
    QCOMPARE(record->file.parent_path().string(), weightsDirectory().string());
    QVERIFY(findImagenetWeights(Backbone::EfficientNetLite0).value() == record->file);
    QCOMPARE(lite0(listWeights()).digest, record->digest);
  }

  void unfitFileIsNotImported() {
    const auto record = importWeights(m_embedded, Backbone::Vgg19);
    QVERIFY(!record && record.error().code == ErrorCode::FileMismatch);
    QVERIFY(!std::filesystem::exists(weightsDirectory()));
    QCOMPARE(importWeights(m_home / "none.h5", Backbone::Vgg19).error().code, ErrorCode::NotFound);
  }

  void damagedFileIsFoundByVerify() {
    const auto file = importWeights(m_embedded, Backbone::EfficientNetLite0)->file;
    std::filesystem::resize_file(file, 100'000);
    QVERIFY(lite0(listWeights()).state == WeightsState::Present);
    QVERIFY(lite0(verifyWeights()).state == WeightsState::Damaged);
  }

  void commandLineListsImportsAndVerifies() {
    const auto run = [&](const QStringList& arguments) {
      return test::runCli(QStringList("weights") + arguments, m_home.path());
    };
    const auto imported = run({"import", QString::fromStdString(m_embedded.string()), "--backbone",
                               "efficientnet_lite0"});
    QCOMPARE(imported.exitCode, 0);
    const auto list = QJsonDocument::fromJson(run({"list", "--json"}).out).array();
    QCOMPARE(list.size(), qsizetype(6));
    QCOMPARE(list[0].toObject()["state"].toString(), QString("missing"));
    QCOMPARE(list[5].toObject()["state"].toString(), QString("present"));
    QCOMPARE(list[5].toObject()["backbone"].toString(), QString("efficientnet_lite0"));
    QCOMPARE(run({"verify"}).exitCode, 0);
    std::filesystem::resize_file(weightsDirectory() / "efficientnet_lite0.safetensors", 100);
    QCOMPARE(run({"verify"}).exitCode, 1);
    QCOMPARE(run({"import", "nowhere.h5", "--backbone", "vgg16"}).exitCode, 1);
    QCOMPARE(run({"import", "nowhere.h5"}).exitCode, 2);
  }
};

QTEST_APPLESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
