// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <csignal>

#include "base/file.h"
#include "pomona/paths.h"
#include "pomona/weights.h"
#include "support/http_server.h"
#include "support/support.h"
#include "weights/published.h"

using namespace pomona;

/// The weights folder, through the API and the command line.
class TestCatalogue : public QObject {
  Q_OBJECT

  test::TemporaryFolder m_home;
  const std::filesystem::path m_embedded =
      POMONA_RESOURCES_DIR "/weights/efficientnet_lite0.safetensors";

  static WeightsRecord of(Backbone backbone, const std::vector<WeightsRecord>& records) {
    return *std::ranges::find(records, backbone, &WeightsRecord::backbone);
  }
  static WeightsRecord lite0(const std::vector<WeightsRecord>& records) {
    return of(Backbone::EfficientNetLite0, records);
  }

 private Q_SLOTS:
  void initTestCase() {
    qputenv("XDG_DATA_HOME", (m_home / "data").c_str());
    for (const auto* name : {"http_proxy", "HTTPS_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"})
      qunsetenv(name);
  }
  void init() {
    std::filesystem::remove_all(weightsDirectory());
    qunsetenv("POMONA_RESOURCES");
    qunsetenv("POMONA_WEIGHTS_URL");
  }

  void everyBackboneIsInTheCatalogue() {
    for (const auto backbone : allBackbones()) {
      const auto published = publishedFile(backbone);
      const bool keras = published.name.ends_with(".h5");
      QVERIFY(published.preprocessing == defaultPreprocessing(backbone));
      QCOMPARE(published.url.starts_with("https://storage.googleapis.com/tensorflow/"), keras);
      QVERIFY(!keras || published.url.ends_with("/" + published.name));
      QVERIFY(published.bytes > 1'000'000 && published.bytes < 100'000'000);
      QVERIFY(!published.licence.empty() && !published.source.empty() && !published.md5.empty());
      for (const auto& digest : published.md5) QCOMPARE(digest.size(), std::size_t{32});
    }
    QCOMPARE(publishedFile(Backbone::Vgg16).md5.front(),
             std::string("6d6bbae143d832006294945121d1f1fc"));
    QCOMPARE(publishedFile(Backbone::Vgg19).bytes, std::uint64_t{80'134'624});
  }

  void mirrorTakesThePlaceOfThePublishersFolder() {
    qputenv("POMONA_WEIGHTS_URL", "http://mirror.example/keras/");
    QCOMPARE(publishedFile(Backbone::Vgg16).url,
             std::string("http://mirror.example/keras/"
                         "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"));
  }

  void freshMachineHasTheEmbeddedFileOnly() {
    const auto records = listWeights();
    QCOMPARE(records.size(), allBackbones().size());
    QVERIFY(records[0].state == WeightsState::Missing);
    QVERIFY(records[0].digest.empty() && !records[0].published);
    QVERIFY(lite0(records).state == WeightsState::Embedded && lite0(records).published);
    QCOMPARE(lite0(records).digest.size(), std::size_t{64});
    QCOMPARE(lite0(records).bytes, publishedFile(Backbone::EfficientNetLite0).bytes);
    std::vector<std::size_t> done;
    const auto verified =
        verifyWeights([&](const Progress& progress) { done.push_back(progress.done); });
    QVERIFY(lite0(verified.value()).state == WeightsState::Embedded);
    QCOMPARE(done.size(), records.size());
  }

  void missingWeightsSayWhatToDo() {
    const auto found = findImagenetWeights(Backbone::Vgg16);
    QVERIFY(!found && found.error().code == ErrorCode::WeightsMissing);
    QVERIFY(found.error().message().contains("weights import"));
    QVERIFY(found.error().message().contains("weights fetch vgg16"));
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
    const auto verified = lite0(verifyWeights().value());
    QVERIFY(verified.state == WeightsState::Damaged);
    QVERIFY(verified.damage.english().contains(file.string()));
  }

  void fetchedFileIsThere() {
    const auto content = readText(m_embedded).value();
    const test::HttpServer server(
        [&](const test::HttpRequest& request) { return test::serveFile(request, content); });
    qputenv("POMONA_RESOURCES", m_home.path().c_str());
    qputenv("POMONA_WEIGHTS_URL", server.url().c_str());
    QVERIFY(lite0(listWeights()).state == WeightsState::Missing);
    const auto record = fetchWeights(Backbone::EfficientNetLite0);
    QVERIFY2(record, record ? "" : record.error().message().c_str());
    QVERIFY(record->state == WeightsState::Present && record->published);
    QVERIFY(readText(record->file).value() == content);
    QVERIFY(fetchWeights(Backbone::EfficientNetLite0));  // there is nothing to fetch any more
    QCOMPARE(server.requests().size(), 1U);
    std::filesystem::resize_file(record->file, 100);  // a damaged one is fetched again
    QVERIFY(fetchWeights(Backbone::EfficientNetLite0));
    QCOMPARE(server.requests().size(), 2U);
    QVERIFY(readText(record->file).value() == content);
  }

