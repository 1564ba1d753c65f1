// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "pomona/error.h"

namespace pomona {

/// A picture: RGB, 8 bit, row-major, no padding between rows.
struct Image {
  int width = 0;                     ///< pixels
  int height = 0;                    ///< pixels
  std::vector<std::uint8_t> pixels;  ///< 3 * width * height values, R first
  bool operator==(const Image&) const = default;
};

/// What an image file's header declares; no pixel is decoded for it.
struct ImageInfo {
  int width = 0;   ///< as stored, before the EXIF turn
  int height = 0;  ///< as stored, before the EXIF turn
};

/// More declared pixels than this are an Error{ImageTooLarge} before memory is taken (128 Mi).
inline constexpr std::int64_t maxImagePixels = std::int64_t{1} << 27;

/// True for the extensions that Pomona reads: jpg jpeg png webp bmp tif tiff, in any case.
bool hasImageExtension(const std::filesystem::path& file);

/// Decodes JPEG, PNG, WebP, BMP or TIFF, known by content and not by name. The EXIF turn is
/// applied; grey, CMYK and 16 bit become RGB of 8 bit; alpha is laid over white.
/// @param name  Only for the error's sentence.
/// @return Error{FileEmpty, NotAnImage, ImageUnreadable, ImageTooLarge, UnsupportedFormat,
/// OutOfMemory}. A truncated file is
///         an error, not a half grey picture. Thread-safe.
Result<Image> decodeImage(std::span<const std::byte> bytes, const std::filesystem::path& name = {});

/// Reads and decodes a file, as decodeImage. Also Error{NotFound, NotReadable}.
Result<Image> readImage(const std::filesystem::path& file);

/// Reads the declared size only. Errors as readImage.
Result<ImageInfo> readImageInfo(const std::filesystem::path& file);

/// Pads to a square with white (the picture centred), then resizes to size x size: averaging when
/// shrinking, bilinear when enlarging. A size x size picture comes back unchanged.
Image squareImage(const Image& image, int size);

/// The ways to look at a picture when several are asked for: see lookAt.
inline constexpr int pictureLooks = 6;

/// One look at a picture, size x size. 0: all of it, as squareImage; 1 to 4: the tiles at its
/// corners (top left, top right, bottom left, bottom right), 5: the one in the middle, each 0.6 of
/// the shorter side. Tiles show what lies small in a photograph.
Image lookAt(const Image& image, int look, int size);

/// How many looks at a picture of this size are worth it, of those allowed: 1 if a tile would have
/// to be enlarged more than twice, since it shows nothing then that all of it does not show.
int looksWorth(int width, int height, int size, int allowed);

/// Writes a PNG, whole or not at all. Error{NotWritable, DiskFull}.
Result<void> writePng(const Image& image, const std::filesystem::path& file);

/// How RGB values 0..255 become network input (keras.applications.imagenet_utils.preprocess_input).
enum class Preprocessing {
  Rescale,  ///< x / 255
  Caffe,    ///< BGR, minus 103.939, 116.779, 123.68
  Tf,       ///< x / 127.5 - 1
  Lite,     ///< (x - 127) / 128
  Torch,    ///< (x / 255 - mean) / deviation of ImageNet's red, green and blue, as torchvision
};

/// "rescale", "caffe", "tf", "lite", "torch".
std::string_view toString(Preprocessing preprocessing);
std::optional<Preprocessing> preprocessingFromString(std::string_view name);

/// THE preprocessing: training, preview, evaluation and classification all come through here.
/// @param out  3 * width * height floats, [H, W, C] order: one item of a channels-last batch.
/// Thread-safe.
void preprocess(const Image& image, Preprocessing preprocessing, std::span<float> out);

}  // namespace pomona
