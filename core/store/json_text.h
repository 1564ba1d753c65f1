// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "pomona/sentence.h"

namespace pomona {

/// Parses text from outside: is_discarded() if it is no JSON. What is nested more than 32 deep is
/// left out, so that walking through the value cannot exhaust the stack.
nlohmann::json parseJson(const std::string& text);

/// The text of a value, indented; texts that are not UTF-8 come out with U+FFFD.
std::string jsonText(const nlohmann::ordered_json& value);

/// JSON holds UTF-8 only and the names of folders are any bytes: others go as {"bytes": [...]}, so
/// that they come back as they were. @throws json::exception if it is neither.
nlohmann::ordered_json bytesToJson(const std::string& bytes);
std::string bytesFromJson(const nlohmann::json& value);

/// A sentence as {"text": its literal, "arguments": [...]}, verbatim text as bytesToJson has it;
/// what older Pomonas wrote is text, and verbatim.
nlohmann::ordered_json sentenceToJson(const Sentence& sentence);
Sentence sentenceFromJson(const nlohmann::json& value);

/// JSON has no NaN and no infinity: they are written as null. @throws json::exception
double numberFromJson(const nlohmann::json& value);

}  // namespace pomona
