// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "base/enum_names.h"
#include "base/parse.h"
#include "pomona/augmentation.h"

namespace pomona {
namespace {

using Options = AugmentationOptions;
using Pair = std::array<double, 2>;

constexpr EnumNames<FillMode::Wrap> fillModes("nearest", "constant", "reflect", "wrap");

struct Number {
  std::string_view key;
  double Options::* member;
  double highest;  ///< the lowest is 0
};
constexpr std::array numbers{
    Number{"rotation_range", &Options::rotationRange, 180},
    Number{"width_shift_range", &Options::widthShiftRange, 10'000},
    Number{"height_shift_range", &Options::heightShiftRange, 10'000},
    Number{"shear_range", &Options::shearRange, 89},
    Number{"channel_shift_range", &Options::channelShiftRange, 255},
    Number{"cval", &Options::cval, 255},
};

struct Flag {
  std::string_view key;
  bool Options::* member;
};
constexpr std::array flags{Flag{"horizontal_flip", &Options::horizontalFlip},
                           Flag{"vertical_flip", &Options::verticalFlip},
                           Flag{"wild", &Options::wild}};

/// The article names Keras's generator without its settings: `article` is the usual mild choice,
/// `strong` adds light and colour and goes as far as a fruit stays recognisable.
struct Preset {
  std::string_view name;
  std::string_view spec;
};
constexpr std::array presets{
    Preset{"none", ""}, Preset{"wild", "wild=true"},
    Preset{"article",
           "rotation_range=20,width_shift_range=0.1,height_shift_range=0.1,zoom_range=0.1,"
           "horizontal_flip=true"},
    Preset{"strong",
           "rotation_range=45,width_shift_range=0.15,height_shift_range=0.15,shear_range=10,"
           "zoom_range=0.7:1.3,horizontal_flip=true,vertical_flip=true,brightness_range=0.6:1.4,"
           "channel_shift_range=30"}};

std::unexpected<Error> refuse(std::string_view key, std::string_view value,
                              const Sentence& allowed) {
  return failure(
      ErrorCode::InvalidArgument,
      Sentence::of("augmentation {} cannot be '{}': allowed is {}", key, value, allowed));
}

std::optional<double> toNumber(std::string_view text) {
  double value = 0;
  return parseNumber(text, value) ? std::optional(value) : std::nullopt;
}

Result<double> number(std::string_view key, std::string_view text, double low, double high) {
  const auto value = toNumber(text);
  if (!value || !(*value >= low && *value <= high))
    return refuse(key, text, Sentence::of("a number from {} to {}", low, high));
  return *value;
}

/// "low:high", both in [least, most].
Result<Pair> pair(std::string_view key, std::string_view text, double least, double most) {
  const auto colon = text.find(':');
  const auto low = toNumber(text.substr(0, colon));
  const auto high = toNumber(colon == text.npos ? "" : text.substr(colon + 1));
  if (!low || !high || !(*low >= least && *low <= *high && *high <= most))
    return refuse(key, text, Sentence::of("low:high with {} <= low <= high <= {}", least, most));
  return Pair{*low, *high};
}

Result<Pair> zoom(std::string_view text) {
  if (text.find(':') != text.npos) return pair("zoom_range", text, 0.01, 100);
  const auto value = toNumber(text);
  if (!value || !(*value >= 0 && *value <= 0.99))
    return refuse("zoom_range", text, Sentence::of("a number from 0 to 0.99, or low:high"));
  return Pair{1 - *value, 1 + *value};
}

Result<bool> flag(std::string_view key, std::string_view text) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  return refuse(key, text, Sentence::of("true or false"));
}

Result<FillMode> fillMode(std::string_view text) {
  if (const auto mode = fillModeFromString(text)) return *mode;
  return refuse("fill_mode", text,
                Sentence::verbatim(fmt::format("{}", fmt::join(fillModes.words(), ", "))));
}

Result<double> rescale(std::string_view text) {
  if (text == "1/255") return 1.0 / 255;
  const auto value = toNumber(text);
  if (value == 1.0) return 1.0;
  if (value && std::abs(*value - 1.0 / 255) < 1e-6) return 1.0 / 255;
  return refuse("rescale", text, Sentence::of("1 or 1/255"));
}

/// Puts a value where it belongs, or says what was wrong with it.
template <class T, class Member>
Result<void> store(const Result<T>& value, Member& member) {
  if (!value) return std::unexpected(value.error());
  member = *value;
  return {};
}

Result<void> set(Options& options, std::string_view key, std::string_view value) {
  for (const auto& known : numbers)
    if (known.key == key) return store(number(key, value, 0, known.highest), options.*known.member);
  for (const auto& known : flags)
    if (known.key == key) return store(flag(key, value), options.*known.member);
  if (key == "zoom_range") return store(zoom(value), options.zoomRange);
  if (key == "brightness_range") return store(pair(key, value, 0, 10), options.brightnessRange);
  if (key == "fill_mode") return store(fillMode(value), options.fillMode);
  if (key == "rescale") return store(rescale(value), options.rescale);
  return failure(
      ErrorCode::InvalidArgument,
      Sentence::of(
          "'{}' is no augmentation setting: known are none, article, strong, wild, {}, {}, "
          "zoom_range, brightness_range, fill_mode, rescale",
          key, fmt::format("{}", fmt::join(numbers | std::views::transform(&Number::key), ", ")),
          fmt::format("{}", fmt::join(flags | std::views::transform(&Flag::key), ", "))));
}

}  // namespace

std::string_view toString(FillMode mode) {
  return fillModes[mode];
}

std::optional<FillMode> fillModeFromString(std::string_view name) {
  return fillModes.find(name);
}

Result<AugmentationOptions> parseAugmentation(std::string_view spec) {
  const auto preset = std::ranges::find(presets, spec, &Preset::name);
  Options options;
  for (const auto part : std::views::split(preset != presets.end() ? preset->spec : spec, ',')) {
    const std::string_view setting(part.begin(), part.end());
    const auto equals = setting.find('=');
    const auto value = equals == setting.npos ? "true" : setting.substr(equals + 1);
    if (const auto stored = set(options, setting.substr(0, equals), value); !stored)
      return std::unexpected(stored.error());
  }
  return options;
}

std::string toString(const AugmentationOptions& options) {
  const Options defaults;
  std::string spec;
  const auto add = [&](std::string_view key, const std::string& value) {
    spec += fmt::format("{}{}={}", spec.empty() ? "" : ",", key, value);
  };
  for (const auto& known : numbers)
    if (options.*known.member != defaults.*known.member)
      add(known.key, fmt::format("{}", options.*known.member));
  if (options.zoomRange != defaults.zoomRange)
    add("zoom_range", fmt::format("{}:{}", options.zoomRange[0], options.zoomRange[1]));
  if (const auto& range = options.brightnessRange)
    add("brightness_range", fmt::format("{}:{}", (*range)[0], (*range)[1]));
  for (const auto& known : flags)
    if (options.*known.member) add(known.key, "true");
  if (options.fillMode != defaults.fillMode)
    add("fill_mode", std::string(toString(options.fillMode)));
  if (options.rescale != defaults.rescale)
    add("rescale", options.rescale == 1.0 / 255 ? "1/255" : fmt::format("{}", options.rescale));
  return spec.empty() ? "none" : spec;
}

}  // namespace pomona
