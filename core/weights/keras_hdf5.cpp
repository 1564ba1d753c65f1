// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/keras_hdf5.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <span>

#include "base/file.h"
#include "base/parse.h"
#include "weights/hdf5_file.h"
#include "weights/keras_names.h"

namespace pomona {
namespace {

using Shape = std::vector<std::int64_t>;

/// HDF5's C library keeps its state in globals and Debian builds it without locks: whoever calls it
/// holds this. A function's static, because the library it guards is one for the process, too.
std::mutex& libraryMutex() {
  static std::mutex mutex;
  return mutex;
}

/// One array that the file's order names, with the layer it belongs to.
struct StoredWeight {
  std::string group;  ///< the layer's own, or that of the nested model it is in
  std::string layer;
  std::string path;  ///< "block1_conv1/block1_conv1_W_1:0"
};

struct StoredFile {
  const std::filesystem::path& file;
  Hdf5Handle handle;
  Hdf5Handle root;

  std::unexpected<Error> damaged(const Sentence& problem) const {
    return failure(ErrorCode::FileDamaged,
                   Sentence::of("{} is damaged: {}", file.string(), problem), file);
  }
  std::unexpected<Error> mismatch(const Sentence& problem) const {
    return failure(ErrorCode::FileMismatch,
                   Sentence::of("{} does not fit: {}", file.string(), problem), file);
  }
};

Result<void> checkHdf5(const std::filesystem::path& file) {
  if (!std::ifstream(file)) return std::unexpected(systemError(FileAction::Read, file, errno));
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored))
    return std::unexpected(systemError(FileAction::Read, file, EISDIR));
  if (!isHdf5(file))
    return failure(
        ErrorCode::FileDamaged,
        Sentence::of("{} is no HDF5 file, as Keras writes them; choose another", file.string()),
        file);
  return {};
}

Result<StoredFile> openFile(const std::filesystem::path& file) {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);  // our sentences instead of its stack on stderr
  Hdf5Handle handle(H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose);
  if (!handle.valid())
    return failure(
        ErrorCode::FileDamaged,
        Sentence::of("{} is cut or damaged: HDF5 cannot open it; fetch it again", file.string()),
        file);
  const char* root =
      H5Lexists(handle.get(), "model_weights", H5P_DEFAULT) > 0 ? "model_weights" : "/";
  Hdf5Handle group(H5Gopen2(handle.get(), root, H5P_DEFAULT), H5Gclose);
  return StoredFile{file, std::move(handle), std::move(group)};
}

/// A nested model is one layer of the file and its weights name their own: "conv1_conv/kernel:0".
std::string layerOf(const std::string& group, const std::string& weight) {
  const auto slash = weight.rfind('/');
  if (slash == std::string::npos) return group;
  const auto layer = weight.substr(0, slash);
  return layer.substr(layer.rfind('/') + 1);  // npos + 1 is 0
}

/// All arrays in the order of layer_names and, within a layer, of weight_names.
Result<std::vector<StoredWeight>> listWeightsOf(const StoredFile& stored) {
  const auto layers =
      stored.root.valid() ? readStrings(stored.root.get(), "layer_names") : std::nullopt;
  if (!layers)
    return stored.mismatch(Sentence::of(
        "it has no layer_names, so it is no weight file of Keras's HDF5 format; Keras 3 writes one "
        "with model.save(\"name.h5\")"));
  std::vector<StoredWeight> weights;
  for (const auto& layer : *layers) {
    const Hdf5Handle group(H5Gopen2(stored.root.get(), layer.c_str(), H5P_DEFAULT), H5Gclose);
    const auto names = group.valid() ? readStrings(group.get(), "weight_names") : std::nullopt;
    if (!names) return stored.damaged(Sentence::of("its layer {} is not there", layer));
    for (const auto& name : *names)
      weights.push_back({layer, layerOf(layer, name), layer + "/" + name});
  }
  return weights;
}

/// A whole model's head, as addHead names it.
bool isOfHead(const Layer& layer) {
  return layer.type == LayerType::Dense || layer.name.starts_with("head_");
}

/// What the architecture wants, in its order.
std::vector<WeightSpec> specsOf(const Architecture& architecture) {
  std::vector<WeightSpec> specs;
  for (const auto& layer : architecture.layers())
    specs.insert(specs.end(), layer.weights.begin(), layer.weights.end());
  return specs;
}

using Places = std::map<std::string, std::size_t>;  ///< of layers, by name

void sortBy(std::span<StoredWeight> stored, const Places& places) {
  std::ranges::stable_sort(stored, std::less(), [&](const StoredWeight& weight) {
    const auto found = places.find(todaysName(weight.layer));
    return found == places.end() ? std::string::npos : found->second;
  });
}

