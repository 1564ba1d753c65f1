// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/hdf5_file.h"

#include <array>

namespace pomona {
namespace {

constexpr hssize_t mostStrings = 1 << 20;       // a network has thousands of layers at most
constexpr std::size_t longestString = 1 << 16;  // HDF5's own bound for attributes

std::vector<std::string> readVariableStrings(hid_t attribute, hid_t space, std::size_t count) {
  const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
  H5Tset_size(type.get(), H5T_VARIABLE);
  const Hdf5Handle stored(H5Aget_type(attribute), H5Tclose);
  H5Tset_cset(type.get(), H5Tget_cset(stored.get()));
  std::vector<char*> pointers(count, nullptr);
  std::vector<std::string> strings;
  if (H5Aread(attribute, type.get(), static_cast<void*>(pointers.data())) >= 0)
    for (const char* text : pointers) strings.emplace_back(text ? text : "");
  H5Dvlen_reclaim(type.get(), space, H5P_DEFAULT, static_cast<void*>(pointers.data()));
  return strings;
}

std::vector<std::string> readFixedStrings(hid_t attribute, hid_t type, std::size_t count) {
  const std::size_t length = H5Tget_size(type);
  if (length == 0 || length > longestString) return {};
  std::vector<char> buffer(count * length);
  if (H5Aread(attribute, type, buffer.data()) < 0) return {};
  std::vector<std::string> strings;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view padded(buffer.data() + i * length, length);
    strings.emplace_back(padded.substr(0, padded.find('\0')));
  }
  return strings;
}

/// nullopt: the attribute is there and cannot be read.
std::optional<std::vector<std::string>> readAttribute(hid_t object, const std::string& name) {
  const Hdf5Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose);
  if (!attribute.valid()) return std::nullopt;
  const Hdf5Handle space(H5Aget_space(attribute.get()), H5Sclose);
  const Hdf5Handle type(H5Aget_type(attribute.get()), H5Tclose);
  const auto count = H5Sget_simple_extent_npoints(space.get());
  if (count == 0) return std::vector<std::string>();  // Keras stores no weights as floats
  if (count < 0 || count > mostStrings || H5Tget_class(type.get()) != H5T_STRING)
    return std::nullopt;
  const auto size = static_cast<std::size_t>(count);
  auto strings = H5Tis_variable_str(type.get()) > 0
                     ? readVariableStrings(attribute.get(), space.get(), size)
                     : readFixedStrings(attribute.get(), type.get(), size);
  if (strings.size() != size) return std::nullopt;
  return strings;
}

/// IEEE 754 binary16, which HDF5 1.10 does not predefine.
Hdf5Handle halfType() {
  Hdf5Handle half(H5Tcopy(H5T_IEEE_F32LE), H5Tclose);
  H5Tset_fields(half.get(), 15, 10, 5, 0, 10);
  H5Tset_size(half.get(), 2);
  H5Tset_ebias(half.get(), 15);
  return half;
}

}  // namespace

std::optional<std::vector<std::string>> readStrings(hid_t object, const std::string& name) {
  if (H5Aexists(object, name.c_str()) > 0) return readAttribute(object, name);
  std::vector<std::string> all;
  int pieces = 0;
  for (;; ++pieces) {
    const std::string piece = name + std::to_string(pieces);
    if (H5Aexists(object, piece.c_str()) <= 0) break;
    const auto strings = readAttribute(object, piece);
    if (!strings) return std::nullopt;
    all.insert(all.end(), strings->begin(), strings->end());
  }
  return pieces > 0 ? std::optional(all) : std::nullopt;
}

std::optional<std::vector<std::int64_t>> shapeOf(hid_t dataset) {
  const Hdf5Handle space(H5Dget_space(dataset), H5Sclose);
  std::array<hsize_t, H5S_MAX_RANK> sizes{};
  const int rank = H5Sget_simple_extent_dims(space.get(), sizes.data(), nullptr);
  if (rank < 0) return std::nullopt;
  return std::vector<std::int64_t>(sizes.begin(), sizes.begin() + rank);
}

std::optional<Tensor> readFloats(hid_t dataset) {
  const Hdf5Handle stored(H5Dget_type(dataset), H5Tclose);
  auto shape = shapeOf(dataset);
  if (!shape || H5Tget_class(stored.get()) != H5T_FLOAT) return std::nullopt;
  const std::size_t size = H5Tget_size(stored.get());
  if (size != 2 && size != 4 && size != 8) return std::nullopt;
  Tensor tensor{size == 2   ? DType::F16
                : size == 4 ? DType::F32
                            : DType::F64,
                std::move(*shape),
                {}};
  tensor.data.resize(static_cast<std::size_t>(tensor.elements()) * size);
  const auto half = halfType();
  const hid_t type = size == 2 ? half.get() : size == 4 ? H5T_NATIVE_FLOAT : H5T_NATIVE_DOUBLE;
  if (H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, tensor.data.data()) < 0)
    return std::nullopt;
  return tensor;
}

}  // namespace pomona
