// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hdf5.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/tensor.h"

namespace pomona {

/// An identifier of HDF5's C library that closes itself.
class Hdf5Handle {
 public:
  Hdf5Handle(hid_t id, herr_t (*close)(hid_t)) : m_id(id), m_close(close) {}
  Hdf5Handle(Hdf5Handle&& other) noexcept
      : m_id(std::exchange(other.m_id, -1)), m_close(other.m_close) {}
  Hdf5Handle& operator=(Hdf5Handle&&) = delete;
  ~Hdf5Handle() {
    if (valid()) m_close(m_id);
  }
  bool valid() const { return m_id >= 0; }
  hid_t get() const { return m_id; }

 private:
  hid_t m_id;
  herr_t (*m_close)(hid_t);
};

/// The strings of an attribute, of fixed or variable length; also of NAME0, NAME1 ..., into which
/// Keras splits lists above 64 KB. nullopt: not there, or no strings.
std::optional<std::vector<std::string>> readStrings(hid_t object, const std::string& name);

/// nullopt: not simple, or a lie about its size.
std::optional<std::vector<std::int64_t>> shapeOf(hid_t dataset);

/// float16, float32 or float64 in its own type; nullopt: another type, or the bytes are not there.
std::optional<Tensor> readFloats(hid_t dataset);

}  // namespace pomona
