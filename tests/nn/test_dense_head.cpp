// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTest>
#include <cmath>
#include <functional>

#include "nn/dense_head.h"

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

using Change = std::function<void(TensorMap&)>;

}  // namespace

class TestDenseHead : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void startsGlorotUniformAsKerasDense() {
    const auto head = Head::create(300, 100, 1, torch::kCPU);
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
    const auto first = Head::create(30, 4, 1, torch::kCPU).tensors();
    QVERIFY(Head::create(30, 4, 1, torch::kCPU).tensors() == first);
    QVERIFY(Head::create(30, 4, 2, torch::kCPU).tensors() != first);
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
    auto later = Head::create(3, 2, 1, torch::kCPU);
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
    QVERIFY(!head.error().message.empty());
  }
};

QTEST_APPLESS_MAIN(TestDenseHead)
#include "test_dense_head.moc"
