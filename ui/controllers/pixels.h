// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "pomona/image.h"

namespace pomona::ui {

/// The same pixels, as Qt paints them fastest. Thread-safe.
QImage toQImage(const Image& image);
/// Alpha is laid over white, as core does with files. Thread-safe.
Image toImage(const QImage& image);

}  // namespace pomona::ui
