// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <QTest>
#include <cmath>

#include "train/csv.h"
#include "train/optimizer.h"

using namespace pomona;

namespace {

TrainingRecipe recipeOf(Optimizer optimizer, double decay = 0, double momentum = 0.9) {
  TrainingRecipe recipe;
  recipe.optimizer = optimizer;
  recipe.weightDecay = decay;
  recipe.momentum = momentum;
  return recipe;
}

torch::Tensor parameterOf(const torch::Tensor& values) {
  return values.clone().requires_grad_(true);
}

void step(RecipeOptimizer& optimizer, torch::Tensor parameter, const torch::Tensor& gradient,
          double rate) {
  parameter.mutable_grad() = gradient.clone();
  optimizer.step(rate);
}

torch::Tensor floats(const std::vector<double>& values) {
  return torch::tensor(values, torch::kFloat64).to(torch::kFloat32);
}

std::vector<test::CsvRow> golden(const std::string& name) {
  auto rows = test::readCsv(POMONA_GOLDEN_DIR "/train/optimizer.csv");
  std::erase_if(rows, [&](const test::CsvRow& row) { return row[0] != name; });
  return rows;
}

void addOptimizerRows() {
  QTest::addColumn<TrainingRecipe>("recipe");
  QTest::newRow("adam") << recipeOf(Optimizer::Adam);
  QTest::newRow("adamw") << recipeOf(Optimizer::AdamW, 0.05);
  QTest::newRow("sgd") << recipeOf(Optimizer::Sgd);
  QTest::newRow("sgd_decay") << recipeOf(Optimizer::Sgd, 0.05);
  QTest::newRow("sgd_plain") << recipeOf(Optimizer::Sgd, 0, 0);
}

/// Parameters after some steps with seeded gradients; from step `first` on.
torch::Tensor train(RecipeOptimizer& optimizer, torch::Tensor parameter, int first, int last) {
  for (int i = first; i < last; ++i) {
    torch::manual_seed(i);
    step(optimizer, parameter, torch::randn_like(parameter), 0.01 / (1 + i));
  }
  return parameter.detach();
}

}  // namespace

