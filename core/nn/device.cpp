// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/device.h"

#include <array>

namespace pomona {

std::string_view toString(Precision precision) {
  constexpr std::array<std::string_view, 3> names{"auto", "float32", "bfloat16"};
  return names[static_cast<std::size_t>(precision)];
}

}  // namespace pomona
