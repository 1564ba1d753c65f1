// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/file.h"
#include "nn/formula_weights.h"
#include "support/support.h"
#include "weights/backbone_weights.h"
#include "weights/keras_file.h"
#include "weights/keras_hdf5.h"
#include "weights/keras_names.h"

using namespace pomona;
using test::KerasLayer;

namespace {

/// small_model() of tests/golden/nn/make.py.
Architecture smallNetwork() {
  Architecture net;
  net.add({.name = "input_layer", .outputShape = {32, 32, 3}});
  net.add({.type = LayerType::Conv2D, .name = "conv", .filters = 4, .kernel = 3});
  net.add({.type = LayerType::BatchNormalization, .name = "conv_bn"});
  net.add({.type = LayerType::DepthwiseConv2D,
           .name = "depthwise",
           .kernel = 3,
           .stride = 2,
           .useBias = false});
  net.add({.type = LayerType::SeparableConv2D,
           .name = "separable",
           .filters = 6,
           .kernel = {3, 1},
           .stride = 2});
  net.add({.type = LayerType::BatchNormalization, .name = "separable_bn", .scale = false});
  net.add({.type = LayerType::Flatten, .name = "flatten"});
  net.add({.type = LayerType::Dense, .name = "dense", .filters = 5});
  return net;
}

/// One convolution: 2 filters of 2 x 2 pixels over 3 channels.
Architecture tinyNetwork() {
  Architecture net;
  net.add({.name = "input_layer", .outputShape = {32, 32, 3}});
  net.add({.type = LayerType::Conv2D, .name = "conv", .filters = 2, .kernel = 2});
  return net;
}

/// 0, 1, 2 ... in the file's order [2, 2, 3, 2].
Tensor tinyKernel() {
  std::vector<float> values;
  for (int i = 0; i < 24; ++i) values.push_back(static_cast<float>(i));
  return makeTensor({2, 2, 3, 2}, values);
}

std::vector<KerasLayer> tinyLayers(Tensor kernel = tinyKernel()) {
  return {{"input_1", {}},
          {"conv", {{"conv_W_1:0", std::move(kernel)}, {"conv_b_1:0", makeTensor({2}, {5, 6})}}},
          {"pool", {}}};
}

}  // namespace

class TestKerasHdf5 : public QObject {
  Q_OBJECT

  test::TemporaryFolder m_folder;

  Error errorOf(const std::vector<KerasLayer>& layers, const Architecture& net = tinyNetwork()) {
    const auto file = m_folder / "bad.h5";
    test::writeKerasFile(file, layers);
    const auto result = readKerasWeights(file, net);
    return result ? Error{} : result.error();
  }

 private Q_SLOTS:
  void everyLayoutOfKerasIsRead_data() {
    QTest::addColumn<test::KerasLayout>("layout");
    QTest::newRow("weights alone") << test::KerasLayout{};
    QTest::newRow("whole model") << test::KerasLayout{.belowModelWeights = true};
    QTest::newRow("variable strings") << test::KerasLayout{.variableStrings = true};
    QTest::newRow("long lists in pieces") << test::KerasLayout{.chunkedNames = true};
    QTest::newRow("half floats") << test::KerasLayout{.bytes = 2};
    QTest::newRow("doubles") << test::KerasLayout{.bytes = 8};
  }
  void everyLayoutOfKerasIsRead() {
    QFETCH(const test::KerasLayout, layout);
    const auto file = m_folder / "layout.h5";
    test::writeKerasFile(file, tinyLayers(), layout);
    const auto weights = readKerasWeights(file, tinyNetwork());
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    const auto& kernel = weights->at("conv/kernel");
    QCOMPARE(sizeOf(kernel.dtype), static_cast<std::size_t>(layout.bytes));
    QCOMPARE(kernel.shape, (std::vector<std::int64_t>{2, 3, 2, 2}));
    // Filter 1, channel 2, row 1, column 0 is element ((1*2 + 0)*3 + 2)*2 + 1 of the file.
    QCOMPARE(toFloats(kernel)[((1 * 3 + 2) * 2 + 1) * 2 + 0], 17.0f);
    QCOMPARE(toFloats(weights->at("conv/bias")), (std::vector<float>{5, 6}));
  }

