// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/sentence.h"

namespace pomona {

std::string Sentence::filled(std::string_view text, const std::vector<std::string>& arguments) {
  std::string result;
  std::size_t next = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = text.substr(i);
    const bool isCounted = rest.starts_with("{}");
    const bool isNamed =
        rest.size() > 2 && rest[0] == '{' && rest[2] == '}' && rest[1] >= '0' && rest[1] <= '9';
    const std::size_t place =
        isCounted ? next++ : (isNamed ? static_cast<std::size_t>(rest[1] - '0') : 0);
    if ((isCounted || isNamed) && place < arguments.size()) {
      result += arguments[place];
      i += isCounted ? 1 : 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string Sentence::english() const {
  if (m_isVerbatim) return m_text;
  std::vector<std::string> words;
  for (const auto& argument : m_arguments) words.push_back(argument.english());
  return filled(m_text, words);
}

}  // namespace pomona
