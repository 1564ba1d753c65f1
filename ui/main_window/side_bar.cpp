// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/side_bar.h"

#include <QBoxLayout>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/style_painter.h"

namespace pomona::ui {
namespace {
constexpr int entryHeight = 36;
constexpr int narrowHeight = 52;  ///< with the name below the icon
constexpr int ringSide = 14;
constexpr int fullTurn = 360 * 16;  ///< QPainter's angles
}  // namespace

SideBarEntry::SideBarEntry(QString icon, const QString& name, QWidget* parent)
    : QAbstractButton(parent), m_icon(std::move(icon)) {
  setText(name);
  setAccessibleName(name);
  setCheckable(true);
  setAutoExclusive(true);
  setAttribute(Qt::WA_Hover);
  setFocusPolicy(Qt::StrongFocus);
}

void SideBarEntry::setNarrow(bool narrow) {
  m_narrow = narrow;
  updateGeometry();
  update();
}

void SideBarEntry::setShare(double share) {
  m_share = share;
  setAccessibleDescription(share < 0 ? QString()
                                     : tr("%1 % done").arg(static_cast<int>(share * 100)));
  update();
}

QSize SideBarEntry::sizeHint() const {
  if (!m_narrow) return {size::sideBar - space::large, entryHeight};
  const QFontMetrics metrics(fontOf(TextRole::Caption));
  return {std::max(size::narrowSideBar - space::small,
                   metrics.horizontalAdvance(text()) + space::small),
          narrowHeight};
}

void SideBarEntry::drawRing(QPainter& painter, const QRect& place) const {
  const auto& colors = colorsOf(palette());
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colors.controlLine, 2));
  painter.drawEllipse(place);
  painter.setPen(QPen(colors.accentText, 2.5, Qt::SolidLine, Qt::RoundCap));
  painter.drawArc(place, fullTurn / 4, -static_cast<int>(m_share * fullTurn));
}

void SideBarEntry::paintEvent(QPaintEvent*) {
  const auto& colors = colorsOf(palette());
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (isChecked() || underMouse())
    paint::panel(painter, rect(), isChecked() ? colors.selection : colors.hover, QColor());
  const int left = m_narrow ? (width() - size::icon) / 2 : space::small;
  const auto ink = isChecked() ? colors.accentText : colors.quietText;
  painter.drawPixmap(left, m_narrow ? space::small : (height() - size::icon) / 2,
                     iconPixmap(m_icon, size::icon, ink, devicePixelRatioF()));
  const QRect ring(width() - ringSide - (m_narrow ? 2 : space::small),
                   m_narrow ? 2 : (height() - ringSide) / 2, ringSide, ringSide);
  if (m_share >= 0) drawRing(painter, ring.adjusted(1, 1, -1, -1));
  QStyleOption option;
  option.initFrom(this);
  if (hasFocus()) paint::focus(painter, option);
  painter.setPen(isChecked() ? colors.text : colors.quietText);
  if (m_narrow) {
    painter.setFont(fontOf(TextRole::Caption));
    return painter.drawText(rect().adjusted(0, 0, 0, -space::tiny),
                            Qt::AlignHCenter | Qt::AlignBottom, text());
  }
  painter.setFont(fontOf(isChecked() ? TextRole::Strong : TextRole::Body));
  painter.drawText(rect().adjusted(left + size::icon + space::small, 0, -space::huge, 0),
                   Qt::AlignVCenter | Qt::AlignLeft, text());
}

SideBar::SideBar(QWidget* parent)
    : QWidget(parent),
      m_name(makeLabel(TextRole::Section, tr("Pomona"), this)),
      m_menu(new QToolButton(this)),
      m_column(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("sideBar"));
  m_menu->setObjectName(QStringLiteral("menuButton"));
  m_menu->setIcon(icon(QStringLiteral("menu")));
  m_menu->setToolTip(tr("Menu"));
  m_menu->setAccessibleName(tr("Menu"));
  m_menu->setPopupMode(QToolButton::InstantPopup);
  m_menu->setAutoRaise(true);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(space::small, 0, 0, 0);
  head->addWidget(m_name, 1);
  head->addWidget(m_menu);
  m_column->setContentsMargins(space::small, space::medium, space::small, space::medium);
  m_column->setSpacing(2);
  m_column->addLayout(head);
  m_column->addSpacing(space::small);
  m_column->addStretch();
  setNarrow(false);
}

void SideBar::addPage(PageId page, const QString& iconName, const QString& name) {
  auto* added = new SideBarEntry(iconName, name, this);
  added->setObjectName(QStringLiteral("entry%1").arg(static_cast<int>(page) + 1));
  m_entries.push_back(added);
  m_column->insertWidget(m_column->count() - 1, added);
  connect(added, &QAbstractButton::clicked, this, [this, page] { Q_EMIT chosen(page); });
}

void SideBar::setFoot(QWidget* foot) {
  m_column->addWidget(foot);
}

void SideBar::setCurrent(PageId page) {
  entry(page).setChecked(true);
}

void SideBar::setShare(PageId page, double share) {
  entry(page).setShare(share);
}

void SideBar::setNarrow(bool narrow) {
  const int side = narrow ? space::tiny : space::small;
  int width = narrow ? size::narrowSideBar : size::sideBar;
  for (auto* each : m_entries) {
    each->setNarrow(narrow);
    width = std::max(width, each->sizeHint().width() + 2 * side);
  }
  setFixedWidth(width);
  m_name->setVisible(!narrow);
  m_column->setContentsMargins(side, space::medium, side, space::medium);
  Q_EMIT narrowChanged(narrow);
}

}  // namespace pomona::ui
