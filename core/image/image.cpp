// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <opencv2/imgproc.hpp>
#include <string>

#include "base/file.h"
#include "image/encode.h"
#include "image/header.h"
#include "image/jpeg.h"
#include "image/opencv.h"
#include "image/raster.h"

namespace pomona {
namespace {

/// Side of a tile, of the picture's shorter side.
constexpr double tileShare = 0.6;

/// EXIF's eight ways to hold a camera (EXIF 2.3, 4.6.4): from 5 on rows and columns are swapped.
Image turned(Image image, int orientation) {
  if (orientation <= 1) return image;
  cv::Mat matrix = asMatrix(image);
  if (orientation >= 5) cv::transpose(matrix, matrix);
  // What is left after the swap: mirror about the vertical axis (1), the horizontal one (0), both.
  constexpr std::array<int, 9> none{2, 2, 1, -1, 0, 2, 1, -1, 0};
  const int flip = none[static_cast<std::size_t>(orientation)];
  if (flip != 2) cv::flip(matrix, matrix, flip);
  const auto bytes = std::span(matrix.ptr(), 3 * matrix.total());
  return {matrix.cols, matrix.rows, {bytes.begin(), bytes.end()}};
}

/// Padded with white to a square, the picture in the middle.
cv::Mat padded(const Image& image) {
  const int side = std::max(image.width, image.height);
  const int left = (side - image.width) / 2;
  const int top = (side - image.height) / 2;
  cv::Mat square;
  cv::copyMakeBorder(asMatrix(image), square, top, side - image.height - top, left,
                     side - image.width - left, cv::BORDER_CONSTANT, cv::Scalar::all(255));
  return square;
}

/// Strips so long that their square would not fit into memory are shrunk before they are padded.
Image shortened(const Image& image) {
  const double scale = 8192.0 / std::max(image.width, image.height);
  Image small = whiteImage(std::max(1, static_cast<int>(image.width * scale)),
                           std::max(1, static_cast<int>(image.height * scale)));
  cv::Mat out = asMatrix(small);
  cv::resize(asMatrix(image), out, out.size(), 0, 0, cv::INTER_AREA);
  return small;
}

}  // namespace

bool hasImageExtension(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::ranges::transform(extension, extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  constexpr std::array known{".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"};
  return std::ranges::find(known, extension) != known.end();
}

Result<Image> decodeImage(std::span<const std::byte> bytes, const std::filesystem::path& name) try {
  const auto header = readHeader(bytes, name);
  if (!header) return std::unexpected(header.error());
  auto image = header->format == ImageFormat::Jpeg ? decodeJpeg(bytes, *header, name)
                                                   : decodeRaster(bytes, *header, name);
  if (!image) return image;
  return turned(std::move(*image), header->orientation);
} catch (const std::bad_alloc&) {
  return failure(ErrorCode::OutOfMemory,
                 Sentence::of("not enough memory to decode {}", called(name)), name);
} catch (const cv::Exception& error) {
  if (error.code == cv::Error::StsNoMem)
    return failure(ErrorCode::OutOfMemory,
                   Sentence::of("not enough memory to decode {}", called(name)), name);
  return failure(
      ErrorCode::ImageUnreadable,
      Sentence::of("{} cannot be decoded ({}); convert it to PNG", called(name), error.err), name);
}

Result<Image> readImage(const std::filesystem::path& file) {
  const auto bytes = readFile(file);
  if (!bytes) return std::unexpected(bytes.error());
  return decodeImage(*bytes, file);
}

Result<ImageInfo> readImageInfo(const std::filesystem::path& file) {
  const auto bytes = readFile(file);
  if (!bytes) return std::unexpected(bytes.error());
  const auto header = readHeader(*bytes, file);
  if (!header) return std::unexpected(header.error());
  return ImageInfo{static_cast<int>(header->width), static_cast<int>(header->height)};
}

Image squareImage(const Image& image, int size) {
  if (image.width == size && image.height == size) return image;
  prepareOpenCv();
  const std::int64_t side = std::max(image.width, image.height);
  if (side > maxImagePixels / side) return squareImage(shortened(image), size);
  Image result = whiteImage(size, size);
  cv::Mat out = asMatrix(result);
  cv::resize(padded(image), out, out.size(), 0, 0, side > size ? cv::INTER_AREA : cv::INTER_LINEAR);
  return result;
}

int looksWorth(int width, int height, int size, int allowed) {
  return 2 * tileShare * std::min(width, height) >= size ? allowed : 1;
}

Image lookAt(const Image& image, int look, int size) {
  if (look == 0) return squareImage(image, size);
  prepareOpenCv();
  const int side =
      std::max(1, static_cast<int>(std::lround(tileShare * std::min(image.width, image.height))));
  const int right = image.width - side;
  const int below = image.height - side;
  const cv::Point corner = look == 5 ? cv::Point(right / 2, below / 2)
                                     : cv::Point(look % 2 == 0 ? right : 0, look > 2 ? below : 0);
  Image result = whiteImage(size, size);
  cv::Mat out = asMatrix(result);
  cv::resize(asMatrix(image)(cv::Rect(corner, cv::Size(side, side))), out, out.size(), 0, 0,
             side > size ? cv::INTER_AREA : cv::INTER_LINEAR);
  return result;
}

Result<void> writePng(const Image& image, const std::filesystem::path& file) {
  return writeFile(file, encodePng(image));
}

}  // namespace pomona
