// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "pomona/classifier.h"
#include "pomona/device.h"

namespace pomona {

/// Classifier over a model file. Errors as Inference::open.
Result<std::unique_ptr<Classifier>> openModelClassifier(const std::filesystem::path& model,
                                                        const ComputeOptions& compute);

}  // namespace pomona
