// SPDX-License-Identifier: GPL-3.0-or-later
#include <ATen/Parallel.h>
#include <torch/optim.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTest>
#include <cmath>
#include <set>

#include "nn/architecture.h"
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

/// Kernels as the backbones' convolutions have them, one of each size and kind, of a few channels.
std::set<std::vector<std::int64_t>> kernelShapes() {
  std::set<std::vector<std::int64_t>> shapes;
  for (const auto backbone : allBackbones()) {
    const auto net = backboneArchitecture(backbone, minimumImageSize(backbone));
    for (const auto& layer : net.layers())
      for (const auto& spec : layer.weights)
        if (spec.shape.size() == 4)
          shapes.insert({6, spec.depthwise ? 1 : 5, spec.shape[2], spec.shape[3]});
  }
  return shapes;
}

torch::Tensor channelsLast(const torch::Tensor& tensor) {
  return tensor.contiguous(torch::MemoryFormat::ChannelsLast);
}

/// The same elements in the memory formats that a gradient can come in.
torch::Tensor inLayout(const torch::Tensor& tensor, int number) {
  if (number % 3 == 0) return tensor.contiguous();
  if (number % 3 == 1) return channelsLast(tensor);
  return tensor.permute({3, 1, 0, 2}).contiguous().permute({2, 1, 3, 0});
}

torch::Tensor gradientOf(const std::vector<std::int64_t>& shape, int step) {
  torch::manual_seed(step);
  return torch::randn(shape) * (step == 2 ? 1e-3 : 1);
}

/// Keras's formulas (keras.optimizers.Adam, AdamW and SGD), element by element in float64.
struct Formulas {
  TrainingRecipe recipe;
  std::vector<double> p, m, v;

  void step(const std::vector<double>& g, int t, double rate) {
    const double decay = recipe.optimizer == Optimizer::Adam ? 0 : recipe.weightDecay;
    const double corrected = rate * std::sqrt(1 - std::pow(0.999, t)) / (1 - std::pow(0.9, t));
    for (std::size_t i = 0; i < p.size(); ++i) {
      p[i] -= rate * decay * p[i];
      if (recipe.optimizer == Optimizer::Sgd) {
        m[i] = recipe.momentum * m[i] - rate * g[i];
        p[i] += m[i];
      } else {
        m[i] = 0.9 * m[i] + 0.1 * g[i];
        v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
        p[i] -= corrected * m[i] / (std::sqrt(v[i]) + 1e-7);
      }
    }
  }
};

/// In the order of the indices, whatever the order in memory.
std::vector<double> elementsOf(const torch::Tensor& tensor) {
  const auto rows = tensor.detach().contiguous().to(torch::kFloat64);
  return {rows.data_ptr<double>(), rows.data_ptr<double>() + rows.numel()};
}

/// One step of torch's own optimiser, to which decoupled weight decay is added where it has none.
template <class Optimiser>
void stepAsTorch(Optimiser& optimiser, torch::Tensor parameter, const torch::Tensor& gradient,
                 double decay) {
  {
    const torch::NoGradGuard guard;
    parameter.mul_(1 - decay);
  }
  parameter.mutable_grad() = gradient.clone();
  optimiser.step();
}

