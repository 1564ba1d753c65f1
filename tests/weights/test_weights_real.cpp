// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/types.h>

#include <QTest>
#include <cstring>

#include "base/file.h"
#include "nn/network.h"
#include "weights/backbone_weights.h"

using namespace pomona;

/// VGG19's ImageNet weights and a real fruit, under POMONA_TEST_DATA.
class TestWeightsReal : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void vgg19SeesABananaAsKerasDoes() {
    const std::filesystem::path root = qgetenv("POMONA_TEST_DATA").toStdString();
    const auto weights =
        loadBackboneWeights(root / "weights/vgg19_imagenet_notop.h5", Backbone::Vgg19);
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().message().c_str());
    const auto image = readImage(root / "fruits-360-sample/Test/Banana/102_100.jpg").value();
    auto x = torch::empty({1, 100, 100, 3});
    preprocess(image, Preprocessing::Caffe,
               {x.data_ptr<float>(), static_cast<std::size_t>(x.numel())});
    const auto net = Network::create(backboneArchitecture(Backbone::Vgg19, 100), *weights).value();
    const auto map = net.forward(x.permute({0, 3, 1, 2}))[0].permute({1, 2, 0});
    const auto file = readFile(POMONA_GOLDEN_DIR "/nn/vgg19_imagenet.f32").value();
    auto golden = torch::empty({3, 3, 512});
    QCOMPARE(file.size(), golden.nbytes());
    std::memcpy(golden.data_ptr(), file.data(), file.size());
    const auto error = (map - golden).abs().max() / golden.abs().max();
    QVERIFY2(error.item<double>() < 1e-4, std::to_string(error.item<double>()).c_str());
  }

  void vgg19FileIsNoVgg16() {
    const std::filesystem::path root = qgetenv("POMONA_TEST_DATA").toStdString();
    const auto weights =
        loadBackboneWeights(root / "weights/vgg19_imagenet_notop.h5", Backbone::Vgg16);
    QVERIFY(!weights && weights.error().code == ErrorCode::FileMismatch);
    QVERIFY(weights.error().message().contains("block4_conv1/kernel"));
  }
};

QTEST_APPLESS_MAIN(TestWeightsReal)
#include "test_weights_real.moc"
