// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_label.h"

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "store/json_text.h"
#include "store/run_paths.h"

namespace pomona {
RunLabel readRunLabel(const std::filesystem::path& run) {
  const auto text = readText(run_paths::label(run));
  if (!text) return {};
  try {
    const auto object = parseJson(*text);
    return {bytesFromJson(object.at("name")), bytesFromJson(object.at("note"))};
  } catch (const nlohmann::json::exception&) {
    return {};
  }
}

Result<void> writeRunLabel(const std::filesystem::path& run, const RunLabel& label) {
  return writeFile(
      run_paths::label(run),
      jsonText({{"name", bytesToJson(label.name)}, {"note", bytesToJson(label.note)}}) + "\n");
}

}  // namespace pomona
