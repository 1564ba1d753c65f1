// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/color_map.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pomona::ui {
namespace {

// Every sixteenth of matplotlib's table.
constexpr std::array<QRgb, 17> table{0x440154, 0x481a6c, 0x472f7d, 0x414487, 0x39568c, 0x31688e,
                                     0x2a788e, 0x23888e, 0x1f988b, 0x22a884, 0x35b779, 0x54c568,
                                     0x7ad151, 0xa5db36, 0xd2e21b, 0xe9e51a, 0xfde725};
// The parts of the map that stand out from a light and from a dark ground.
constexpr double lightFew = 0.52, lightMost = 0.02;
constexpr double darkFew = 0.42, darkMost = 0.98;

}  // namespace

QColor viridis(double t) {
  const double place = std::clamp(t, 0.0, 1.0) * (table.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), table.size() - 2);
  const double share = place - static_cast<double>(below);
  const QColor a(table[below]), b(table[below + 1]);
  const auto mixed = [share](int x, int y) {
    return static_cast<int>(std::lround(x + (y - x) * share));
  };
  return {mixed(a.red(), b.red()), mixed(a.green(), b.green()), mixed(a.blue(), b.blue())};
}

QColor countColor(std::size_t count, std::size_t most, const QColor& ground) {
  const double share = most > 1 ? std::log(static_cast<double>(std::min(count, most))) /
                                      std::log(static_cast<double>(most))
                                : 1;
  return ground.lightness() < 128 ? viridis(darkFew + share * (darkMost - darkFew))
                                  : viridis(lightFew + share * (lightMost - lightFew));
}

QColor inkOn(const QColor& ground) {
  return qGray(ground.rgb()) > 140 ? QColor(Qt::black) : QColor(Qt::white);
}

}  // namespace pomona::ui
