// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "pomona/recipe.h"

namespace pomona {

/// The learning rate of step `step` (from 0) of `steps` in the whole training.
/// constant: the recipe's; cosine: rate * (1 + cos(pi step / steps)) / 2 (Loshchilov, Hutter 2017);
/// one-cycle: torch.optim.lr_scheduler.OneCycleLR with its defaults (30 % up from rate / 25,
/// cosine, down to rate / 25e4; Smith, Topin 2018). One step alone takes the rate.
double learningRateAt(Schedule schedule, double rate, std::int64_t step, std::int64_t steps);

}  // namespace pomona
