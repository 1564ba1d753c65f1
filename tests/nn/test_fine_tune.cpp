// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>

#include "nn/fine_tune.h"

using namespace pomona;

namespace {

std::string nameOf(const Architecture& net, std::size_t layer) {
  return net.layers().at(layer).name;
}

/// By the definition, unlike the program: at every place, which layers are read across it.
std::size_t cutByCounting(const Architecture& net, std::size_t first) {
  for (std::size_t cut = first; cut-- > 0;) {
    std::vector<std::size_t> crossing;
    for (std::size_t i = cut + 1; i < net.layers().size(); ++i)
      for (const auto input : net.layers()[i].inputs)
        if (input <= cut) crossing.push_back(input);
    std::ranges::sort(crossing);
    const auto same = std::ranges::unique(crossing);
    crossing.erase(same.begin(), same.end());
    if (crossing == std::vector{cut}) return cut;
  }
  return 0;
}

}  // namespace

class TestFineTune : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  // What was stepped wrongly were kernels over several pixels of several channels.
  void faultOfOlderPomonasIsKnownByKernelsAndVersion_data() {
    QTest::addColumn<Backbone>("backbone");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("fault");
    const auto row = [](Backbone backbone, const char* from, const char* version, bool fault) {
      QTest::addRow("%s %s %s", std::string(toString(backbone)).c_str(), from, version)
          << backbone << from << version << fault;
    };
    row(Backbone::Vgg19, "block5_conv4", "0.1.0", true);
    row(Backbone::Vgg19, "block5_conv4", "0.2.0", false);
    row(Backbone::Vgg19, "", "0.1.0", false);
    row(Backbone::Vgg19, "block9", "0.1.0", false);
    row(Backbone::ResNet50, "conv5_block3_2_conv", "0.1.0", true);
    row(Backbone::ResNet50, "conv5_block3_3_conv", "0.1.0", false);  // 1x1
    row(Backbone::Xception, "block14_sepconv1", "0.1.0", false);     // depthwise and 1x1
    row(Backbone::Xception, "block1_conv2", "0.1.0", true);
    row(Backbone::EfficientNetLite0, "blocks.15.expand", "0.1.0", false);
    row(Backbone::EfficientNetLite0, "stem.conv", "0.1.0", true);
  }
  void faultOfOlderPomonasIsKnownByKernelsAndVersion() {
    QFETCH(const Backbone, backbone);
    QFETCH(const QString, from);
    QFETCH(const QString, version);
    TrainingRecipe recipe;
    recipe.backbone = backbone;
    recipe.fineTuneFrom = from.toStdString();
    QTEST(isTunedWithFault(recipe, version.toStdString()), "fault");
  }

  void backboneIsCutWhereOneTensorCrosses_data() {
    QTest::addColumn<Backbone>("backbone");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("cut");
    const auto row = [](Backbone backbone, const char* from, const char* cut) {
      QTest::addRow("%s %s", std::string(toString(backbone)).c_str(), from)
          << backbone << from << cut;
    };
    row(Backbone::Vgg19, "block5_conv1", "block4_pool");
    row(Backbone::Vgg19, "block5_conv3", "block5_conv2");
    row(Backbone::Vgg16, "block1_conv1", "input_layer");
    row(Backbone::Vgg16, "input_layer", "input_layer");
    row(Backbone::EfficientNetLite0, "blocks.14.expand", "blocks.13.add");
    row(Backbone::EfficientNetLite0, "blocks.14.project", "blocks.13.add");  // within a residual
    row(Backbone::EfficientNetLite0, "head.conv", "blocks.15.project_bn");
    row(Backbone::ResNet50, "conv5_block1_1_conv", "conv4_block6_out");
    row(Backbone::ResNet50, "conv5_block1_add", "conv4_block6_out");
    row(Backbone::ResNet50, "conv5_block2_2_bn", "conv5_block1_out");
    row(Backbone::Xception, "block14_sepconv1", "add_11");
    row(Backbone::InceptionV3, "conv2d_93", "mixed9");
  }
  void backboneIsCutWhereOneTensorCrosses() {
    QFETCH(const Backbone, backbone);
    QFETCH(const QString, from);
    const auto net = backboneArchitecture(backbone, 100);
    const auto plan = planFineTuning(net, from.toStdString());
    QVERIFY2(plan.has_value(), plan ? "" : plan.error().message().c_str());
    QTEST(QString::fromStdString(nameOf(net, plan->cut)), "cut");
    QCOMPARE(plan->first,
             std::max<std::size_t>(
                 1, static_cast<std::size_t>(
                        std::ranges::find(net.layers(), from.toStdString(), &Layer::name) -
                        net.layers().begin())));
  }

  void everyLayerOfEveryBackboneIsCutByTheRule() {
    for (const auto backbone : allBackbones()) {
      const auto net = backboneArchitecture(backbone, 100);
      for (const auto& name : fineTuneLayers(backbone)) {
        const auto plan = planFineTuning(net, name).value();
        QVERIFY2(plan.cut == cutByCounting(net, plan.first), name.c_str());
      }
    }
  }

  void layersBelowTheCutAreThoseOfTheWhole() {
    const auto net = backboneArchitecture(Backbone::ResNet50, 64);
    const auto plan = planFineTuning(net, "conv3_block1_1_conv").value();
    const auto part = upTo(net, plan.cut);
    QCOMPARE(part.layers().size(), plan.cut + 1);
    QCOMPARE(nameOf(part, plan.cut), std::string("conv2_block3_out"));
    for (std::size_t i = 0; i <= plan.cut; ++i) {
      QVERIFY(part.layers()[i].inputs == net.layers()[i].inputs);
      QVERIFY(part.layers()[i].outputShape == net.layers()[i].outputShape);
    }
  }

  void unknownLayerIsRefusedWithThoseNearIt() {
    for (const auto& [backbone, typed, meant] :
         {std::tuple(Backbone::Vgg19, "block5_con1", "block5_conv1"),
          std::tuple(Backbone::ResNet50, "conv5_block1_1_Conv", "conv5_block1_1_conv"),
          std::tuple(Backbone::EfficientNetLite0, "block.15.expand", "blocks.15.expand"),
          std::tuple(Backbone::EfficientNetLite0, "bloks", "blocks.")}) {
      const auto refused = checkFineTuneLayer(backbone, typed);
      QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
      QVERIFY2(refused.error().message().contains(typed), refused.error().message().c_str());
      QVERIFY2(refused.error().message().contains(meant), refused.error().message().c_str());
    }
  }

  void layerBehindTheLastWeightsIsRefused() {
    const auto refused = checkFineTuneLayer(Backbone::Vgg16, "block5_pool");
    QVERIFY(!refused && refused.error().message().contains("block5_conv3"));
    QVERIFY(checkFineTuneLayer(Backbone::Vgg16, "block5_conv3").has_value());
    QVERIFY(!checkFineTuneLayer(Backbone::EfficientNetLite0, "head.relu6"));
    QVERIFY(checkFineTuneLayer(Backbone::EfficientNetLite0, "head.bn").has_value());
  }

  void summaryTellsWhatIsTrained() {
    // block5: four convolutions of 512 filters over 512 channels, 2,359,808 parameters each.
    const auto tuned = summarizeModel(Backbone::Vgg19, 100, 95, {}, "block5_conv1").value();
    const auto frozen = summarizeModel(Backbone::Vgg19, 100, 95, {}).value();
    QCOMPARE(tuned.total, frozen.total);
    QCOMPARE(tuned.trainable, frozen.trainable + std::int64_t{4} * 2359808);
    QCOMPARE(tuned.frozen, tuned.total - tuned.trainable);
    QCOMPARE(tuned.cutFeatures, std::int64_t{6} * 6 * 512);
    QCOMPARE(frozen.cutFeatures, std::int64_t{0});
    const auto trained = [&](const char* name) {
      return std::ranges::find(tuned.layers, name, &LayerSummary::name)->trainable;
    };
    QVERIFY(trained("block5_conv1") && trained("dense") && !trained("block4_conv4"));
    // conv5_block3_3_bn: gamma and beta of 2,048 channels, but not its statistics.
    const auto last =
        summarizeModel(Backbone::ResNet50, 100, 2, {.pooling = Pooling::Gap}, "conv5_block3_3_bn");
    QCOMPARE(last->trainable, std::int64_t{2} * 2048 + 2 * 2048 + 2);
  }
};

QTEST_APPLESS_MAIN(TestFineTune)
#include "test_fine_tune.moc"
