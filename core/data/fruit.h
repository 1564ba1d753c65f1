// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "data/mesh.h"

namespace pomona {

/// How many kinds of fruit can be drawn, and their names as fruits-360 writes them.
std::size_t fruitKinds();
std::string_view fruitName(std::size_t kind);

/// One individual of a kind, standing on its bottom: another seed, another shape, skin and stem.
Mesh growFruit(std::size_t kind, std::uint64_t seed);

}  // namespace pomona
