// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_switch.h"

#include <QPainter>
#include <QStyleOption>

#include "ui/widgets/style_painter.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

constexpr int sampleWidth = space::huge;
constexpr int widest = 8 * space::huge;
constexpr double thin = 1.6;
constexpr double strong = 2.2;
constexpr double disc = 3;  ///< radius

}  // namespace

CurveSwitch::CurveSwitch(Sample sample, const QString& name, int colour, QWidget* parent)
    : QAbstractButton(parent), m_sample(sample), m_colour(colour) {
  setText(name);
  setAccessibleName(name);
  setToolTip(tr("Shows or hides: %1").arg(name));
  setFont(fontOf(TextRole::Caption));
  setCheckable(true);
  setChecked(true);
  // Names of runs give way where there is little room; the two curves' do not.
  setSizePolicy(sample == Sample::Run ? QSizePolicy::Maximum : QSizePolicy::Fixed,
                QSizePolicy::Fixed);
}

QSize CurveSwitch::sizeHint() const {
  const int words = fontMetrics().horizontalAdvance(text());
  return {std::min(widest, sampleWidth + 3 * space::small + words), size::itemRow};
}

void CurveSwitch::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& colors = colorsOf(palette());
  QStyleOption option;
  option.initFrom(this);
  if (hasFocus()) paint::focus(painter, option);
  const auto own =
      colors.runs.at(static_cast<std::size_t>(std::max(0, m_colour)) % colors.runs.size());
  auto color = m_colour >= 0                  ? own
               : m_sample == Sample::Training ? colors.training
                                              : colors.validation;
  if (!isChecked()) color = colors.groove;
  const int middle = height() / 2;
  const bool marked = m_sample != Sample::Training;
  const bool dashed = m_sample == Sample::Training && m_colour >= 0;
  painter.setPen(QPen(color, marked ? strong : thin, dashed ? Qt::DashLine : Qt::SolidLine));
  painter.drawLine(space::small, middle, space::small + sampleWidth, middle);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  if (marked) painter.drawEllipse(QPointF(space::small + sampleWidth / 2.0, middle), disc, disc);
  auto font = this->font();
  font.setStrikeOut(!isChecked());
  painter.setFont(font);
  painter.setPen(isChecked() ? colors.text : colors.quietText);
  const auto area = rect().adjusted(sampleWidth + 2 * space::small, 0, 0, 0);
  painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                   fontMetrics().elidedText(text(), Qt::ElideMiddle, area.width()));
}

}  // namespace pomona::ui
