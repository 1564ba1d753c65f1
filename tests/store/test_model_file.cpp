// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "store/model_file.h"
#include "support/file_size_limit.h"
#include "support/support.h"
#include "weights/backbone_weights.h"
#include "weights/safetensors.h"

using namespace pomona;
using nlohmann::json;

namespace {

constexpr std::int64_t features = 1280;  // EfficientNet-Lite0, pooled

Tensor filled(std::vector<std::int64_t> shape, float value) {
  std::int64_t count = 1;
  for (const auto size : shape) count *= size;
  return makeTensor(std::move(shape), std::vector<float>(static_cast<std::size_t>(count), value));
}

/// A model with three labels, one of which is not UTF-8.
const Model& sample() {
  static const Model model = [] {
    Model m;
    m.imageSize = 64;
    m.labels = {"Apple, \"red\"",
                "Pi\xf1"
                "a",
                "Plum"};
    m.looks = 6;
    m.temperature = 0.5;
    m.groups = {"Apple", "Pine", "Apple"};
    m.head = {.pooling = Pooling::Gap, .standardize = true};
    m.backboneWeights = randomBackboneWeights(m.backbone, 1);
    m.headWeights = {{"dense/kernel", filled({features, 3}, 0.5f)},
                     {"dense/bias", filled({3}, -1)},
                     {"normalization/mean", filled({features}, 2)},
                     {"normalization/std", filled({features}, 3)}};
    m.recipe = recipePreset("best").value();
    m.precision = "bfloat16";
    m.weightsDigest = "0123";
    m.metricsJson = R"({"accuracy":0.5})";
    return m;
  }();
  return model;
}

struct Content {
  TensorMap tensors;
  json meta;
};

/// Loads the sample after something was done to its file's content.
Result<Model> loadChanged(const std::function<void(Content&)>& change) {
  static const test::TemporaryFolder folder;
  const auto file = folder / "model.safetensors";
  (void)saveModel(sample(), file);
  auto stored = readSafetensors(file).value();
  Content content{std::move(stored.tensors), json::parse(stored.metadata["pomona"])};
  change(content);
  (void)writeSafetensors(file, content.tensors, {{"pomona", content.meta.dump()}});
  return loadModel(file);
}

using Change = std::function<void(Content&)>;

}  // namespace

Q_DECLARE_METATYPE(Change)

