// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/fruit.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"
#include "data/fruit_kinds.h"
#include "data/noise.h"

namespace pomona {
namespace {

using std::numbers::pi;

double bump(double x, double width) {
  return std::exp(-(x / width) * (x / width));
}

/// One fruit of a kind: the kind's numbers, each a little different from the next fruit's.
class Individual {
 public:
  Individual(const FruitKind& kind, std::uint64_t seed) : m_kind(kind), m_noise(seed) {
    Random random(mixSeed(seed, 1));
    const auto vary = [&](double value, double by) { return value * (1 + by * random.normal()); };
    m_kind.height = vary(kind.height, 0.05);
    m_kind.taper = vary(kind.taper, 0.15);
    m_kind.dentTop = vary(kind.dentTop, 0.15);
    m_kind.tip = vary(kind.tip, 0.2);
    m_kind.bend = vary(kind.bend, 0.15);
    m_kind.patches = std::clamp(vary(kind.patches, 0.35), 0.02, 0.9);
    m_kind.specks = std::clamp(vary(kind.specks, 0.3), 0.0, 0.4);
    const double ripeness = random.normal();
    const double light = 1 + 0.05 * random.normal();
    for (int i = 0; i < 3; ++i) {
      const double shift = 0.1 * ripeness * (kind.patch[i] - kind.base[i]) + 4 * random.normal();
      m_kind.base[i] = static_cast<float>(std::clamp((kind.base[i] + shift) * light, 8.0, 250.0));
    }
    m_stemLean = {0.25 * random.normal(), 0, 0.25 * random.normal()};
    m_stemLength = random.uniform(0.3, 0.6);
  }

  Mesh grow() const {
    Mesh mesh;
    addSurface(mesh, 96, 180, [this](double u, double v) { return skin(u, v); });
    if (m_kind.top == Top::Stem)
      addSurface(mesh, 8, 12, [this](double u, double v) { return stem(u, v); });
    if (m_kind.top == Top::Calyx)
      addSurface(mesh, 10, 70, [this](double u, double v) { return leaf(u, v); });
    return mesh;
  }

 private:
  /// The body before it is bent; u: 0 top .. 1 bottom, v: once round.
  cv::Vec3d body(double u, double v) const {
    const double polar = pi * u;
    const double turn = 2 * pi * v;
    const double up = std::cos(polar);
    double radius = std::sin(polar) * (1 - std::abs(m_kind.taper) *
                                               smoothStep(-0.6, 1.15, m_kind.taper > 0 ? up : -up));
    if (m_kind.bend > 0) radius = std::pow(std::sin(polar), 0.65) * 0.82;  // a banana is no lemon
    radius *= 1 + m_kind.ribs * std::cos(5 * turn) * std::sin(polar);
    radius *= 1 - m_kind.groove * bump(std::remainder(turn, 2 * pi), 0.22);
    double y = m_kind.height * up;
    y += m_kind.tip * (bump(polar, 0.3) - 0.8 * bump(pi - polar, 0.26));
    y -= m_kind.dentTop * bump(polar, 0.38);
    y += m_kind.dentBottom * bump(pi - polar, 0.36);
    return {radius * std::cos(turn), y, radius * std::sin(turn)};
  }

  /// Turns the straight axis into an arc of angle `bend`.
  cv::Vec3d bent(const cv::Vec3d& p) const {
    if (m_kind.bend <= 0) return p;
    const double radius = 2 * m_kind.height / m_kind.bend;
    const double angle = p[1] / radius;
    return {radius - (radius - p[0]) * std::cos(angle), (radius - p[0]) * std::sin(angle), p[2]};
  }

  cv::Vec3d uneven(const cv::Vec3d& p) const {
    const double lumps = 0.14 * (m_noise.at(p * 1.3 + cv::Vec3d(7, 7, 7)) - 0.5);
    const double pits = m_kind.rough * (m_noise.at(p * 14) - 0.5);
    return p * (1 + lumps + pits);
  }