  /// A nested model that was trained: Keras puts the statistics and what is frozen after the rest.
  void nestedModelsArraysFindTheirLayers() {
    Architecture net;
    net.add({.name = "input_layer", .outputShape = {4, 4, 3}});
    net.add({.type = LayerType::Conv2D, .name = "conv2d", .filters = 3});
    net.add({.type = LayerType::BatchNormalization, .name = "batch_normalization"});
    net.add({.type = LayerType::Conv2D, .name = "conv2d_1", .filters = 3});
    net.add({.type = LayerType::BatchNormalization, .name = "batch_normalization_1"});
    test::KerasLayer nested{"net", {}};
    const auto add = [&](const std::string& name, float value) {
      const bool kernel = name.ends_with("kernel:0");
      const auto shape =
          kernel ? std::vector<std::int64_t>{1, 1, 3, 3} : std::vector<std::int64_t>{3};
      nested.weights.emplace_back(name,
                                  makeTensor(shape, std::vector<float>(kernel ? 9 : 3, value)));
    };
    add("conv2d_10/kernel:0", 21);  // the first one is frozen; 9 comes before 10
    add("conv2d_10/bias:0", 22);
    for (const auto* layer : {"batch_normalization_4", "batch_normalization_5"}) {
      const float value = layer[20] == '4' ? 10 : 30;
      add(std::string(layer) + "/gamma:0", value + 1);
      add(std::string(layer) + "/beta:0", value + 2);
    }
    add("conv2d_9/kernel:0", 1);
    add("conv2d_9/bias:0", 2);
    for (const auto* layer : {"batch_normalization_4", "batch_normalization_5"}) {
      const float value = layer[20] == '4' ? 10 : 30;
      add(std::string(layer) + "/moving_mean:0", value + 3);
      add(std::string(layer) + "/moving_variance:0", value + 4);
    }
    const auto file = m_folder / "nested.h5";
    test::writeKerasFile(file, {{"input_1", {}}, nested}, {.belowModelWeights = true});
    const auto weights = readKerasWeights(file, net);
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    const auto first = [&](const char* name) { return toFloats(weights->at(name)).front(); };
    QCOMPARE(first("conv2d/kernel"), 1.0f);
    QCOMPARE(first("conv2d/bias"), 2.0f);
    QCOMPARE(first("batch_normalization/beta"), 12.0f);
    QCOMPARE(first("batch_normalization/moving_mean"), 13.0f);
    QCOMPARE(first("conv2d_1/kernel"), 21.0f);
    QCOMPARE(first("batch_normalization_1/gamma"), 31.0f);
    QCOMPARE(first("batch_normalization_1/moving_variance"), 34.0f);
  }

  /// Keras counts layers as they are made: of a head whose last layer was made first the names
  /// stand in another order than the layers.
  void headOnANestedModelKeepsItsOrder() {
    Architecture net;
    net.add({.name = "input_layer", .outputShape = {4, 4, 3}});
    net.add({.type = LayerType::Conv2D, .name = "conv2d", .filters = 3});
    net.add({.type = LayerType::Conv2D, .name = "conv2d_1", .filters = 3});
    addHead(net, {.pooling = Pooling::Gap, .hidden = {{.units = 3}}}, 3);
    const auto layer = [](const std::string& name, float value) {
      const bool dense = name.starts_with("dense");
      const auto shape =
          dense ? std::vector<std::int64_t>{3, 3} : std::vector<std::int64_t>{1, 1, 3, 3};
      return test::KerasLayer{
          name,
          {{name + "/kernel:0", makeTensor(shape, std::vector<float>(9, value))},
           {name + "/bias:0", makeTensor({3}, std::vector<float>(3, value))}}};
    };
    test::KerasLayer nested{"net", layer("conv2d_7", 1).weights};
    for (auto& weight : layer("conv2d_8", 2).weights) nested.weights.push_back(weight);
    const auto file = m_folder / "head_order.h5";
    test::writeKerasFile(file, {nested, layer("dense_4", 3), layer("dense_3", 4)},
                         {.belowModelWeights = true});
    const auto weights = readKerasWeights(file, net);
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    const auto first = [&](const char* name) { return toFloats(weights->at(name)).front(); };
    QCOMPARE(first("conv2d/kernel"), 1.0f);
    QCOMPARE(first("conv2d_1/bias"), 2.0f);
    QCOMPARE(first("dense/kernel"), 3.0f);
    QCOMPARE(first("dense_1/bias"), 4.0f);

    // The head may be a nested model itself.
    auto head = layer("dense_4", 3);
    head.name = "sequential_1";
    for (auto& weight : layer("dense_3", 4).weights) head.weights.push_back(weight);
    test::writeKerasFile(file, {nested, head}, {.belowModelWeights = true});
    const auto again = readKerasWeights(file, net);
    QVERIFY2(again.has_value(), again ? "" : again.error().message().c_str());
    QCOMPARE(toFloats(again->at("dense/kernel")).front(), 3.0f);
    QCOMPARE(toFloats(again->at("dense_1/kernel")).front(), 4.0f);
  }

