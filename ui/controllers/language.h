// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>
#include <vector>

#include "ui/controllers/settings.h"

namespace pomona::ui {

/// The language of all words: the system's, if Pomona speaks it, or the one that was chosen. Set
/// once, before the first widget: a choice counts from the next start. English stands in the code;
/// its translation has the plurals.
class Language {
 public:
  /// A language that can be chosen, in its own words.
  struct Choice {
    QString code;  ///< "de"; "system"
    QString name;  ///< "Deutsch"; empty for the system's
  };
  /// The system's, then every one whose words were compiled in (resources/translations).
  static std::vector<Choice> choices();

  explicit Language(Settings& settings);
  Language(const Language&) = delete;
  Language& operator=(const Language&) = delete;
  ~Language();

  QString choice() const { return m_settings.get(settings::language); }
  void setChoice(const QString& code) { m_settings.set(settings::language, code); }

 private:
  Settings& m_settings;
  QLocale m_before;
  QTranslator m_words;  ///< Pomona's
  QTranslator m_qt;     ///< of Qt's own dialogs
};

}  // namespace pomona::ui
