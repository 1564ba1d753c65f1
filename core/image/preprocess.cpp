// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cassert>

#include "base/enum_names.h"
#include "pomona/image.h"

namespace pomona {
namespace {

constexpr EnumNames<Preprocessing::Torch> names("rescale", "caffe", "tf", "lite", "torch");

/// One formula for every value: written so that the compiler makes vector instructions of it.
template <class Formula>
void forEachValue(const Image& image, std::span<float> out, Formula formula) {
  std::ranges::transform(image.pixels, out.begin(),
                         [&](std::uint8_t value) { return formula(static_cast<float>(value)); });
}

/// ImageNet's mean as Caffe's models of VGG and ResNet subtract it, blue first.
void caffe(const Image& image, std::span<float> out) {
  for (std::size_t i = 0; i + 2 < image.pixels.size(); i += 3) {
    out[i] = static_cast<float>(image.pixels[i + 2]) - 103.939f;
    out[i + 1] = static_cast<float>(image.pixels[i + 1]) - 116.779f;
    out[i + 2] = static_cast<float>(image.pixels[i]) - 123.68f;
  }
}

/// Mean and standard deviation of ImageNet as every model of torchvision was trained with.
void torchvision(const Image& image, std::span<float> out) {
  constexpr std::array mean{0.485f, 0.456f, 0.406f};
  constexpr std::array deviation{0.229f, 0.224f, 0.225f};
  for (std::size_t i = 0; i < image.pixels.size(); ++i)
    out[i] = (static_cast<float>(image.pixels[i]) / 255 - mean[i % 3]) / deviation[i % 3];
}

}  // namespace

std::string_view toString(Preprocessing preprocessing) {
  return names[preprocessing];
}

std::optional<Preprocessing> preprocessingFromString(std::string_view name) {
  return names.find(name);
}

void preprocess(const Image& image, Preprocessing preprocessing, std::span<float> out) {
  assert(out.size() == image.pixels.size());
  switch (preprocessing) {
    case Preprocessing::Rescale:
      return forEachValue(image, out, [](float x) { return x / 255; });
    case Preprocessing::Caffe:
      return caffe(image, out);
    case Preprocessing::Tf:
      return forEachValue(image, out, [](float x) { return x / 127.5f - 1; });
    case Preprocessing::Lite:
      return forEachValue(image, out, [](float x) { return (x - 127) / 128; });
    case Preprocessing::Torch:
      return torchvision(image, out);
  }
}

}  // namespace pomona
