// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <array>
#include <cmath>
#include <random>

#include "base/file.h"
#include "evaluate/metrics.h"
#include "pomona/kept_evaluation.h"
#include "store/run_file.h"
#include "support/support.h"

using namespace pomona;
namespace fs = std::filesystem;

namespace {

/// 500 images of 7 classes with drawn probabilities.
Evaluation sample() {
  constexpr std::size_t images = 500;
  const std::vector<std::string> classes{"a", "b, c", "\"d\"", "caf\xe9", "é", "f", "g"};
  std::mt19937 random(1);
  std::vector<float> logs;
  std::vector<int> labels;
  std::vector<std::string> files;
  for (std::size_t i = 0; i < images; ++i) {
    std::array<float, 7> row{};
    float sum = 0;
    for (auto& value : row) sum += value = static_cast<float>(1 + random() % 1000) / 999;
    for (const float value : row) logs.push_back(std::log(value / sum));
    labels.push_back(static_cast<int>(i % classes.size()));
    files.push_back("Test/caf\xe9/" + std::to_string(i) + ".jpg");
  }
  return computeEvaluation(logs, labels, classes, files);
}

}  // namespace

class TestKeptEvaluation : public QObject {
  Q_OBJECT
  const test::TemporaryFolder m_home;
  std::filesystem::path data() const { return m_home / "demo"; }

 private Q_SLOTS:
  void initTestCase() {
    qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(m_home.path().string()));
    QVERIFY(makeDemoDataset(data(), {.classes = 2, .training = 2, .test = 2}).has_value());
  }

  void comesBackEqualInEveryFigure() {
    KeptEvaluation kept{{"/data/fru\xefts", "model", "images"}, sample()};
    kept.evaluation.errors = {
        {"Test/caf\xe9/broken.jpg", Sentence::of("{} is cut", "caf\xe9.jpg")}};
    kept.evaluation.caution = {"float32", "bfloat16", true};
    const auto file = m_home / "new/evaluation-test.json";
    QVERIFY(saveEvaluation(kept, file).has_value());
    const auto loaded = loadEvaluation(file);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    QVERIFY(loaded->stamp == kept.stamp);
    QVERIFY(loaded->evaluation == kept.evaluation);
  }

  void evaluationsOfOlderPomonasHaveTheClippedLoss() {
    const auto file = m_home / "older.json";
    QVERIFY(writeFile(file, R"({"format_version":1,"root":"/","model_digest":"","images_digest":"",
                              "top5_accuracy":1,"classes":["a","b"],
                              "results":[["f",0,0,0.75,0.75],["g",1,0,1,0]]})")
                .has_value());
    const auto loaded = loadEvaluation(file);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    QCOMPARE(loaded->evaluation.loss, (-std::log(0.75) - std::log(1e-7)) / 2);
    QVERIFY(!loaded->evaluation.caution.otherPrecision());
  }

  void cutOrForeignFileIsDamaged() {
    const auto file = m_home / "evaluation.json";
    QVERIFY(saveEvaluation({{}, sample()}, file).has_value());
    const auto text = readText(file).value();
    for (const auto& content : {text.substr(0, text.size() / 2), std::string("[]"),
                                std::string(R"({"format_version": 1})")}) {
      QVERIFY(writeFile(file, content).has_value());
      QCOMPARE(loadEvaluation(file).error().code, ErrorCode::FileDamaged);
    }
    QVERIFY(writeFile(file, R"({"format_version": 3})").has_value());
    QCOMPARE(loadEvaluation(file).error().code, ErrorCode::NewerFormat);
    QCOMPARE(loadEvaluation(m_home / "none.json").error().code, ErrorCode::NotFound);
  }

  void labelBeyondTheClassesIsDamaged() {
    const auto file = m_home / "labels.json";
    QVERIFY(writeFile(file, R"({"format_version":1,"root":"/","model_digest":"","images_digest":"",
                              "top5_accuracy":1,"classes":["a"],"results":[["f",0,1,1,1]]})")
                .has_value());
    QCOMPARE(loadEvaluation(file).error().code, ErrorCode::FileDamaged);
  }

  void stampChangesWithModelAndImages() {
    const auto model = m_home / "some.safetensors";
    QVERIFY(writeFile(model, "one").has_value());
    const EvaluationRequest request{model, data(), Split::Test, {}};
    const auto first = stampEvaluation(request).value();
    QVERIFY(stampEvaluation(request).value() == first);
    QVERIFY(writeFile(model, "two").has_value());
    const auto second = stampEvaluation(request).value();
    QVERIFY(second.modelDigest != first.modelDigest);
    QCOMPARE(second.imagesDigest, first.imagesDigest);
    const auto dataset = scanDataset(data()).value();
    QVERIFY(writeFile(dataset.root / dataset.test.front().file, "another").has_value());
    QVERIFY(stampEvaluation(request).value().imagesDigest != second.imagesDigest);
    fs::remove(model);
    QCOMPARE(stampEvaluation(request).error().code, ErrorCode::NotFound);
  }

  void liesWithTheRunOrInTheCache() {
    const auto run = m_home / "run";
    fs::create_directories(run);
    QVERIFY(writeRunFile(run, {{data(), run, {}, {}}, "", "", ""}).has_value());
    QCOMPARE(evaluationFile({run, data(), Split::Test, {}}),
             fs::canonical(run) / "evaluation-test.json");
    QCOMPARE(evaluationFile({run / "model.safetensors", data(), Split::Training, {}}),
             fs::canonical(run) / "evaluation-training.json");
    const auto other = evaluationFile({run, m_home / "other", Split::Test, {}});
    QCOMPARE(other.parent_path(), fs::canonical(run));
    QVERIFY(other.filename() != "evaluation-test.json");
    const auto lone = evaluationFile({m_home / "lone.safetensors", data(), Split::Test, {}});
    QCOMPARE(lone.parent_path(), m_home / "pomona/evaluations");
  }
};

QTEST_APPLESS_MAIN(TestKeptEvaluation)
#include "test_kept_evaluation.moc"
