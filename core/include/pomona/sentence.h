// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace pomona {

/// A sentence of core, or a part of one, as a value: a literal with a place for each argument. Who
/// speaks English takes english(); a window looks the literal up in its own language and puts the
/// arguments in itself. lupdate finds the literals as those of Sentence::of and Sentence::marked
/// (its option -tr-function-alias). Places are "{}", in order, or "{0}", "{1}", which a translation
/// may take to change the order.
class Sentence {
 public:
  /// A literal with as many places as there are arguments, or it does not compile.
  template <std::size_t Count>
  struct Literal {
    std::string_view text;
    // NOLINTNEXTLINE(google-explicit-constructor): stands for the literal
    consteval Literal(const char* literal) : text(literal) {
      if (placesIn(text) != Count) throw "as many places as arguments";
    }
  };

  /// Says nothing.
  Sentence() = default;

  /// @param arguments  text, paths, numbers (the shortest decimals that read back) and sentences.
  template <class... Arguments>
  static Sentence of(std::type_identity_t<Literal<sizeof...(Arguments)>> literal,
                     const Arguments&... arguments) {
    Sentence sentence;
    sentence.m_text = literal.text;
    (sentence.m_arguments.push_back(argument(arguments)), ...);
    return sentence;
  }

  /// A literal that is kept somewhere before it is said: the words of a table.
  static consteval const char* marked(const char* literal) { return literal; }
  /// Says what was marked, or what was read back of a sentence: what a translation can know.
  static Sentence said(std::string_view text, std::vector<Sentence> arguments = {}) {
    Sentence sentence;
    sentence.m_text = text;
    sentence.m_arguments = std::move(arguments);
    return sentence;
  }

  /// A name, a number, a library's or the system's own words: the same in every language.
  static Sentence verbatim(std::string text) {
    Sentence sentence;
    sentence.m_text = std::move(text);
    sentence.m_isVerbatim = true;
    return sentence;
  }

  bool empty() const { return m_text.empty(); }
  bool isVerbatim() const { return m_isVerbatim; }
  /// The literal as it stands in the code, or the verbatim text.
  const std::string& text() const { return m_text; }
  const std::vector<Sentence>& arguments() const { return m_arguments; }

  std::string english() const;
  bool operator==(const Sentence&) const = default;

  /// Puts arguments into the places of a text; one that names an argument that is not there stays.
  static std::string filled(std::string_view text, const std::vector<std::string>& arguments);

 private:
  /// One more than the greatest number of a place.
  static constexpr std::size_t placesIn(std::string_view text) {
    std::size_t next = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      if (text[i] != '{') continue;
      if (text[i + 1] == '}')
        count = std::max(count, ++next);
      else if (text[i + 1] >= '0' && text[i + 1] <= '9' && i + 2 < text.size() &&
               text[i + 2] == '}')
        count = std::max(count, static_cast<std::size_t>(text[i + 1] - '0') + 1);
    }
    return count;
  }

  static Sentence argument(const Sentence& sentence) { return sentence; }
  static Sentence argument(const std::filesystem::path& path) { return verbatim(path.string()); }
  template <class T>
    requires std::convertible_to<T, std::string_view>
  static Sentence argument(const T& text) {
    return verbatim(std::string(std::string_view(text)));
  }
  template <class T>
    requires std::is_arithmetic_v<T>
  static Sentence argument(T number) {
    char text[64];
    const auto end = std::to_chars(std::begin(text), std::end(text), number).ptr;
    return verbatim(std::string(text, end));
  }

  std::string m_text;
  std::vector<Sentence> m_arguments;
  bool m_isVerbatim = false;
};

}  // namespace pomona