  void ownFileIsNotFetchedOver() {
    qputenv("POMONA_WEIGHTS_URL", "http://127.0.0.1:9");
    std::filesystem::create_directories(weightsDirectory());
    auto content = readText(m_embedded).value();
    content.back() = static_cast<char>(content.back() ^ 1);  // the last number, a little
    const auto file = weightsDirectory() / "efficientnet_lite0.safetensors";
    writeFile(file, std::string_view(content)).value();
    QVERIFY(!lite0(listWeights()).published);
    const auto record = fetchWeights(Backbone::EfficientNetLite0);
    QVERIFY(!record && record.error().code == ErrorCode::FileMismatch);
    QVERIFY(readText(file).value() == content);
  }

  void withoutConnectionItSaysHowToImport() {
    qputenv("POMONA_WEIGHTS_URL", "http://127.0.0.1:9");
    const auto record = fetchWeights(Backbone::Vgg16);
    QVERIFY(!record && record.error().code == ErrorCode::Unreachable);
    QVERIFY(record.error().message().contains("no connection"));
    QVERIFY(!record.error().message().contains('\n'));
    const auto said = test::runCli({"weights", "fetch", "vgg16"}, m_home.path());
    QCOMPARE(said.exitCode, 1);
    QVERIFY(said.err.contains("weights import vgg16_weights"));
    QCOMPARE(said.err.count('\n'), 1);
  }

  void listSaysWhereMissingFilesAreAndWhatIsFetchedOfThem() {
    std::filesystem::create_directories(weightsDirectory());
    const auto url = listWeights().front().url;
    const auto part = listWeights().front().file.string() + ".part";
    writeFile(part, std::string_view(std::string(1'500'000, 'x'))).value();
    QCOMPARE(listWeights().front().begun, 1'500'000U);
    const auto list = test::runCli({"weights", "list"}, m_home.path());
    QVERIFY(list.out.contains(QByteArray::fromStdString(url)));
    QVERIFY(list.out.contains("1.5 MB of it are there"));
  }

  void damagedFileInTheFolderSaysHowToGetRidOfIt() {
    std::filesystem::create_directories(weightsDirectory());
    const auto file = weightsDirectory() / "efficientnet_lite0.safetensors";
    writeFile(file, std::string_view("cut")).value();
    const auto verify = test::runCli({"weights", "verify"}, m_home.path());
    QCOMPARE(verify.exitCode, 1);
    QVERIFY(verify.err.contains("remove it"));
  }

  void commandLineListsImportsAndVerifies() {
    const auto run = [&](const QStringList& arguments) {
      return test::runCli(QStringList("weights") + arguments, m_home.path());
    };
    const auto imported = run({"import", QString::fromStdString(m_embedded.string()), "--backbone",
                               "efficientnet_lite0"});
    QCOMPARE(imported.exitCode, 0);
    const auto list = QJsonDocument::fromJson(run({"list", "--json"}).out).array();
    QCOMPARE(list.size(), static_cast<qsizetype>(allBackbones().size()));
    QCOMPARE(list[0].toObject()["state"].toString(), QString("missing"));
    QCOMPARE(list[0].toObject()["licence"].toString(), QString("CC BY 4.0"));
    const auto last = list.last().toObject();
    QCOMPARE(last["state"].toString(), QString("present"));
    QCOMPARE(last["backbone"].toString(), QString("efficientnet_lite0"));
    QCOMPARE(last["published"].toBool(), true);
    QCOMPARE(run({"verify"}).exitCode, 0);
    std::filesystem::resize_file(weightsDirectory() / "efficientnet_lite0.safetensors", 100);
    QCOMPARE(run({"verify"}).exitCode, 1);
    QCOMPARE(run({"import", "nowhere.h5", "--backbone", "vgg16"}).exitCode, 1);
    QCOMPARE(run({"import"}).exitCode, 2);
    QCOMPARE(run({"fetch", "vgg99"}).exitCode, 2);
    QVERIFY(run({"fetch", "--help"}).out.contains("POMONA_WEIGHTS_URL"));
  }

  void commandLineFetchGoesOnAfterCtrlC() {
    const auto content = readText(m_embedded).value();
    std::atomic<int> asked = 0;
    const test::HttpServer server([&](const test::HttpRequest& request) {
      auto reply = test::serveFile(request, content);
      reply.stalls = ++asked == 1;
      if (reply.stalls) reply.cutAfter = 1'000'000;
      return reply;
    });
    qputenv("POMONA_RESOURCES", m_home.path().c_str());
    qputenv("POMONA_WEIGHTS_URL", server.url().c_str());
    const auto part = weightsDirectory() / "efficientnet_lite0.safetensors.part";
    QProcess process;
    process.setProcessEnvironment(test::cliEnvironment(m_home.path()));
    process.start(POMONA_BIN_DIR "/pomona-cli", {"weights", "fetch", "efficientnet_lite0"});
    QTRY_VERIFY_WITH_TIMEOUT(
        std::filesystem::exists(part) && std::filesystem::file_size(part) == 1'000'000, 60'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardError().contains("1000000 of 7016968 bytes are kept"));
    QCOMPARE(std::filesystem::file_size(part), std::uintmax_t{1'000'000});
    const auto again =
        test::runCli({"weights", "fetch", "efficientnet_lite0", "--json"}, m_home.path());
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(server.requests().at(1).rangeBegin(), 1'000'000U);
    const auto record = QJsonDocument::fromJson(again.out).array()[0].toObject();
    QCOMPARE(record["state"].toString(), QString("present"));
    QCOMPARE(record["published"].toBool(), true);
  }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
