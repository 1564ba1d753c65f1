// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "pomona/training.h"

namespace pomona {

/// Trains into a new run folder; see Engine::train.
Result<TrainingReport> startTraining(const TrainingRequest& request, TrainingCallback& callback,
                                     std::stop_token stop);

/// Goes on in a run folder; see Engine::resume.
Result<TrainingReport> resumeTraining(const std::filesystem::path& run,
                                      const ComputeOptions& compute, TrainingCallback& callback,
                                      std::stop_token stop);

}  // namespace pomona
