// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fold_out.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "ui/widgets/icons.h"

namespace pomona::ui {

FoldOut::FoldOut(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_heading(new QToolButton(this)), m_content(content) {
  m_heading->setText(title);
  m_heading->setFont(fontOf(TextRole::Strong));
  m_heading->setIconSize({space::large, space::large});
  m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_heading->setCheckable(true);
  m_heading->setAutoRaise(true);
  m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addWidget(m_heading);
  column->addWidget(content);
  connect(m_heading, &QToolButton::toggled, this, &FoldOut::setOpen);
  setOpen(false);
}

bool FoldOut::isOpen() const {
  return m_heading->isChecked();
}

void FoldOut::setOpen(bool open) {
  m_heading->setChecked(open);
  m_heading->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
  m_content->setVisible(open);
}

}  // namespace pomona::ui
