// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/keras_file.h"

#include <algorithm>

#include "weights/hdf5_file.h"

namespace pomona::test {
namespace {

void writeStrings(hid_t object, const std::string& name, const std::vector<std::string>& strings,
                  bool variable) {
  std::size_t longest = 1;
  std::vector<const char*> pointers;
  for (const auto& text : strings) {
    longest = std::max(longest, text.size());
    pointers.push_back(text.c_str());
  }
  std::vector<char> fixed(std::max<std::size_t>(1, strings.size() * longest), '\0');
  for (std::size_t i = 0; i < strings.size(); ++i)
    std::ranges::copy(strings[i], fixed.data() + i * longest);
  const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
  H5Tset_size(type.get(), variable ? H5T_VARIABLE : longest);
  if (!variable) H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
  const hsize_t count = strings.size();
  const Hdf5Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose);
  const Hdf5Handle attribute(
      H5Acreate2(object, name.c_str(), type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT),
      H5Aclose);
  const void* values = variable ? static_cast<const void*>(pointers.data()) : fixed.data();
  if (count > 0) H5Awrite(attribute.get(), type.get(), values);
}

Hdf5Handle floatType(int bytes) {
  Hdf5Handle type(H5Tcopy(bytes == 8 ? H5T_IEEE_F64LE : H5T_IEEE_F32LE), H5Tclose);
  if (bytes == 2) {
    H5Tset_fields(type.get(), 15, 10, 5, 0, 10);
    H5Tset_size(type.get(), 2);
    H5Tset_ebias(type.get(), 15);
  }
  return type;
}

void writeTensor(hid_t group, const std::string& name, const Tensor& tensor, int bytes) {
  const std::vector<hsize_t> sizes(tensor.shape.begin(), tensor.shape.end());
  const Hdf5Handle space(H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr),
                         H5Sclose);
  const Hdf5Handle nested(H5Pcreate(H5P_LINK_CREATE), H5Pclose);
  H5Pset_create_intermediate_group(nested.get(), 1);
  const auto type = floatType(bytes);
  const Hdf5Handle dataset(H5Dcreate2(group, name.c_str(), type.get(), space.get(), nested.get(),
                                      H5P_DEFAULT, H5P_DEFAULT),
                           H5Dclose);
  H5Dwrite(dataset.get(), H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, tensor.data.data());
}

Hdf5Handle makeGroup(hid_t parent, const std::string& name) {
  return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Gclose};
}

}  // namespace

void writeKerasFile(const std::filesystem::path& file, const std::vector<KerasLayer>& layers,
                    const KerasLayout& layout) {
  const Hdf5Handle handle(H5Fcreate(file.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT),
                          H5Fclose);
  const Hdf5Handle root = layout.belowModelWeights
                              ? makeGroup(handle.get(), "model_weights")
                              : Hdf5Handle(H5Gopen2(handle.get(), "/", H5P_DEFAULT), H5Gclose);
  std::vector<std::string> names;
  for (const auto& layer : layers) {
    if (layout.chunkedNames)
      writeStrings(root.get(), "layer_names" + std::to_string(names.size()), {layer.name},
                   layout.variableStrings);
    names.push_back(layer.name);
    const auto group = makeGroup(root.get(), layer.name);
    std::vector<std::string> weightNames;
    for (const auto& [name, tensor] : layer.weights) {
      weightNames.push_back(name);
      writeTensor(group.get(), name, tensor, layout.bytes);
    }
    writeStrings(group.get(), "weight_names", weightNames, layout.variableStrings);
  }
  if (!layout.modelConfig.empty())
    writeStrings(handle.get(), "model_config", {layout.modelConfig}, true);
  if (!layout.chunkedNames) writeStrings(root.get(), "layer_names", names, layout.variableStrings);
}

}  // namespace pomona::test
