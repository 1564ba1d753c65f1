// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "pomona/augmentation.h"
#include "pomona/dataset.h"
#include "pomona/image.h"

namespace pomona {

// Pictures like photographs, made of frames that turn on white: the augmentation `wild`. What they
// look like, and the numbers below, come from a study of what makes a classifier of fruits-360 work
// on photographs of shop shelves: piles and close-ups most, grounds and shadows some.

enum class CompositeKind {
  Single,   ///< one fruit somewhere on a ground
  Pile,     ///< many of its class over each other, as on a shelf
  CloseUp,  ///< a part of one that is larger than the picture
};
enum class Ground { White, Plain, Table, Wood, Stone, Cloth, Slats, Clutter };

/// A frame that a composite takes from elsewhere.
struct BorrowedFrame {
  bool otherClass = false;  ///< of a neighbouring class, else of the same
  double which = 0;         ///< in [0, 1): that part of the way through the frames there are
  bool operator==(const BorrowedFrame&) const = default;
};

/// One fruit. Lengths are in sides of the picture, (0, 0) is its top left corner.
struct PlacedFruit {
  int frame = 0;  ///< 0: the picture itself; n: Composite::borrowed[n - 1]
  double x = 0.5;
  double y = 0.5;
  double size = 0.5;  ///< its longer side
  double angle = 0;   ///< degrees
  bool mirrored = false;
  double light = 1;  ///< factor
  bool operator==(const PlacedFruit&) const = default;
};

/// A sticker (an ellipse) or a price tag (a rectangle with print on it). Lengths as above.
struct Patch {
  bool sticker = true;
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  double angle = 0;  ///< degrees
  std::array<std::uint8_t, 3> colour{};
  bool operator==(const Patch&) const = default;
};

/// One drawn composite.
struct Composite {
  CompositeKind kind = CompositeKind::Single;
  Ground ground = Ground::White;
  std::uint64_t groundSeed = 0;  ///< of the ground's colours and grain
  std::vector<BorrowedFrame> borrowed;
  std::vector<PlacedFruit> fruits;  ///< later ones lie on earlier ones
  std::vector<Patch> patches;
  double shadowX = 0;      ///< where a fruit's shadow falls, in sizes of the fruit
  double shadowY = 0;      ///< as shadowX, down
  double shadowDepth = 0;  ///< 0: none, 1: black
  double lightAngle = 0;   ///< degrees; the side that gets less light
  double lightDepth = 0;   ///< how much less, 0..1
  double red = 1;          ///< factor
  double blue = 1;         ///< factor
  double saturation = 1;   ///< factor of the distance from grey
  double gamma = 1;        ///< exponent of the values in [0, 1]
  double blur = 0;         ///< standard deviation, pixels of a picture of 160
  int jpegQuality = 95;    ///< 35..95
  bool operator==(const Composite&) const = default;
};

/// Draws a composite: 40 % singles (a third of them on white), 50 % piles (a quarter of them with
/// a neighbouring class at one side), 10 % close-ups. A pure function of the seed.
Composite drawComposite(std::uint64_t seed);

/// Gives a borrowed frame; nothing if there is none.
using FrameSource = std::function<std::optional<Image>(const BorrowedFrame&)>;

/// Makes the picture, side x side. A frame that is not there is replaced by the picture itself. A
/// picture that is no fruit on white (see fruitMask) stays whole: light, blur and JPEG alone change
/// it. A pure function of its arguments; thread-safe if `frames` is.
Image applyComposite(const Image& picture, const Composite& composite, const FrameSource& frames,
                     int side);

/// What the trainer makes of a picture for one draw: squared to side x side (with options.wild the
/// composite of that seed instead), and then transformed. See drawSeed, FramePool.
Image augmented(const Image& picture, const AugmentationOptions& options, int side,
                std::uint64_t seed, const FrameSource& frames = {});

/// Raised whenever the same composite comes out as another picture: kept features depend on it.
inline constexpr int compositeVersion = 1;

/// Where the fruit is, 0..255 a pixel, row-major, soft at the edge: what is not nearly white (all
/// channels >= 225, less than 28 apart) or not connected to the border, opened, its largest part,
/// eroded (3 x 3 each), blurred (0.8). Empty if that is less than 2 % or more than 95 % of the
/// picture.
std::vector<std::uint8_t> fruitMask(const Image& picture);

/// The frames that composites borrow: one draw and one label give one file, whatever the thread.
class FramePool {
 public:
  /// @param samples  of `root`; nothing is read yet.
  FramePool(std::filesystem::path root, std::span<const Sample> samples);

  /// A source of frames for pictures of this class. The neighbouring class is any other one, the
  /// same throughout one composite: `seed` is the composite's. Refers to the pool.
  FrameSource framesFor(int label, std::uint64_t seed) const;

 private:
  std::filesystem::path m_root;
  std::vector<std::vector<std::string>> m_files;  ///< by label
  std::vector<int> m_labels;                      ///< that have files
};

}  // namespace pomona
