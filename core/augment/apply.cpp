// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>

#include "pomona/augmentation.h"

namespace pomona {
namespace {

/// Grey levels in 1/256: Keras computes in floats and rounds last, so must we.
using Values = std::vector<std::uint16_t>;

/// Output to input, in (x, y): column c of row r is m[r][c], the shift is column 2.
struct Matrix {
  double m[2][3] = {{1, 0, 0}, {0, 1, 0}};

  Matrix operator*(const Matrix& right) const {
    Matrix product;
    for (int r = 0; r < 2; ++r)
      for (int c = 0; c < 3; ++c)
        product.m[r][c] =
            m[r][0] * right.m[0][c] + m[r][1] * right.m[1][c] + (c == 2 ? m[r][2] : 0);
    return product;
  }
  bool operator==(const Matrix&) const = default;
};

/// keras.preprocessing.image.apply_affine_transform: rotation . shift . shear . zoom about the
/// centre. Keras counts the centre's x from the height and its y from the width, which makes a
/// difference only when the picture is not square; it is kept, a given transform gives Keras's
/// picture.
Matrix affine(const Transform& t, int width, int height) {
  const double theta = t.theta * std::numbers::pi / 180;
  const double shear = t.shear * std::numbers::pi / 180;
  const double x = height / 2.0 - 0.5;
  const double y = width / 2.0 - 0.5;
  const Matrix rotation{
      {{std::cos(theta), -std::sin(theta), 0}, {std::sin(theta), std::cos(theta), 0}}};
  const Matrix shift{{{1, 0, t.tx}, {0, 1, t.ty}}};
  const Matrix slant{{{1, -std::sin(shear), 0}, {0, std::cos(shear), 0}}};
  const Matrix zoom{{{t.zx, 0, 0}, {0, t.zy, 0}}};
  return Matrix{{{1, 0, x}, {0, 1, y}}} * rotation * shift * slant * zoom *
         Matrix{{{1, 0, -x}, {0, 1, -y}}};
}

/// SciPy's way to find a coordinate outside a side that ends at pixel `last` inside it
/// (ni_interpolation.c, map_coordinate): in [0, last]; -1 where cval goes. `wrap` repeats
/// after `last`. The slack keeps a turn by 90 degrees from losing its edges to rounding.
template <FillMode mode>
double inside(double at, double last) {
  constexpr double slack = 1e-6;
  if (mode != FillMode::Nearest && (at < -slack || at > last + slack)) {
    if (mode == FillMode::Constant) return -1;
    if (mode == FillMode::Wrap) {
      at = last > 0 ? std::fmod(at, last) + (at < 0 ? last : 0) : 0;
    } else {  // mirrored about the outer edges of the outer pixels; remainder() is for far away
      const double mirrored = (at < 0 ? -1 : 2 * last + 1) - at;
      const bool once = mirrored >= -0.5 && mirrored <= last + 0.5;
      at = once ? mirrored : std::abs(std::remainder(at + 0.5, 2 * (last + 1))) - 0.5;
    }
  }
  at = at > 0 ? at : 0;  // also for what is no number
  return at < last ? at : last;
}

/// The three channels of a pixel in one word, 21 bits each: 8 for the value and 13 for a weight, so
/// that one multiplication weighs all three.
std::vector<std::uint64_t> packed(const Image& image) {
  std::vector<std::uint64_t> words(image.pixels.size() / 3);
  const std::uint8_t* p = image.pixels.data();
  for (auto& word : words) {
    word = p[0] | std::uint64_t{p[1]} << 21 | std::uint64_t{p[2]} << 42;
    p += 3;
  }
  return words;
}

/// A part of a pixel, in [0, 1], rounded to whole 1/2048.
unsigned weight(double part) {
  return (static_cast<unsigned>(4096 * part) + 1) / 2;
}

/// Bilinear in steps of 1/2048 pixel. A template, so that the border costs few branches.
template <FillMode mode>
Values warp(const Image& image, const Matrix& matrix, double cval) {
  constexpr std::uint64_t half = 16 | 16 << 21 | std::uint64_t{16} << 42;
  const auto [mx, my] = matrix.m;
  const int width = image.width;
  const int height = image.height;
  const std::ptrdiff_t right = width > 1 ? 1 : 0;
  const std::ptrdiff_t below = height > 1 ? width : 0;
  const int lastLeft = std::max(0, width - 2);
  const int lastTop = std::max(0, height - 2);
  const auto words = packed(image);
  Values values(image.pixels.size(), static_cast<std::uint16_t>(std::lround(256 * cval)));
  std::uint16_t* out = values.data();
  for (int row = 0; row < height; ++row) {
    const double startX = mx[1] * row + mx[2];
    const double startY = my[1] * row + my[2];
    for (int column = 0; column < width; ++column, out += 3) {
      const auto x = inside<mode>(mx[0] * column + startX, width - 1);
      const auto y = inside<mode>(my[0] * column + startY, height - 1);
      if (mode == FillMode::Constant && (x < 0 || y < 0)) continue;
      const int left = std::min(static_cast<int>(x), lastLeft);
      const int top = std::min(static_cast<int>(y), lastTop);
      // The four weights add up to 8192 = 2^13.
      const unsigned wx = weight(x - left);
      const unsigned wy = weight(y - top);
      const unsigned both = wx * wy >> 9;
      const std::uint64_t* p = words.data() + std::ptrdiff_t{top} * width + left;
      const std::uint64_t sum = (8192 - 4 * wx - 4 * wy + both) * p[0] +
                                (4 * wx - both) * p[right] + (4 * wy - both) * p[below] +
                                both * p[below + right] + half;
      out[0] = static_cast<std::uint16_t>(sum >> 5);
      out[1] = static_cast<std::uint16_t>(sum >> (21 + 5));
      out[2] = static_cast<std::uint16_t>(sum >> (42 + 5));
    }
  }
  return values;
}

Values warp(const Image& image, const Matrix& matrix, FillMode mode, double cval) {
  switch (mode) {
    case FillMode::Nearest:
      return warp<FillMode::Nearest>(image, matrix, cval);
    case FillMode::Constant:
      return warp<FillMode::Constant>(image, matrix, cval);
    case FillMode::Reflect:
      return warp<FillMode::Reflect>(image, matrix, cval);
    case FillMode::Wrap:
      return warp<FillMode::Wrap>(image, matrix, cval);
  }
  return {};
}

/// apply_channel_shift: the same for all channels, clipped to the picture's own darkest and
/// brightest value.
void shiftChannels(Values& values, double levels) {
  if (levels == 0 || values.empty()) return;
  int least = values.front();
  int most = values.front();
  for (const int value : values) {  // std::ranges::minmax is no vector loop
    least = std::min(least, value);
    most = std::max(most, value);
  }
  const int shift = static_cast<int>(std::lround(256 * levels));
  for (auto& value : values)
    value = static_cast<std::uint16_t>(std::clamp(value + shift, least, most));
}

/// Without brightness rounded; with it cut to 8 bits before and after, as Keras and Pillow
/// (ImageEnhance.Brightness, a blend with black in float) do.
std::vector<std::uint8_t> toPixels(const Values& values, std::optional<double> brightness) {
  std::vector<std::uint8_t> pixels(values.size());
  if (!brightness) {
    std::ranges::transform(values, pixels.begin(), [](std::uint16_t value) {
      return static_cast<std::uint8_t>((value + 128) >> 8);
    });
    return pixels;
  }
  const auto factor = static_cast<float>(*brightness);
  std::ranges::transform(values, pixels.begin(), [factor](std::uint16_t value) {
    const float bright = factor * static_cast<float>(value >> 8);
    return static_cast<std::uint8_t>(static_cast<int>(std::clamp(bright, 0.0f, 255.0f)));
  });
  return pixels;
}

void flipHorizontally(Image& image) {
  for (int y = 0; y < image.height; ++y) {
    std::uint8_t* row = image.pixels.data() + std::ptrdiff_t{3} * y * image.width;
    std::uint8_t* left = row;
    std::uint8_t* right = row + std::ptrdiff_t{3} * (image.width - 1);
    for (; left < right; left += 3, right -= 3) std::swap_ranges(left, left + 3, right);
  }
}

void flipVertically(Image& image) {
  const auto rowBytes = std::ptrdiff_t{3} * image.width;
  for (int y = 0; y < image.height / 2; ++y) {
    std::uint8_t* row = image.pixels.data() + y * rowBytes;
    std::swap_ranges(row, row + rowBytes, image.pixels.data() + (image.height - 1 - y) * rowBytes);
  }
}

Values unmoved(const Image& image) {
  Values values(image.pixels.size());
  std::ranges::transform(image.pixels, values.begin(),
                         [](std::uint8_t value) { return static_cast<std::uint16_t>(value << 8); });
  return values;
}

}  // namespace

Image applyTransform(const Image& image, const Transform& transform, FillMode fillMode,
                     double cval) {
  const bool moves = transform.theta != 0 || transform.tx != 0 || transform.ty != 0 ||
                     transform.shear != 0 || transform.zx != 1 || transform.zy != 1;
  Values values = moves ? warp(image, affine(transform, image.width, image.height), fillMode, cval)
                        : unmoved(image);
  shiftChannels(values, transform.channelShift);
  Image result{image.width, image.height, toPixels(values, transform.brightness)};
  // Keras flips before the brightness; a pixel does not mind.
  if (transform.flipHorizontal) flipHorizontally(result);
  if (transform.flipVertical) flipVertically(result);
  return result;
}

}  // namespace pomona
