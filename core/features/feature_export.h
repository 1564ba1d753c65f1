// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "pomona/engine.h"

namespace pomona {

/// Writes the backbone's output for some images; see Engine::exportFeatures.
Result<FeatureReport> exportFeatures(const FeatureRequest& request,
                                     const ProgressCallback& progress, std::stop_token stop);

}  // namespace pomona
