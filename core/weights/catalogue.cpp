// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/hash.h"
#include "pomona/paths.h"
#include "pomona/weights.h"
#include "weights/backbone_weights.h"
#include "weights/keras_hdf5.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

/// A published weight file.
struct Entry {
  Backbone backbone;
  std::string_view stem;       ///< of the published file's name
  std::string_view extension;  ///< of the published file
  std::string_view source;
};

constexpr std::string_view vggSource =
    "K. Simonyan, A. Zisserman, VGG, University of Oxford, CC BY 4.0; converted by Keras";

constexpr std::array<Entry, 6> catalogue{{
    {Backbone::Vgg16, "vgg16_weights_tf_dim_ordering_tf_kernels_notop", ".h5", vggSource},
    {Backbone::Vgg19, "vgg19_weights_tf_dim_ordering_tf_kernels_notop", ".h5", vggSource},
    {Backbone::ResNet50, "resnet50_weights_tf_dim_ordering_tf_kernels_notop", ".h5",
     "K. He et al., ResNet, Microsoft, MIT; converted by Keras"},
    {Backbone::InceptionV3, "inception_v3_weights_tf_dim_ordering_tf_kernels_notop", ".h5",
     "C. Szegedy et al., Inception v3, Google, Apache-2.0; converted by Keras"},
    {Backbone::Xception, "xception_weights_tf_dim_ordering_tf_kernels_notop", ".h5",
     "F. Chollet, Xception, MIT"},
    {Backbone::EfficientNetLite0, "efficientnet_lite0", ".safetensors",
     "Google, Apache-2.0; ported by ML Illustrated"},
}};

constexpr std::array<std::string_view, 2> extensions{".h5", ".safetensors"};

fs::path fileName(const Entry& entry, std::string_view extension) {
  return fmt::format("{}{}", entry.stem, extension);
}

/// The weights folder comes before what ships with Pomona; missing: where the file would belong.
WeightsRecord locate(const Entry& entry) {
  const auto record = [&](const fs::path& file, WeightsState state) {
    return WeightsRecord{entry.backbone, file, state, std::string(entry.source), ""};
  };
  std::error_code ignored;
  for (const auto& [folder, state] :
       {std::pair(weightsDirectory(), WeightsState::Present),
        std::pair(resourcesDirectory() / "weights", WeightsState::Embedded)})
    for (const auto extension : extensions)
      if (const auto file = folder / fileName(entry, extension); fs::is_regular_file(file, ignored))
        return record(file, state);
  return record(weightsDirectory() / fileName(entry, entry.extension), WeightsState::Missing);
}

const Entry& entryOf(Backbone backbone) {
  return *std::ranges::find(catalogue, backbone, &Entry::backbone);
}

}  // namespace

std::string_view toString(WeightsState state) {
  constexpr std::array names{"embedded", "present", "missing", "damaged"};
  return names[static_cast<std::size_t>(state)];
}

std::vector<WeightsRecord> listWeights() {
  std::vector<WeightsRecord> records;
  for (const auto& entry : catalogue) {
    auto& record = records.emplace_back(locate(entry));
    if (record.state != WeightsState::Missing)
      record.digest = sha256File(record.file).value_or(std::string());
  }
  return records;
}

std::vector<WeightsRecord> verifyWeights() {
  auto records = listWeights();
  for (auto& record : records)
    if (record.state != WeightsState::Missing && !loadBackboneWeights(record.file, record.backbone))
      record.state = WeightsState::Damaged;
  return records;
}

Result<WeightsRecord> importWeights(const fs::path& file, Backbone backbone) {
  if (const auto weights = loadBackboneWeights(file, backbone); !weights)
    return std::unexpected(weights.error());
  const auto content = readFile(file);
  if (!content) return std::unexpected(content.error());
  if (const auto made = makeDirectory(weightsDirectory()); !made)
    return std::unexpected(made.error());
  const auto& entry = entryOf(backbone);
  const auto extension = extensions[isHdf5(file) ? 0 : 1];
  const auto target = weightsDirectory() / fileName(entry, extension);
  if (const auto written = writeFile(target, *content); !written)
    return std::unexpected(written.error());
  std::error_code ignored;  // what was imported last counts
  for (const auto other : extensions)
    if (other != extension) fs::remove(weightsDirectory() / fileName(entry, other), ignored);
  return WeightsRecord{backbone, target, WeightsState::Present, std::string(entry.source),
                       sha256(*content)};
}

Result<fs::path> findImagenetWeights(Backbone backbone) {
  const auto record = locate(entryOf(backbone));
  if (record.state != WeightsState::Missing) return record.file;
  return failure(
      ErrorCode::WeightsMissing,
      fmt::format("the ImageNet weights of {0} are not there: get {1} and run \"pomona-cli weights "
                  "import {1} --backbone {0}\", or name a file with --weights",
                  toString(backbone), record.file.filename().string()),
      record.file);
}

}  // namespace pomona
