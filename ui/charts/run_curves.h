// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>
#include <span>

#include "pomona/training.h"
#include "ui/charts/curve_data.h"

namespace pomona::ui {

enum class Quantity { Accuracy, Loss };

/// One training step for a chart.
struct CurveSample {
  double x = 0;  ///< epochs: epoch - 1 + step / steps
  double loss = 0;
  double accuracy = 0;
};
std::vector<CurveSample> samplesOf(std::span<const StepEvent> steps);

/// One run for a chart. x counts epochs: epoch e begins at e - 1 and its figures stand at e, so
/// that steps and epochs, and a run before and after a stop, share one axis.
struct RunCurves {
  QString label;
  int colour = -1;     ///< index into Colors::runs; negative: the two colours of a run on its own
  StepCurve loss;      ///< of training, step by step
  StepCurve accuracy;  ///< likewise
  std::vector<EpochRecord> epochs;
  int stepsPerEpoch = 0;
  int planned = 0;  ///< epochs at most: how far the axis reaches while it runs; 0: to the last one
  int bestEpoch = 0;  ///< marked; 0: none
  bool stoppedEarly = false;

  StepCurve& steps(Quantity quantity) { return quantity == Quantity::Loss ? loss : accuracy; }
  const StepCurve& steps(Quantity quantity) const {
    return quantity == Quantity::Loss ? loss : accuracy;
  }
  /// Where the last curve ends, in epochs.
  double end() const;
};

/// The curves of a run that was read from its folder, with the best epoch and the early stop.
RunCurves curvesOf(const RunRecord& run);

std::vector<CurvePoint> trainingEpochs(const RunCurves& run, Quantity quantity);
std::vector<CurvePoint> validationEpochs(const RunCurves& run, Quantity quantity);

/// All points as a table: run, curve, epoch, step, loss, accuracy. @param write  takes piece by
/// piece; false: no more.
bool writeCsv(const std::vector<RunCurves>& runs,
              const std::function<bool(const QByteArray&)>& write);

}  // namespace pomona::ui
