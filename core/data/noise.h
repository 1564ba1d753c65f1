// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <opencv2/core/matx.hpp>

#include "base/random.h"

namespace pomona {

/// 0 up to `low`, 1 from `high` on, 3t^2 - 2t^3 between; falls if high < low.
inline double smoothStep(double low, double high, double x) {
  const double t = std::clamp((x - low) / (high - low), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// Value noise: random numbers on a grid of whole coordinates, smoothly between. 0..1.
class Noise {
 public:
  explicit Noise(std::uint64_t seed) : m_seed(seed) {}

  double at(const cv::Vec3d& p) const {
    std::array<std::int64_t, 3> cell{};
    cv::Vec3d t;
    for (int i = 0; i < 3; ++i) {
      cell[static_cast<std::size_t>(i)] = static_cast<std::int64_t>(std::floor(p[i]));
      t[i] = smoothStep(0, 1, p[i] - std::floor(p[i]));
    }
    double sum = 0;
    for (int corner = 0; corner < 8; ++corner) {
      const int dx = corner & 1, dy = corner >> 1 & 1, dz = corner >> 2;
      sum += (dx ? t[0] : 1 - t[0]) * (dy ? t[1] : 1 - t[1]) * (dz ? t[2] : 1 - t[2]) *
             value(cell[0] + dx, cell[1] + dy, cell[2] + dz);
    }
    return sum;
  }

  /// Coarse and fine together, 0..1, mostly near 0.5.
  double cloudy(const cv::Vec3d& p) const {
    return (4 * at(p) + 2 * at(p * 2.1) + at(p * 4.3)) / 7;
  }

 private:
  double value(std::int64_t x, std::int64_t y, std::int64_t z) const {
    const auto key = static_cast<std::uint64_t>(x * 73856093 ^ y * 19349663 ^ z * 83492791);
    return static_cast<double>(mixSeed(m_seed, key) >> 11) * 0x1p-53;
  }
  std::uint64_t m_seed;
};

}  // namespace pomona
