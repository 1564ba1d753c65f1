// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figure_row.h"

#include <QBoxLayout>

#include "ui/widgets/labels.h"

namespace pomona::ui {

FigureRow::FigureRow(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {
  m_row->setContentsMargins(0, 0, 0, 0);
  m_row->setSpacing(space::huge);
  m_row->addStretch();
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

int FigureRow::add(const QString& caption, const QString& longest) {
  const Figure figure{makeLabel(TextRole::Figure, {}, this),
                      makeLabel(TextRole::Caption, caption, this)};
  figure.value->setMinimumWidth(figure.value->fontMetrics().horizontalAdvance(longest));
  figure.value->setMinimumHeight(figure.value->fontMetrics().height());
  figure.value->setAccessibleName(caption);
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  column->addWidget(figure.value);
  column->addWidget(figure.caption);
  m_row->insertLayout(m_row->count() - 1, column);
  m_figures.push_back(figure);
  return static_cast<int>(m_figures.size()) - 1;
}

void FigureRow::set(int place, const QString& value) {
  m_figures.at(static_cast<std::size_t>(place)).value->setText(value);
}

void FigureRow::setCaption(int place, const QString& caption) {
  m_figures.at(static_cast<std::size_t>(place)).caption->setText(caption);
}

}  // namespace pomona::ui
