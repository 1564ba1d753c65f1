// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/nn.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTest>
#include <cmath>
#include <functional>

#include "nn/head.h"
#include "nn/torch_tensor.h"

using namespace pomona;

namespace {

Tensor numbers(std::vector<std::int64_t> shape) {
  std::int64_t count = 1;
  for (const auto size : shape) count *= size;
  std::vector<float> values;
  for (std::int64_t i = 0; i < count; ++i) values.push_back(0.5f + static_cast<float>(i));
  return makeTensor(std::move(shape), values);
}

/// Three features, two classes.
TensorMap tensorsOf() {
  return {{"dense/kernel", numbers({3, 2})},
          {"dense/bias", numbers({2})},
          {"normalization/mean", numbers({3})},
          {"normalization/std", numbers({3})}};
}

Result<Head> load(const TensorMap& tensors, bool standardize) {
  return Head::fromTensors(tensors, {.pooling = Pooling::Gap, .standardize = standardize},
                           torch::kCPU);
}

/// Dense kernels lie the other way round than torch's.
void copyTo(const std::vector<torch::Tensor>& to, const std::vector<torch::Tensor>& from) {
  const torch::NoGradGuard guard;
  for (std::size_t i = 0; i < to.size(); ++i)
    to[i].copy_(from[i].dim() == 2 ? from[i].t() : from[i]);
}

/// By how much torch's running variance (n - 1) is above Keras's (n).
torch::Tensor biasOfVariance(const torch::Tensor& x) {
  return (x.var(0, true) - x.var(0, false)).detach();
}

using Change = std::function<void(TensorMap&)>;

}  // namespace

