// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/network_view.h"

#include <QCoreApplication>
#include <array>
#include <cmath>

#include "ui/controllers/pixels.h"

namespace pomona::ui {
namespace {

class Words {
  Q_DECLARE_TR_FUNCTIONS(Preprocessing)
};

/// Network input of one grey pixel.
std::array<float, 3> planesOf(std::uint8_t grey, Preprocessing preprocessing) {
  std::array<float, 3> planes{};
  preprocess(Image{1, 1, {grey, grey, grey}}, preprocessing, planes);
  return planes;
}

}  // namespace

QImage networkView(const Image& image, int side, Preprocessing preprocessing) {
  auto square = squareImage(image, side);
  std::vector<float> values(square.pixels.size());
  preprocess(square, preprocessing, values);
  const auto least = planesOf(0, preprocessing);
  const auto most = planesOf(255, preprocessing);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto plane = i % 3;
    const float share = (values[i] - least[plane]) / (most[plane] - least[plane]);
    square.pixels[i] = static_cast<std::uint8_t>(std::lround(255 * share));
  }
  return toQImage(square);
}

QString wordsFor(Preprocessing preprocessing) {
  switch (preprocessing) {
    case Preprocessing::Rescale:
      return Words::tr("values from 0 to 1");
    case Preprocessing::Caffe:
      return Words::tr("blue, green, red, less ImageNet's mean");
    case Preprocessing::Tf:
    case Preprocessing::Lite:
      return Words::tr("values from −1 to 1");
    case Preprocessing::Torch:
      return Words::tr("red, green, blue by ImageNet's mean and deviation");
  }
  return {};
}

}  // namespace pomona::ui
