// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/schedule.h"

#include <cmath>
#include <numbers>

namespace pomona {
namespace {

/// From `begin` to `end` along half a cosine; share 0..1.
double anneal(double begin, double end, double share) {
  return end + (begin - end) / 2 * (1 + std::cos(std::numbers::pi * share));
}

double oneCycle(double rate, std::int64_t step, std::int64_t steps) {
  const double initial = rate / 25;
  const double peak = 0.3 * static_cast<double>(steps) - 1;  // below 0 for three steps and fewer
  const auto last = static_cast<double>(steps - 1);
  const auto now = static_cast<double>(step);
  if (now <= peak) return anneal(initial, rate, now / peak);
  return anneal(rate, initial / 1e4, (now - peak) / (last - peak));
}

}  // namespace

double learningRateAt(Schedule schedule, double rate, std::int64_t step, std::int64_t steps) {
  switch (schedule) {
    case Schedule::Constant:
      return rate;
    case Schedule::Cosine:
      return anneal(rate, 0, static_cast<double>(step) / static_cast<double>(steps));
    case Schedule::OneCycle:
      return steps > 1 ? oneCycle(rate, step, steps) : rate;
  }
  return rate;
}

}  // namespace pomona
