// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>

namespace pomona {
namespace {

constexpr std::size_t bins = 15;
constexpr std::size_t pairsShown = 20;

using Confusion = std::vector<std::vector<std::size_t>>;

double share(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

/// How many classes come before this one: more probable ones, and of equal ones the lower.
std::size_t rankOf(std::span<const float> row, std::size_t label) {
  std::size_t rank = 0;
  for (std::size_t k = 0; k < row.size(); ++k)
    rank += row[k] > row[label] || (row[k] == row[label] && k < label);
  return rank;
}

std::vector<ClassFigures> figuresPerClass(const Confusion& confusion) {
  std::vector<ClassFigures> figures(confusion.size());
  for (std::size_t k = 0; k < confusion.size(); ++k) {
    auto& f = figures[k];
    std::size_t predicted = 0;
    for (const auto& row : confusion) predicted += row[k];
    for (const std::size_t count : confusion[k]) f.support += count;
    const auto right = static_cast<double>(confusion[k][k]);
    f.precision = share(right, static_cast<double>(predicted));
    f.recall = share(right, static_cast<double>(f.support));
    f.f1 = share(2 * right, static_cast<double>(predicted + f.support));
  }
  return figures;
}

std::vector<ConfusedPair> mostConfused(const Confusion& confusion) {
  std::vector<ConfusedPair> pairs;
  for (std::size_t i = 0; i < confusion.size(); ++i)
    for (std::size_t k = 0; k < confusion.size(); ++k)
      if (i != k && confusion[i][k] > 0)
        pairs.push_back({static_cast<int>(i), static_cast<int>(k), confusion[i][k]});
  std::ranges::stable_sort(pairs, std::greater<>(), &ConfusedPair::count);
  pairs.resize(std::min(pairs.size(), pairsShown));
  return pairs;
}

/// Bin b holds the confidences in (b / 15, (b + 1) / 15].
std::size_t binOf(float confidence) {
  const double position = std::ceil(static_cast<double>(confidence) * bins) - 1;
  return static_cast<std::size_t>(std::clamp(position, 0.0, bins - 1.0));
}

std::vector<ReliabilityBin> reliability(const std::vector<ImageResult>& results) {
  std::vector<ReliabilityBin> table(bins);
  for (const auto& result : results) {
    auto& bin = table[binOf(result.confidence)];
    ++bin.count;
    bin.confidence += result.confidence;
    bin.accuracy += result.predicted == result.label;
  }
  for (auto& bin : table) {
    bin.confidence = share(bin.confidence, static_cast<double>(bin.count));
    bin.accuracy = share(bin.accuracy, static_cast<double>(bin.count));
  }
  return table;
}

/// C. Guo et al., "On calibration of modern neural networks", 2017, formula 3:
/// the sum over bins of (images in the bin / images) |accuracy - confidence|.
double calibrationError(const std::vector<ReliabilityBin>& table, std::size_t images) {
  double error = 0;
  for (const auto& bin : table)
    error += static_cast<double>(bin.count) * std::abs(bin.accuracy - bin.confidence);
  return share(error, static_cast<double>(images));
}

std::vector<std::size_t> hardest(const std::vector<ImageResult>& results) {
  std::vector<std::size_t> wrong;
  for (std::size_t i = 0; i < results.size(); ++i)
    if (results[i].predicted != results[i].label) wrong.push_back(i);
  std::ranges::stable_sort(wrong, std::greater<>(),
                           [&](std::size_t i) { return results[i].confidence; });
  return wrong;
}

/// Of the probability as tables show it, so that their readers get the same sum; of one that is no
/// float's by its logarithm.
double lossOf(float logProbability) {
  const float probability = std::exp(logProbability);
  return probability >= std::numeric_limits<float>::min()
             ? -std::log(static_cast<double>(probability))
             : -static_cast<double>(logProbability);
}

ImageResult judge(std::span<const float> row, int label, const std::string& file) {
  const auto predicted = static_cast<std::size_t>(std::ranges::max_element(row) - row.begin());
  const float truth = row[static_cast<std::size_t>(label)];
  return {
      file,         label, static_cast<int>(predicted), std::exp(row[predicted]), std::exp(truth),
      lossOf(truth)};
}

}  // namespace

Evaluation computeEvaluation(std::span<const float> logProbabilities, std::span<const int> labels,
                             const std::vector<std::string>& classes,
                             const std::vector<std::string>& files) {
  const std::size_t count = classes.size();
  assert(logProbabilities.size() == labels.size() * count && files.size() == labels.size());
  std::vector<ImageResult> results;
  std::size_t amongFive = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = logProbabilities.subspan(i * count, count);
    results.push_back(judge(row, labels[i], files[i]));
    amongFive += rankOf(row, static_cast<std::size_t>(labels[i])) < 5;
  }
  return summarizeResults(
      std::move(results), classes,
      share(static_cast<double>(amongFive), static_cast<double>(labels.size())));
}

Evaluation summarizeResults(std::vector<ImageResult> results, std::vector<std::string> classes,
                            double top5Accuracy) {
  Evaluation e;
  e.images = results.size();
  e.top5Accuracy = top5Accuracy;
  e.confusion.assign(classes.size(), std::vector<std::size_t>(classes.size()));
  for (const auto& result : results) {
    e.loss += result.loss;
    e.accuracy += result.predicted == result.label;
    ++e.confusion[static_cast<std::size_t>(result.label)]
                 [static_cast<std::size_t>(result.predicted)];
  }
  for (double* sum : {&e.loss, &e.accuracy}) *sum = share(*sum, static_cast<double>(e.images));
  e.classes = std::move(classes);
  e.results = std::move(results);
  e.perClass = figuresPerClass(e.confusion);
  e.mostConfused = mostConfused(e.confusion);
  e.hardest = hardest(e.results);
  e.reliability = reliability(e.results);
  e.calibrationError = calibrationError(e.reliability, e.images);
  return e;
}

}  // namespace pomona
