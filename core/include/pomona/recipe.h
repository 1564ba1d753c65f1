// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pomona/augmentation.h"
#include "pomona/backbone.h"
#include "pomona/device.h"
#include "pomona/error.h"
#include "pomona/model_summary.h"
#include "pomona/sources.h"

namespace pomona {

enum class Optimizer { Adam, AdamW, Sgd };           ///< "adam", "adamw", "sgd"
enum class Schedule { Constant, Cosine, OneCycle };  ///< "constant", "cosine", "one-cycle"
enum class Monitor { ValLoss, ValAccuracy };         ///< "val_loss", "val_accuracy"

/// All that decides how a model comes out. Names and meaning are those of the command line's flags;
/// the ranges stand in recipeSettings().
struct TrainingRecipe {
  std::string name = "quick";  ///< the preset it began as
  Backbone backbone = Backbone::EfficientNetLite0;
  WeightsSource weights = ImagenetWeights{};
  /// Unset: what the weights were trained with.
  std::optional<Preprocessing> preprocessing = std::nullopt;
  int imageSize = 160;  ///< pixels
  int epochs = 20;      ///< at most
  int batchSize = 64;   ///< images a step
  Optimizer optimizer = Optimizer::AdamW;
  double learningRate = 1e-3;  ///< at its highest
  Schedule schedule = Schedule::Constant;
  double weightDecay = 0;  ///< decoupled; adamw and sgd only
  double momentum = 0.9;   ///< sgd only
  double labelSmoothing = 0;
  int patience = 0;     ///< epochs without improvement before it stops; 0: no early stopping
  double minDelta = 0;  ///< smallest change that counts as improvement
  Monitor monitor = Monitor::ValLoss;  ///< what the best epoch is chosen by
  bool dropRemainder = false;          ///< steps an epoch = images / batchSize, as the article
  /// A rescale of 1/255 goes with the preprocessing `rescale` and no other.
  AugmentationOptions augmentation = {};
  /// 0: fresh draws every epoch; V: V cached views, one of which each epoch picks for an image.
  /// With `wild` an epoch passes over the plain image and its V composites instead. Without
  /// augmentation it means nothing.
  int views = 0;
  HeadSpec head = {};
  /// A layer of the backbone, by its Keras name: when the head is trained, the backbone is trained
  /// with it from there on. Empty: it stays frozen.
  std::string fineTuneFrom = {};
  int fineTuneEpochs = 5;              ///< at most, after those of the head
  double fineTuneLearningRate = 1e-4;  ///< at its highest
  int looks = 1;                ///< at a picture when the model classifies: 1 or pictureLooks
  std::string groups = "auto";  ///< what varieties are summed to; see groupLabels
  ValidationSource validation = ValidateOnFraction{0.1};
  std::uint64_t seed = 1;  ///< feeds every random choice
  int limitPerClass = 0;   ///< images of each class; 0: all
  Precision precision = Precision::Auto;
  bool operator==(const TrainingRecipe&) const = default;
};

/// Epochs of a training at most: the head's and, with fine-tuning, those after it.
int mostEpochs(const TrainingRecipe& recipe);

enum class SettingKind { Number, Flag, Choice, Text };

/// One setting of a recipe, for help texts and forms.
struct SettingInfo {
  SettingKind kind = SettingKind::Text;
  std::string_view key;   ///< as in a recipe file; the flag has '-' for '_'
  std::string_view what;  ///< what it is, in a few words; after "; " what a special value means
  std::string_view unit;  ///< "pixels"; empty if it has none
  std::string allowed;    ///< "1..10000", "adam, adamw, sgd", "true, false"
  std::string standard;   ///< the value in the default recipe, quick
};

/// Every setting, in the order of a form. The one table of ranges: flags, recipe files, validate()
/// and the help texts all come from it.
std::span<const SettingInfo> recipeSettings();

/// Sets one value from text: flags and recipe files come through here. A refused value changes
/// nothing. Error{InvalidArgument} names the key, the value and what is allowed; an unknown key is
/// answered with the known ones.
Result<void> setRecipeValue(TrainingRecipe& recipe, std::string_view key, const std::string& value);

/// One value as text, as setRecipeValue reads it; empty for an unknown key.
std::string recipeValue(const TrainingRecipe& recipe, std::string_view key);

/// Checks every value's range, and what holds between values. Error{InvalidArgument}.
Result<void> validate(const TrainingRecipe& recipe);

/// "article", "quick", "best" or "photos". Error{InvalidArgument} for another name.
Result<TrainingRecipe> recipePreset(std::string_view name);

/// A preset by name, or a JSON file. Error{NotFound, NotReadable, FileDamaged, InvalidArgument}.
Result<TrainingRecipe> loadRecipe(const std::string& nameOrFile);

/// A JSON object with every setting, and the preset's name under "recipe".
std::string toJson(const TrainingRecipe& recipe);

/// Reads what toJson writes. A missing key keeps the value of the preset that the key "recipe"
/// names (quick without one). The key "run", a run's own notes, is passed over.
/// @param file  only for the error's sentence.
/// @return Error{FileDamaged (no JSON object), InvalidArgument}.
Result<TrainingRecipe> recipeFromJson(const std::string& text,
                                      const std::filesystem::path& file = {});

}  // namespace pomona