/// Puts the stored arrays into the architecture's order, if it knows the layers of all of them:
/// the first ResNet50 kept its shortcuts elsewhere. Else (counted names that another session
/// counted) their own order stands.
void sortByName(std::span<StoredWeight> stored, const Architecture& architecture) {
  Places places;
  for (const auto& layer : architecture.layers()) places.emplace(layer.name, places.size());
  if (std::ranges::all_of(stored,
                          [&](const auto& w) { return places.contains(todaysName(w.layer)); }))
    sortBy(stored, places);
}

/// Keras counts layers that have no name of their own, through a whole session: "conv2d_7".
using CountedName = std::pair<std::string, int>;
CountedName countedName(const std::string& layer) {
  const auto score = layer.rfind('_');
  int number = 0;
  if (score == std::string::npos || !parseNumber(std::string_view(layer).substr(score + 1), number))
    return {layer, 0};
  return {layer.substr(0, score), number};
}

/// The names in the order in which Keras counted them, by what comes before the number.
std::map<std::string, std::map<int, std::string>> counted(const std::set<std::string>& layers) {
  std::map<std::string, std::map<int, std::string>> names;
  for (const auto& layer : layers) {
    const auto [word, number] = countedName(todaysName(layer));
    names[word].emplace(number, todaysName(layer));
  }
  return names;
}

/// Layers in the order in which their first arrays come.
Places firstPlaces(std::span<const StoredWeight> stored, std::size_t begin = 0) {
  Places places;
  for (const auto& weight : stored) places.emplace(todaysName(weight.layer), begin + places.size());
  return places;
}

/// Where the layers of a group belong that holds the backbone: counted ones by their turn, what is
/// left over behind it. nullopt: they are not all there.
std::optional<Places> backbonePlaces(std::span<const StoredWeight> stored,
                                     const Architecture& architecture) {
  std::set<std::string> layers;
  for (const auto& weight : stored) layers.insert(weight.layer);
  const auto names = counted(layers);
  std::map<std::string, std::map<int, std::size_t>> wanted;
  for (std::size_t i = 0; i < architecture.layers().size(); ++i) {
    const auto& layer = architecture.layers()[i];
    if (layer.weights.empty() || isOfHead(layer)) continue;
    const auto [word, number] = countedName(layer.name);
    wanted[word].emplace(number, i);
  }
  Places places;
  for (const auto& [word, turns] : wanted) {
    const auto found = names.find(word);
    if (found == names.end() || found->second.size() < turns.size()) return std::nullopt;
    auto name = found->second.begin();
    for (const auto& [turn, place] : turns) places.emplace((name++)->second, place);
  }
  if (places.empty()) return std::nullopt;
  places.merge(firstPlaces(stored, architecture.layers().size()));
  return places;
}

/// A nested model is one group, in which Keras puts what is trained before what is not: a batch
/// normalisation's statistics, frozen layers. In the backbone's the names tell where these belong;
/// in another one, a head's, a layer stands where its first array does. Groups keep their order,
/// which is the model's: names do not tell it, Keras counts layers as they are made.
void sortNested(std::span<StoredWeight> stored, const Architecture& architecture) {
  while (!stored.empty()) {
    const auto end = std::ranges::find_if(
        stored, [&](const auto& weight) { return weight.group != stored.front().group; });
    const auto group = stored.first(static_cast<std::size_t>(end - stored.begin()));
    sortBy(group, backbonePlaces(group, architecture).value_or(firstPlaces(group)));
    stored = stored.subspan(group.size());
  }
}

bool isNested(std::span<const StoredWeight> stored) {
  return std::ranges::adjacent_find(stored, [](const auto& a, const auto& b) {
           return a.group == b.group && a.layer != b.layer;
         }) != stored.end();
}

/// Where each axis of the canonical array lies in Keras's: kernels are [kh, kw, in, out] there,
/// depthwise ones [kh, kw, channels, 1].
std::vector<std::size_t> axesInFile(const WeightSpec& spec) {
  const auto rank = spec.shape.size();
  if (rank == 4 && spec.depthwise) return {2, 3, 0, 1};
  if (rank == 4) return {3, 2, 0, 1};
  return rank == 2 ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{0};
}

Shape shapeInFile(const Shape& shape, const std::vector<std::size_t>& axes) {
  Shape stored(shape.size());
  for (std::size_t i = 0; i < axes.size(); ++i) stored[axes[i]] = shape[i];
  return stored;
}

