// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <vector>

#include "pomona/image.h"

namespace pomona::test {

/// A shaded disc on white: the "fruit" of tests/golden/augment/make.py.
Image fruitImage(int width, int height);

/// Mean absolute difference of two pictures of equal size; infinity if the sizes differ.
double meanDifference(const Image& a, const Image& b);

/// Bytes by value, for headers written by hand.
std::vector<std::byte> bytesOf(std::initializer_list<int> values);

/// A well-formed header, and nothing more, of a picture of that size.
std::vector<std::byte> pngHeader(int width, int height);
std::vector<std::byte> jpegHeader(int width, int height);
std::vector<std::byte> bmpHeader(int width, int height);
std::vector<std::byte> webpHeader(int width, int height);
std::vector<std::byte> tiffHeader(int width, int height);

}  // namespace pomona::test
