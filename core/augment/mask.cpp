// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "image/opencv.h"
#include "pomona/composite.h"

namespace pomona {
namespace {

constexpr int groundLevel = 225;
constexpr int groundChroma = 28;
constexpr double smallestShare = 0.02;
constexpr double largestShare = 0.95;

/// 255 where a pixel is white enough for ground, with a border of such pixels around.
cv::Mat nearlyWhite(const Image& picture) {
  cv::Mat white(picture.height + 2, picture.width + 2, CV_8U, cv::Scalar(255));
  const std::uint8_t* p = picture.pixels.data();
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x, p += 3) {
      const auto [least, most] = std::minmax({p[0], p[1], p[2]});
      const bool ground = least >= groundLevel && most - least < groundChroma;
      white.at<std::uint8_t>(y + 1, x + 1) = ground ? 255 : 0;
    }
  return white;
}

/// 255 in the largest connected part of what is not 0.
cv::Mat largestPart(const cv::Mat& mask) {
  cv::Mat parts;
  cv::Mat figures;
  cv::Mat centres;
  const int count = cv::connectedComponentsWithStats(mask, parts, figures, centres);
  int largest = 0;  // part 0 is the ground
  for (int part = 1; part < count; ++part)
    if (largest == 0 ||
        figures.at<int>(part, cv::CC_STAT_AREA) > figures.at<int>(largest, cv::CC_STAT_AREA))
      largest = part;
  return largest == 0 ? cv::Mat::zeros(mask.size(), CV_8U) : cv::Mat(parts == largest);
}

}  // namespace

std::vector<std::uint8_t> fruitMask(const Image& picture) {
  prepareOpenCv();
  constexpr int outside = 128;
  cv::Mat white = nearlyWhite(picture);
  cv::floodFill(white, {0, 0}, outside);
  const cv::Mat square = cv::getStructuringElement(cv::MORPH_RECT, {3, 3});
  cv::Mat fruit = white != outside;
  cv::morphologyEx(fruit, fruit, cv::MORPH_OPEN, square);
  fruit = largestPart(fruit);
  const double share = cv::countNonZero(fruit) / (1.0 * picture.width * picture.height);
  if (!(share >= smallestShare && share <= largestShare)) return {};
  cv::erode(fruit, fruit, square);
  fruit = fruit(cv::Rect(1, 1, picture.width, picture.height));
  cv::Mat soft;
  cv::GaussianBlur(fruit, soft, {}, 0.8);
  return {soft.datastart, soft.dataend};
}

}  // namespace pomona