void addKernelRows() {
  QTest::addColumn<TrainingRecipe>("recipe");
  QTest::addColumn<std::vector<std::int64_t>>("shape");
  QTest::addColumn<bool>("fused");
  const std::vector<std::pair<const char*, TrainingRecipe>> recipes{
      {"adam", recipeOf(Optimizer::Adam)},
      {"adamw", recipeOf(Optimizer::AdamW, 0.05)},
      {"sgd", recipeOf(Optimizer::Sgd)},
      {"sgd, decay", recipeOf(Optimizer::Sgd, 0.05)},
      {"sgd, plain", recipeOf(Optimizer::Sgd, 0, 0)}};
  for (const auto& [name, recipe] : recipes)
    for (const auto& shape : kernelShapes())
      for (const bool fused : {true, false})
        QTest::addRow("%s of %lldx%lld%s%s", name, static_cast<long long>(shape[2]),
                      static_cast<long long>(shape[3]), shape[1] == 1 ? " depthwise" : "",
                      fused ? "" : " as on a GPU")
            << recipe << shape << fused;
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

  void backbonesHaveTheseKernels() {
    using Shape = std::vector<std::int64_t>;
    const auto shapes = kernelShapes();
    for (const Shape& shape : {Shape{6, 5, 3, 3}, Shape{6, 5, 5, 5}, Shape{6, 5, 1, 7},
                               Shape{6, 5, 7, 1}, Shape{6, 5, 1, 1}, Shape{6, 1, 3, 3}})
      QVERIFY2(shapes.contains(shape), shapeText(shape).c_str());
  }

  // Fine-tuning's kernels are channels-last, and what autograd leaves may lie otherwise in memory.
  void channelsLastKernelsStepAsTheFormulas_data() { addKernelRows(); }
  void channelsLastKernelsStepAsTheFormulas() {
    QFETCH(const TrainingRecipe, recipe);
    QFETCH(const std::vector<std::int64_t>, shape);
    QFETCH(const bool, fused);
    torch::manual_seed(7);
    const auto start = torch::randn(shape);
    auto parameter = channelsLast(start).clone().requires_grad_(true);
    QVERIFY(parameter.is_contiguous(torch::MemoryFormat::ChannelsLast));
    RecipeOptimizer optimizer(recipe, {parameter}, fused);
    Formulas formulas{recipe, elementsOf(start), {}, {}};
    formulas.m = formulas.v = std::vector<double>(formulas.p.size());
    for (int t = 1; t <= 6; ++t) {
      const auto gradient = gradientOf(shape, t);
      parameter.mutable_grad() = inLayout(gradient, t);
      optimizer.step(0.01 * t);
      formulas.step(elementsOf(gradient), t, 0.01 * t);
    }
    QVERIFY(torch::allclose(parameter.detach().to(torch::kFloat64),
                            torch::tensor(formulas.p, torch::kFloat64).view(shape), 1e-5, 2e-6));
    QVERIFY((parameter - start).abs().min().item<double>() > 0);
  }

  void channelsLastKernelsStepAsTorchsOptimisers_data() { addKernelRows(); }
  void channelsLastKernelsStepAsTorchsOptimisers() {
    QFETCH(const TrainingRecipe, recipe);
    QFETCH(const std::vector<std::int64_t>, shape);
    QFETCH(const bool, fused);
    constexpr double rate = 0.02;
    torch::manual_seed(7);
    const auto start = torch::randn(shape);
    auto ours = channelsLast(start).clone().requires_grad_(true);
    auto theirs = start.clone().requires_grad_(true);
    RecipeOptimizer optimizer(recipe, {ours}, fused);
    torch::optim::SGD sgd({theirs}, torch::optim::SGDOptions(rate).momentum(recipe.momentum));
    torch::optim::AdamW adam({theirs}, torch::optim::AdamWOptions(rate).weight_decay(0));
    for (int t = 1; t <= 6; ++t) {
      const auto gradient = gradientOf(shape, t);
      ours.mutable_grad() = inLayout(gradient, t);
      optimizer.step(rate);
      // Keras adds epsilon before the correction of the second moment, torch behind it.
      static_cast<torch::optim::AdamWOptions&>(adam.param_groups()[0].options())
          .eps(1e-7 / std::sqrt(1 - std::pow(0.999, t)));
      recipe.optimizer == Optimizer::Sgd
          ? stepAsTorch(sgd, theirs, gradient, rate * recipe.weightDecay)
          : stepAsTorch(adam, theirs, gradient, rate * recipe.weightDecay);
    }
    QVERIFY(torch::allclose(ours.detach(), theirs.detach(), 1e-5, 1e-5));
    QVERIFY((ours - start).abs().min().item<double>() > 0);
  }

  // From the convolution's own backward pass, as fine-tuning has it.
  void convolutionsStepDownTheirOwnGradient() {
    torch::manual_seed(3);
    const auto x = channelsLast(torch::randn({4, 5, 9, 9}));
    const auto start = torch::randn({6, 5, 3, 3});
    auto ours = channelsLast(start).clone().requires_grad_(true);
    auto theirs = start.to(torch::kFloat64).requires_grad_(true);
    at::conv2d(x, ours).square().mean().backward();
    at::conv2d(x.contiguous().to(torch::kFloat64), theirs).square().mean().backward();
    RecipeOptimizer optimizer(recipeOf(Optimizer::Sgd, 0, 0), {ours});
    optimizer.step(0.5);
    const auto expected = theirs.detach() - 0.5 * theirs.grad();
    QVERIFY(torch::allclose(ours.detach().to(torch::kFloat64), expected, 1e-4, 1e-5));
    QVERIFY((expected - start).abs().max().item<double>() > 0.1);
  }

  void momentsOfChannelsLastKernelsComeBackBitForBit() {
    const std::vector<std::int64_t> shape{6, 5, 3, 3};
    auto whole = channelsLast(torch::ones(shape)).clone().requires_grad_(true);
    RecipeOptimizer uninterrupted(recipeOf(Optimizer::AdamW, 0.05), {whole});
    train(uninterrupted, whole, 0, 3);
    auto resumed = channelsLast(whole.detach()).clone().requires_grad_(true);
    RecipeOptimizer after(recipeOf(Optimizer::AdamW, 0.05), {resumed});
    QVERIFY(after.restore(uninterrupted.state(), uninterrupted.steps()));
    train(uninterrupted, whole, 3, 6);
    train(after, resumed, 3, 6);
    QVERIFY(torch::equal(resumed.detach(), whole.detach()));
    QVERIFY(after.state() == uninterrupted.state());
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