  void namesWithSlashesAreRead() {  // Keras 2: "conv/kernel:0" in the group "conv"
    const auto file = m_folder / "slashes.h5";
    test::writeKerasFile(
        file,
        {{"conv", {{"conv/kernel:0", tinyKernel()}, {"conv/bias:0", makeTensor({2}, {5, 6})}}}});
    QVERIFY(readKerasWeights(file, tinyNetwork()).has_value());
  }

  /// Two convolutions that only their names tell apart, as in ResNet50's first block.
  static Architecture twins(const std::string& first, const std::string& second) {
    Architecture net;
    net.add({.name = "input_layer", .outputShape = {8, 8, 1}});
    for (const auto& name : {first, second})
      net.add({.type = LayerType::Conv2D, .name = name, .inputs = {0}, .filters = 1});
    return net;
  }
  static KerasLayer dot(const std::string& name, float value) {
    return {name,
            {{name + "_W_1:0", makeTensor({1, 1, 1, 1}, {value})},
             {name + "_b_1:0", makeTensor({1}, {value})}}};
  }

  void firstResNetsLayersAreFoundByName() {
    const auto file = m_folder / "old_resnet.h5";
    test::writeKerasFile(file, {dot("res2a_branch2c", 3), dot("res2a_branch1", 1)});
    const auto weights =
        readKerasWeights(file, twins("conv2_block1_0_conv", "conv2_block1_3_conv")).value();
    QCOMPARE(toFloats(weights.at("conv2_block1_0_conv/kernel")).front(), 1.0f);
    QCOMPARE(toFloats(weights.at("conv2_block1_3_conv/bias")).front(), 3.0f);
  }

  void layersCountedInAnotherSessionAreReadInOrder() {
    const auto file = m_folder / "counted.h5";
    test::writeKerasFile(file, {dot("conv2d_1", 1), dot("conv2d_2", 2)});
    const auto weights = readKerasWeights(file, twins("conv2d", "conv2d_1")).value();
    QCOMPARE(toFloats(weights.at("conv2d/kernel")).front(), 1.0f);
    QCOMPARE(toFloats(weights.at("conv2d_1/kernel")).front(), 2.0f);
  }

  void namesOfTheFirstResNetAreTodays() {
    for (const auto& [old, today] :
         {std::pair("conv1", "conv1_conv"), std::pair("bn_conv1", "conv1_bn"),
          std::pair("res2a_branch1", "conv2_block1_0_conv"),
          std::pair("bn4f_branch2c", "conv4_block6_3_bn"),
          std::pair("res3b_branch2a", "conv3_block2_1_conv"),
          std::pair("block1_conv1", "block1_conv1"), std::pair("res2a_branch3", "res2a_branch3")})
      QCOMPARE(todaysName(old), std::string(today));
    const auto net = backboneArchitecture(Backbone::ResNet50, 32);
    QVERIFY(std::ranges::find(net.layers(), todaysName("res5c_branch2b"), &Layer::name) !=
            net.layers().end());
  }

