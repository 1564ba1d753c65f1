// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fold_out.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "ui/controllers/settings.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/motion.h"

namespace pomona::ui {

FoldOut::FoldOut(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_heading(new QToolButton(this)), m_content(content) {
  m_heading->setText(title);
  m_heading->setFont(fontOf(TextRole::Strong));
  m_heading->setIconSize({space::large, space::large});
  m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_heading->setAutoRaise(true);
  m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addWidget(m_heading);
  column->addWidget(content);
  connect(m_heading, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
  setOpen(false);
}

void FoldOut::remember(Settings& settings) {
  if (settings.get(settings::openFolds).contains(objectName())) setOpen(true);
  connect(this, &FoldOut::toggled, this, [this, &settings](bool open) {
    auto names = settings.get(settings::openFolds);
    names.removeAll(objectName());
    if (open) names << objectName();
    settings.set(settings::openFolds, names);
  });
}

void FoldOut::setOpen(bool open) {
  m_open = open;
  m_heading->setAccessibleDescription(open ? tr("unfolded") : tr("folded"));
  m_heading->setIcon(icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
  if (open)
    unfold(m_content);
  else
    m_content->hide();
  Q_EMIT toggled(open);
}

}  // namespace pomona::ui