class TestModelFile : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void comesBackAsItWasSaved() {
    const test::TemporaryFolder run;
    QVERIFY(saveModel(sample(), run / "model.safetensors").has_value());
    const auto loaded = loadModel(run.path()).value();  // the run's folder will do
    QVERIFY(loaded.backbone == sample().backbone);
    QCOMPARE(loaded.imageSize, 64);
    QVERIFY(loaded.preprocessing == Preprocessing::Lite);
    QCOMPARE(loaded.labels, sample().labels);
    QVERIFY(loaded.head == sample().head);
    QVERIFY(loaded.backboneWeights == sample().backboneWeights);
    QVERIFY(loaded.headWeights == sample().headWeights);
    QVERIFY(loaded.recipe == sample().recipe);
    QCOMPARE(loaded.precision, std::string("bfloat16"));
    QCOMPARE(loaded.weightsDigest, std::string("0123"));
    QCOMPARE(loaded.metricsJson, sample().metricsJson);
    QVERIFY(!loaded.programVersion.empty());
  }

  void modelTunedBeforeTheFaultWasMendedSaysSo() {
    const auto tuned = [](Content& content) {
      content.meta["program_version"] = "0.1.0";
      content.meta["recipe"]["backbone"] = "vgg19";
      content.meta["recipe"]["image_size"] = 64;
      content.meta["recipe"]["fine_tune_from"] = "block5_conv1";
    };
    QVERIFY(!loadChanged([](Content&) {}).value().tunedWithFault);
    QVERIFY(loadChanged(tuned).value().tunedWithFault);
    auto again = sample();
    again.tunedWithFault = true;  // a run that 0.1 began to tune and this Pomona ended
    const test::TemporaryFolder run;
    QVERIFY(saveModel(again, run / "model.safetensors").has_value());
    QVERIFY(loadModel(run.path()).value().tunedWithFault);
  }

  void waysToAnswerComeBack() {
    const auto loaded = loadChanged([](Content&) {}).value();
    QCOMPARE(loaded.looks, 6);
    QCOMPARE(loaded.temperature, 0.5);
    QVERIFY(loaded.groups == sample().groups);
  }

  void olderModelsLookOnceAndHaveTheRulesGroups() {
    const auto loaded = loadChanged([](Content& content) {
                          for (const char* key : {"looks", "temperature", "groups"})
                            content.meta.erase(key);
                          content.meta["labels"] = {"Apple Red", "apple_golden_1", "Plum"};
                        }).value();
    QCOMPARE(loaded.looks, 1);
    QCOMPARE(loaded.temperature, 1.0);
    QVERIFY(loaded.groups == std::vector<std::string>({"Apple", "Apple", "Plum"}));
  }

  void unknownWaysToAnswerAreDamaged() {
    const std::initializer_list<std::pair<const char*, json>> faults{{"looks", 3},
                                                                     {"looks", "6"},
                                                                     {"looks", -1},
                                                                     {"temperature", 0},
                                                                     {"temperature", "warm"},
                                                                     {"groups", {"Apple"}},
                                                                     {"groups", {1, 2, 3}},
                                                                     {"groups", 5}};
    for (const auto& [key, value] : faults) {
      const auto loaded = loadChanged([&](Content& content) { content.meta[key] = value; });
      QVERIFY2(!loaded, key);
      QCOMPARE(loaded.error().code, ErrorCode::FileDamaged);
    }
  }

  void fileOfKerasSaysHowToMakeAModelOfIt() {
    const test::TemporaryFolder folder;
    writeFile(folder / "fruits.safetensors", std::string_view("\x89HDF\r\n\x1a\n and more"))
        .value();
    const auto model = loadModel(folder / "fruits.safetensors");
    QVERIFY(!model && model.error().code == ErrorCode::FileMismatch);
    QVERIFY2(model.error().message().contains("import-model"), model.error().message().c_str());
  }

  void testAccuracyIsReadFromTheMetrics() {
    Model model;
    for (const char* nothing :
         {"{}", "[]", "3", R"({"test":null})", R"({"test":{"accuracy":"x"}})"}) {
      model.metricsJson = nothing;
      QVERIFY2(!testAccuracy(model), nothing);
    }
    model.metricsJson = R"({"test":{"accuracy":0.25}})";
    QCOMPARE(testAccuracy(model).value(), 0.25);
  }

  void metadataIsOneKeyOfJson() {
    const test::TemporaryFolder folder;
    QVERIFY(saveModel(sample(), folder / "m.safetensors").has_value());
    const auto metadata = readSafetensorsMetadata(folder / "m.safetensors").value();
    QCOMPARE(metadata.size(), std::size_t{1});
    const auto meta = json::parse(metadata.at("pomona"));
    QCOMPARE(meta.at("format_version").get<int>(), 1);
    QCOMPARE(meta.at("backbone").get<std::string>(), std::string("efficientnet_lite0"));
    QCOMPARE(meta.at("labels").size(), std::size_t{3});
  }

  void newerFormatIsToldApart() {
    const auto loaded = loadChanged([](Content& c) { c.meta = {{"format_version", 2}}; });
    QVERIFY(!loaded && loaded.error().code == ErrorCode::NewerFormat);
    QVERIFY(loaded.error().message().find("format 2, this one reads 1") != std::string::npos);
  }

  void unsoundContentIsDamagedInOneSentence_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* name, const Change& change, const char* fault) {
      QTest::newRow(name) << change << QString(fault);
    };
    row("no version", [](Content& c) { c.meta.erase("format_version"); }, "format version");
    row("version is text", [](Content& c) { c.meta["format_version"] = "1"; }, "format version");
    row("no object", [](Content& c) { c.meta = json::array(); }, "description");
    row("no labels", [](Content& c) { c.meta.erase("labels"); }, "lacks \"labels\"");
    row("one label", [](Content& c) { c.meta["labels"] = {"a"}; }, "fewer than two");
    row(
        "labels twice", [](Content& c) { c.meta["labels"] = {"a", "b", "a"}; },
        "\"a\" comes twice");
    row(
        "more labels",
        [](Content& c) { c.meta["labels"] = c.meta["groups"] = {"a", "b", "c", "d"}; },
        "[1280, 3] instead of [1280, 4]");
    row("labels of numbers", [](Content& c) { c.meta["labels"] = {1, 2, 3}; }, "another kind");
    row("unknown backbone", [](Content& c) { c.meta["backbone"] = "alexnet"; }, "\"alexnet\"");
    row(
        "other backbone", [](Content& c) { c.meta["backbone"] = "vgg16"; },
        "backbone/block1_conv1/kernel is missing");
    row("tiny image", [](Content& c) { c.meta["image_size"] = 3; }, "image size 3");
    row("huge image", [](Content& c) { c.meta["image_size"] = 1e300; }, "image size 1e+300");
    row("negative image", [](Content& c) { c.meta["image_size"] = -64; }, "image size -64");
    row("unknown head", [](Content& c) { c.meta["head"] = "max"; }, "head \"max\"");
    row("other head", [](Content& c) { c.meta["head"] = "flatten"; }, "instead of [5120]");
    row("recipe", [](Content& c) { c.meta["recipe"]["epochs"] = 0; }, "1..10000");
    row(
        "no kernel", [](Content& c) { c.tensors.erase("head/dense/kernel"); },
        "head/dense/kernel is missing");
    row(
        "foreign tensor", [](Content& c) { c.tensors["head/extra"] = filled({1}, 0); },
        "head/extra belongs to no layer");
    row(
        "flat kernel", [](Content& c) { c.tensors["head/dense/kernel"].shape = {3 * features}; },
        "has the shape [3840]");
    row(
        "NaN",
        [](Content& c) {
          c.tensors["head/dense/bias"] = filled({3}, std::numeric_limits<float>::quiet_NaN());
        },
        "head/dense/bias holds nan");
    row(
        "infinite backbone",
        [](Content& c) {
          auto& tensor = c.tensors.at("backbone/stem.conv/kernel");
          tensor = filled(tensor.shape, std::numeric_limits<float>::infinity());
        },
        "backbone/stem.conv/kernel holds inf");
    row(
        "zero deviation",
        [](Content& c) { c.tensors["head/normalization/std"] = filled({features}, 0); },
        "head/normalization/std holds 0");
  }
  void unsoundContentIsDamagedInOneSentence() {
    QFETCH(Change, change);
    QFETCH(QString, fault);
    const auto loaded = loadChanged(change);
    QVERIFY(!loaded && loaded.error().code == ErrorCode::FileDamaged);
    const auto sentence = QString::fromStdString(loaded.error().message());
    QVERIFY2(sentence.contains(fault) && sentence.contains("model.safetensors"),
             qPrintable(sentence));
  }

  void deepDescriptionDoesNotExhaustTheStack() {
    const test::TemporaryFolder folder;
    const std::string deep = R"({"format_version":1,"metrics":)" + std::string(1'000'000, '[') +
                             std::string(1'000'000, ']') + "}";
    QVERIFY(writeSafetensors(folder / "m", {}, {{"pomona", deep}}).has_value());
    QCOMPARE(loadModel(folder / "m").error().code, ErrorCode::FileDamaged);
  }

  void otherSafetensorsAreNoModel() {
    const test::TemporaryFolder folder;
    QVERIFY(writeSafetensors(folder / "w.safetensors", {{"a", filled({1}, 0)}}).has_value());
    QCOMPARE(loadModel(folder / "w.safetensors").error().code, ErrorCode::FileMismatch);
  }

  void lyingAndCutFilesAreDamaged() {
    const test::TemporaryFolder folder;
    const auto file = folder / "model.safetensors";
    QVERIFY(saveModel(sample(), file).has_value());
    const std::string whole = readText(file).value();
    const auto lengthLies = std::string("\xff\xff\xff\xff\xff\xff\xff\x7f", 8) + whole.substr(8);
    for (const auto& text : {std::string(), std::string("text"), whole.substr(0, 100), lengthLies,
                             whole.substr(0, whole.size() - 1), whole + "x"}) {
      QVERIFY(writeFile(file, text).has_value());
      QCOMPARE(loadModel(file).error().code, ErrorCode::FileDamaged);
    }
  }

  void missingFileIsNotFound() {
    const auto loaded = loadModel("/nowhere/model.safetensors");
    QVERIFY(!loaded && loaded.error().code == ErrorCode::NotFound);
    QVERIFY(loaded.error().message().find("/nowhere/model.safetensors") != std::string::npos);
  }

  void fullDiskKeepsTheOldModel() {
    const test::TemporaryFolder folder;
    const auto file = folder / "model.safetensors";
    QVERIFY(writeFile(file, "old").has_value());
    Result<void> saved;
    {
      const test::FileSizeLimit limit(1 << 20);
      saved = saveModel(sample(), file);
    }
    QVERIFY(!saved && saved.error().message().find(file.string()) != std::string::npos);
    QCOMPARE(readText(file).value(), std::string("old"));
    QCOMPARE(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
  }
};

QTEST_APPLESS_MAIN(TestModelFile)
#include "test_model_file.moc"