  void kerasThreesModelFileHoldsItsWeights() {
    const auto net = smallNetwork();
    const auto weights = readKerasWeights(POMONA_GOLDEN_DIR "/weights/keras3_model.h5", net);
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    const auto expected = test::formulaWeights(net);
    QCOMPARE(weights->size(), expected.size());
    for (const auto& [name, tensor] : expected) {
      QCOMPARE(weights->at(name).shape, tensor.shape);
      const auto values = toFloats(weights->at(name));
      const auto reference = toFloats(tensor);
      for (std::size_t i = 0; i < values.size(); ++i)
        QVERIFY2(std::abs(values[i] - reference[i]) < 1e-6f, name.c_str());
    }
  }

  void kerasThreesOwnLayoutIsRefusedWithARemedy() {
    const auto result =
        readKerasWeights(POMONA_GOLDEN_DIR "/weights/keras3.weights.h5", smallNetwork());
    QVERIFY(!result && result.error().code == ErrorCode::FileMismatch);
    QVERIFY(result.error().message().contains("model.save"));
  }

  void topBehindTheBackboneIsIgnored() {
    auto layers = tinyLayers();
    layers.push_back({"fc1", {{"fc1_W_1:0", makeTensor({1, 1}, {1})}}});
    test::writeKerasFile(m_folder / "top.h5", layers);
    QVERIFY(readKerasWeights(m_folder / "top.h5", tinyNetwork()).has_value());
  }

  void missingFileIsNotFound() {
    const auto result = readKerasWeights(m_folder / "none.h5", tinyNetwork());
    QVERIFY(!result && result.error().code == ErrorCode::NotFound);
  }

  void otherFilesAreNoHdf5() {
    QVERIFY(writeFile(m_folder / "text.h5", "this is no HDF5 file").has_value());
    const auto result = readKerasWeights(m_folder / "text.h5", tinyNetwork());
    QVERIFY(!result && result.error().code == ErrorCode::FileDamaged);
    QVERIFY(result.error().message().contains("text.h5 is no HDF5 file"));
  }

  void cutFileIsDamagedWhereverItIsCut() {
    test::writeKerasFile(m_folder / "whole.h5", tinyLayers());
    const auto whole = readFile(m_folder / "whole.h5").value();
    for (std::size_t size = 8; size < whole.size(); size += whole.size() / 20) {
      QVERIFY(writeFile(m_folder / "cut.h5", std::span(whole).first(size)).has_value());
      const auto result = readKerasWeights(m_folder / "cut.h5", tinyNetwork());
      QVERIFY(!result && result.error().code == ErrorCode::FileDamaged);
    }
  }

  void layerThatIsNotThereIsNamed() {
    const auto error = errorOf({{"conv", {}}});
    QCOMPARE(error.code, ErrorCode::FileMismatch);
    QVERIFY(error.message().contains("it ends before conv/kernel"));
  }

  void wrongShapeIsNamedWithTheRightOne() {
    const auto error = errorOf(tinyLayers(makeTensor({1, 1, 2, 1}, {1, 2})));
    QCOMPARE(error.code, ErrorCode::FileMismatch);
    for (const auto* text : {"conv_W_1:0", "[1, 1, 2, 1]", "conv/kernel", "[2, 2, 3, 2]"})
      QVERIFY2(error.message().contains(text), error.message().c_str());
  }

  void kernelsInTheanosOrderAreRefused() {
    auto kernel = tinyKernel();
    kernel.shape = {2, 3, 2, 2};
    QCOMPARE(errorOf(tinyLayers(kernel)).code, ErrorCode::FileMismatch);
  }

  void valuesThatAreNoNumbersAreRefused() {
    for (const float bad : {std::nanf(""), std::numeric_limits<float>::infinity()}) {
      std::vector<float> values(24, bad);
      const auto error = errorOf(tinyLayers(makeTensor({2, 2, 3, 2}, values)));
      QCOMPARE(error.code, ErrorCode::FileDamaged);
      QVERIFY(error.message().contains("conv_W_1:0 hold NaN or infinity"));
    }
  }

  void weightsOfAnotherBackboneAreRefused() {
    const auto result =
        loadBackboneWeights(POMONA_GOLDEN_DIR "/weights/keras3_model.h5", Backbone::Vgg16);
    QVERIFY(!result && result.error().code == ErrorCode::FileMismatch);
    QVERIFY(result.error().message().contains("block1_conv1/kernel"));
  }
};

QTEST_APPLESS_MAIN(TestKerasHdf5)
#include "test_keras_hdf5.moc"
