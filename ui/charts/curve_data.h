// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pomona::ui {

struct CurvePoint {
  double x = 0;
  double y = 0;
  bool operator==(const CurvePoint&) const = default;
};

/// A curve that grows at its end, beside its exponential mean. A new point costs the same however
/// long the curve is.
class StepCurve {
 public:
  /// @param point  x is greater than that of all points before it.
  void append(CurvePoint point);
  /// Drops the points at x and after it: a resumed run may repeat some steps.
  void cutFrom(double x);
  /// The share of the past in each value, 0 (none: equal to raw) to below 1.
  void setSmoothing(double weight);

  const std::vector<CurvePoint>& raw() const { return m_raw; }
  /// As many points as raw(). The mean is corrected for its beginning (divided by 1 - weight^n, as
  /// Adam does), so that it starts at the curve and not at zero. Not-a-number passes through and
  /// is forgotten.
  const std::vector<CurvePoint>& smooth() const { return m_smooth; }

 private:
  CurvePoint next(CurvePoint point);
  void smoothAll();

  double m_weight = 0;
  double m_mean = 0;
  double m_share = 0;  ///< of all points so far in m_mean: 1 - weight^n
  std::vector<CurvePoint> m_raw;
  std::vector<CurvePoint> m_smooth;
};

/// The points of [from, to] for a chart that is `columns` pixels wide: of each column the lowest
/// and the highest, in their order, so that no peak is lost. The neighbours outside are kept, for
/// the line to run to the border. Few points come back as they are.
/// @param points  in order of x.
std::vector<CurvePoint> decimated(std::span<const CurvePoint> points, double from, double to,
                                  std::size_t columns);

/// The point nearest to x; null without points. @param points  in order of x.
const CurvePoint* nearestPoint(std::span<const CurvePoint> points, double x);

}  // namespace pomona::ui
