// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "pomona/sentence.h"

namespace pomona {

/// What validated where a share of Training was held out. @param percent  "10"
Sentence heldOutSentence(const std::string& percent);
/// What validated where the recipe names a folder.
Sentence folderSentence(const std::filesystem::path& folder);
/// Of a report that has its English alone, as those before 0.2 do.
Sentence validationFromEnglish(const std::string& text);

}  // namespace pomona
