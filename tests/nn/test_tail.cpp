// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/nn.h>
#include <torch/optim.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTest>

#include "nn/formula_weights.h"
#include "nn/network.h"
#include "nn/tail.h"
#include "nn/torch_tensor.h"
#include "train/optimizer.h"

using namespace pomona;

namespace {

constexpr double epsilon = 1.001e-5;

/// 6x6 pixels of four channels; a residual block with a strided, padded convolution, a depthwise
/// and a separable one, batch normalisation with and without gamma, ReLU6 and concatenation.
Architecture smallNet() {
  Architecture net;
  net.add({.name = "input", .outputShape = {6, 6, 4}});
  net.add({.type = LayerType::Conv2D,
           .name = "below",
           .filters = 4,
           .kernel = 1,
           .activation = Activation::Relu});
  net.add({.type = LayerType::Conv2D,
           .name = "conv",
           .filters = 6,
           .kernel = 3,
           .stride = 2,
           .activation = Activation::Relu});
  net.add({.type = LayerType::DepthwiseConv2D, .name = "depth", .kernel = 3, .useBias = false});
  net.add({.type = LayerType::BatchNormalization, .name = "bn", .epsilon = epsilon});
  net.add({.type = LayerType::ReLU, .name = "relu6", .maxValue = 6});
  net.add({.type = LayerType::Add, .name = "add", .inputs = {5, 2}});
  net.add({.type = LayerType::SeparableConv2D,
           .name = "separable",
           .filters = 5,
           .kernel = 3,
           .useBias = false});
  net.add({.type = LayerType::BatchNormalization, .name = "shift", .scale = false});
  net.add({.type = LayerType::Activation, .name = "act", .activation = Activation::Relu});
  net.add({.type = LayerType::Concatenate, .name = "concat", .inputs = {9, 6}});
  return net;
}

torch::Tensor batch(const std::vector<std::int64_t>& shape) {
  torch::manual_seed(4);
  return torch::randn(shape);
}

/// The same net from "conv" on, of torch's own modules, with the same weights.
struct Reference : torch::nn::Module {
  explicit Reference(const TensorMap& weights)
      : conv(register_module("conv",
                             torch::nn::Conv2d(torch::nn::Conv2dOptions(4, 6, 3).stride(2)))),
        depth(register_module(
            "depth",
            torch::nn::Conv2d(torch::nn::Conv2dOptions(6, 6, 3).padding(1).groups(6).bias(false)))),
        bn(register_module("bn",
                           torch::nn::BatchNorm2d(torch::nn::BatchNorm2dOptions(6).eps(epsilon)))),
        depthwise(register_module(
            "depthwise",
            torch::nn::Conv2d(torch::nn::Conv2dOptions(6, 6, 3).padding(1).groups(6).bias(false)))),
        pointwise(register_module(
            "pointwise", torch::nn::Conv2d(torch::nn::Conv2dOptions(6, 5, 1).bias(false)))),
        shift(register_module("shift",
                              torch::nn::BatchNorm2d(torch::nn::BatchNorm2dOptions(5).eps(1e-3)))),
        dense(register_module("dense", torch::nn::Linear(11, 3))) {
    const torch::NoGradGuard guard;
    for (const auto& [name, parameter] : pairs())
      parameter.copy_(toTorch(weights.at(name)).view_as(parameter));
    bn->running_mean.copy_(toTorch(weights.at("bn/moving_mean")));
    bn->running_var.copy_(toTorch(weights.at("bn/moving_variance")));
    shift->running_mean.copy_(toTorch(weights.at("shift/moving_mean")));
    shift->running_var.copy_(toTorch(weights.at("shift/moving_variance")));
    shift->weight.set_requires_grad(false);  // no gamma
    eval();                                  // Keras's training=False
  }

  /// What both have, by Keras's names.
  std::vector<std::pair<std::string, torch::Tensor>> pairs() const {
    return {{"conv/kernel", conv->weight},
            {"conv/bias", conv->bias},
            {"depth/kernel", depth->weight},
            {"bn/gamma", bn->weight},
            {"bn/beta", bn->bias},
            {"separable/depthwise_kernel", depthwise->weight},
            {"separable/pointwise_kernel", pointwise->weight},
            {"shift/beta", shift->bias}};
  }

  torch::Tensor logits(const torch::Tensor& x) {
    namespace f = torch::nn::functional;
    // `same` at stride 2 of six pixels: a pixel at the right and the bottom
    const auto c = conv(f::pad(x, f::PadFuncOptions({0, 1, 0, 1}))).relu();
    const auto sum = torch::nn::ReLU6()(bn(depth(c))) + c;
    const auto s = shift(pointwise(depthwise(sum))).relu();
    return dense(torch::cat({s, sum}, 1).mean({2, 3}));
  }

  torch::nn::Conv2d conv, depth;
  torch::nn::BatchNorm2d bn;
  torch::nn::Conv2d depthwise, pointwise;
  torch::nn::BatchNorm2d shift;
  torch::nn::Linear dense;
};

FineTunePlan planOf(const char* layer) {
  return planFineTuning(smallNet(), layer).value();
}

}  // namespace

class TestTail : public QObject {
  Q_OBJECT
  const Architecture m_net = smallNet();
  const TensorMap m_weights = test::formulaWeights(m_net);
  const torch::Tensor m_labels = torch::tensor({0, 1, 2, 1, 0}, torch::kLong);

