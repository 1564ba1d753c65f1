// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pomona/engine.h"

namespace pomona {

/// The one symbol of the shared library: makes the engine; the caller owns it.
using CreateEngine = Engine*();
inline constexpr const char* engineFile = "libpomona_engine.so";
inline constexpr const char* engineEntry = "pomona_create_engine_1";

}  // namespace pomona
