// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/core_words.h"

#include <QCoreApplication>

#include "ui/controllers/text.h"

namespace pomona::ui {

QString wordsOfCore(const Sentence& sentence) {
  if (sentence.isVerbatim()) return toQString(sentence.text());
  std::vector<std::string> arguments;
  for (const auto& argument : sentence.arguments())
    arguments.push_back(wordsOfCore(argument).toStdString());
  return toQString(
      Sentence::filled(wordsOfCore(std::string_view(sentence.text())).toStdString(), arguments));
}

QString wordsOfCore(std::string_view marked) {
  return QCoreApplication::translate("pomona::Sentence", std::string(marked).c_str());
}

QString wholeSentence(const Sentence& sentence) {
  auto words = wordsOfCore(sentence);
  // An address of a file or a server stays as it is written.
  const bool isAddress = words.section(u' ', 0, 0).contains(u'/');
  if (!words.isEmpty() && !isAddress) words[0] = words[0].toUpper();
  return words.endsWith(u'.') ? words : words + u'.';
}

}  // namespace pomona::ui
