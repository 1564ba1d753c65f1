// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/pixels.h"

#include <QPainter>
#include <algorithm>

namespace pomona::ui {

QImage toQImage(const Image& image) {
  if (image.pixels.empty()) return {};
  return QImage(image.pixels.data(), image.width, image.height, 3 * qsizetype{image.width},
                QImage::Format_RGB888)
      .convertToFormat(QImage::Format_RGB32);
}

Image toImage(const QImage& image) {
  QImage opaque(image.size(), QImage::Format_RGB888);
  opaque.fill(Qt::white);
  QPainter(&opaque).drawImage(opaque.rect(), image);
  Image result{opaque.width(), opaque.height(), {}};
  const auto row = 3 * static_cast<std::size_t>(result.width);
  result.pixels.resize(row * static_cast<std::size_t>(result.height));
  for (int y = 0; y < result.height; ++y)
    std::copy_n(opaque.constScanLine(y), row,
                result.pixels.begin() + static_cast<std::ptrdiff_t>(row) * y);
  return result;
}

}  // namespace pomona::ui
