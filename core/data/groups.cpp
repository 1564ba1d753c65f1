// SPDX-License-Identifier: GPL-3.0-or-later
#include "pomona/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>

namespace pomona {
namespace {

using Words = std::vector<std::string>;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isNumber(const std::string& word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// A label's words, without the numbers at its end.
Words wordsOf(std::string_view label) {
  Words words;
  for (const auto part : std::views::split(label, ' '))
    for (const auto piece : std::views::split(std::string_view(part.begin(), part.end()), '_'))
      if (std::string word(piece.begin(), piece.end()); !word.empty())
        words.push_back(std::move(word));
  while (words.size() > 1 && isNumber(words.back())) words.pop_back();
  return words;
}

bool isSame(const std::string& a, const std::string& b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// How many words both begin with.
std::size_t sharedWords(const Words& a, const Words& b) {
  const auto [end, other] = std::ranges::mismatch(a, b, isSame);
  return static_cast<std::size_t>(end - a.begin());
}

std::string nameOf(const Words& words, std::size_t count) {
  std::string name;
  for (const auto& word : words | std::views::take(count)) name += (name.empty() ? "" : " ") + word;
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

/// A group with the beginnings of the labels that belong to it.
struct Exception {
  std::string name;
  std::vector<Words> beginnings;
};

Result<std::vector<Exception>> parseSpec(std::string_view spec) {
  std::vector<Exception> exceptions;
  if (spec == "auto") return exceptions;
  if (spec.empty()) return parseSpec("=");  // refused with its sentence
  for (const auto entry : std::views::split(spec, ';')) {
    const std::string_view text(entry.begin(), entry.end());
    const auto equals = text.find('=');
    Exception exception{std::string(text.substr(0, equals)), {}};
    if (equals != text.npos)
      for (const auto part : std::views::split(text.substr(equals + 1), '|'))
        exception.beginnings.push_back(wordsOf(std::string_view(part.begin(), part.end())));
    if (exception.name.empty() || exception.beginnings.empty() ||
        std::ranges::any_of(exception.beginnings, &Words::empty))
      return failure(ErrorCode::InvalidArgument,
                     Sentence::of("groups are auto or NAME=WORDS|WORDS;NAME=WORDS, as in "
                                  "Melon=Cantaloupe|Melon; \"{}\" is not",
                                  text));
    exceptions.push_back(std::move(exception));
  }
  return exceptions;
}

/// The exception that a label falls under, or none.
const Exception* exceptionFor(const Words& label, const std::vector<Exception>& exceptions) {
  for (const auto& exception : exceptions)
    for (const auto& beginning : exception.beginnings)
      if (sharedWords(beginning, label) == beginning.size()) return &exception;
  return nullptr;
}

}  // namespace

std::vector<std::string> groupLabels(const std::vector<std::string>& labels,
                                     std::string_view spec) {
  const auto exceptions = parseSpec(spec).value_or(std::vector<Exception>{});
  struct Group {
    Words first;
    std::size_t shared;  ///< words
  };
  std::map<std::string, Group> groups;  // by first word
  std::vector<Words> words;
  const auto keyOf = [](const Words& label) {
    std::string key = label.empty() ? "" : label.front();
    std::ranges::transform(key, key.begin(), lower);
    return key;
  };
  for (const auto& label : labels) {
    words.push_back(wordsOf(label));
    if (exceptionFor(words.back(), exceptions)) continue;
    const auto [at, added] =
        groups.try_emplace(keyOf(words.back()), words.back(), words.back().size());
    if (!added)
      at->second.shared = std::min(at->second.shared, sharedWords(at->second.first, words.back()));
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto* exception = exceptionFor(words[i], exceptions);
    if (exception) {
      names.push_back(exception->name);
      continue;
    }
    const auto& group = groups.at(keyOf(words[i]));
    names.push_back(group.shared > 0 ? nameOf(group.first, group.shared) : labels[i]);
  }
  return names;
}

std::vector<std::string> unusedGroups(const std::vector<std::string>& labels,
                                      std::string_view spec) {
  const auto names = groupLabels(labels, spec);
  std::vector<std::string> unused;
  for (const auto& exception : parseSpec(spec).value_or(std::vector<Exception>{}))
    if (std::ranges::find(names, exception.name) == names.end()) unused.push_back(exception.name);
  return unused;
}

Result<void> checkGroups(std::string_view spec) {
  const auto parsed = parseSpec(spec);
  if (!parsed) return std::unexpected(parsed.error());
  return {};
}

}  // namespace pomona
