// SPDX-License-Identifier: GPL-3.0-or-later
#include "augment/ground.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "base/random.h"

namespace pomona {
namespace {

cv::Scalar drawColour(Random& random, double low, double high) {
  const double level = random.uniform(low, high);
  const auto near = [&] { return std::clamp(level * random.uniform(0.7, 1.3), 0.0, 255.0); };
  const double r = near();
  const double g = near();
  return {r, g, near()};
}

/// Soft random values in [-1, 1], about `cells` hills along the side.
cv::Mat noise(Random& random, int columns, int rows, int side) {
  cv::Mat_<float> cells(std::max(2, rows), std::max(2, columns));
  for (auto& cell : cells) cell = static_cast<float>(random.uniform(-1, 1));
  cv::Mat smooth;
  cv::resize(cells, smooth, {side, side}, 0, 0, cv::INTER_CUBIC);
  return smooth;
}

/// The same value for all channels.
cv::Mat grey(const cv::Mat& values) {
  cv::Mat all;
  cv::merge(std::vector<cv::Mat>(3, values), all);
  return all;
}

cv::Mat filled(int side, const cv::Scalar& colour) {
  return {side, side, CV_32FC3, colour};
}

/// One colour, a little uneven.
cv::Mat plain(Random& random, int side) {
  const double depth = random.uniform(5, 40);
  cv::Mat ground = filled(side, drawColour(random, 30, 235));
  ground += depth * grey(noise(random, 3, 3, side));
  return ground;
}

/// A table before a wall.
cv::Mat table(Random& random, int side) {
  cv::Mat ground = plain(random, side);
  const int edge = static_cast<int>(side * random.uniform(0.15, 0.7));
  plain(random, side).rowRange(0, edge).copyTo(ground.rowRange(0, edge));
  return ground;
}

/// Boards with grain along them, and dark joints.
cv::Mat wood(Random& random, int side) {
  cv::Mat ground = filled(side, cv::Scalar(170, 120, 75) * random.uniform(0.5, 1.3));
  ground += random.uniform(10, 30) * grey(noise(random, 3, 40, side));
  ground += random.uniform(5, 15) * grey(noise(random, 6, 90, side));
  const int board = std::max(4, static_cast<int>(side * random.uniform(0.15, 0.5)));
  for (int y = static_cast<int>(random.below(static_cast<std::size_t>(board))); y < side;
       y += board)
    cv::line(ground, {0, y}, {side, y}, cv::Scalar(40, 28, 18), std::max(1, side / 100));
  return ground;
}

cv::Mat stone(Random& random, int side) {
  cv::Mat ground = filled(side, drawColour(random, 60, 210));
  const double depth = random.uniform(10, 35);
  for (const int cells : {6, 20, 60, 120})
    ground += depth / std::sqrt(cells / 6.0) * grey(noise(random, cells, cells, side));
  return ground;
}

/// Checks of two colours, woven.
cv::Mat cloth(Random& random, int side) {
  const auto first = drawColour(random, 40, 230);
  const auto second = drawColour(random, 40, 230);
  const double cell = side * random.uniform(0.04, 0.25);
  cv::Mat ground(side, side, CV_32FC3);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const double across = static_cast<int>(x / cell) % 2;
      const double down = static_cast<int>(y / cell) % 2;
      const double share = (across + down) / 2;
      const auto colour = first * share + second * (1 - share);
      ground.at<cv::Vec3f>(y, x) =
          cv::Vec3f(static_cast<float>(colour[0]), static_cast<float>(colour[1]),
                    static_cast<float>(colour[2]));
    }
  ground += random.uniform(5, 20) * grey(noise(random, 80, 80, side));
  return ground;
}

/// Bars over a dark ground: crates, baskets, wire shelves.
cv::Mat slats(Random& random, int side) {
  cv::Mat ground = filled(side, drawColour(random, 10, 70));
  const auto colour = drawColour(random, 90, 230);
  const int step = std::max(4, static_cast<int>(side * random.uniform(0.08, 0.3)));
  const int width = std::max(1, static_cast<int>(step * random.uniform(0.2, 0.7)));
  const bool crossed = random.uniform() < 0.5;
  const bool upright = random.uniform() < 0.5;
  for (int at = static_cast<int>(random.below(static_cast<std::size_t>(step))); at < side;
       at += step) {
    if (crossed || upright) cv::rectangle(ground, cv::Rect(at, 0, width, side), colour, -1);
    if (crossed || !upright) cv::rectangle(ground, cv::Rect(0, at, side, width), colour, -1);
  }
  ground += random.uniform(5, 20) * grey(noise(random, 8, 8, side));
  return ground;
}

/// Blurred things of any colour.
cv::Mat clutter(Random& random, int side) {
  cv::Mat ground = plain(random, side);
  const auto things = 6 + random.below(14);
  for (std::size_t i = 0; i < things; ++i) {
    const double x = random.uniform(0, side);
    const double y = random.uniform(0, side);
    const double width = side * random.uniform(0.05, 0.3);
    const double height = side * random.uniform(0.05, 0.3);
    cv::ellipse(ground,
                cv::RotatedRect({static_cast<float>(x), static_cast<float>(y)},
                                {static_cast<float>(width), static_cast<float>(height)},
                                static_cast<float>(random.uniform(0, 180))),
                drawColour(random, 20, 240), -1);
  }
  cv::GaussianBlur(ground, ground, {}, side * random.uniform(0.005, 0.04));
  return ground;
}

cv::Mat paint(Ground ground, Random& random, int side) {
  switch (ground) {
    case Ground::White:
      return filled(side, cv::Scalar::all(random.uniform(245, 255)));
    case Ground::Plain:
      return plain(random, side);
    case Ground::Table:
      return table(random, side);
    case Ground::Wood:
      return wood(random, side);
    case Ground::Stone:
      return stone(random, side);
    case Ground::Cloth:
      return cloth(random, side);
    case Ground::Slats:
      return slats(random, side);
    case Ground::Clutter:
      return clutter(random, side);
  }
  return {};
}

}  // namespace

cv::Mat paintGround(Ground ground, std::uint64_t seed, int side) {
  Random random(seed);
  cv::Mat bytes;
  paint(ground, random, side).convertTo(bytes, CV_8UC3);
  return bytes;
}

}  // namespace pomona
