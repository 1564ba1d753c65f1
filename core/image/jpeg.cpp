// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/jpeg.h"

#include <fmt/format.h>
#include <turbojpeg.h>

#include <memory>
#include <new>
#include <string_view>

#include "image/encode.h"

namespace pomona {
namespace {

struct DestroyCodec {
  void operator()(void* codec) const { tjDestroy(codec); }
};
using Codec = std::unique_ptr<void, DestroyCodec>;

/// The accurate transform and smooth chroma: bit-equal to what other programs decode.
constexpr int decodeFlags = TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS;

/// Some phones leave a few bytes before the end marker. Any other warning means lost picture.
bool isHarmless(void* codec) {
  return tjGetErrorCode(codec) == TJERR_WARNING &&
         std::string_view(tjGetErrorStr2(codec)).find("extraneous bytes before marker 0xd9") !=
             std::string_view::npos;
}

/// CMYK as Adobe stores it, inverted: 255 is no ink. All JPEGs with four components are like that.
void cmykToRgb(std::span<const std::uint8_t> cmyk, std::span<std::uint8_t> rgb) {
  for (std::size_t i = 0; i < cmyk.size() / 4; ++i)
    for (std::size_t c = 0; c < 3; ++c)
      rgb[3 * i + c] = static_cast<std::uint8_t>((cmyk[4 * i + c] * cmyk[4 * i + 3] + 127) / 255);
}

}  // namespace

Result<Image> decodeJpeg(std::span<const std::byte> bytes, const ImageHeader& header,
                         const std::filesystem::path& name) {
  const Codec codec(tjInitDecompress());
  if (!codec) throw std::bad_alloc();
  const bool cmyk = header.components == 4;
  Image image{static_cast<int>(header.width), static_cast<int>(header.height), {}};
  const auto pixels = static_cast<std::size_t>(header.width * header.height);
  image.pixels.resize(3 * pixels);
  std::vector<std::uint8_t> inks(cmyk ? 4 * pixels : 0);
  const int failed =
      tjDecompress2(codec.get(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    cmyk ? inks.data() : image.pixels.data(), image.width, 0, image.height,
                    cmyk ? TJPF_CMYK : TJPF_RGB, decodeFlags);
  if (failed && !isHarmless(codec.get()))
    return failure(ErrorCode::ImageUnreadable,
                   Sentence::of("{} is damaged or cut ({}); copy or download it again",
                                called(name), tjGetErrorStr2(codec.get())),
                   name);
  if (cmyk) cmykToRgb(inks, image.pixels);
  return image;
}

std::vector<std::byte> encodeJpeg(const Image& image, int quality) {
  const Codec codec(tjInitCompress());
  std::vector<std::byte> bytes(tjBufSize(image.width, image.height, TJSAMP_420));
  auto* begin = reinterpret_cast<unsigned char*>(bytes.data());
  unsigned long size = bytes.size();
  if (!codec ||
      tjCompress2(codec.get(), image.pixels.data(), image.width, 0, image.height, TJPF_RGB, &begin,
                  &size, TJSAMP_420, quality, TJFLAG_NOREALLOC | TJFLAG_ACCURATEDCT) != 0)
    throw std::bad_alloc();
  bytes.resize(size);
  return bytes;
}

}  // namespace pomona
