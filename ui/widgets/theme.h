// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <array>

#include "ui/controllers/settings.h"

class QPalette;

namespace pomona::ui {

// The design tokens: no colour and no number of pixels stands anywhere else.

namespace space {
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int huge = 24;
}  // namespace space

namespace size {
inline constexpr int radius = 6;     ///< of corners
inline constexpr int line = 1;       ///< thickness of separators
inline constexpr int control = 32;   ///< height of buttons and fields
inline constexpr int itemRow = 28;   ///< least height of a row in lists and tables
inline constexpr int icon = 20;      ///< side of an icon in a button or an entry
inline constexpr int bar = 6;        ///< thickness of progress and slider grooves
inline constexpr int sideBar = 168;  ///< width
inline constexpr int narrowSideBar = 48;
inline constexpr int narrowWindow = 1100;  ///< below this width the side bar puts names below icons
inline constexpr int form = 300;           ///< width of a form beside charts
inline constexpr int list = 300;           ///< width of a list beside pictures, at first
inline constexpr int animation = 140;      ///< milliseconds
}  // namespace size

/// One theme's colours. Contrast is checked by tests/ui/test_theme.
struct Colors {
  QColor window, sideBar, base, elevated;  ///< grounds
  QColor text, quietText, disabledText;
  QColor line;         ///< separators
  QColor controlLine;  ///< outlines of fields, check boxes, grooves: >= 3:1
  QColor groove;       ///< the empty part of bars
  QColor hover, selection;
  QColor accent, onAccent;  ///< fill of the primary button and bars; text on it
  QColor accentText;        ///< accent as text, on any ground
  QColor good, warning, warningGround, bad, badGround;
  QColor training, validation;  ///< the curves of one run
  std::array<QColor, 8> runs;   ///< a colour a run when several are shown
};
const Colors& lightColors();
const Colors& darkColors();
/// The colours that go with a widget's palette. Ask anew in every paint event: the theme can
/// change.
const Colors& colorsOf(const QPalette& palette);
bool isDark(const QPalette& palette);

enum class TextRole { Title, Section, Body, Strong, Caption, Number, Figure, Label };
/// Title +5 semibold, Section +1 semibold, Strong semibold, Caption -1, Number with figures of one
/// width, Figure large numbers over charts, Label the largest: the answer of Classify.
QFont fontOf(TextRole role);

/// Light or dark, as the system or the user wants it. Sets the application's style, palette and
/// font; every widget follows at once.
class Theme : public QObject {
  Q_OBJECT
 public:
  enum class Choice { System, Light, Dark };

  explicit Theme(Settings& settings, QObject* parent = nullptr);
  Choice choice() const { return m_choice; }
  void setChoice(Choice choice);
  bool isDark() const { return m_dark; }

 Q_SIGNALS:
  void changed();  ///< the application's palette is new; widgets get PaletteChange right after

 private:
  void apply();

  Settings& m_settings;
  Choice m_choice = Choice::System;
  bool m_systemDark = false;
  bool m_dark = false;
};

}  // namespace pomona::ui
