// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "pomona/engine.h"

namespace pomona {

/// Measures what a training is made of, in one run; see Engine::benchmark.
Result<BenchmarkReport> runBenchmark(const BenchmarkRequest& request, std::stop_token stop);

}  // namespace pomona
