// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/images.h"

#include <cmath>
#include <limits>

namespace pomona::test {
namespace {

/// The four bytes of a number, the highest first or last.
struct Big {
  int a, b, c, d;
  explicit Big(int v) : a(v >> 24 & 255), b(v >> 16 & 255), c(v >> 8 & 255), d(v & 255) {}
};

}  // namespace

Image fruitImage(int width, int height) {
  Image image{width, height, {}};
  const int radius = 3 * height / 2;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int dx = 2 * x - width + 3;
      const int dy = 2 * y - height - 1;
      const bool disc = dx * dx + dy * dy < radius * radius / 2;
      for (const int shade : {220 - 3 * x, 40 + 5 * y, 30 + x + y})
        image.pixels.push_back(static_cast<std::uint8_t>(disc ? shade : 255));
    }
  return image;
}

double meanDifference(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height) return std::numeric_limits<double>::infinity();
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) sum += std::abs(a.pixels[i] - b.pixels[i]);
  return sum / static_cast<double>(a.pixels.size());
}

std::vector<std::byte> bytesOf(std::initializer_list<int> values) {
  std::vector<std::byte> bytes;
  for (const int value : values) bytes.push_back(static_cast<std::byte>(value));
  return bytes;
}

std::vector<std::byte> pngHeader(int width, int height) {
  const Big w(width);
  const Big h(height);
  return bytesOf({0x89, 'P', 'N', 'G', 13,  10,  26,  10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', w.a,
                  w.b,  w.c, w.d, h.a, h.b, h.c, h.d, 8,  2, 0, 0, 0,  0,   0,   0,   0});
}

std::vector<std::byte> jpegHeader(int width, int height) {
  const Big w(width);
  const Big h(height);
  return bytesOf({0xff, 0xd8, 0xff, 0xc0, 0, 17, 8,    h.c, h.d,  w.c,  w.d, 3, 1,
                  0x22, 0,    2,    0x11, 1, 3,  0x11, 1,   0xff, 0xda, 0,   12});
}

std::vector<std::byte> bmpHeader(int width, int height) {
  const Big w(width);
  const Big h(height);
  return bytesOf({'B', 'M', 0,   0,   0,   0,   0,   0,   0, 0, 54, 0, 0, 0, 40, 0, 0, 0,
                  w.d, w.c, w.b, w.a, h.d, h.c, h.b, h.a, 1, 0, 24, 0, 0, 0, 0,  0, 0, 0,
                  0,   0,   0,   0,   0,   0,   0,   0,   0, 0, 0,  0, 0, 0, 0,  0, 0, 0});
}

std::vector<std::byte> webpHeader(int width, int height) {
  const Big w(width - 1);
  const Big h(height - 1);
  return bytesOf({'R', 'I', 'F', 'F', 22, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8',
                  'X', 10,  0,   0,   0,  0, 0, 0, 0,   w.d, w.c, w.b, h.d, h.c, h.b});
}

std::vector<std::byte> tiffHeader(int width, int height) {
  const Big w(width);
  const Big h(height);
  return bytesOf({'M', 'M', 0,   42, 0, 0, 0, 8, 0, 2, 1, 0,   0,   4,   0,   0, 0, 1, w.a,
                  w.b, w.c, w.d, 1,  1, 0, 4, 0, 0, 0, 1, h.a, h.b, h.c, h.d, 0, 0, 0, 0});
}

}  // namespace pomona::test
