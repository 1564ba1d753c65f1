// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/run_curves.h"

#include <algorithm>
#include <cmath>

#include "ui/controllers/run_library.h"

namespace pomona::ui {
namespace {

std::vector<CurvePoint> pointsOf(const RunCurves& run, double EpochRecord::* value) {
  std::vector<CurvePoint> points;
  for (const auto& epoch : run.epochs)
    points.push_back({static_cast<double>(epoch.epoch), epoch.*value});
  return points;
}

QByteArray number(double value) {
  return QByteArray::number(value, 'g', 9);
}

/// As RFC 4180 wants a text that may hold commas and quotes.
QByteArray quoted(const QString& text) {
  return '"' + text.toUtf8().replace('"', "\"\"") + '"';
}

QByteArray epochRows(const RunCurves& run) {
  QByteArray rows;
  for (const auto& epoch : run.epochs) {
    const auto begin = quoted(run.label) + ',';
    const auto place = ',' + QByteArray::number(epoch.epoch) + ",,";
    rows += begin + "training" + place + number(epoch.loss) + ',' + number(epoch.accuracy) + '\n';
    rows += begin + "validation" + place + number(epoch.valLoss) + ',' + number(epoch.valAccuracy) +
            '\n';
  }
  return rows;
}

QByteArray stepRow(const RunCurves& run, std::size_t index) {
  const auto& loss = run.loss.raw()[index];
  const int epoch = static_cast<int>(std::ceil(loss.x - 1e-9));
  const auto step = std::lround((loss.x - epoch + 1) * run.stepsPerEpoch);
  return quoted(run.label) + ",step," + QByteArray::number(epoch) + ',' +
         QByteArray::number(static_cast<qlonglong>(step)) + ',' + number(loss.y) + ',' +
         number(run.accuracy.raw()[index].y) + '\n';
}

}  // namespace

std::vector<CurveSample> samplesOf(std::span<const StepEvent> steps) {
  std::vector<CurveSample> samples;
  samples.reserve(steps.size());
  for (const auto& step : steps)
    samples.push_back(
        {step.epoch - 1 + static_cast<double>(step.step) / step.steps, step.loss, step.accuracy});
  return samples;
}

double RunCurves::end() const {
  double last = loss.raw().empty() ? 0 : loss.raw().back().x;
  if (!epochs.empty()) last = std::max(last, static_cast<double>(epochs.back().epoch));
  return last;
}

RunCurves curvesOf(const RunRecord& run) {
  RunCurves curves{.label = QString::fromStdString(run.name), .epochs = run.history};
  curves.bestEpoch =
      run.report ? run.report->bestEpoch : bestEpochOf(run.history, run.recipe.monitor);
  curves.stoppedEarly = run.report && run.report->stoppedEarly;
  if (!run.report) curves.planned = mostEpochs(run.recipe);
  return curves;
}

std::vector<CurvePoint> trainingEpochs(const RunCurves& run, Quantity quantity) {
  return pointsOf(run, quantity == Quantity::Loss ? &EpochRecord::loss : &EpochRecord::accuracy);
}

std::vector<CurvePoint> validationEpochs(const RunCurves& run, Quantity quantity) {
  return pointsOf(run,
                  quantity == Quantity::Loss ? &EpochRecord::valLoss : &EpochRecord::valAccuracy);
}

bool writeCsv(const std::vector<RunCurves>& runs,
              const std::function<bool(const QByteArray&)>& write) {
  if (!write("run,curve,epoch,step,loss,accuracy\n")) return false;
  for (const auto& run : runs) {
    if (!write(epochRows(run))) return false;
    for (std::size_t i = 0; i < run.loss.raw().size(); ++i)
      if (!write(stepRow(run, i))) return false;
  }
  return true;
}

}  // namespace pomona::ui
