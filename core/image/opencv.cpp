// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/opencv.h"

#include <opencv2/core/utils/logger.hpp>

namespace pomona {

void prepareOpenCv() {
  static const bool prepared = [] {
    cv::setNumThreads(1);
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    return true;
  }();
  (void)prepared;
}

cv::Mat asMatrix(Image& image) {
  return {image.height, image.width, CV_8UC3, image.pixels.data()};
}

cv::Mat asMatrix(const Image& image) {
  return {image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.pixels.data())};
}

Image whiteImage(int width, int height) {
  return {width, height,
          std::vector<std::uint8_t>(
              static_cast<std::size_t>(width) * 3 * static_cast<std::size_t>(height), 255)};
}

}  // namespace pomona
