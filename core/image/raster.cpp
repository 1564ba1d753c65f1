// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/raster.h"

#include <algorithm>
#include <limits>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "image/encode.h"
#include "image/intact.h"
#include "image/opencv.h"

namespace pomona {
namespace {

/// OpenCV turns TIFFs itself, half of the eight ways: the tag is set to "upright" so that every
/// format is turned in one place.
std::vector<std::byte> withoutTurn(std::span<const std::byte> bytes, const ImageHeader& header) {
  std::vector<std::byte> copy(bytes.begin(), bytes.end());
  copy[header.orientationOffset] = std::byte{1};
  return copy;
}

/// The fourth channel of a BMP means nothing in most files, so it is left out.
cv::Mat decode(std::span<const std::byte> bytes, ImageFormat format) {
  if (bytes.size() > std::numeric_limits<int>::max()) return {};
  const cv::Mat raw(1, static_cast<int>(bytes.size()), CV_8UC1,
                    const_cast<std::byte*>(bytes.data()));
  return cv::imdecode(raw, format == ImageFormat::Bmp ? cv::IMREAD_COLOR : cv::IMREAD_UNCHANGED);
}

/// BGRA over white. libtiff hands out colours already multiplied by alpha at 8 bits.
void overWhite(const cv::Mat& bgra, bool multiplied, Image& image) {
  const std::uint8_t* in = bgra.ptr();
  for (std::size_t i = 0; i < bgra.total(); ++i) {
    const int alpha = in[4 * i + 3];
    for (std::size_t c = 0; c < 3; ++c) {
      const int colour = in[4 * i + 2 - c] * (multiplied ? 255 : alpha);
      image.pixels[3 * i + c] =
          static_cast<std::uint8_t>(std::min(255, (colour + 255 * (255 - alpha) + 127) / 255));
    }
  }
}

}  // namespace

Result<Image> decodeRaster(std::span<const std::byte> bytes, const ImageHeader& header,
                           const std::filesystem::path& name) {
  prepareOpenCv();
  cv::Mat decoded;
  if (isIntact(bytes, header.format))
    decoded = header.orientation > 1 && header.format == ImageFormat::Tiff
                  ? decode(withoutTurn(bytes, header), header.format)
                  : decode(bytes, header.format);
  if (decoded.empty() || decoded.cols != header.width || decoded.rows != header.height)
    return failure(ErrorCode::ImageUnreadable,
                   Sentence::of("{} is damaged or cut; copy or download it again", called(name)),
                   name);
  const bool multiplied = header.format == ImageFormat::Tiff && decoded.depth() == CV_8U;
  if (decoded.depth() == CV_16U) decoded.convertTo(decoded, CV_8U, 1.0 / 257);
  if (decoded.depth() != CV_8U)
    return failure(
        ErrorCode::UnsupportedFormat,
        Sentence::of("{} has neither 8 nor 16 bits a channel; convert it to PNG", called(name)),
        name);
  Image image = whiteImage(decoded.cols, decoded.rows);
  cv::Mat rgb = asMatrix(image);
  if (decoded.channels() == 4)
    overWhite(decoded, multiplied, image);
  else
    cv::cvtColor(decoded, rgb, decoded.channels() == 1 ? cv::COLOR_GRAY2RGB : cv::COLOR_BGR2RGB);
  return image;
}

std::vector<std::byte> encodePng(const Image& image) {
  prepareOpenCv();
  cv::Mat bgr;
  cv::cvtColor(asMatrix(image), bgr, cv::COLOR_RGB2BGR);
  std::vector<std::uint8_t> png;
  cv::imencode(".png", bgr, png);
  const auto bytes = std::as_bytes(std::span(png));
  return {bytes.begin(), bytes.end()};
}

}  // namespace pomona
