// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/temperature.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace pomona {
namespace {

constexpr double widest = 3;        // of log(temperature) from 0: e^3 is 20
constexpr double precision = 1e-4;  // of log(temperature)

/// Adds softmax(logits / temperature) to the sum.
void addSoftmax(std::span<const float> logits, double temperature, std::vector<double>& sum) {
  const double highest = *std::ranges::max_element(logits);
  std::vector<double> powers;
  double total = 0;
  for (const double logit : logits) {
    powers.push_back(std::exp((logit - highest) / temperature));
    total += powers.back();
  }
  for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += powers[k] / total;
}

/// Loss and accuracy at a temperature.
std::pair<double, double> measure(const std::vector<std::vector<float>>& looks,
                                  std::span<const int> labels, double temperature) {
  const std::size_t classes = looks.front().size() / labels.size();
  double loss = 0;
  double correct = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::vector<double> sum(classes, 0.0);
    for (const auto& look : looks)
      addSoftmax(std::span(look).subspan(i * classes, classes), temperature, sum);
    const auto label = static_cast<std::size_t>(labels[i]);
    loss -= std::log(std::max(1e-12, sum[label] / static_cast<double>(looks.size())));
    correct += static_cast<std::size_t>(std::ranges::max_element(sum) - sum.begin()) == label;
  }
  const auto count = static_cast<double>(labels.size());
  return {loss / count, correct / count};
}

}  // namespace

FittedTemperature fitTemperature(const std::vector<std::vector<float>>& looks,
                                 std::span<const int> labels) {
  const auto lossAt = [&](double log) { return measure(looks, labels, std::exp(log)).first; };
  // Golden section: the loss has one minimum in practice.
  constexpr double section = 1 / std::numbers::phi;
  double low = -widest;
  double high = widest;
  double left = high - section * (high - low);
  double right = low + section * (high - low);
  double lossLeft = lossAt(left);
  double lossRight = lossAt(right);
  while (high - low > precision) {
    if (lossLeft < lossRight) {
      high = std::exchange(right, left);
      lossRight = lossLeft;
      left = high - section * (high - low);
      lossLeft = lossAt(left);
    } else {
      low = std::exchange(left, right);
      lossLeft = lossRight;
      right = low + section * (high - low);
      lossRight = lossAt(right);
    }
  }
  const double temperature = std::exp((low + high) / 2);
  const auto [loss, accuracy] = measure(looks, labels, temperature);
  return {temperature, loss, measure(looks, labels, 1).first, accuracy};
}

}  // namespace pomona
