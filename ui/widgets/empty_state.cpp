// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include <QBoxLayout>
#include <QPushButton>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/style.h"

namespace pomona::ui {
namespace {
constexpr int drawing = 3 * space::huge;
constexpr int textWidth = 20 * space::huge;
}  // namespace

EmptyState::EmptyState(const QString& icon, const QString& title, const QString& text,
                       QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel(TextRole::Title, title, this)),
      m_text(makeQuietLabel(TextRole::Body, text, this)),
      m_buttons(new QHBoxLayout),
      m_column(new QVBoxLayout) {
  m_text->setWordWrap(true);
  m_text->setAlignment(Qt::AlignHCenter);
  m_text->setFixedWidth(textWidth);
  m_buttons->setSpacing(space::small);
  m_column->setSpacing(space::small);
  m_column->addWidget(new IconLabel(icon, drawing, &Colors::accent, this), 0, Qt::AlignHCenter);
  m_column->addWidget(m_title, 0, Qt::AlignHCenter);
  m_column->addWidget(m_text, 0, Qt::AlignHCenter);
  m_column->addSpacing(space::small);
  m_column->addLayout(m_buttons);
  m_column->setAlignment(m_buttons, Qt::AlignHCenter);
  auto* all = new QVBoxLayout(this);
  all->addStretch(2);
  all->addLayout(m_column);
  all->addStretch(3);
  setTexts(title, text);
}

QPushButton* EmptyState::addButton(const QString& text, const QString& objectName) {
  auto* button = new QPushButton(text, this);
  button->setObjectName(objectName);
  if (m_buttons->count() == 0) makePrimary(button);
  m_buttons->addWidget(button);
  return button;
}

void EmptyState::addBelow(QWidget* widget) {
  m_column->addSpacing(space::large);
  m_column->addWidget(widget, 0, Qt::AlignHCenter);
}

void EmptyState::setTexts(const QString& title, const QString& text) {
  m_title->setText(title);
  m_text->setText(text);
  m_text->setFixedHeight(
      std::max(0, m_text->heightForWidth(textWidth)));  // a centred label forgets to ask
}

}  // namespace pomona::ui