  Vertex skin(double u, double v) const {
    const cv::Vec3d p = body(u, v);
    return {cv::Vec3f(bent(uneven(p))), {}, skinColour(p, u, v), m_kind.gloss};
  }

  Colour skinColour(const cv::Vec3d& p, double u, double v) const {
    const cv::Vec3d along(std::cos(2 * pi * v) * 7, p[1] * 0.8, std::sin(2 * pi * v) * 7);
    const double cloud =
        (1 - m_kind.streaks) * m_noise.cloudy(p * 1.6) +
        m_kind.streaks * (0.5 * m_noise.cloudy(along) + 0.5 * m_noise.cloudy(p * 1.2));
    const double threshold = 0.72 - 0.44 * m_kind.patches;
    Colour colour =
        blend(m_kind.base, m_kind.patch, smoothStep(threshold - 0.15, threshold + 0.15, cloud));
    const double fine = m_noise.at(p * 11 + cv::Vec3d(3, 1, 2));
    const double edge = 0.93 - 1.1 * m_kind.specks;
    colour = blend(colour, m_kind.speck, 0.8 * smoothStep(edge - 0.05, edge + 0.05, fine));
    return blend(colour, endColour(), endShare(u));
  }

  Colour endColour() const {
    return m_kind.top == Top::Button ? Colour(88, 92, 40) : Colour(96, 74, 36);
  }

  /// How much of the skin's colour the ends have lost: stem hollow, button, banana tips.
  double endShare(double u) const {
    if (m_kind.bend > 0) return smoothStep(0.08, 0.0, u) + smoothStep(0.93, 0.97, u);
    const double top = m_kind.top == Top::Bare ? 0.3 : 0.85;
    return top * bump(u, 0.045) + 0.6 * bump(1 - u, 0.03);
  }

  static Colour blend(const Colour& a, const Colour& b, double share) {
    const auto t = static_cast<float>(std::clamp(share, 0.0, 1.0));
    return a * (1 - t) + b * t;
  }

  cv::Vec3d topPoint() const { return bent(uneven(body(0, 0))); }

  Vertex stem(double u, double v) const {
    const double thick = (m_kind.bend > 0 ? 0.2 : 0.055) * (1 + 0.5 * u * u) *
                         smoothStep(1.0, 0.85, u);  // closed at its end
    const cv::Vec3d axis = cv::Vec3d(0, u * m_stemLength * 1.3 - 0.05, 0) + m_stemLean * (u * u);
    const cv::Vec3d ring(thick * std::cos(2 * pi * v), 0, thick * std::sin(2 * pi * v));
    return {cv::Vec3f(topPoint() + axis + ring), {}, Colour(84, 66, 36), 0.05f};
  }

  /// Five or seven pointed leaves that lie on the fruit and lift at their ends.
  Vertex leaf(double u, double v) const {
    const double points = m_kind.taper < 0 ? 7 : 5;
    const double spike = std::pow(std::abs(std::cos(points * pi * v)), 1.5);
    const double reach = u * (0.14 + (0.5 + m_stemLength) * spike);
    const cv::Vec3d under = uneven(body(std::asin(std::min(0.95, reach)) / pi, v));
    const cv::Vec3d p = under + cv::Vec3d(0, 0.05 + 0.22 * u * u * spike, 0);
    const double tone = 0.8 + 0.4 * m_noise.at(p * 6);
    return {cv::Vec3f(p), {}, Colour(74, 112, 40) * static_cast<float>(tone), 0.05f};
  }

  FruitKind m_kind;
  Noise m_noise;
  cv::Vec3d m_stemLean;
  double m_stemLength = 0;
};

}  // namespace

std::size_t fruitKinds() {
  return fruitTable.size();
}

std::string_view fruitName(std::size_t kind) {
  return fruitTable.at(kind).name;
}

Mesh growFruit(std::size_t kind, std::uint64_t seed) {
  return Individual(fruitTable.at(kind), seed).grow();
}

}  // namespace pomona
