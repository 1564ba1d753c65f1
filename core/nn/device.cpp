// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/device.h"

#include "base/enum_names.h"

namespace pomona {

std::string_view toString(Precision precision) {
  static constexpr EnumNames<Precision::BFloat16> names("auto", "float32", "bfloat16");
  return names[precision];
}

}  // namespace pomona
