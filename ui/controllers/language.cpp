// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>

namespace pomona::ui {
namespace {
const auto folder = QStringLiteral(":/translations");
const auto systemCode = QStringLiteral("system");
}  // namespace

std::vector<Language::Choice> Language::choices() {
  std::vector<Choice> all{{systemCode, {}}};
  for (const auto& file : QDir(folder).entryList({QStringLiteral("pomona_*.qm")})) {
    const auto code = file.section(u'_', 1).section(u'.', 0, 0);
    const QLocale locale(code);
    // "American English" is nothing that this English claims to be.
    all.push_back({code, locale.language() == QLocale::English
                             ? QLocale::languageToString(QLocale::English)
                             : locale.nativeLanguageName()});
  }
  return all;
}

Language::Language(Settings& settings) : m_settings(settings) {
  const bool chosen = choice() != systemCode;
  const auto locale = chosen ? QLocale(choice()) : QLocale::system();
  if (chosen) QLocale::setDefault(locale);
  const auto words = QStringLiteral("pomona_");
  if (m_words.load(locale, words, {}, folder) || m_words.load(words + QStringLiteral("en"), folder))
    QCoreApplication::installTranslator(&m_words);
  // Qt follows Pomona: two languages in one window help nobody.
  if (m_qt.load(QLocale(m_words.language()), QStringLiteral("qtbase_"), {},
                QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&m_qt);
}

Language::~Language() {
  QCoreApplication::removeTranslator(&m_qt);
  QCoreApplication::removeTranslator(&m_words);
  QLocale::setDefault(m_before);
}

}  // namespace pomona::ui
