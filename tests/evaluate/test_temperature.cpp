// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "base/random.h"
#include "evaluate/temperature.h"

using namespace pomona;

namespace {

constexpr std::size_t classes = 5;

struct Drawn {
  std::vector<float> logits;
  std::vector<int> labels;
};

/// Logits, and labels drawn with the probabilities that the logits give at this temperature.
Drawn draw(double temperature, std::size_t images) {
  Random random(11);
  Drawn drawn;
  for (std::size_t i = 0; i < images; ++i) {
    std::vector<double> powers;
    double total = 0;
    for (std::size_t k = 0; k < classes; ++k) {
      drawn.logits.push_back(static_cast<float>(3 * random.normal()));
      powers.push_back(std::exp(drawn.logits.back() / temperature));
      total += powers.back();
    }
    double left = random.uniform() * total;
    int label = 0;
    while (label + 1 < static_cast<int>(classes) && left >= powers[static_cast<std::size_t>(label)])
      left -= powers[static_cast<std::size_t>(label++)];
    drawn.labels.push_back(label);
  }
  return drawn;
}

}  // namespace

class TestTemperature : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void findsTheTemperatureThatLabelsWereDrawnAt() {
    for (const double temperature : {0.5, 1.0, 2.5}) {
      const auto drawn = draw(temperature, 20'000);
      const auto fitted = fitTemperature({drawn.logits}, drawn.labels);
      QVERIFY(std::abs(std::log(fitted.temperature / temperature)) < 0.05);
      QVERIFY(fitted.loss <= fitted.lossBefore + 1e-9);
    }
  }

  void takesTheMeanOfTheLooks() {
    // Equal looks are one look; two that contradict each other leave the even chance.
    const auto drawn = draw(2, 2'000);
    const auto one = fitTemperature({drawn.logits}, drawn.labels);
    const auto two = fitTemperature({drawn.logits, drawn.logits}, drawn.labels);
    QVERIFY(std::abs(one.temperature - two.temperature) < 1e-3);
    QVERIFY(std::abs(one.loss - two.loss) < 1e-9);
    const std::vector<int> label{0};
    const auto torn = fitTemperature({{9, -9}, {-9, 9}}, label);
    QVERIFY(std::abs(torn.loss - std::log(2.0)) < 1e-6);
  }

  void measuresTheAccuracy() {
    const std::vector<float> logits{2, 1, 0, 0, 1, 0, 0, 0, 3};
    const std::vector<int> labels{0, 1, 0};
    QVERIFY(std::abs(fitTemperature({logits}, labels).accuracy - 2.0 / 3) < 1e-9);
  }
};

QTEST_GUILESS_MAIN(TestTemperature)
#include "test_temperature.moc"
