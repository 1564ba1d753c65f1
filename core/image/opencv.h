// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include "pomona/image.h"

namespace pomona {

/// Call before using OpenCV: no threads of its own (the callers run one thread a core, OpenCV's
/// would multiply with them) and no lines on stderr (errors are values here).
void prepareOpenCv();

/// The image's pixels seen as a matrix; no copy. Lives as long as the image.
cv::Mat asMatrix(Image& image);
/// As above, for reading only.
cv::Mat asMatrix(const Image& image);
/// A new image, white, and its matrix's size.
Image whiteImage(int width, int height);

}  // namespace pomona
