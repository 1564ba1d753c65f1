// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "nn/architecture.h"

using namespace pomona;

class TestArchitecture : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyRowOfTheSummaryIsKeras_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < 6; ++i) QTest::addRow("%d", i) << i;
  }
  void everyRowOfTheSummaryIsKeras() {
    QFETCH(const int, index);
    const auto golden =
        nlohmann::json::parse(readText(POMONA_GOLDEN_DIR "/nn/summaries.json").value())[index];
    const auto summary =
        summarizeModel(*backboneFromString(golden["backbone"].get<std::string>()), golden["size"],
                       golden["classes"], parseHead(golden["head"].get<std::string>()).value());
    QVERIFY(summary.has_value());
    QCOMPARE(summary->layers.size(), golden["layers"].size());
    for (std::size_t i = 0; i < summary->layers.size(); ++i) {
      const auto& row = golden["layers"][i];
      QCOMPARE(summary->layers[i].name, row[0].get<std::string>());
      QCOMPARE(summary->layers[i].type, row[1].get<std::string>());
      QCOMPARE(summary->layers[i].outputShape, row[2].get<std::vector<std::int64_t>>());
      QCOMPARE(summary->layers[i].parameters, row[3].get<std::int64_t>());
    }
    QCOMPARE(summary->total, golden["total"].get<std::int64_t>());
    QCOMPARE(summary->trainable, golden["trainable"].get<std::int64_t>());
    QCOMPARE(summary->frozen, summary->total - summary->trainable);
  }

  void backbonesHaveKerasSizeAtItsSmallestImage_data() {
    QTest::addColumn<Backbone>("backbone");
    QTest::addColumn<int>("smallest");
    QTest::addColumn<std::int64_t>("parameters");
    QTest::newRow("vgg16") << Backbone::Vgg16 << 32 << std::int64_t{14'714'688};
    QTest::newRow("vgg19") << Backbone::Vgg19 << 32 << std::int64_t{20'024'384};
    QTest::newRow("resnet50") << Backbone::ResNet50 << 32 << std::int64_t{23'587'712};
    QTest::newRow("inception_v3") << Backbone::InceptionV3 << 75 << std::int64_t{21'802'784};
    QTest::newRow("xception") << Backbone::Xception << 71 << std::int64_t{20'861'480};
  }
  void backbonesHaveKerasSizeAtItsSmallestImage() {
    QFETCH(const Backbone, backbone);
    QFETCH(const int, smallest);
    QTEST(summarizeModel(backbone, smallest, 0, {})->total, "parameters");
    const auto small = summarizeModel(backbone, smallest - 1, 0, {});
    QVERIFY(!small && small.error().code == ErrorCode::InvalidArgument);
    QVERIFY(small.error().message().contains(std::to_string(smallest) + " .. 1024"));
  }

  void preprocessingIsKeras() {
    for (const auto caffe : {Backbone::Vgg16, Backbone::Vgg19, Backbone::ResNet50})
      QVERIFY(defaultPreprocessing(caffe) == Preprocessing::Caffe);
    for (const auto tf : {Backbone::InceptionV3, Backbone::Xception})
      QVERIFY(defaultPreprocessing(tf) == Preprocessing::Tf);
  }

  void kerasOrderIsByDistanceFromTheOutputThenByTheWalkBack() {
    Architecture net;  // a short branch and a long one, joined short first
    net.add({.name = "input_layer", .outputShape = {8, 8, 3}});
    const auto shortEnd =
        net.add({.type = LayerType::Conv2D, .name = "short", .inputs = {0}, .filters = 4});
    net.add({.type = LayerType::Conv2D, .name = "long1", .inputs = {0}, .filters = 4});
    const auto longEnd = net.add({.type = LayerType::Conv2D, .name = "long2", .filters = 5});
    net.add({.type = LayerType::Concatenate, .name = "join", .inputs = {shortEnd, longEnd}});
    const auto sorted = net.inKerasOrder();
    std::vector<std::string> names;
    for (const auto& layer : sorted.layers()) names.push_back(layer.name);
    QCOMPARE(names, (std::vector<std::string>{"input_layer", "long1", "short", "long2", "join"}));
    QCOMPARE(sorted.layers()[4].inputs, (std::vector<std::size_t>{2, 3}));
    QCOMPARE(sorted.layers()[4].outputShape, (std::vector<std::int64_t>{8, 8, 9}));
  }

  void standardizeAddsFrozenMeanAndDeviation() {
    HeadSpec head{.pooling = Pooling::Gap, .standardize = true};
    const auto summary = summarizeModel(Backbone::EfficientNetLite0, 160, 95, head).value();
    const auto& normalization = summary.layers[summary.layers.size() - 2];
    QCOMPARE(normalization.type, std::string("Normalization"));
    QCOMPARE(normalization.parameters, 2 * 1280);
    QCOMPARE(summary.trainable, 1280 * 95 + 95);
  }

  void efficientNetLite0HasItsSizeAndRoundsUp() {
    for (const int size : {32, 100, 161, 224}) {
      const auto net = backboneArchitecture(Backbone::EfficientNetLite0, size);
      const std::int64_t side = (size + 31) / 32;
      QCOMPARE(net.layers().back().outputShape, (std::vector<std::int64_t>{side, side, 1280}));
    }
    // Google's table gives 4.7 M with the top of 1,281,000.
    QCOMPARE(
        summarizeModel(Backbone::EfficientNetLite0, 224, 1000, {.pooling = Pooling::Gap})->total,
        std::int64_t{4'694'024});
  }

  void samePaddingPutsTheOddPixelLast() {
    QCOMPARE(samePadding(100, 3, 2), (std::array{0, 1}));
    QCOMPARE(samePadding(101, 3, 2), (std::array{1, 1}));
    QCOMPARE(samePadding(100, 5, 2), (std::array{1, 2}));
    QCOMPARE(samePadding(7, 3, 1), (std::array{1, 1}));
    QCOMPARE(samePadding(8, 1, 2), (std::array{0, 0}));
  }

  void unusableSizesAndHeadsAreNamedWithWhatIsAllowed() {
    for (const int size : {31, 1025, -1}) {
      const auto result = summarizeModel(Backbone::Vgg16, size, 10, {});
      QVERIFY(!result && result.error().code == ErrorCode::InvalidArgument);
      QVERIFY(result.error().message().contains("32 .. 1024"));
    }
    QVERIFY(!summarizeModel(Backbone::Vgg16, 100, 1, {}));
  }

  void headIsReadAndWrittenBack() {
    for (const auto* spec :
         {"flatten", "gap", "gap,dense:256:relu,dropout:0.3,batchnorm", "flatten,batchnorm,dense:1",
          "gap,dropout:0.125,dense:16384", "gap,batchnorm:1e-05,dense:8"})
      QCOMPARE(toString(parseHead(spec).value()), std::string(spec));
    for (const auto* wrong :
         {"", "flat", "dense:256", "gap,", "gap,dense", "gap,dense:0", "gap,dense:16385",
          "gap,dense:2:tanh", "gap,dense:2:relu:3", "gap,dense:+2", "gap,dropout", "gap,dropout:0",
          "gap,dropout:1", "gap,dropout:nan", "gap,batchnorm:2", "gap,batchnorm:1e-300",
          "gap,batchnorm:1e-3:1", "gap,flatten", "gap,,"}) {
      const auto head = parseHead(wrong);
      QVERIFY2(!head && head.error().code == ErrorCode::InvalidArgument, wrong);
    }
    QCOMPARE(toString(parseHead(" gap, dense:8:relu ,batchnorm").value()),
             std::string("gap,dense:8:relu,batchnorm"));
    std::string deep = "gap";
    for (int layer = 0; layer < 16; ++layer) deep += ",dense:1";
    QVERIFY(parseHead(deep));
    QVERIFY(!parseHead(deep + ",dense:1"));
    QVERIFY(parseHead("flat").error().message().contains("flatten or gap"));
    QVERIFY(parseHead("gap,dense:0").error().message().contains("\"dense:0\""));
  }

  /// Keras: Flatten, Dense(256, relu), BatchNormalization, Dropout, Dense(131) on VGG16 at 100 x
  /// 100.
  void hiddenLayersAreInTheSummary() {
    const auto head = parseHead("flatten,dense:256:relu,batchnorm,dropout:0.3").value();
    const auto summary = summarizeModel(Backbone::Vgg16, 100, 131, head).value();
    const auto rows = std::span(summary.layers).last(5);
    const std::vector<std::pair<std::string, std::int64_t>> expected{
        {"flatten", 0},
        {"dense", 4608 * 256 + 256},
        {"head_batch_normalization", 1024},
        {"dropout", 0},
        {"dense_1", 256 * 131 + 131}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
      QCOMPARE(rows[i].name, expected[i].first);
      QCOMPARE(rows[i].parameters, expected[i].second);
    }
    QCOMPARE(summary.total, 14'714'688 + 1'179'904 + 1024 + 33'667);
    QCOMPARE(summary.trainable, 1'179'904 + 512 + 33'667);  // the averages are no parameters
    QCOMPARE(summary.frozen, 14'714'688 + 512);
  }

  void backbonesAreFoundByTheNamesTheyHave() {
    for (const Backbone backbone : allBackbones())
      QVERIFY(backboneFromString(toString(backbone)) == backbone);
    QVERIFY(!backboneFromString("vgg17"));
  }

  void missingAndMisshapenWeightsAreNamed() {
    Architecture net;
    net.add({.name = "input_layer", .outputShape = {8, 8, 3}});
    net.add(
        {.type = LayerType::Conv2D, .name = "conv", .filters = 2, .kernel = 3, .useBias = false});
    const auto missing = checkWeights(net, {});
    QVERIFY(!missing && missing.error().message().contains("conv/kernel"));
    const auto wrong = checkWeights(net, {{"conv/kernel", makeTensor({1, 3}, {1, 2, 3})}});
    QVERIFY(!wrong && wrong.error().code == ErrorCode::FileMismatch);
    QVERIFY(wrong.error().message().contains("[1, 3]"));
    QVERIFY(wrong.error().message().contains("[2, 3, 3, 3]"));
  }
};

QTEST_APPLESS_MAIN(TestArchitecture)
#include "test_architecture.moc"
