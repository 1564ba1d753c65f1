// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

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

bool isValidation(const std::string& text) {
  double fraction = 0;
  return !text.empty() && (!parseNumber(text, fraction) || (fraction > 0 && fraction < 1));
}

Setting weights() {
  return {{SettingKind::Text, "weights", "the network's weights", "",
           "imagenet, none (random), or a .h5 or .safetensors file", ""},
          [](Recipe& recipe, const std::string& text) {
            recipe.weights = text;
            return !text.empty();
          },
          [](const Recipe& recipe) { return recipe.weights; }};
}

Setting augmentation() {
  return {{SettingKind::Text, "augmentation", "random changes to the training images", "",
           "none, article, strong, wild, or KEY=VALUE,... with Keras's names", ""},
          [](Recipe& recipe, const std::string& text) {
            const auto options = parseAugmentation(text);
            if (options) recipe.augmentation = *options;
            return options.has_value();
          },
          [](const Recipe& recipe) { return toString(recipe.augmentation); }};
}

Setting groups() {
  return {{SettingKind::Text, "groups", "what varieties are summed to", "",
           "auto, or NAME=WORDS|WORDS;..., the words that its classes begin with", ""},
          [](Recipe& recipe, const std::string& text) {
            recipe.groups = text;
            return checkGroups(text).has_value();
          },
          [](const Recipe& recipe) { return recipe.groups; }};
}

Setting head() {
  return {{SettingKind::Text, "head", "what stands between backbone and Dense softmax", "",
           "flatten or gap, then any of dense:UNITS:relu, dense:UNITS, dropout:RATE, batchnorm, "
           "batchnorm:EPSILON, comma-separated",
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
  return {{SettingKind::Text, "fine_tune_from",
           "layer of the backbone from which on it is trained, too, once the head is", "",
           "empty (none), or the Keras name of a layer: block5_conv1", ""},
          [](Recipe& recipe, const std::string& text) {
            recipe.fineTuneFrom = text;
            return true;
          },
          [](const Recipe& recipe) { return recipe.fineTuneFrom; }};
}

Setting validation() {
  return {{SettingKind::Text, "validation", "what the epochs are measured on", "",
           "test, a folder, or a fraction of Training between 0 and 1", ""},
          [](Recipe& recipe, const std::string& text) {
            recipe.validation = text;
            return isValidation(text);
          },
          [](const Recipe& recipe) { return recipe.validation; }};
}

std::vector<Setting> makeSettings() {
  const auto standardize = [](auto& recipe) -> auto& { return recipe.head.standardize; };
  constexpr std::uint64_t greatestSeed = (std::uint64_t{1} << 53) - 1;  // exact in any JSON reader
  using O = Optimizer;
  using S = Schedule;
  using M = Monitor;
  using P = Precision;
  std::vector<Setting> settings{
      word("backbone", "network whose features are used", &Recipe::backbone, named(allBackbones())),
      weights(),
      word("preprocessing", "how pixels become input; auto is what the weights were trained with",
           &Recipe::preprocessing, preprocessings()),
      number("image_size", "side of the network's input", "pixels", &Recipe::imageSize, 32, 1024),
      number("epochs", "passes over the training images, at most", "", &Recipe::epochs, 1, 10'000),
      number("batch_size", "size of a step", "images", &Recipe::batchSize, 1, 4096),
      word<O Recipe::*, O>("optimizer", "how the weights are stepped", &Recipe::optimizer,
                           {{"adam", O::Adam}, {"adamw", O::AdamW}, {"sgd", O::Sgd}}),
      number("learning_rate", "step size, at its highest", "", &Recipe::learningRate, 1e-7, 10.0),
      word<S Recipe::*, S>(
          "schedule", "course of the learning rate", &Recipe::schedule,
          {{"constant", S::Constant}, {"cosine", S::Cosine}, {"one-cycle", S::OneCycle}}),
      number("weight_decay", "decoupled weight decay (adamw, sgd)", "", &Recipe::weightDecay, 0.0,
             10.0),
      number("momentum", "momentum (sgd)", "", &Recipe::momentum, 0.0, 0.999),
      number("label_smoothing",
             "share of the target that is spread over all classes in training (losses are shown "
             "without it)",
             "", &Recipe::labelSmoothing, 0.0, 0.9),
      number("patience", "time without improvement before it stops; 0: it does not", "epochs",
             &Recipe::patience, 0, 10'000),
      number("min_delta", "smallest change that counts as improvement", "", &Recipe::minDelta, 0.0,
             10.0),
      word<M Recipe::*, M>("monitor", "what the best epoch is chosen by", &Recipe::monitor,
                           {{"val_loss", M::ValLoss}, {"val_accuracy", M::ValAccuracy}}),
      flag("drop_remainder", "leave out an epoch's last, smaller batch", &Recipe::dropRemainder),
      augmentation(),
      number("views", "augmented views of an image kept as features; 0: fresh ones every epoch", "",
             &Recipe::views, 0, 64),
      head(),
      flag("standardize",
           "a fixed (x - mean) / (std + mean of all std) for every feature, first in the head",
           standardize),
      fineTuneFrom(),
      number("fine_tune_epochs", "passes with that layer and those after it, at most", "",
             &Recipe::fineTuneEpochs, 1, 1000),
      number("fine_tune_learning_rate", "step size of these passes, at its highest", "",
             &Recipe::fineTuneLearningRate, 1e-8, 1.0),
      word<int Recipe::*, int>(
          "looks", "at a picture when the model classifies: all of it, or also five parts of it",
          &Recipe::looks, {{"1", 1}, {"6", pictureLooks}}),
      groups(),
      validation(),
      number("seed", "feeds every random choice", "", &Recipe::seed, std::uint64_t{0},
             greatestSeed),
      number("limit_per_class", "number used of every class; 0: all", "images",
             &Recipe::limitPerClass, 0, 1'000'000),
      word("precision",
           "number format of the backbone's arithmetic, bfloat16 being coarser (it moves "
           "EfficientNet-Lite0's features by some 5 % of their length, VGG19's by 0.3 %); auto is "
           "the "
           "fastest native one",
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
                   fmt::format("preprocessing is \"{}\" and the augmentation asks for rescale; "
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
        fmt::format("there is no setting \"{}\"; the settings are {}", key,
                    fmt::join(recipeSettings() | std::views::transform(&SettingInfo::key), ", ")));
  Recipe changed = recipe;
  if (!setting->set(changed, value)) {
    if (key == "head") return std::unexpected(parseHead(value).error());
    if (key == "augmentation") return std::unexpected(parseAugmentation(value).error());
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("{} is \"{}\"; allowed: {}", key, value, setting->info.allowed));
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
                   fmt::format("image_size is {}; {} needs at least {}", recipe.imageSize,
                               toString(recipe.backbone), smallest));
  if (recipe.fineTuneFrom.empty()) return {};
  return checkFineTuneLayer(recipe.backbone, recipe.fineTuneFrom);
}

int mostEpochs(const Recipe& recipe) {
  return recipe.epochs + (recipe.fineTuneFrom.empty() ? 0 : recipe.fineTuneEpochs);
}

}  // namespace pomona
