// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/backbone_source.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "pomona/paths.h"
#include "pomona/weights.h"
#include "weights/backbone_weights.h"

namespace pomona {

Result<BackboneSource> openBackbone(Backbone backbone, const std::string& weights,
                                    std::optional<Preprocessing> preprocessing,
                                    std::uint64_t seed) {
  BackboneSource source;
  if (weights == "none") {
    source.weights = randomBackboneWeights(backbone, seed);
    source.digest = fmt::format("random:{}", seed);
    source.name = "random";
    source.preprocessing = preprocessing.value_or(defaultPreprocessing(backbone));
    return source;
  }
  std::filesystem::path file = weights;
  if (weights == "imagenet") {
    const auto found = findImagenetWeights(backbone);
    if (!found) return std::unexpected(found.error());
    file = *found;
  }
  auto loaded = loadBackboneWeights(file, backbone);
  if (!loaded) {
    auto error = loaded.error();
    if (file.parent_path() == weightsDirectory())
      error.message += "; remove it, or fetch or import it again";
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
