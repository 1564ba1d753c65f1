// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pomona/error.h"
#include "pomona/image.h"

namespace pomona {

/// What lies outside the picture (SciPy's names, as in Keras).
enum class FillMode { Nearest, Constant, Reflect, Wrap };
std::string_view toString(FillMode mode);
std::optional<FillMode> fillModeFromString(std::string_view name);

/// keras.preprocessing.image.ImageDataGenerator's settings: same names, units and meaning.
/// The defaults change nothing.
struct AugmentationOptions {
  double rotationRange = 0;  ///< degrees, 0..180: theta in [-r, r]
  /// A fraction of the width if < 1, else pixels; moves horizontally. A whole number n of pixels is
  /// Keras's int, -(n - 1) .. n - 1 whole pixels (1: none); another one, 10.5 say, is drawn evenly.
  double widthShiftRange = 0;
  double heightShiftRange = 0;  ///< likewise of the height; moves vertically
  /// Whole numbers of pixels are drawn from evenly, too: of a run that began before 0.2. In no
  /// SPEC.
  bool evenShifts = false;
  double shearRange = 0;                  ///< degrees, counter-clockwise
  std::array<double, 2> zoomRange{1, 1};  ///< [lower, upper]; a number z means [1-z, 1+z]
  bool horizontalFlip = false;
  bool verticalFlip = false;
  /// Factors, 1 changes nothing.
  std::optional<std::array<double, 2>> brightnessRange = std::nullopt;
  double channelShiftRange = 0;  ///< grey levels, 0..255
  FillMode fillMode = FillMode::Nearest;
  double cval = 0;     ///< grey level outside the picture for FillMode::Constant, 0..255
  double rescale = 1;  ///< 1 (nothing) or 1/255 (the preprocessing `rescale`); see TrainingRecipe
  /// Not Keras's: the picture becomes a composite like a photograph (composite.h) before the
  /// transform.
  bool wild = false;
  bool operator==(const AugmentationOptions&) const = default;

  /// True if a draw can change a picture.
  bool changesPictures() const;
};

/// True for a shift range that is Keras's int: it draws whole pixels.
bool isWholePixels(double shiftRange);

/// One drawn transform. Keras's apply_transform parameters; the defaults change nothing.
struct Transform {
  double theta = 0;  ///< degrees
  double tx = 0;     ///< pixels along x
  double ty = 0;     ///< pixels along y
  double shear = 0;  ///< degrees
  double zx = 1;     ///< zoom along x: 0.5 shows half the width
  double zy = 1;     ///< zoom along y
  bool flipHorizontal = false;
  bool flipVertical = false;
  /// Factor (Pillow's ImageEnhance.Brightness, after the geometry).
  std::optional<double> brightness = std::nullopt;
  double channelShift = 0;  ///< grey levels added, clipped to the picture's own range as Keras does
  bool operator==(const Transform&) const = default;
};

/// A seed for the draw of one image: the same for the same image whatever the number or order of
/// threads.
/// @param imageName  path relative to the dataset.  @param view  epoch or view number.
std::uint64_t drawSeed(std::uint64_t recipeSeed, std::string_view imageName, std::uint64_t view);

/// Draws one transform for a picture of this size. A pure function of its arguments.
Transform drawTransform(const AugmentationOptions& options, int width, int height,
                        std::uint64_t seed);

/// Applies one transform as Keras 3's apply_transform: affine (bilinear), channel shift, flips,
/// brightness; rounded once, at the end. The same values as Keras's, rounded, for all fill modes
/// (steps of 1/2048 pixel). A picture that is not square turns about Keras's centre, which is off
/// the middle; the trainer's pictures are square. Thread-safe.
Image applyTransform(const Image& image, const Transform& transform,
                     FillMode fillMode = FillMode::Nearest, double cval = 0);

/// "none", "article" (a little of everything that keeps colour), "strong" (that and more, with
/// light and colour), "wild" (composites like photographs), or "key=value,..." with Keras's names
/// ("rotation_range=30,zoom_range=0.2", "zoom_range=0.8:1.2", "horizontal_flip=true").
/// Error{InvalidArgument} names the key and what is allowed.
Result<AugmentationOptions> parseAugmentation(std::string_view spec);

/// The SPEC that parseAugmentation reads back to equal options; "none" for the defaults.
std::string toString(const AugmentationOptions& options);

}  // namespace pomona
