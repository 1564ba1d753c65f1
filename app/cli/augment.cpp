// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "command.h"
#include "pomona/composite.h"

namespace pomona::cli {
namespace {

struct Arguments {
  std::filesystem::path image;
  std::filesystem::path out;
  Transform transform;
  std::string fillMode = "nearest";
  double cval = 0;
  std::string sheet;
  std::string augmentation = "article";
  std::uint64_t seed = 1;
};

constexpr int largestTile = 256;

void paste(const Image& tile, Image& sheet, int left, int top) {
  for (int y = 0; y < tile.height; ++y)
    std::copy_n(tile.pixels.begin() + std::ptrdiff_t{3} * y * tile.width, 3 * tile.width,
                sheet.pixels.begin() + std::ptrdiff_t{3} * ((top + y) * sheet.width + left));
}

/// What composites borrow from: the images beside this one.
FramePool neighboursOf(const std::filesystem::path& image) {
  const auto folder = std::filesystem::absolute(image).parent_path();
  std::vector<Sample> samples;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (hasImageExtension(entry.path())) samples.push_back({entry.path().filename().string(), 0});
  std::ranges::sort(samples, {}, &Sample::file);
  return {folder, samples};
}

/// The trainer's own way: tile i is drawn as view i of the image.
Result<Image> contactSheet(const Image& image, const Arguments& arguments) {
  const auto options = parseAugmentation(arguments.augmentation);
  if (!options) return std::unexpected(options.error());
  const auto x = arguments.sheet.find('x');
  const int columns = std::stoi(arguments.sheet.substr(0, x));
  const int rows = std::stoi(arguments.sheet.substr(x + 1));
  const int side = std::min(std::max(image.width, image.height), largestTile);
  const FramePool pool = options->wild ? neighboursOf(arguments.image) : FramePool({}, {});
  Image sheet{columns * side, rows * side, {}};
  sheet.pixels.resize(std::size_t{3} * sheet.width * sheet.height);
  for (int i = 0; i < columns * rows; ++i) {
    const auto seed = drawSeed(arguments.seed, arguments.image.filename().string(), i);
    paste(augmented(image, *options, side, seed, pool.framesFor(0, seed)), sheet,
          i % columns * side, i / columns * side);
  }
  return sheet;
}

int run(const Arguments& arguments, const Context& context) {
  const auto image = readImage(arguments.image);
  if (!image) return fail(image.error());
  const auto result = arguments.sheet.empty()
                          ? applyTransform(*image, arguments.transform,
                                           *fillModeFromString(arguments.fillMode), arguments.cval)
                          : contactSheet(*image, arguments);
  if (!result) return fail(result.error());
  if (const auto written = writePng(*result, arguments.out); !written) return fail(written.error());
  if (context.json)
    return printJson(
        {{"out", arguments.out.string()}, {"width", result->width}, {"height", result->height}});
  return 0;
}

/// COLUMNSxROWS, each 1..50.
std::string checkSheet(const std::string& text) {
  int columns = 0;
  int rows = 0;
  int end = 0;
  const bool read = std::sscanf(text.c_str(), "%2dx%2d%n", &columns, &rows, &end) == 2;
  const bool good = read && static_cast<std::size_t>(end) == text.size() && columns >= 1 &&
                    rows >= 1 && columns <= 50 && rows <= 50;
  return good ? "" : "a sheet is COLUMNSxROWS, each 1 to 50, as in 5x4";
}

/// CLI::Range lets "nan" pass.
CLI::Validator numberIn(double low, double high) {
  const auto check = [low, high](const std::string& text) {
    double value = 0;
    const bool good = CLI::detail::lexical_cast(text, value) && value >= low && value <= high;
    return good ? "" : fmt::format("{} is not a number from {} to {}", text, low, high);
  };
  return {check, fmt::format("FLOAT in [{} - {}]", low, high)};
}

std::string checkAugmentation(const std::string& spec) {
  const auto options = parseAugmentation(spec);
  return options ? "" : options.error().message();
}

}  // namespace

void addAugment(CLI::App& app, Context& context) {
  auto* command = addCommand(
      app, context, "augment", "Show what augmentation does to an image",
      "pomona-cli augment apple.jpg --out sheet.png --sheet 5x4 --augmentation strong --seed 7\n"
      "  pomona-cli augment apple.jpg --out turned.png --theta 20 --fill-mode reflect");
  const auto arguments = std::make_shared<Arguments>();
  auto& transform = arguments->transform;
  command->add_option("image", arguments->image, "JPEG, PNG, WebP, BMP or TIFF")->required();
  command->add_option("--out", arguments->out, "PNG to write")->required();

  auto* sheet = command->add_option("--sheet", arguments->sheet, "Random draws, COLUMNSxROWS (5x4)")
                    ->check(checkSheet);
  command
      ->add_option("--augmentation", arguments->augmentation,
                   "none, article, strong, wild or SPEC, as for train (default: article)")
      ->check(checkAugmentation)
      ->needs(sheet);
  command->add_option("--seed", arguments->seed, "Seed of the draws (default: 1)")->needs(sheet);

  const auto given = [&](CLI::Option* option) { option->excludes(sheet); };
  const auto pixels = numberIn(-100'000, 100'000);
  const auto zoom = numberIn(0.01, 100);
  given(command->add_option("--theta", transform.theta, "Rotation, degrees")
            ->check(numberIn(-360, 360)));
  given(command->add_option("--tx", transform.tx, "Shift along x, pixels")->check(pixels));
  given(command->add_option("--ty", transform.ty, "Shift along y, pixels")->check(pixels));
  given(command->add_option("--shear", transform.shear, "Shear, degrees")
            ->check(numberIn(-360, 360)));
  given(command->add_option("--zx", transform.zx, "Zoom along x; 0.5 shows half the width")
            ->check(zoom));
  given(command->add_option("--zy", transform.zy, "Zoom along y")->check(zoom));
  given(command->add_option("--brightness", transform.brightness, "Factor; 1 changes nothing")
            ->check(numberIn(0, 100)));
  given(command->add_option("--channel-shift", transform.channelShift, "Grey levels added")
            ->check(numberIn(-255, 255)));
  given(command->add_flag("--flip-horizontal", transform.flipHorizontal));
  given(command->add_flag("--flip-vertical", transform.flipVertical));
  given(command->add_option("--fill-mode", arguments->fillMode, "What lies outside the picture")
            ->check(CLI::IsMember({"nearest", "constant", "reflect", "wrap"})));
  given(command->add_option("--cval", arguments->cval, "Grey level outside, for constant")
            ->check(numberIn(0, 255)));
  command->callback([arguments, &context] {
    context.action = [arguments, &context] { return run(*arguments, context); };
  });
}

}  // namespace pomona::cli
