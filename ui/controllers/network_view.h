// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include "pomona/image.h"

namespace pomona::ui {

/// What a network sees of a picture: squared and resized to `side`, preprocessed, and its three
/// planes shown as red, green and blue, the least value a plane can have black and the greatest
/// white. `caffe` looks strange so, because it is: its first plane is blue. Thread-safe.
QImage networkView(const Image& image, int side, Preprocessing preprocessing);

/// The preprocessing in words: "values (x - 127) / 128".
QString wordsFor(Preprocessing preprocessing);

}  // namespace pomona::ui