class TestOptimizer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void stepsAsKeras_data() { addOptimizerRows(); }
  void stepsAsKeras() {
    QFETCH(const TrainingRecipe, recipe);
    const auto parameter = parameterOf(floats(test::numbersOf(golden("start")[0], 2)));
    const auto gradients = golden("gradient");
    const auto expected = golden(QTest::currentDataTag());
    QCOMPARE(expected.size(), std::size_t{10});
    RecipeOptimizer optimizer(recipe, {parameter});
    for (std::size_t i = 0; i < 10; ++i) {
      step(optimizer, parameter, floats(test::numbersOf(gradients[i], 3)),
           std::stod(gradients[i][2]));
      const auto after = floats(test::numbersOf(expected[i], 2));
      QVERIFY2(torch::allclose(parameter.detach(), after, 2e-6, 1e-6), expected[i][1].c_str());
      QVERIFY(!parameter.grad().defined());
    }
    QCOMPARE(optimizer.steps(), std::int64_t{10});
  }

  void adamTakesNoWeightDecay() {
    const auto start = torch::ones({9});
    auto with = parameterOf(start);
    auto without = parameterOf(start);
    RecipeOptimizer a(recipeOf(Optimizer::Adam, 0.5), {with});
    RecipeOptimizer b(recipeOf(Optimizer::Adam), {without});
    QVERIFY(torch::equal(train(a, with, 0, 3), train(b, without, 0, 3)));
  }

  // Every element has to be stepped alike, in whatever register or thread it ends up: lengths
  // around the width of one, and beyond what one thread takes.
  void everyElementIsSteppedAlike_data() {
    QTest::addColumn<TrainingRecipe>("recipe");
    QTest::addColumn<qlonglong>("length");
    for (const qlonglong length : {1, 3, 7, 8, 15, 16, 17, 31, 33, 32'768, 32'769, 100'003}) {
      QTest::addRow("adamw %lld", length) << recipeOf(Optimizer::AdamW, 0.05) << length;
      QTest::addRow("sgd %lld", length) << recipeOf(Optimizer::Sgd, 0.05) << length;
    }
  }
  void everyElementIsSteppedAlike() {
    QFETCH(const TrainingRecipe, recipe);
    QFETCH(const qlonglong, length);
    at::set_num_threads(2);
    const auto all = parameterOf(torch::full({length}, 0.75));
    RecipeOptimizer optimizer(recipe, {all});
    const auto one = parameterOf(torch::full({1}, 0.75));
    RecipeOptimizer alone(recipe, {one});
    for (const double gradient : {0.5, -2.0, 1e-3}) {
      step(optimizer, all, torch::full({length}, gradient), 0.01);
      step(alone, one, torch::full({1}, gradient), 0.01);
    }
    at::set_num_threads(1);
    QVERIFY((all - one).abs().max().item<double>() < 1e-6);
    QVERIFY(std::abs(one.item<double>() - 0.75) > 1e-3);
  }

  void severalParametersKeepTheirOwnState() {
    const auto a = parameterOf(torch::ones({2, 3}));
    const auto b = parameterOf(torch::ones({3}));
    RecipeOptimizer both(recipeOf(Optimizer::AdamW), {a, b});
    step(both, a, torch::ones({2, 3}), 0.1);  // b has no gradient in this step
    QVERIFY(torch::equal(b.detach(), torch::ones({3})));
    QVERIFY(a.detach().lt(1).all().item<bool>());
    const auto state = both.state();
    QCOMPARE(state.size(), std::size_t{4});
    QCOMPARE(state.at("0/m").shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(toFloats(state.at("1/v")), (std::vector<float>{0, 0, 0}));
  }

  void gradientThatIsNotContiguousIsReadInOrder() {
    torch::manual_seed(1);
    const auto gradient = torch::randn({5, 3});
    auto a = parameterOf(torch::ones({3, 5}));
    auto b = parameterOf(torch::ones({3, 5}));
    RecipeOptimizer first(recipeOf(Optimizer::Sgd), {a});
    RecipeOptimizer second(recipeOf(Optimizer::Sgd), {b});
    a.mutable_grad() = gradient.t();
    first.step(0.1);
    step(second, b, gradient.t().contiguous(), 0.1);
    QVERIFY(torch::equal(a.detach(), b.detach()));
  }

  void restoredStateGoesOnBitForBit_data() { addOptimizerRows(); }
  void restoredStateGoesOnBitForBit() {
    QFETCH(const TrainingRecipe, recipe);
    const auto start = torch::linspace(-1, 1, 37);
    auto whole = parameterOf(start);
    RecipeOptimizer uninterrupted(recipe, {whole});
    train(uninterrupted, whole, 0, 6);

    auto part = parameterOf(start);
    RecipeOptimizer before(recipe, {part});
    train(before, part, 0, 3);
    auto resumed = parameterOf(part.detach());
    RecipeOptimizer after(recipe, {resumed});
    QVERIFY(after.restore(before.state(), before.steps()));
    train(after, resumed, 3, 6);
    QVERIFY(torch::equal(resumed.detach(), whole.detach()));
    QVERIFY(after.state() == uninterrupted.state());
    QCOMPARE(after.steps(), std::int64_t{6});
  }

  void foreignStateIsRefused() {
    const auto parameter = parameterOf(torch::ones({4}));
    RecipeOptimizer adam(recipeOf(Optimizer::Adam), {parameter});
    RecipeOptimizer sgd(recipeOf(Optimizer::Sgd), {parameter});
    QVERIFY(!adam.restore(sgd.state(), 1));  // no second moments
    const auto longer = parameterOf(torch::ones({5}));
    QVERIFY(!adam.restore(RecipeOptimizer(recipeOf(Optimizer::Adam), {longer}).state(), 1));
    QCOMPARE(adam.steps(), std::int64_t{0});
  }
};

QTEST_APPLESS_MAIN(TestOptimizer)
#include "test_optimizer.moc"
