// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/recipe.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "store/json_text.h"

namespace pomona {
namespace {

using nlohmann::json;

/// A value of a recipe file as setRecipeValue takes it.
std::string valueText(const json& value) try {
  return bytesFromJson(value);
} catch (const json::exception&) {  // a number, a truth, or what no setting takes
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<TrainingRecipe> basePreset(const json& object) {
  const auto name = object.find("recipe");
  return recipePreset(name == object.end() ? "quick" : valueText(*name));
}

Result<TrainingRecipe> readObject(const json& object) {
  auto recipe = basePreset(object);
  if (!recipe) return recipe;
  for (const auto& [key, value] : object.items()) {
    if (key == "recipe" || key == "run") continue;
    if (const auto set = setRecipeValue(*recipe, key, valueText(value)); !set)
      return std::unexpected(set.error());
  }
  if (const auto valid = validate(*recipe); !valid) return std::unexpected(valid.error());
  return recipe;
}

/// Numbers and truths stand in a recipe file without quotes.
nlohmann::ordered_json valueJson(const SettingInfo& info, const std::string& text) {
  const bool literal = info.kind == SettingKind::Number || info.kind == SettingKind::Flag;
  return literal ? nlohmann::ordered_json::parse(text, nullptr, false) : bytesToJson(text);
}

}  // namespace

std::string toJson(const TrainingRecipe& recipe) {
  nlohmann::ordered_json object{{"recipe", recipe.name}};
  for (const auto& info : recipeSettings())
    object[std::string(info.key)] = valueJson(info, recipeValue(recipe, info.key));
  return jsonText(object);
}

Result<TrainingRecipe> recipeFromJson(const std::string& text, const std::filesystem::path& file) {
  const std::string where = file.empty() ? "the recipe" : file.string();
  const json object = parseJson(text);
  if (!object.is_object())
    return failure(ErrorCode::FileDamaged,
                   Sentence::of("{} is no recipe: it holds no JSON object", where), file);
  auto recipe = readObject(object);
  if (!recipe)
    return failure(ErrorCode::InvalidArgument, Sentence::of("{}: {}", where, recipe.error().what),
                   file);
  return recipe;
}

Result<TrainingRecipe> loadRecipe(const std::string& nameOrFile) {
  auto preset = recipePreset(nameOrFile);
  std::error_code error;
  if (preset || (!nameOrFile.ends_with(".json") && !std::filesystem::exists(nameOrFile, error)))
    return preset;
  const auto text = readText(nameOrFile);
  if (!text) return std::unexpected(text.error());
  return recipeFromJson(*text, nameOrFile);
}

}  // namespace pomona
