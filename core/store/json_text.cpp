// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/json_text.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

namespace pomona {

using nlohmann::json;

json parseJson(const std::string& text) {
  constexpr int deepest = 32;
  const auto shallow = [](int depth, json::parse_event_t, const json&) { return depth <= deepest; };
  return json::parse(text, shallow, false);
}

std::string jsonText(const nlohmann::ordered_json& value) {
  return value.dump(2, ' ', false, json::error_handler_t::replace);
}

nlohmann::ordered_json bytesToJson(const std::string& bytes) {
  try {
    (void)json(bytes).dump();  // the only check for UTF-8 that the library offers
    return bytes;
  } catch (const json::type_error&) {
    return {{"bytes", std::vector<std::uint8_t>(bytes.begin(), bytes.end())}};
  }
}

std::string bytesFromJson(const json& value) {
  if (!value.is_object()) return value.get<std::string>();
  std::string text;
  for (const json& byte : value.at("bytes")) text += static_cast<char>(byte.get<std::uint8_t>());
  return text;
}

nlohmann::ordered_json sentenceToJson(const Sentence& sentence) {
  if (sentence.isVerbatim() || sentence.empty()) return bytesToJson(sentence.text());
  auto arguments = nlohmann::ordered_json::array();
  for (const auto& argument : sentence.arguments()) arguments.push_back(sentenceToJson(argument));
  return {{"text", sentence.text()}, {"arguments", std::move(arguments)}};
}

Sentence sentenceFromJson(const json& value) {
  if (!value.is_object() || !value.contains("text"))
    return Sentence::verbatim(bytesFromJson(value));
  std::vector<Sentence> arguments;
  for (const json& argument : value.at("arguments"))
    arguments.push_back(sentenceFromJson(argument));
  return Sentence::said(value.at("text").get_ref<const std::string&>(), std::move(arguments));
}

double numberFromJson(const json& value) {
  return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

}  // namespace pomona
