// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pomona/sentence.h"

namespace pomona {

/// Number format of the backbone's arithmetic.
enum class Precision {
  Auto,  ///< bfloat16 where the device computes it natively, else float32
  Float32,
  BFloat16,
};
/// "auto", "float32", "bfloat16".
std::string_view toString(Precision precision);

/// Where and how to compute.
struct ComputeOptions {
  std::string device = "auto";  ///< "auto", "cpu", "cuda" or "cuda:N"
  int threads = 0;              ///< CPU threads; 0: one a core
  Precision precision = Precision::Auto;
};

/// Something that can compute.
struct DeviceInfo {
  std::string name;          ///< "cpu", "cuda:0"
  std::string kind;          ///< "cpu" or "cuda"
  std::string model;         ///< the processor's or card's own name
  bool isDefault = false;    ///< what "auto" takes
  Sentence reason;           ///< why it is or is not the default
  std::uint64_t memory = 0;  ///< bytes
  std::string dtype;         ///< what Precision::Auto means there: "float32" or "bfloat16"
  std::optional<std::uint64_t> memoryUsed;  ///< bytes, by all programs; unset where it is not told
  std::optional<int> use;                   ///< percent of the last moments in which it computed
};

}  // namespace pomona
