// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "base/hash.h"
#include "base/random.h"
#include "pomona/augmentation.h"

namespace pomona {
namespace {

/// Evenly in [-range, range]; a shift below 1 is a fraction of the side. Of n pixels, a whole
/// number, Keras takes 0 .. n - 1 whole ones to either side (numpy.random.choice of an int).
double drawShift(Random& random, double range, int side, bool even) {
  const double drawn = random.uniform(-range, range);
  if (isWholePixels(range) && !even) return std::trunc(drawn);
  return drawn * (range < 1 ? side : 1);
}

}  // namespace

bool isWholePixels(double shiftRange) {
  return shiftRange >= 1 && shiftRange == std::floor(shiftRange);
}

bool AugmentationOptions::changesPictures() const {
  AugmentationOptions nothing;
  nothing.fillMode = fillMode;
  nothing.cval = cval;
  nothing.rescale = rescale;
  nothing.evenShifts = evenShifts;
  return *this != nothing;
}

std::uint64_t drawSeed(std::uint64_t recipeSeed, std::string_view imageName, std::uint64_t view) {
  return mixSeed(fastHash(imageName, recipeSeed), view);
}

Transform drawTransform(const AugmentationOptions& options, int width, int height,
                        std::uint64_t seed) {
  // Every value is drawn, used or not: switching one setting on leaves the others' draws alone.
  Random random(seed);
  Transform drawn;
  drawn.theta = random.uniform(-options.rotationRange, options.rotationRange);
  drawn.tx = drawShift(random, options.widthShiftRange, width, options.evenShifts);
  drawn.ty = drawShift(random, options.heightShiftRange, height, options.evenShifts);
  drawn.shear = random.uniform(-options.shearRange, options.shearRange);
  drawn.zx = random.uniform(options.zoomRange[0], options.zoomRange[1]);
  drawn.zy = random.uniform(options.zoomRange[0], options.zoomRange[1]);
  drawn.flipHorizontal = random.uniform() < 0.5 && options.horizontalFlip;
  drawn.flipVertical = random.uniform() < 0.5 && options.verticalFlip;
  drawn.channelShift = random.uniform(-options.channelShiftRange, options.channelShiftRange);
  if (const auto& range = options.brightnessRange)
    drawn.brightness = random.uniform((*range)[0], (*range)[1]);
  return drawn;
}

}  // namespace pomona
