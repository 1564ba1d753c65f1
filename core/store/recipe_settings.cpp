// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/enum_names.h"
#include "base/parse.h"
#include "pomona/groups.h"
#include "pomona/recipe.h"

namespace pomona {
namespace {

using Recipe = TrainingRecipe;

/// One row of THE table. `set` leaves false behind for a value that is not allowed.
struct Setting {
  SettingInfo info;
  std::function<bool(Recipe&, const std::string&)> set;
  std::function<std::string(const Recipe&)> get;
};

/// A number in [low, high]. @param member  a member pointer, or what yields a reference.
template <class Member, class T>
Setting number(std::string_view key, std::string_view what, std::string_view unit, Member member,
               T low, T high) {
  const auto set = [=](Recipe& recipe, const std::string& text) {
    T value{};
    if (!parseNumber(text, value) || !(value >= low && value <= high)) return false;
    std::invoke(member, recipe) = value;
    return true;
  };
  const auto get = [=](const Recipe& recipe) {
    return fmt::to_string(std::invoke(member, recipe));
  };
  return {{SettingKind::Number, key, what, unit, fmt::format("{}..{}", low, high), ""}, set, get};
}

/// One of several words, each for a value.
template <class Member, class T>
Setting word(std::string_view key, std::string_view what, Member member,
             std::vector<std::pair<std::string_view, T>> words) {
  using Word = std::pair<std::string_view, T>;
  const auto set = [=](Recipe& recipe, const std::string& text) {
    const auto found = std::ranges::find(words, text, &Word::first);
    if (found == words.end()) return false;
    std::invoke(member, recipe) = found->second;
    return true;
  };
  const auto get = [=](const Recipe& recipe) {
    return std::string(std::ranges::find(words, std::invoke(member, recipe), &Word::second)->first);
  };
  const auto allowed = fmt::format("{}", fmt::join(words | std::views::keys, ", "));
  return {{SettingKind::Choice, key, what, "", allowed, ""}, set, get};
}

template <class Member>
Setting flag(std::string_view key, std::string_view what, Member member) {
  auto setting = word<Member, bool>(key, what, member, {{"true", true}, {"false", false}});
  setting.info.kind = SettingKind::Flag;
  return setting;
}

constexpr EnumNames<Optimizer::Sgd> optimizers("adam", "adamw", "sgd");
constexpr EnumNames<Schedule::OneCycle> schedules("constant", "cosine", "one-cycle");
constexpr EnumNames<Monitor::ValAccuracy> monitors("val_loss", "val_accuracy");

template <auto Last>
std::vector<std::pair<std::string_view, decltype(Last)>> named(const EnumNames<Last>& names) {
  std::vector<std::pair<std::string_view, decltype(Last)>> words;
  for (const auto value : names.all()) words.emplace_back(names[value], value);
  return words;
}

template <class T>
std::vector<std::pair<std::string_view, T>> named(const std::vector<T>& values) {
  std::vector<std::pair<std::string_view, T>> words;
  for (const T value : values) words.emplace_back(toString(value), value);
  return words;
}

std::vector<std::pair<std::string_view, std::optional<Preprocessing>>> preprocessings() {
  std::vector<std::pair<std::string_view, std::optional<Preprocessing>>> words{
      {"auto", std::nullopt}};
  for (const auto& [name, value] :
       named<Preprocessing>({Preprocessing::Rescale, Preprocessing::Caffe, Preprocessing::Tf,
                             Preprocessing::Lite, Preprocessing::Torch}))
    words.emplace_back(name, value);
  return words;
}

Setting weights() {
  return {{SettingKind::Text, "weights", Sentence::marked("the network's weights"), "",
           Sentence::marked("imagenet, none (random), or a .h5 or .safetensors file"), ""},
          [](Recipe& recipe, const std::string& text) {
            const auto source = weightsFromString(text);
            if (source) recipe.weights = *source;
            return source.has_value();
          },
          [](const Recipe& recipe) { return toString(recipe.weights); }};
}

Setting augmentation() {
  return {
      {SettingKind::Text, "augmentation", Sentence::marked("random changes to the training images"),
       "", Sentence::marked("none, article, strong, wild, or KEY=VALUE,... with Keras's names"),
       ""},
      [](Recipe& recipe, const std::string& text) {
        const auto options = parseAugmentation(text);
        if (options) recipe.augmentation = *options;
        return options.has_value();
      },
      [](const Recipe& recipe) { return toString(recipe.augmentation); }};
}

Setting groups() {
  return {{SettingKind::Text, "groups", Sentence::marked("what varieties are summed to"), "",
           Sentence::marked("auto, or NAME=WORDS|WORDS;..., the words that its classes begin with"),
           ""},
          [](Recipe& recipe, const std::string& text) {
            recipe.groups = text;
            return checkGroups(text).has_value();
          },
          [](const Recipe& recipe) { return recipe.groups; }};
}

Setting head() {
  return {
      {SettingKind::Text, "head",
       Sentence::marked("what stands between backbone and Dense softmax"), "",
       Sentence::marked(
           "flatten or gap, then any of dense:UNITS:relu, dense:UNITS, dropout:RATE, batchnorm, "
           "batchnorm:EPSILON, comma-separated"),
       ""},
      [](Recipe& recipe, const std::string& text) {
        auto spec = parseHead(text);
        if (spec) recipe.head.pooling = spec->pooling;
        if (spec) recipe.head.hidden = std::move(spec->hidden);
        return spec.has_value();
      },
      [](const Recipe& recipe) { return toString(recipe.head); }};
}

Setting fineTuneFrom() {
  return {
      {SettingKind::Text, "fine_tune_from",
       Sentence::marked("layer of the backbone from which on it is trained, too, once the head is"),
       "", Sentence::marked("empty (none), or the Keras name of a layer: block5_conv1"), ""},
      [](Recipe& recipe, const std::string& text) {
        recipe.fineTuneFrom = text;
        return true;
      },
      [](const Recipe& recipe) { return recipe.fineTuneFrom; }};
}

Setting validation() {
  return {{SettingKind::Text, "validation", Sentence::marked("what the epochs are measured on"), "",
           Sentence::marked("test, a folder, or a fraction of Training between 0 and 1"), ""},
          [](Recipe& recipe, const std::string& text) {
            const auto source = validationFromString(text);
            if (source) recipe.validation = *source;
            return source.has_value();
          },
          [](const Recipe& recipe) { return toString(recipe.validation); }};
}

std::vector<Setting> makeSettings() {
  const auto standardize = [](auto& recipe) -> auto& { return recipe.head.standardize; };
  constexpr std::uint64_t greatestSeed = (std::uint64_t{1} << 53) - 1;  // exact in any JSON reader
  using P = Precision;
  std::vector<Setting> settings{
      word("backbone", Sentence::marked("network whose features are used"), &Recipe::backbone,
           named(allBackbones())),
      weights(),
      word("preprocessing",
           Sentence::marked("how pixels become input; auto is what the weights were trained with"),
           &Recipe::preprocessing, preprocessings()),
      number("image_size", Sentence::marked("side of the network's input"),
             Sentence::marked("pixels"), &Recipe::imageSize, 32, 1024),
      number("epochs", Sentence::marked("passes over the training images, at most"), "",
             &Recipe::epochs, 1, 10'000),
      number("batch_size", Sentence::marked("size of a step"), Sentence::marked("images"),
             &Recipe::batchSize, 1, 4096),
      word("optimizer", Sentence::marked("how the weights are stepped"), &Recipe::optimizer,
           named(optimizers)),
      number("learning_rate", Sentence::marked("step size, at its highest"), "",
             &Recipe::learningRate, 1e-7, 10.0),
      word("schedule", Sentence::marked("course of the learning rate"), &Recipe::schedule,
           named(schedules)),
      number("weight_decay", Sentence::marked("decoupled weight decay (adamw, sgd)"), "",
             &Recipe::weightDecay, 0.0, 10.0),
      number("momentum", Sentence::marked("momentum (sgd)"), "", &Recipe::momentum, 0.0, 0.999),
      number(
          "label_smoothing",
          Sentence::marked(
              "share of the target that is spread over all classes in training (losses are shown "
              "without it)"),
          "", &Recipe::labelSmoothing, 0.0, 0.9),
      number("patience",
             Sentence::marked("time without improvement before it stops; 0: it does not"),
             Sentence::marked("epochs"), &Recipe::patience, 0, 10'000),
      number("min_delta", Sentence::marked("smallest change that counts as improvement"), "",
             &Recipe::minDelta, 0.0, 10.0),
      word("monitor", Sentence::marked("what the best epoch is chosen by"), &Recipe::monitor,
           named(monitors)),
      flag("drop_remainder", Sentence::marked("leave out an epoch's last, smaller batch"),
           &Recipe::dropRemainder),
      augmentation(),
      number("views",
             Sentence::marked(
                 "augmented views of an image kept as features; 0: fresh ones every epoch"),
             "", &Recipe::views, 0, 64),
      head(),
      flag("standardize",
           Sentence::marked(
               "a fixed (x - mean) / (std + mean of all std) for every feature, first in the head"),
           standardize),
      fineTuneFrom(),
      number("fine_tune_epochs",
             Sentence::marked("passes with that layer and those after it, at most"), "",
             &Recipe::fineTuneEpochs, 1, 1000),
      number("fine_tune_learning_rate",
             Sentence::marked("step size of these passes, at its highest"), "",
             &Recipe::fineTuneLearningRate, 1e-8, 1.0),
      word<int Recipe::*, int>(
          "looks",
          Sentence::marked(
              "at a picture when the model classifies: all of it, or also five parts of it"),
          &Recipe::looks, {{"1", 1}, {"6", pictureLooks}}),
      groups(),
      validation(),
      number("seed", Sentence::marked("feeds every random choice"), "", &Recipe::seed,
             std::uint64_t{0}, greatestSeed),
      number("limit_per_class", Sentence::marked("number used of every class; 0: all"),
             Sentence::marked("images"), &Recipe::limitPerClass, 0, 1'000'000),
      word("precision",
           Sentence::marked(
               "number format of the backbone's arithmetic, bfloat16 being coarser (it moves "
               "EfficientNet-Lite0's features by some 5 % of their length, VGG19's by 0.3 %); auto "
               "is the fastest native one"),
           &Recipe::precision, named<P>({P::Auto, P::Float32, P::BFloat16})),
  };
  const Recipe quick = recipePreset("quick").value();
  for (auto& setting : settings) setting.info.standard = setting.get(quick);
  return settings;
}

const std::vector<Setting>& settings() {
  static const std::vector<Setting> table = makeSettings();
  return table;
}

const Setting* findSetting(std::string_view key) {
  const auto found =
      std::ranges::find(settings(), key, [](const Setting& setting) { return setting.info.key; });
  return found == settings().end() ? nullptr : &*found;
}

/// Keras's rescale is here the preprocessing of that name: one place decides what the network sees.
Result<void> agreeOnRescale(Recipe& recipe) {
  if (recipe.augmentation.rescale == 1) return {};
  if (recipe.preprocessing.value_or(Preprocessing::Rescale) != Preprocessing::Rescale)
    return failure(ErrorCode::InvalidArgument,
                   Sentence::of("preprocessing is \"{}\" and the augmentation asks for rescale; "
                                "leave one of them out",
                                toString(*recipe.preprocessing)));
  recipe.preprocessing = Preprocessing::Rescale;
  return {};
}

}  // namespace

std::span<const SettingInfo> recipeSettings() {
  static const auto infos = [] {
    std::vector<SettingInfo> all;
    for (const auto& setting : settings()) all.push_back(setting.info);
    return all;
  }();
  return infos;
}

Result<void> setRecipeValue(Recipe& recipe, std::string_view key, const std::string& value) {
  const Setting* setting = findSetting(key);
  if (!setting)
    return failure(
        ErrorCode::InvalidArgument,
        Sentence::of(
            "there is no setting \"{}\"; the settings are {}", key,
            fmt::format("{}", fmt::join(recipeSettings() | std::views::transform(&SettingInfo::key),
                                        ", "))));
  Recipe changed = recipe;
  if (!setting->set(changed, value)) {
    if (key == "head") return std::unexpected(parseHead(value).error());
    if (key == "augmentation") return std::unexpected(parseAugmentation(value).error());
    return failure(ErrorCode::InvalidArgument, Sentence::of("{} is \"{}\"; allowed: {}", key, value,
                                                            Sentence::said(setting->info.allowed)));
  }
  if (const auto agreed = agreeOnRescale(changed); !agreed) return agreed;
  recipe = std::move(changed);
  return {};
}

std::string recipeValue(const Recipe& recipe, std::string_view key) {
  const Setting* setting = findSetting(key);
  return setting ? setting->get(recipe) : std::string();
}

Result<void> validate(const Recipe& recipe) {
  for (const auto& info : recipeSettings()) {
    Recipe copy = recipe;
    const auto valid = setRecipeValue(copy, info.key, recipeValue(recipe, info.key));
    if (!valid) return valid;
  }
  if (const int smallest = minimumImageSize(recipe.backbone); recipe.imageSize < smallest)
    return failure(ErrorCode::InvalidArgument,
                   Sentence::of("image_size is {}; {} needs at least {}", recipe.imageSize,
                                toString(recipe.backbone), smallest));
  if (recipe.fineTuneFrom.empty()) return {};
  return checkFineTuneLayer(recipe.backbone, recipe.fineTuneFrom);
}

int mostEpochs(const Recipe& recipe) {
  return recipe.epochs + (recipe.fineTuneFrom.empty() ? 0 : recipe.fineTuneEpochs);
}

}  // namespace pomona
