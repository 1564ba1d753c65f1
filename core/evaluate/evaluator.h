// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "evaluate/inference.h"
#include "features/feature_cache.h"
#include "pomona/dataset.h"
#include "pomona/engine.h"
#include "pomona/evaluation.h"
#include "pomona/progress.h"

namespace pomona {

/// Evaluates a model file on one split of a dataset. Labels go by name: classes that the model does
/// not know are an Error{DatasetInvalid} that names them; classes of the model without images are
/// fine, and so are images that cannot be read, as long as others can: they are named in errors.
Result<Evaluation> evaluateModel(const EvaluationRequest& request, const ProgressCallback& progress,
                                 std::stop_token stop);

/// Evaluates a head on features as cached; rows in order of the samples.
/// @param features  one table a look; the probabilities are their mean, as Inference has it.
/// @param looks     how many of them are worth it at each sample.
/// @param classes  label i of samples and head is classes[i].
Evaluation evaluateFeatures(const Head& head,
                            const std::vector<std::shared_ptr<const FeatureCache>>& features,
                            std::span<const int> looks, const std::vector<Sample>& samples,
                            const std::vector<std::string>& classes, torch::Device device);

/// The head's logits for features as cached, row by row.
std::vector<float> headLogits(const Head& head, const FeatureCache& features, torch::Device device);

}  // namespace pomona
