// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/backbone_source.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "pomona/paths.h"
#include "pomona/weights.h"
#include "weights/backbone_weights.h"

namespace pomona {

Result<BackboneSource> openBackbone(Backbone backbone, const WeightsSource& weights,
                                    std::optional<Preprocessing> preprocessing,
                                    std::uint64_t seed) {
  BackboneSource source;
  if (std::holds_alternative<RandomWeights>(weights)) {
    source.weights = randomBackboneWeights(backbone, seed);
    source.digest = fmt::format("random:{}", seed);
    source.name = "random";
    source.preprocessing = preprocessing.value_or(defaultPreprocessing(backbone));
    return source;
  }
  const auto* named = std::get_if<std::filesystem::path>(&weights);
  const auto found = named ? Result<std::filesystem::path>(*named) : findImagenetWeights(backbone);
  if (!found) return std::unexpected(found.error());
  const auto& file = *found;
  auto loaded = loadBackboneWeights(file, backbone);
  if (!loaded) {
    auto error = loaded.error();
    if (file.parent_path() == weightsDirectory())
      error.what = Sentence::of("{}; remove it, or fetch or import it again", error.what);
    return std::unexpected(error);
  }
  const auto digest = sha256File(file);
  if (!digest) return std::unexpected(digest.error());
  source.weights = std::move(*loaded);
  source.digest = *digest;
  source.name = file.string();
  source.preprocessing = preprocessing.value_or(trainedPreprocessing(file, backbone));
  return source;
}

}  // namespace pomona
