// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"
#include "pomona/composite.h"

namespace pomona {
namespace {

constexpr double singles = 0.4;
constexpr double piles = 0.5;
constexpr int grounds = 7;  ///< beside white
constexpr int mates = 5;    ///< other frames of a pile's class
constexpr int strangers = 2;

/// One of the fruits, of the given frame.
PlacedFruit drawFruit(Random& random, int frame, double x, double y, double size) {
  return {
      frame, x, y, size, random.uniform(0, 360), random.uniform() < 0.5, random.uniform(0.85, 1.1)};
}

void drawSingle(Random& random, Composite& drawn) {
  const double size = random.uniform(0.3, 0.95);
  const double reach = (1 - size) / 2 + 0.05;  // a little of it may be cut
  drawn.fruits = {drawFruit(random, 0, 0.5 + random.uniform(-reach, reach),
                            0.5 + random.uniform(-reach, reach), size)};
}

void drawCloseUp(Random& random, Composite& drawn) {
  const double size = random.uniform(1.1, 2.2);
  const double reach = (size - 1) / 3;
  drawn.fruits = {drawFruit(random, 0, 0.5 + random.uniform(-reach, reach),
                            0.5 + random.uniform(-reach, reach), size)};
}

/// Rows of fruit, every second one set off by half a step. What lies beyond a line is of another
/// class, in a quarter of the piles.
void drawPile(Random& random, Composite& drawn) {
  const double size = random.uniform(0.19, 0.62);
  const double step = size * random.uniform(0.5, 0.85);
  const bool neighbours = random.uniform() < 0.25;
  const double direction = random.uniform(0, 2 * std::numbers::pi);
  const double border = random.uniform(0.15, 0.4);
  for (int i = 0; i < mates; ++i) drawn.borrowed.push_back({false, random.uniform()});
  for (int i = 0; neighbours && i < strangers; ++i)
    drawn.borrowed.push_back({true, random.uniform()});
  const double rowStep = step * 0.87;  // the height of an equilateral triangle
  const int rows = static_cast<int>(1 / rowStep) + 3;
  const int columns = static_cast<int>(1 / step) + 3;
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const double x = (column - 1 + (row % 2 != 0 ? 0.5 : 0.0) + random.uniform(-0.2, 0.2)) * step;
      const double y = (row - 1 + random.uniform(-0.2, 0.2)) * rowStep;
      const bool stranger =
          neighbours && (x - 0.5) * std::cos(direction) + (y - 0.5) * std::sin(direction) > border;
      const auto frame = stranger ? 1 + mates + random.below(strangers) : random.below(1 + mates);
      drawn.fruits.push_back(
          drawFruit(random, static_cast<int>(frame), x, y, size * random.uniform(0.88, 1.12)));
    }
  if (random.uniform() < 0.5) return;  // lower rows in front, as on a shelf; else seen from above
  for (std::size_t i = drawn.fruits.size(); i > 1; --i)
    std::swap(drawn.fruits[i - 1], drawn.fruits[random.below(i)]);
}

std::array<std::uint8_t, 3> drawColour(Random& random) {
  const auto level = [&] { return static_cast<std::uint8_t>(random.uniform(30, 255)); };
  return {level(), level(), level()};
}

void drawStickers(Random& random, Composite& drawn) {
  const double share = random.uniform() < 0.4 ? random.uniform(0.05, 0.5) : 0;
  for (const auto& fruit : drawn.fruits) {
    if (random.uniform() >= share) continue;
    const double reach = 0.2 * fruit.size;
    const double side = fruit.size * random.uniform(0.12, 0.25);
    drawn.patches.push_back(
        {true, fruit.x + random.uniform(-reach, reach), fruit.y + random.uniform(-reach, reach),
         side, side * random.uniform(0.7, 1), random.uniform(0, 360), drawColour(random)});
  }
}

void drawTags(Random& random, Composite& drawn) {
  if (random.uniform() >= 0.3) return;
  const auto white = static_cast<std::uint8_t>(random.uniform(200, 255));
  const bool yellow = random.uniform() < 0.3;
  const double width = random.uniform(0.15, 0.4);
  drawn.patches.push_back({false,
                           random.uniform(),
                           random.uniform(),
                           width,
                           width * random.uniform(0.4, 0.8),
                           random.uniform(-15, 15),
                           {white, white, yellow ? std::uint8_t{80} : white}});
}

void drawLight(Random& random, Composite& drawn) {
  drawn.shadowX = random.uniform(-0.15, 0.15);
  drawn.shadowY = random.uniform(-0.05, 0.2);
  drawn.shadowDepth = random.uniform(0.1, 0.7);
  drawn.lightAngle = random.uniform(0, 360);
  drawn.lightDepth = random.uniform(0, 0.5);
  drawn.red = std::exp(0.1 * random.normal());
  drawn.blue = std::exp(0.1 * random.normal());
  drawn.saturation = random.uniform(0.65, 1.35);
  drawn.gamma = std::exp(-0.2 + 0.22 * random.normal());
  drawn.blur = random.uniform(0, 1.5);
  drawn.jpegQuality = 35 + static_cast<int>(random.below(61));
}

}  // namespace

Composite drawComposite(std::uint64_t seed) {
  Random random(seed);
  Composite drawn;
  const double kind = random.uniform();
  drawn.ground = static_cast<Ground>(1 + random.below(grounds));
  drawn.groundSeed = random.next();
  drawLight(random, drawn);
  if (kind < singles) {
    if (random.uniform() < 1.0 / 3) drawn.ground = Ground::White;
    drawSingle(random, drawn);
  } else if (kind < singles + piles) {
    drawn.kind = CompositeKind::Pile;
    drawPile(random, drawn);
    drawTags(random, drawn);
  } else {
    drawn.kind = CompositeKind::CloseUp;
    drawCloseUp(random, drawn);
  }
  drawStickers(random, drawn);
  return drawn;
}

}  // namespace pomona
