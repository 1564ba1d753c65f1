// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/prediction_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/controllers/text.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {

PredictionBars::PredictionBars(int places, QWidget* parent) : QWidget(parent), m_places(places) {
  setAccessibleName(tr("Most probable labels"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

void PredictionBars::setPredictions(const std::vector<LabelProbability>& predictions) {
  m_predictions = predictions;
  QStringList words;
  for (const auto& row : predictions)
    words << QStringLiteral("%1 %2").arg(toQString(row.label), formatPercent(row.probability));
  setAccessibleDescription(words.join(QStringLiteral(", ")));
  update();
}

/// Words and bar, as close as they can be.
int PredictionBars::leastRowHeight() const {
  return fontMetrics().height() + space::tiny + size::bar + 2;
}

int PredictionBars::rowHeight() const {
  return std::max(leastRowHeight(), height() / m_places);
}

QSize PredictionBars::sizeHint() const {
  return {size::form, m_places * (leastRowHeight() + space::medium - 2)};
}

QSize PredictionBars::minimumSizeHint() const {
  return {size::form / 2, m_places * leastRowHeight()};
}

void PredictionBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  int top = 0;
  for (const auto& row : m_predictions) {
    drawRow(painter, top, row);
    top += rowHeight();
  }
}

void PredictionBars::drawRow(QPainter& painter, int top, const LabelProbability& row) const {
  const auto& colors = colorsOf(palette());
  const bool first = top == 0;
  const QRect line(0, top, width(), fontMetrics().height());
  const auto percent = formatPercent(row.probability);
  painter.setFont(fontOf(TextRole::Number));
  const int number = painter.fontMetrics().horizontalAdvance(percent) + space::medium;
  painter.setPen(first ? colors.text : colors.quietText);
  painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, percent);
  painter.setFont(fontOf(first ? TextRole::Strong : TextRole::Body));
  painter.setPen(colors.text);
  painter.drawText(
      line, Qt::AlignLeft | Qt::AlignVCenter,
      painter.fontMetrics().elidedText(toQString(row.label), Qt::ElideRight, width() - number));
  const double round = size::bar / 2.0;
  QRectF bar(0, line.bottom() + space::tiny, width(), size::bar);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.groove);
  painter.drawRoundedRect(bar, round, round);
  bar.setWidth(std::max<double>(size::bar, bar.width() * row.probability));
  painter.setBrush(colors.accent);
  painter.drawRoundedRect(bar, round, round);
}

/// The whole label and the exact number.
bool PredictionBars::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto row = static_cast<std::size_t>(std::max(0, help->pos().y()) / rowHeight());
  if (row < m_predictions.size())
    QToolTip::showText(help->globalPos(),
                       QStringLiteral("%1  %2").arg(toQString(m_predictions[row].label),
                                                    formatShare(m_predictions[row].probability)),
                       this);
  return true;
}

}  // namespace pomona::ui