class TestHead : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void startsGlorotUniformAsKerasDense() {
    const auto head = Head::create(300, 100, {}, 1, torch::kCPU);
    const auto kernel = head.parameters()[0].detach();
    QCOMPARE(kernel.sizes().vec(), (std::vector<std::int64_t>{300, 100}));
    const double limit = std::sqrt(6.0 / 400);
    QVERIFY(kernel.abs().max().item<double>() <= limit);
    QVERIFY(kernel.max().item<double>() > 0.999 * limit);
    QVERIFY(kernel.min().item<double>() < -0.999 * limit);
    // Of an even draw: mean 0, variance limit^2 / 3; four standard errors of 30,000 values.
    QVERIFY(std::abs(kernel.mean().item<double>()) < 4 * limit / std::sqrt(3 * 30000.0));
    QVERIFY(std::abs(kernel.var().item<double>() / (limit * limit / 3) - 1) < 0.03);
    QVERIFY(torch::equal(head.parameters()[1].detach(), torch::zeros({100})));
  }

  void seedDecidesTheStart() {
    const auto first = Head::create(30, 4, {}, 1, torch::kCPU).tensors();
    QVERIFY(Head::create(30, 4, {}, 1, torch::kCPU).tensors() == first);
    QVERIFY(Head::create(30, 4, {}, 2, torch::kCPU).tensors() != first);
  }

  // Seed 2's kernel once was seed 1's, shifted by one.
  void neighbouringSeedsShareNoNumbers() {
    const auto kernelOf = [](std::uint64_t seed, int generator) {
      return Head::create(40, 5, {}, seed, torch::kCPU, generator)
          .parameters()[0]
          .detach()
          .flatten();
    };
    const auto first = kernelOf(1, generatorVersion);
    const auto second = kernelOf(2, generatorVersion);
    for (std::int64_t shift = 0; shift < 20; ++shift) {
      const auto a = first.narrow(0, shift, 180);
      const auto b = second.narrow(0, 0, 180);
      const auto correlation = (a * b).sum() / (a.norm() * b.norm());
      QVERIFY(std::abs(correlation.item<double>()) < 0.35);  // 4.7 standard errors of 180 pairs
    }
    // A run that began before goes on with its own.
    QVERIFY(torch::equal(kernelOf(1, 1).narrow(0, 1, 199), kernelOf(2, 1).narrow(0, 0, 199)));
  }

  void normalizationComesBackFromACheckpoint() {
    auto head = Head::create(3, 2, {.standardize = true}, 1, torch::kCPU);
    auto other = Head::create(3, 2, {.standardize = true}, 2, torch::kCPU);
    head.standardize(torch::full({3}, 2.0f), torch::full({3}, 4.0f));
    other.load(head.tensors());
    const auto x = torch::rand({5, 3});
    QVERIFY(torch::equal(other.logits(x), head.logits(x)));
    QVERIFY(other.tensors() == head.tensors());
  }

  void logitsAreProductAndBias() {
    const auto head = load(tensorsOf(), false).value();
    // [1, 2, 4] . [[0.5, 1.5], [2.5, 3.5], [4.5, 5.5]] + [0.5, 1.5]
    const auto expected = torch::tensor({{24.0f, 32.0f}});
    const auto x = torch::tensor({{1.0f, 2.0f, 4.0f}});
    QVERIFY(torch::allclose(head.logits(x), expected));
    QVERIFY(torch::allclose(head.logits(x.to(torch::kHalf)), expected));
  }

  void standardizedSubtractsMeanAndDividesByStd() {
    const auto head = load(tensorsOf(), true).value();
    const auto plain = load(tensorsOf(), false).value();
    const auto x = torch::tensor({{1.0f, 2.0f, 4.0f}, {0.0f, -1.0f, 9.0f}});
    const auto mean = torch::tensor({0.5f, 1.5f, 2.5f});
    QVERIFY(torch::allclose(head.logits(x), plain.logits((x - mean) / mean)));
    auto later = Head::create(3, 2, {.standardize = true}, 1, torch::kCPU);
    later.load(tensorsOf());
    later.standardize(mean, mean);
    QVERIFY(torch::equal(later.logits(x), head.logits(x)));
  }

  void tensorsComeBack() {
    QVERIFY(load(tensorsOf(), true)->tensors() == tensorsOf());
    auto plain = tensorsOf();
    plain.erase("normalization/mean");
    plain.erase("normalization/std");
    QVERIFY(load(plain, false)->tensors() == plain);
    QVERIFY(load(tensorsOf(), false)->tensors() == plain);
  }

  void hiddenLayersComputeWhatTorchsModulesDo() {
    const auto spec = parseHead("gap,dense:5:relu,batchnorm,dense:4").value();
    auto head = Head::create(6, 3, spec, 7, torch::kCPU);
    torch::nn::Linear first(6, 5);
    torch::nn::BatchNorm1d norm(torch::nn::BatchNorm1dOptions(5).eps(1e-3).momentum(0.01));
    torch::nn::Linear second(5, 4);
    torch::nn::Linear last(4, 3);
    copyTo({first->weight, first->bias, norm->weight, norm->bias, second->weight, second->bias,
            last->weight, last->bias},
           head.parameters());
    const torch::Tensor x = torch::sin(torch::arange(48.0f)).reshape({8, 6});
    const auto reference = [&] { return last(second(norm(first(x).relu()))); };
    const torch::Tensor expected = reference();
    const torch::Tensor logits = head.trainingLogits(x, 1);
    QVERIFY(torch::allclose(logits, expected, 1e-4, 1e-5));

    expected.square().sum().backward();
    logits.square().sum().backward();
    const auto wanted = {first->weight.grad().t(), first->bias.grad(),        norm->weight.grad(),
                         norm->bias.grad(),        second->weight.grad().t(), second->bias.grad(),
                         last->weight.grad().t(),  last->bias.grad()};
    std::size_t i = 0;
    for (const auto& gradient : wanted)
      QVERIFY(torch::allclose(head.parameters()[i++].grad(), gradient, 1e-3, 1e-4));

    norm->eval();
    norm->running_var.sub_(0.01 * biasOfVariance(first(x).relu()));
    QVERIFY(torch::allclose(head.logits(x), reference(), 1e-4, 1e-5));
  }

  void dropoutDropsItsShareInTrainingOnly() {
    const auto spec = parseHead("gap,dropout:0.25").value();
    auto head = Head::create(1000, 1000, spec, 1, torch::kCPU);
    const torch::Tensor eye = torch::eye(1000);
    head.load({{"dense/kernel", fromTorch(eye)}, {"dense/bias", fromTorch(torch::zeros({1000}))}});
    const torch::Tensor x = torch::ones({20, 1000});
    QVERIFY(torch::equal(head.logits(x), x));
    const torch::Tensor dropped = head.trainingLogits(x, 5).detach();
    const double share = dropped.eq(0).to(torch::kFloat).mean().item<double>();
    QVERIFY(std::abs(share - 0.25) < 4 * std::sqrt(0.25 * 0.75 / 20000));
    QVERIFY(dropped.ne(0).eq(torch::isclose(dropped, torch::tensor(1 / 0.75f))).all().item<bool>());
    QVERIFY(torch::equal(head.trainingLogits(x, 5), dropped));
    QVERIFY(!torch::equal(head.trainingLogits(x, 6), dropped));
  }

  void hiddenLayersComeBackWithTheirAverages() {
    const auto spec = parseHead("flatten,batchnorm,dense:5:relu,dense:4").value();
    auto head = Head::create(6, 3, spec, 7, torch::kCPU);
    (void)head.trainingLogits(torch::rand({8, 6}), 1);
    const auto tensors = head.tensors();
    QCOMPARE(tensors.size(), 10U);
    const auto again = Head::fromTensors(tensors, spec, torch::kCPU);
    QVERIFY(again && again->tensors() == tensors);
    QVERIFY(torch::equal(again->logits(torch::ones({2, 6})), head.logits(torch::ones({2, 6}))));
    QVERIFY(!Head::fromTensors(tensors, parseHead("flatten,dense:7").value(), torch::kCPU));
  }

  void loadedHeadCanBeTrained() {
    const auto head = load(tensorsOf(), true).value();
    head.logits(torch::ones({4, 3})).sum().backward();
    for (const auto& parameter : head.parameters())
      QVERIFY(parameter.grad().abs().max().item<double>() > 0);
  }

  void tensorsThatDoNotFitAreAMismatch_data() {
    QTest::addColumn<Change>("change");
    for (const auto& [name, tensor] : tensorsOf()) {
      QTest::addRow("no %s", name.c_str()) << Change([name](TensorMap& t) { t.erase(name); });
      QTest::addRow("longer %s", name.c_str()) << Change([name](TensorMap& t) {
        auto shape = t.at(name).shape;
        ++shape.back();
        t.at(name) = numbers(shape);
      });
      QTest::addRow("scalar %s", name.c_str())
          << Change([name](TensorMap& t) { t.at(name) = numbers({}); });
    }
  }
  void tensorsThatDoNotFitAreAMismatch() {
    QFETCH(const Change, change);
    auto tensors = tensorsOf();
    change(tensors);
    const auto head = load(tensors, true);
    QVERIFY(!head && head.error().code == ErrorCode::FileMismatch);
    QVERIFY(!head.error().message().empty());
  }
};

QTEST_APPLESS_MAIN(TestHead)
#include "test_head.moc"
