// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "pomona/run.h"

namespace pomona {

/// What people wrote on a run; empty where nothing is readable: a lost note must not lose a run.
RunLabel readRunLabel(const std::filesystem::path& run);

}  // namespace pomona
