// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/header.h"

#include <fmt/format.h>

#include "image/bytes.h"
#include "image/tiff.h"
#include "pomona/image.h"

namespace pomona {
namespace {

ImageHeader tiffHeader(std::span<const std::byte> raw) {
  const TiffDirectory directory(raw);
  ImageHeader header{.format = ImageFormat::Tiff};
  header.width = directory.value(0x100);
  header.height = directory.value(0x101);
  if (const auto turn = directory.value(0x112); turn >= 1 && turn <= 8) {
    header.orientation = static_cast<int>(turn);
    header.orientationOffset = directory.lowByteOf(0x112);
  }
  return header;
}

/// The turn that an EXIF block asks for; the block may begin with its JPEG label.
int exifOrientation(std::span<const std::byte> block) {
  const auto tiff = Bytes(block).from(Bytes(block).is(0, "Exif") ? 6 : 0);
  return Bytes(tiff).is(0, "II*") || Bytes(tiff).is(0, "MM") ? tiffHeader(tiff).orientation : 1;
}

/// ITU T.81, annex B: segments up to the frame header.
ImageHeader jpegHeader(std::span<const std::byte> raw) {
  ImageHeader header{.format = ImageFormat::Jpeg};
  const Bytes bytes(raw, std::endian::big);
  std::size_t at = 2;
  while (bytes.u8(at) == 0xff) {
    const int marker = bytes.u8(at + 1);
    const std::size_t length = bytes.u16(at + 2);
    const bool tables = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
    if (marker == 0xff) {  // padding
      ++at;
      continue;
    }
    if (marker == 0xda || marker == 0xd9 || length < 2) break;
    if (marker == 0xe1 && bytes.is(at + 4, "Exif"))
      header.orientation =
          exifOrientation(bytes.from(at + 4).first(std::min(length - 2, raw.size() - at - 4)));
    if (marker >= 0xc0 && marker <= 0xcf && !tables) {
      header.height = bytes.u16(at + 5);
      header.width = bytes.u16(at + 7);
      header.components = bytes.u8(at + 9);
      break;
    }
    at += 2 + length;
  }
  return header;
}

/// PNG, section 5 and 11: IHDR, then chunks of length, name, content, checksum.
ImageHeader pngHeader(std::span<const std::byte> raw) {
  ImageHeader header{.format = ImageFormat::Png};
  const Bytes bytes(raw, std::endian::big);
  header.width = bytes.u32(16);
  header.height = bytes.u32(20);
  for (std::size_t at = 8; at < raw.size(); at += 12 + std::size_t{bytes.u32(at)})
    if (bytes.is(at + 4, "eXIf")) header.orientation = exifOrientation(bytes.from(at + 8));
  return header;
}

/// A size of either sign: BMP turns pictures upside down with it.
std::int64_t magnitude(std::uint32_t value) {
  return std::abs(static_cast<std::int64_t>(static_cast<std::int32_t>(value)));
}

ImageHeader bmpHeader(std::span<const std::byte> raw) {
  ImageHeader header{.format = ImageFormat::Bmp};
  const Bytes bytes(raw);
  const bool old = bytes.u32(14) == 12;  // BITMAPCOREHEADER
  header.width = old ? bytes.u16(18) : magnitude(bytes.u32(18));
  header.height = old ? bytes.u16(20) : magnitude(bytes.u32(22));
  return header;
}

/// RFC 9649: lossy (VP8), lossless (VP8L) or extended (VP8X), which alone has an EXIF chunk.
ImageHeader webpHeader(std::span<const std::byte> raw) {
  ImageHeader header{.format = ImageFormat::WebP};
  const Bytes bytes(raw);
  if (bytes.is(12, "VP8 ")) {
    header.width = bytes.u16(26) & 0x3fff;
    header.height = bytes.u16(28) & 0x3fff;
  } else if (bytes.is(12, "VP8L")) {
    header.width = 1 + (bytes.u32(21) & 0x3fff);
    header.height = 1 + (bytes.u32(21) >> 14 & 0x3fff);
  } else if (bytes.is(12, "VP8X")) {
    header.width = 1 + bytes.u24(24);
    header.height = 1 + bytes.u24(27);
    for (std::size_t at = 12; at < raw.size();) {
      const std::size_t length = bytes.u32(at + 4);
      if (bytes.is(at, "EXIF")) header.orientation = exifOrientation(bytes.from(at + 8));
      at += 8 + length + length % 2;
    }
  }
  return header;
}

Result<ImageHeader> parse(std::span<const std::byte> raw, const std::filesystem::path& name) {
  const Bytes bytes(raw);
  if (raw.empty())
    return failure(ErrorCode::FileEmpty,
                   Sentence::of("{} is empty (0 bytes); copy or download it again", called(name)),
                   name);
  if (bytes.is(0, "\xff\xd8\xff")) return jpegHeader(raw);
  if (bytes.is(0, "\x89PNG\r\n\x1a\n")) return pngHeader(raw);
  if (bytes.is(0, "RIFF") && bytes.is(8, "WEBP")) return webpHeader(raw);
  if (bytes.is(0, "BM")) return bmpHeader(raw);
  if (bytes.is(0, std::string_view("II*\0", 4)) || bytes.is(0, std::string_view("MM\0*", 4)))
    return tiffHeader(raw);
  const auto unsupported = [&](std::string_view format) {
    return failure(ErrorCode::UnsupportedFormat,
                   Sentence::of("{} is a {} file, which Pomona does not read; convert it to PNG",
                                called(name), format),
                   name);
  };
  if (bytes.is(0, "GIF8")) return unsupported("GIF");
  if (bytes.is(4, "ftyphei") || bytes.is(4, "ftypmif1")) return unsupported("HEIC");
  if (bytes.is(4, "ftypavi")) return unsupported("AVIF");
  return failure(
      ErrorCode::NotAnImage,
      Sentence::of(
          "{} is not an image (Pomona reads JPEG, PNG, WebP, BMP and TIFF); remove or replace it",
          called(name)),
      name);
}

}  // namespace

std::string called(const std::filesystem::path& name) {
  return name.empty() ? "the image" : name.string();
}

Result<ImageHeader> readHeader(std::span<const std::byte> bytes,
                               const std::filesystem::path& name) {
  const auto header = parse(bytes, name);
  if (!header) return header;
  if (header->width <= 0 || header->height <= 0)
    return failure(ErrorCode::ImageUnreadable,
                   Sentence::of("{} has a damaged header; copy or download it again", called(name)),
                   name);
  if (header->width > maxImagePixels / header->height)
    return failure(
        ErrorCode::ImageTooLarge,
        Sentence::of("{} says it has {} x {} pixels, more than the {} million that Pomona "
                     "decodes; make it smaller",
                     called(name), header->width, header->height, maxImagePixels / 1'000'000),
        name);
  return header;
}

}  // namespace pomona
