// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/composite.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "augment/ground.h"
#include "image/encode.h"
#include "image/opencv.h"

namespace pomona {
namespace {

/// A fruit without its ground, cut to its box.
struct Cutout {
  cv::Mat pixels;  ///< RGB, 8 bit
  cv::Mat alpha;   ///< 8 bit
};

/// Empty if the picture is no fruit on white.
Cutout cutOut(const Image& picture) {
  auto mask = fruitMask(picture);
  if (mask.empty()) return {};
  const cv::Mat alpha(picture.height, picture.width, CV_8U, mask.data());
  const cv::Rect box = cv::boundingRect(alpha);
  return {asMatrix(picture)(box).clone(), alpha(box).clone()};
}

/// The cutout as it lies in the picture: turned, mirrored, of its size, on a square with room for
/// any turn.
Cutout turned(const Cutout& cutout, const PlacedFruit& fruit, int side) {
  const double longer = std::max(cutout.alpha.cols, cutout.alpha.rows);
  const double scale = std::max(2.0, fruit.size * side) / longer;
  // Shrinking by an affine map alone would leave out pixels.
  const double shrink = std::min(1.0, scale);
  Cutout small;
  const cv::Size size(std::max(1, static_cast<int>(std::lround(cutout.alpha.cols * shrink))),
                      std::max(1, static_cast<int>(std::lround(cutout.alpha.rows * shrink))));
  cv::resize(cutout.pixels, small.pixels, size, 0, 0, cv::INTER_AREA);
  cv::resize(cutout.alpha, small.alpha, size, 0, 0, cv::INTER_AREA);
  const int room =
      static_cast<int>(std::ceil(std::hypot(size.width, size.height) * scale / shrink)) + 2;
  const cv::Point2f centre(static_cast<float>(size.width - 1) / 2,
                           static_cast<float>(size.height - 1) / 2);
  cv::Mat map = cv::getRotationMatrix2D(centre, fruit.angle, scale / shrink);
  map.at<double>(0, 2) += (room - 1) / 2.0 - centre.x;
  map.at<double>(1, 2) += (room - 1) / 2.0 - centre.y;
  Cutout result;
  cv::warpAffine(small.pixels, result.pixels, map, {room, room}, cv::INTER_LINEAR,
                 cv::BORDER_REPLICATE);
  cv::warpAffine(small.alpha, result.alpha, map, {room, room}, cv::INTER_LINEAR,
                 cv::BORDER_CONSTANT);
  if (fruit.mirrored) {
    cv::flip(result.pixels, result.pixels, 1);
    cv::flip(result.alpha, result.alpha, 1);
  }
  return result;
}

/// The part of a tile at (left, top) that lies in the picture, in both.
struct Overlap {
  cv::Rect inPicture;
  cv::Rect inTile;
};
Overlap overlap(const cv::Size& picture, const cv::Size& tile, int left, int top) {
  const cv::Rect placed(left, top, tile.width, tile.height);
  const cv::Rect seen = placed & cv::Rect({0, 0}, picture);
  return {seen, seen - placed.tl()};
}

/// Calls change(pixel of the picture, row, column of the tile).
template <class Change>
void overPixels(cv::Mat& picture, const Overlap& where, Change change) {
  for (int y = 0; y < where.inPicture.height; ++y) {
    auto* row = picture.ptr<cv::Vec3b>(where.inPicture.y + y) + where.inPicture.x;
    for (int x = 0; x < where.inPicture.width; ++x)
      change(row[x], where.inTile.y + y, where.inTile.x + x);
  }
}

void castShadow(cv::Mat& picture, const cv::Mat& alpha, const Composite& composite, int left,
                int top, double length) {
  if (composite.shadowDepth <= 0) return;
  cv::Mat soft;
  cv::blur(alpha, soft, cv::Size(1, 1) * std::max(1, static_cast<int>(length / 5)), {-1, -1},
           cv::BORDER_CONSTANT);
  const auto where = overlap(picture.size(), alpha.size(),
                             left + static_cast<int>(std::lround(composite.shadowX * length)),
                             top + static_cast<int>(std::lround(composite.shadowY * length)));
  const int depth = static_cast<int>(256 * composite.shadowDepth);
  overPixels(picture, where, [&](cv::Vec3b& pixel, int row, int column) {
    const int keep = 255 * 256 - depth * soft.at<std::uint8_t>(row, column);
    for (auto& value : pixel.val) value = static_cast<std::uint8_t>(value * keep / (255 * 256));
  });
}

void layFruit(cv::Mat& picture, const Cutout& cutout, const PlacedFruit& fruit,
              const Composite& composite) {
  const int side = picture.cols;
  const Cutout tile = turned(cutout, fruit, side);
  const int left = static_cast<int>(std::lround(fruit.x * side - tile.alpha.cols / 2.0));
  const int top = static_cast<int>(std::lround(fruit.y * side - tile.alpha.rows / 2.0));
  castShadow(picture, tile.alpha, composite, left, top, fruit.size * side);
  const int light = static_cast<int>(256 * fruit.light);
  overPixels(picture, overlap(picture.size(), tile.alpha.size(), left, top),
             [&](cv::Vec3b& pixel, int row, int column) {
               const int alpha = tile.alpha.at<std::uint8_t>(row, column);
               const auto& colour = tile.pixels.at<cv::Vec3b>(row, column);
               for (int c = 0; c < 3; ++c) {
                 const int lit = std::min(255, colour[c] * light / 256);
                 pixel[c] = static_cast<std::uint8_t>(
                     (pixel[c] * (255 - alpha) + lit * alpha + 127) / 255);
               }
             });
}

/// A sticker's ellipse with a bright rim, or a tag with bars for its print.
void layPatch(cv::Mat& picture, const Patch& patch) {
  const auto side = static_cast<float>(picture.cols);
  const cv::Scalar colour(patch.colour[0], patch.colour[1], patch.colour[2]);
  const cv::Point2f centre(static_cast<float>(patch.x) * side, static_cast<float>(patch.y) * side);
  const auto box = [&](double width, double height, double down) {
    return cv::RotatedRect(centre + cv::Point2f(0, static_cast<float>(down) * side),
                           {std::max(1.0f, static_cast<float>(width) * side),
                            std::max(1.0f, static_cast<float>(height) * side)},
                           static_cast<float>(patch.angle));
  };
  if (patch.sticker) {
    cv::ellipse(picture, box(patch.width, patch.height, 0), colour, -1, cv::LINE_AA);
    cv::ellipse(picture, box(patch.width * 0.5, patch.height * 0.4, 0), cv::Scalar::all(240), -1,
                cv::LINE_AA);
    return;
  }
  const auto fill = [&](const cv::RotatedRect& rectangle, const cv::Scalar& ink) {
    std::array<cv::Point2f, 4> corners;
    rectangle.points(corners.data());
    const std::vector<cv::Point> polygon(corners.begin(), corners.end());
    cv::fillConvexPoly(picture, polygon, ink, cv::LINE_AA);
  };
  fill(box(patch.width, patch.height, 0), colour);
  fill(box(patch.width * 0.7, patch.height * 0.12, -patch.height * 0.25), cv::Scalar::all(60));
  fill(box(patch.width * 0.5, patch.height * 0.3, patch.height * 0.1), cv::Scalar::all(30));
}

/// One side of the picture gets less light.
void shade(cv::Mat& picture, const Composite& composite) {
  const double angle = composite.lightAngle * std::numbers::pi / 180;
  const double alongX = std::cos(angle);
  const double alongY = std::sin(angle);
  const double side = picture.cols;
  for (int y = 0; y < picture.rows; ++y)
    for (int x = 0; x < picture.cols; ++x) {
      const double away = (x / side - 0.5) * alongX + (y / side - 0.5) * alongY;  // -0.7..0.7
      const double keep = 1 - composite.lightDepth * std::clamp(0.5 + away, 0.0, 1.0);
      picture.at<cv::Vec3b>(y, x) *= keep;
    }
}

/// Gains, saturation, then gamma.
void colour(cv::Mat& picture, const Composite& composite) {
  std::array<std::uint8_t, 256> curve{};
  for (std::size_t i = 0; i < curve.size(); ++i)
    curve[i] = static_cast<std::uint8_t>(
        std::lround(255 * std::pow(static_cast<double>(i) / 255, composite.gamma)));
  const auto s = static_cast<float>(composite.saturation);
  const cv::Vec3f gains(static_cast<float>(composite.red), 1, static_cast<float>(composite.blue));
  for (auto& pixel : cv::Mat_<cv::Vec3b>(picture)) {
    const cv::Vec3f lit(gains[0] * pixel[0], gains[1] * pixel[1], gains[2] * pixel[2]);
    const float grey = 0.299f * lit[0] + 0.587f * lit[1] + 0.114f * lit[2];  // ITU-R BT.601
    for (int c = 0; c < 3; ++c) {
      const float value = std::clamp(grey + s * (lit[c] - grey), 0.0f, 255.0f);
      pixel[c] = curve[static_cast<std::size_t>(value)];
    }
  }
}

/// What light, lens and file do to a picture.
Image photographed(cv::Mat picture, const Composite& composite) {
  if (composite.lightDepth > 0) shade(picture, composite);
  colour(picture, composite);
  const double blur = composite.blur * picture.cols / 160;
  if (blur > 0.05) cv::GaussianBlur(picture, picture, {}, blur);
  Image image = whiteImage(picture.cols, picture.rows);
  picture.copyTo(asMatrix(image));
  return decodeImage(encodeJpeg(image, composite.jpegQuality)).value_or(image);
}

}  // namespace

Image applyComposite(const Image& picture, const Composite& composite, const FrameSource& frames,
                     int side) {
  prepareOpenCv();
  const Cutout own = cutOut(picture);
  if (own.alpha.empty()) {
    const Image whole = squareImage(picture, side);
    return photographed(asMatrix(whole).clone(), composite);
  }
  std::vector<Cutout> cutouts{own};
  for (const auto& borrowed : composite.borrowed) {
    const auto frame = frames ? frames(borrowed) : std::nullopt;
    const auto cutout = frame ? cutOut(*frame) : Cutout{};
    cutouts.push_back(cutout.alpha.empty() ? own : cutout);
  }
  cv::Mat canvas = paintGround(composite.ground, composite.groundSeed, side);
  for (const auto& fruit : composite.fruits)
    layFruit(canvas, cutouts.at(static_cast<std::size_t>(fruit.frame)), fruit, composite);
  for (const auto& patch : composite.patches) layPatch(canvas, patch);
  return photographed(canvas, composite);
}

Image augmented(const Image& picture, const AugmentationOptions& options, int side,
                std::uint64_t seed, const FrameSource& frames) {
  const Image base = options.wild ? applyComposite(picture, drawComposite(seed), frames, side)
                                  : squareImage(picture, side);
  const auto transform = drawTransform(options, side, side, seed);
  return transform == Transform{} ? base
                                  : applyTransform(base, transform, options.fillMode, options.cval);
}

}  // namespace pomona