/// Row-major [kh, kw, a, b] to the canonical order of a kernel.
Tensor permuteKernel(const Tensor& source, const Shape& shape,
                     const std::vector<std::size_t>& axes) {
  const std::size_t size = sizeOf(source.dtype);
  std::array<std::size_t, 4> strides{};
  std::size_t stride = size;
  for (std::size_t i = 4; i-- > 0;) {
    strides[i] = stride;
    stride *= static_cast<std::size_t>(source.shape[i]);
  }
  Tensor target{source.dtype, shape, std::vector<std::byte>(source.data.size())};
  std::byte* out = target.data.data();
  for (std::int64_t a = 0; a < shape[0]; ++a)
    for (std::int64_t b = 0; b < shape[1]; ++b)
      for (std::int64_t y = 0; y < shape[2]; ++y)
        for (std::int64_t x = 0; x < shape[3]; ++x, out += size)
          std::memcpy(out,
                      source.data.data() + a * strides[axes[0]] + b * strides[axes[1]] +
                          y * strides[axes[2]] + x * strides[axes[3]],
                      size);
  return target;
}

/// As the file has it; nullopt: it is not there.
std::optional<Shape> storedShape(const StoredFile& stored, const StoredWeight& weight) {
  const Hdf5Handle dataset(H5Dopen2(stored.root.get(), weight.path.c_str(), H5P_DEFAULT), H5Dclose);
  return dataset.valid() ? shapeOf(dataset.get()) : std::nullopt;
}

/// How many of the arrays have the shape that the one in their place wants.
std::size_t countFitting(const StoredFile& stored, const std::vector<StoredWeight>& listed,
                         const std::vector<WeightSpec>& specs) {
  std::size_t fitting = 0;
  for (std::size_t i = 0; i < std::min(listed.size(), specs.size()); ++i)
    fitting += storedShape(stored, listed[i]) == shapeInFile(specs[i].shape, axesInFile(specs[i]));
  return fitting;
}

/// Reads one array, if it has the shape that the layer wants.
Result<Tensor> readWeight(const StoredFile& stored, const StoredWeight& weight,
                          const WeightSpec& spec) {
  const Hdf5Handle dataset(H5Dopen2(stored.root.get(), weight.path.c_str(), H5P_DEFAULT), H5Dclose);
  const auto shape = dataset.valid() ? shapeOf(dataset.get()) : std::nullopt;
  if (!shape) return stored.damaged(Sentence::of("its weights {} are not there", weight.path));
  const auto axes = axesInFile(spec);
  const auto wanted = shapeInFile(spec.shape, axes);
  if (*shape != wanted)
    return stored.mismatch(Sentence::of("{} has the shape {} where {} needs {}", weight.path,
                                        shapeText(*shape), spec.name, shapeText(wanted)));
  const auto tensor = readFloats(dataset.get());
  if (!tensor) return stored.damaged(Sentence::of("the weights {} cannot be read", weight.path));
  for (const float value : toFloats(*tensor))
    if (!std::isfinite(value))
      return stored.damaged(Sentence::of("the weights {} hold NaN or infinity", weight.path));
  return spec.shape.size() == 4 ? permuteKernel(*tensor, spec.shape, axes) : *tensor;
}

}  // namespace

bool isHdf5(const std::filesystem::path& file) {
  constexpr std::string_view signature("\x89HDF\r\n\x1a\n", 8);
  std::array<char, 8> start{};
  std::ifstream(file, std::ios::binary).read(start.data(), start.size());
  return std::string_view(start.data(), start.size()) == signature;
}

Result<TensorMap> readKerasWeights(const std::filesystem::path& file,
                                   const Architecture& architecture, std::size_t* fitting) {
  if (const auto checked = checkHdf5(file); !checked) return std::unexpected(checked.error());
  const std::scoped_lock lock(libraryMutex());
  const auto stored = openFile(file);
  if (!stored) return std::unexpected(stored.error());
  auto listed = listWeightsOf(*stored);
  if (!listed) return std::unexpected(listed.error());
  const auto specs = specsOf(architecture);
  if (isNested(*listed))
    sortNested(*listed, architecture);
  else if (listed->size() >= specs.size())
    sortByName(std::span(*listed).first(specs.size()), architecture);  // what follows is a top
  if (fitting != nullptr) *fitting = countFitting(*stored, *listed, specs);
  TensorMap tensors;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (i == listed->size())
      return stored->mismatch(Sentence::of("it ends before {}", specs[i].name));
    auto tensor = readWeight(*stored, (*listed)[i], specs[i]);
    if (!tensor) return std::unexpected(tensor.error());
    tensors.emplace(specs[i].name, std::move(*tensor));
  }
  return tensors;
}

Result<std::string> readKerasModelConfig(const std::filesystem::path& file) {
  if (const auto checked = checkHdf5(file); !checked) return std::unexpected(checked.error());
  const std::scoped_lock lock(libraryMutex());
  const auto stored = openFile(file);
  if (!stored) return std::unexpected(stored.error());
  const auto config = readStrings(stored->handle.get(), "model_config");
  if (!config || config->size() != 1)
    return stored->mismatch(
        Sentence::of("it has no model_config, so it holds weights alone; save the whole model with "
                     "model.save(\"name.h5\")"));
  return config->front();
}

}  // namespace pomona
