// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTest>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "nn/formula_weights.h"
#include "nn/network.h"
#include "support/support.h"
#include "weights/backbone_weights.h"

using namespace pomona;

namespace {

/// The formula picture as a channels-last batch of one.
torch::Tensor formulaBatch(int size, Preprocessing preprocessing) {
  auto batch = torch::empty({1, size, size, 3});
  preprocess(test::formulaImage(size, size), preprocessing,
             {batch.data_ptr<float>(), static_cast<std::size_t>(batch.numel())});
  return batch.permute({0, 3, 1, 2});
}

TensorMap embeddedWeights() {
  return loadBackboneWeights(POMONA_RESOURCES_DIR "/weights/efficientnet_lite0.safetensors",
                             Backbone::EfficientNetLite0)
      .value();
}

}  // namespace

class TestNetwork : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void efficientNetLite0GivesItsReferenceFeatures_data() {
    QTest::addColumn<int>("size");
    QTest::newRow("100") << 100;
    QTest::newRow("224") << 224;
  }
  void efficientNetLite0GivesItsReferenceFeatures() {
    QFETCH(const int, size);
    const auto golden =
        nlohmann::json::parse(
            readText(POMONA_GOLDEN_DIR "/nn/efficientnet_lite0_reference.json").value())
            .at(std::to_string(size));
    const auto net =
        Network::create(backboneArchitecture(Backbone::EfficientNetLite0, size), embeddedWeights());
    QVERIFY(net.has_value());
    const auto map = net->forward(formulaBatch(size, Preprocessing::Lite))[0];
    QCOMPARE(map.sizes().vec(), golden.at("feature_shape").get<std::vector<std::int64_t>>());
    const auto pooled = map.mean({1, 2});
    for (std::int64_t i = 0; i < 16; ++i)
      QVERIFY(std::abs(pooled[i].item<double>() - golden["pooled_first_16"][i].get<double>()) <
              1e-3);
    const auto agrees = [](const torch::Tensor& value, const nlohmann::json& reference) {
      return std::abs(value.item<double>() / reference.get<double>() - 1) < 1e-3;
    };
    QVERIFY(agrees(pooled.sum(), golden["pooled_sum"]));
    QVERIFY(agrees(pooled.norm(), golden["pooled_l2"]));
    QVERIFY(agrees(map.norm(), golden["map_l2"]));
  }

  void vggGivesKerasFeatures_data() {
    QTest::addColumn<Backbone>("backbone");
    QTest::newRow("vgg16") << Backbone::Vgg16;
    QTest::newRow("vgg19") << Backbone::Vgg19;
  }
  void vggGivesKerasFeatures() {
    QFETCH(const Backbone, backbone);
    const auto name = std::string(toString(backbone));
    const auto file = readFile(POMONA_GOLDEN_DIR "/nn/" + name + ".f32").value();
    auto golden = torch::empty({3, 3, 512});
    QCOMPARE(file.size(), golden.nbytes());
    std::memcpy(golden.data_ptr(), file.data(), file.size());
    const auto architecture = backboneArchitecture(backbone, 100);
    const auto net = Network::create(architecture, test::formulaWeights(architecture)).value();
    const auto map = net.forward(formulaBatch(100, Preprocessing::Caffe))[0].permute({1, 2, 0});
    const auto error = (map - golden).abs().max() / golden.abs().max();
    QVERIFY2(error.item<double>() < 1e-4, std::to_string(error.item<double>()).c_str());
  }

  void deepNetworksGiveKerasFeatures_data() {
    QTest::addColumn<Backbone>("backbone");
    QTest::addColumn<int>("size");
    for (const auto& [backbone, size] :
         {std::pair(Backbone::ResNet50, 100), std::pair(Backbone::ResNet50, 224),
          std::pair(Backbone::InceptionV3, 100), std::pair(Backbone::InceptionV3, 299),
          std::pair(Backbone::Xception, 100), std::pair(Backbone::Xception, 299)})
      QTest::addRow("%s %d", toString(backbone).data(), size) << backbone << size;
  }
  void deepNetworksGiveKerasFeatures() {
    QFETCH(const Backbone, backbone);
    QFETCH(const int, size);
    const auto file =
        readFile(fmt::format("{}/nn/{}_{}.f32", POMONA_GOLDEN_DIR, toString(backbone), size))
            .value();
    auto golden = torch::empty({2 + 2048});  // largest, norm, and every 7919th value
    QCOMPARE(file.size(), golden.nbytes());
    std::memcpy(golden.data_ptr(), file.data(), file.size());
    const auto architecture = backboneArchitecture(backbone, size);
    const auto net = Network::create(architecture, test::formulaWeights(architecture)).value();
    const auto values =
        net.forward(formulaBatch(size, Preprocessing::Tf)).permute({0, 2, 3, 1}).flatten();
    const auto chosen = values.index({(7919 * torch::arange(2048)).remainder(values.numel())});
    const auto error = ((chosen - golden.slice(0, 2)).abs().max() / golden[0]).item<double>();
    qInfo("largest error %.2g of the largest value", error);
    QVERIFY(error < 1e-4);
    QVERIFY(std::abs((values.abs().max() / golden[0]).item<double>() - 1) < 1e-4);
    QVERIFY(std::abs((values.norm() / golden[1]).item<double>() - 1) < 1e-4);
  }

  void batchGivesTheSameAsItsImagesAlone() {
    const auto net =
        Network::create(backboneArchitecture(Backbone::EfficientNetLite0, 100), embeddedWeights())
            .value();
    torch::manual_seed(1);
    const auto x = torch::rand({48, 3, 100, 100}) * 2 - 1;  // more than pass at once
    const auto together = net.forward(x);
    QCOMPARE(together.sizes().vec(), (std::vector<std::int64_t>{48, 1280, 4, 4}));
    for (const std::int64_t i : {0, 23, 24, 47})
      QVERIFY(torch::allclose(together[i], net.forward(x[i].unsqueeze(0))[0], 1e-3, 1e-4));
  }

  void equalBatchesGiveEqualBits() {
    const auto net = Network::create(backboneArchitecture(Backbone::EfficientNetLite0, 64),
                                     randomBackboneWeights(Backbone::EfficientNetLite0, 3))
                         .value();
    const auto x = formulaBatch(64, Preprocessing::Lite);
    QVERIFY(torch::equal(net.forward(x), net.forward(x)));
  }

  void bfloat16StaysNearFloat32_data() {
    QTest::addColumn<Backbone>("backbone");
    for (const auto backbone : allBackbones())
      QTest::addRow("%s", toString(backbone).data()) << backbone;
  }
  void bfloat16StaysNearFloat32() {
    QFETCH(const Backbone, backbone);
    const auto architecture = backboneArchitecture(backbone, 80);
    const auto weights = backbone == Backbone::EfficientNetLite0
                             ? embeddedWeights()
                             : test::formulaWeights(architecture);
    const auto x = formulaBatch(80, Preprocessing::Tf);
    const auto exact = Network::create(architecture, weights)->forward(x);
    const auto rough =
        Network::create(architecture, weights, torch::kCPU, torch::kBFloat16)->forward(x);
    QVERIFY(rough.scalar_type() == torch::kFloat32);
    QVERIFY(((rough - exact).norm() / exact.norm()).item<double>() < 0.1);
  }

  void featuresCarryNoGradientAndCanBeTrainedOn() {
    const auto net =
        Network::create(backboneArchitecture(Backbone::EfficientNetLite0, 64), embeddedWeights())
            .value();
    const auto features = net.forward(formulaBatch(64, Preprocessing::Lite)).mean({2, 3});
    const auto kernel = torch::zeros({1280, 2}, torch::requires_grad());
    features.matmul(kernel).sum().backward();
    QVERIFY(kernel.grad().defined() && !features.requires_grad());
  }

  void missingWeightsAreNamed() {
    const auto net = Network::create(backboneArchitecture(Backbone::Vgg16, 64), embeddedWeights());
    QVERIFY(!net && net.error().code == ErrorCode::FileMismatch);
    QVERIFY(net.error().message().contains("block1_conv1/kernel"));
  }
};

QTEST_APPLESS_MAIN(TestNetwork)
#include "test_network.moc"
