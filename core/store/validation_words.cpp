// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/validation_words.h"

namespace pomona {

Sentence heldOutSentence(const std::string& percent) {
  return Sentence::of("{} % of Training, held out in whole stretches of frames", percent);
}

Sentence folderSentence(const std::filesystem::path& folder) {
  return Sentence::of("the folder {}", folder);
}

Sentence validationFromEnglish(const std::string& text) {
  const auto firstBlank = text.find(' ');
  const auto path = text.find('/');  // a folder that is named in full
  for (const auto& sentence : {heldOutSentence(text.substr(0, firstBlank)),
                               folderSentence(path == std::string::npos ? "" : text.substr(path))})
    if (sentence.english() == text) return sentence;
  return Sentence::said(text);
}

}  // namespace pomona
