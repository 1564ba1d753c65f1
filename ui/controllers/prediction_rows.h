// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "pomona/classifier.h"

namespace pomona::ui {

/// Many predictions, which table, history and jobs share: a folder has 78,000 of them.
using PredictionRows = std::vector<std::shared_ptr<const Prediction>>;

}  // namespace pomona::ui