 private Q_SLOTS:
  void gradientsAndOneStepAreTorchs() {
    Head head = Head::create(11, 3, {.pooling = Pooling::Gap}, 1, torch::kCPU);
    TailAndHead model(Tail(m_net, planOf("conv"), m_weights, torch::kCPU), head, Pooling::Gap);
    Reference reference(m_weights);
    {
      const torch::NoGradGuard guard;
      reference.dense->weight.copy_(head.parameters()[0].t());
      reference.dense->bias.copy_(head.parameters()[1]);
    }
    const auto x = 2 * batch({5, 6, 6, 4});
    const auto ours = model.trainingLogits(x.flatten(1), 1);
    const auto theirs = reference.logits(x.permute({0, 3, 1, 2}));
    QVERIFY(torch::allclose(ours, theirs, 1e-4, 1e-5));
    QVERIFY(torch::allclose(model.logits(x.flatten(1)), theirs, 1e-4, 1e-5));
    torch::cross_entropy_loss(ours, m_labels).backward();
    torch::cross_entropy_loss(theirs, m_labels).backward();

    const auto parameters = model.parameters();
    const auto pairs = reference.pairs();
    QCOMPARE(parameters.size(), pairs.size() + 2);
    torch::optim::SGD step(reference.parameters(), 0.5);
    step.step();
    const torch::NoGradGuard guard;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto& [name, theirOwn] = pairs[i];
      QVERIFY2(theirOwn.grad().abs().max().item<double>() > 1e-4, name.c_str());
      QVERIFY2(
          torch::allclose(parameters[i].grad().reshape_as(theirOwn), theirOwn.grad(), 1e-3, 1e-6),
          name.c_str());
    }
    TrainingRecipe recipe;
    recipe.optimizer = Optimizer::Sgd;
    recipe.momentum = 0;
    RecipeOptimizer(recipe, parameters).step(0.5);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const auto& [name, theirOwn] = pairs[i];
      QVERIFY2(torch::allclose(parameters[i].reshape_as(theirOwn), theirOwn, 1e-4, 1e-6),
               name.c_str());
    }
    QVERIFY(torch::allclose(model.logits(x.flatten(1)), reference.logits(x.permute({0, 3, 1, 2})),
                            1e-3, 1e-4));
  }

  void statisticsAndLayersBeforeTheFirstStayAsTheyAre() {
    Head head = Head::create(11, 3, {.pooling = Pooling::Gap}, 1, torch::kCPU);
    const auto plan = planOf("bn");  // the residual is cut before "depth", which stays frozen
    QCOMPARE(m_net.layers()[plan.cut].name, std::string("conv"));
    TailAndHead model(Tail(m_net, plan, m_weights, torch::kCPU), head, Pooling::Gap);
    const auto before = model.tensors();
    QVERIFY(!before.contains("depth/kernel") && !before.contains("bn/moving_mean"));
    QCOMPARE(before.size(), std::size_t{5 + 2});
    const auto x = batch({5, 3 * 3 * 6});
    const auto first = model.trainingLogits(x, 1);
    const auto again = model.trainingLogits(x, 2);  // moves no statistics, unlike a head's
    QVERIFY(torch::equal(first, again));
    first.sum().backward();
    for (const auto& parameter : model.parameters()) QVERIFY(parameter.grad().defined());
    QVERIFY(model.tensors() == before);
  }

  void tensorsAreThoseOfTheBackboneAndComeBack() {
    Head head = Head::create(11, 3, {.pooling = Pooling::Gap}, 1, torch::kCPU);
    TailAndHead model(Tail(m_net, planOf("conv"), m_weights, torch::kCPU), head, Pooling::Gap);
    const auto before = model.tensors();
    for (const auto& [name, tensor] : model.tail().tensors())
      QVERIFY2(tensor == m_weights.at(name), name.c_str());
    {
      const torch::NoGradGuard guard;
      for (const auto& parameter : model.parameters()) parameter.add_(1);
    }
    QVERIFY(model.tensors() != before);
    model.load(before);
    QVERIFY(model.tensors() == before);
  }

  void networkBelowAndTailGiveTheWholeNetwork_data() {
    QTest::addColumn<Backbone>("backbone");
    QTest::addColumn<QString>("from");
    const auto row = [](Backbone backbone, const char* from) {
      QTest::addRow("%s %s", toString(backbone).data(), from) << backbone << from;
    };
    row(Backbone::Vgg16, "block4_conv2");
    row(Backbone::Vgg19, "block1_conv1");
    row(Backbone::ResNet50, "conv4_block1_1_conv");
    row(Backbone::InceptionV3, "conv2d_5");
    row(Backbone::Xception, "block3_sepconv1");
    row(Backbone::EfficientNetLite0, "stem.conv");
    row(Backbone::EfficientNetLite0, "blocks.9.depthwise");
  }
  void networkBelowAndTailGiveTheWholeNetwork() {
    QFETCH(const Backbone, backbone);
    QFETCH(const QString, from);
    const int size = minimumImageSize(backbone);
    const auto net = backboneArchitecture(backbone, size);
    const auto weights = test::formulaWeights(net);
    const auto plan = planFineTuning(net, from.toStdString()).value();
    const auto x = batch({2, 3, size, size});
    const auto whole = Network::create(net, weights)->forward(x);
    const auto below = Network::create(upTo(net, plan.cut), weights)->forward(x);
    const auto features = below.permute({0, 2, 3, 1}).flatten(1);
    const torch::NoGradGuard guard;
    const auto both = Tail(net, plan, weights, torch::kCPU).forward(features);
    QCOMPARE(both.sizes().vec(), whole.sizes().vec());
    const auto error = ((both - whole).abs().max() / whole.abs().max()).item<double>();
    QVERIFY2(error < 1e-4, std::to_string(error).c_str());
  }
};

QTEST_APPLESS_MAIN(TestTail)
#include "test_tail.moc"
