// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_data.h"

#include <algorithm>
#include <cmath>

namespace pomona::ui {
namespace {

using Iterator = std::span<const CurvePoint>::iterator;

Iterator firstAt(std::span<const CurvePoint> points, double x) {
  return std::ranges::lower_bound(points, x, {}, &CurvePoint::x);
}

/// The lowest and the highest of one column, in their order.
void addExtremes(std::vector<CurvePoint>& to, Iterator begin, Iterator end) {
  const auto [low, high] =
      std::minmax_element(begin, end, [](const auto& a, const auto& b) { return a.y < b.y; });
  const auto [first, second] = std::minmax(low, high);
  to.push_back(*first);
  if (second != first) to.push_back(*second);
}

}  // namespace

void StepCurve::append(CurvePoint point) {
  m_raw.push_back(point);
  m_smooth.push_back(next(point));
}

void StepCurve::cutFrom(double x) {
  if (m_raw.empty() || m_raw.back().x < x) return;
  m_raw.erase(std::ranges::lower_bound(m_raw, x, {}, &CurvePoint::x), m_raw.end());
  smoothAll();
}

void StepCurve::setSmoothing(double weight) {
  if (weight == m_weight) return;
  m_weight = weight;
  smoothAll();
}

CurvePoint StepCurve::next(CurvePoint point) {
  if (!std::isfinite(point.y)) return point;
  m_mean = m_weight * m_mean + (1 - m_weight) * point.y;
  m_share = m_weight * m_share + (1 - m_weight);
  return {point.x, m_mean / m_share};
}

void StepCurve::smoothAll() {
  m_mean = m_share = 0;
  m_smooth.clear();
  m_smooth.reserve(m_raw.size());
  for (const auto& point : m_raw) m_smooth.push_back(next(point));
}

std::vector<CurvePoint> decimated(std::span<const CurvePoint> points, double from, double to,
                                  std::size_t columns) {
  auto begin = firstAt(points, from);
  auto end = std::ranges::upper_bound(points, to, {}, &CurvePoint::x);
  if (begin != points.begin()) --begin;
  if (end != points.end()) ++end;
  if (static_cast<std::size_t>(end - begin) <= 2 * columns || !(to > from)) return {begin, end};
  std::vector<CurvePoint> kept{*begin};
  const double width = (to - from) / static_cast<double>(columns);
  auto column = begin + 1;
  for (std::size_t i = 1; i <= columns && column != end; ++i) {
    const auto next = std::ranges::lower_bound(column, end, from + width * static_cast<double>(i),
                                               {}, &CurvePoint::x);
    if (next != column) addExtremes(kept, column, next);
    column = next;
  }
  if (kept.back() != *(end - 1)) kept.push_back(*(end - 1));
  return kept;
}

const CurvePoint* nearestPoint(std::span<const CurvePoint> points, double x) {
  if (points.empty()) return nullptr;
  auto found = firstAt(points, x);
  if (found == points.end() || (found != points.begin() && x - (found - 1)->x < found->x - x))
    --found;
  return &*found;
}

}  // namespace pomona::ui
