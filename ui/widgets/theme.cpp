// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QPalette>

#include "ui/widgets/style.h"
#include "ui/widgets/system_appearance.h"

namespace pomona::ui {
namespace {

constexpr std::array<const char*, 3> choiceNames{"system", "light", "dark"};

// Okabe and Ito's colours, darkened for the light ground and lightened for the dark one until they
// stand out from it by 3:1.
const std::array<QColor, 8> lightRuns{0x0072b2, 0xd55e00, 0x00875f, 0xb0568a,
                                      0x8a6d00, 0x2a7fb8, 0x5b4bb0, 0x6b6b6b};
const std::array<QColor, 8> darkRuns{0x56b4e9, 0xe69f00, 0x2fbf94, 0xdd8fbb,
                                     0xf0e442, 0x8ecdf2, 0xa89bf0, 0xb5b5b5};

void setPaletteColors(QPalette& palette, QPalette::ColorGroup group, const Colors& colors,
                      const QColor& text) {
  using P = QPalette;
  const std::initializer_list<std::pair<P::ColorRole, QColor>> roles{
      {P::Window, colors.window},
      {P::WindowText, text},
      {P::Base, colors.base},
      {P::AlternateBase, colors.hover},
      {P::Text, text},
      {P::Button, colors.base},
      {P::ButtonText, text},
      {P::BrightText, colors.bad},
      {P::Highlight, colors.selection},
      {P::HighlightedText, text},
      {P::Link, colors.accentText},
      {P::LinkVisited, colors.accentText},
      {P::ToolTipBase, colors.elevated},
      {P::ToolTipText, text},
      {P::PlaceholderText, colors.quietText},
      {P::Light, colors.elevated},
      {P::Midlight, colors.hover},
      {P::Mid, colors.line},
      {P::Dark, colors.controlLine},
      {P::Shadow, colors.controlLine}};
  for (const auto& [role, color] : roles) palette.setColor(group, role, color);
}

QPalette paletteOf(const Colors& colors) {
  QPalette palette;
  for (const auto group : {QPalette::Active, QPalette::Inactive})
    setPaletteColors(palette, group, colors, colors.text);
  setPaletteColors(palette, QPalette::Disabled, colors, colors.disabledText);
  return palette;
}

/// The desktop's font. Where none is set Qt falls back to DejaVu; Inter is kinder to the eye.
QFont bodyFont() {
  auto font = QApplication::font();
  if (QFontInfo(font).family().startsWith(QLatin1String("DejaVu")) &&
      QFontDatabase::families().contains(QLatin1String("Inter"))) {
    font.setFamily(QStringLiteral("Inter"));
    font.setPointSize(10);
  }
  return font;
}

bool hasEvenFigures(const QFont& font) {
  const QFontMetrics metrics(font);
  return metrics.horizontalAdvance(u'1') == metrics.horizontalAdvance(u'0') &&
         metrics.horizontalAdvance(u'1') == metrics.horizontalAdvance(u'4');
}

/// Qt 6.4 cannot ask a font for its tabular figures: take a plain neighbour that has nothing else.
QFont numberFont(QFont font) {
  for (const auto* family : {"", "Liberation Sans", "Noto Sans", "DejaVu Sans"}) {
    if (*family != 0) font.setFamily(QLatin1String(family));
    if (hasEvenFigures(font)) return font;
  }
  return font;
}

}  // namespace

const Colors& lightColors() {
  static const Colors colors{.window = 0xf5f6f3,
                             .sideBar = 0xeceee8,
                             .base = 0xffffff,
                             .elevated = 0xffffff,
                             .text = 0x1e231c,
                             .quietText = 0x5a6256,
                             .disabledText = 0x8b9387,
                             .line = 0xdadfd4,
                             .controlLine = 0x858d80,
                             .groove = 0xe3e6de,
                             .hover = 0xeaede6,
                             .selection = 0xdcebdc,
                             .accent = 0x2f7d3b,
                             .onAccent = 0xffffff,
                             .accentText = 0x256a31,
                             .good = 0x256a31,
                             .warning = 0x8a5000,
                             .warningGround = 0xfff3dc,
                             .bad = 0xb3261e,
                             .badGround = 0xfce8e6,
                             .training = 0x0072b2,
                             .validation = 0xd55e00,
                             .runs = lightRuns};
  return colors;
}

const Colors& darkColors() {
  static const Colors colors{.window = 0x1b1e1a,
                             .sideBar = 0x161915,
                             .base = 0x232722,
                             .elevated = 0x2a2f28,
                             .text = 0xe6eae2,
                             .quietText = 0xa3ac9d,
                             .disabledText = 0x6d7568,
                             .line = 0x353b33,
                             .controlLine = 0x757d70,
                             .groove = 0x353b33,
                             .hover = 0x2a2f28,
                             .selection = 0x2b3d2c,
                             .accent = 0x5fb56c,
                             .onAccent = 0x10150f,
                             .accentText = 0x77c683,
                             .good = 0x77c683,
                             .warning = 0xe9b35a,
                             .warningGround = 0x3a2f1a,
                             .bad = 0xf2938c,
                             .badGround = 0x40211f,
                             .training = 0x56b4e9,
                             .validation = 0xe69f00,
                             .runs = darkRuns};
  return colors;
}

bool isDark(const QPalette& palette) {
  return palette.color(QPalette::Window).lightness() < 128;
}

const Colors& colorsOf(const QPalette& palette) {
  return isDark(palette) ? darkColors() : lightColors();
}

QFont fontOf(TextRole role) {
  auto font = QApplication::font();
  const auto larger = [&](int points) { font.setPointSize(font.pointSize() + points); };
  switch (role) {
    case TextRole::Title:
      larger(5);
      break;
    case TextRole::Section:
      larger(1);
      break;
    case TextRole::Caption:
      larger(-1);
      break;
    case TextRole::Number:
      return numberFont(font);
    case TextRole::Figure:
      larger(8);
      break;
    case TextRole::Label:
      larger(15);
      break;
    case TextRole::Body:
    case TextRole::Strong:
      break;
  }
  if (role != TextRole::Body && role != TextRole::Caption) font.setWeight(QFont::DemiBold);
  return font;
}

Theme::Theme(Settings& settings, QObject* parent) : QObject(parent), m_settings(settings) {
  auto* system = new SystemAppearance(this);
  auto* style = new Style;  // the application's
  m_systemDark = system->isDark();
  connect(system, &SystemAppearance::changed, style, [this, system, style] {
    m_systemDark = system->isDark();
    style->setMoving(system->isMoving());
    apply();
  });
  const auto name = settings.get(settings::theme);
  for (std::size_t i = 0; i < choiceNames.size(); ++i)
    if (name == QLatin1String(choiceNames[i])) m_choice = static_cast<Choice>(i);
  QApplication::setStyle(style);
  QApplication::setFont(bodyFont());
  apply();
}

void Theme::setChoice(Choice choice) {
  m_choice = choice;
  m_settings.set(settings::theme, QLatin1String(choiceNames.at(static_cast<std::size_t>(choice))));
  apply();
}

void Theme::apply() {
  m_dark = m_choice == Choice::Dark || (m_choice == Choice::System && m_systemDark);
  QApplication::setPalette(paletteOf(m_dark ? darkColors() : lightColors()));
  Q_EMIT changed();
}

}  // namespace pomona::ui
