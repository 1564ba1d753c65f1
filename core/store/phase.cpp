// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/enum_names.h"
#include "pomona/training.h"

namespace pomona {

std::string_view toString(Phase phase) {
  static constexpr EnumNames<Phase::Evaluating> names("scanning", "extracting features", "training",
                                                      "fine-tuning", "calibrating", "evaluating");
  return names[phase];
}

}  // namespace pomona
