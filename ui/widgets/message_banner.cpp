// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/message_banner.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/motion.h"
#include "ui/widgets/style_painter.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {
namespace {

struct Look {
  const char* icon;
  QColor Colors::* ink;
  QColor Colors::* ground;
};

Look lookOf(Message::Kind kind) {
  switch (kind) {
    case Message::Kind::Warning:
      return {"warning", &Colors::warning, &Colors::warningGround};
    case Message::Kind::Error:
      return {"error", &Colors::bad, &Colors::badGround};
    case Message::Kind::Good:
      return {"good", &Colors::good, &Colors::selection};
    case Message::Kind::Info:
      break;
  }
  return {"info", &Colors::quietText, &Colors::groove};
}

QLabel* makeText(QWidget* parent) {
  auto* label = makeLabel(TextRole::Body, {}, parent);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

}  // namespace

MessageBanner::MessageBanner(QWidget* parent)
    : QWidget(parent),
      m_icon(new IconLabel({}, size::icon, &Colors::text, this)),
      m_what(makeText(this)),
      m_remedy(makeText(this)),
      m_details(makeText(this)),
      m_action(new QPushButton(this)),
      m_more(makeToolButton(QStringLiteral("chevron-down"), tr("Details"), this)),
      m_copy(makeToolButton(QStringLiteral("copy"), tr("Copy"), this)) {
  setObjectName(QStringLiteral("banner"));
  m_what->setObjectName(QStringLiteral("bannerText"));
  m_details->setObjectName(QStringLiteral("bannerDetails"));
  m_action->setObjectName(QStringLiteral("bannerAction"));
  m_remedy->setObjectName(QStringLiteral("bannerRemedy"));
  m_more->setCheckable(true);
  auto* close = makeToolButton(QStringLiteral("close"), tr("Dismiss"), this);
  close->setObjectName(QStringLiteral("bannerClose"));
  auto* text = new QVBoxLayout;
  text->setSpacing(space::tiny);
  for (auto* label : {m_what, m_remedy, m_details}) text->addWidget(label);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::medium, space::small, space::small, space::small);
  row->setSpacing(space::small);
  row->addWidget(m_icon, 0, Qt::AlignVCenter);
  row->addLayout(text, 1);
  for (QWidget* button : {static_cast<QWidget*>(m_action), static_cast<QWidget*>(m_more),
                          static_cast<QWidget*>(m_copy), static_cast<QWidget*>(close)})
    row->addWidget(button, 0, Qt::AlignVCenter);
  connect(m_more, &QToolButton::toggled, this, [this](bool open) {
    m_details->setVisible(open);
    growDialog();
  });
  connect(m_copy, &QToolButton::clicked, this, &MessageBanner::copy);
  connect(close, &QToolButton::clicked, this, &MessageBanner::clear);
  connect(m_action, &QPushButton::clicked, this, [this] {
    const auto run = m_run;  // clear() may drop it while it runs
    clear();
    if (run) run();
  });
  hide();
}

void MessageBanner::show(const Message& message, const MessageAction& action) {
  m_message = message;
  m_run = action.run;
  m_what->setText(message.file.isEmpty() ? message.what
                                         : QStringLiteral("%1 %2").arg(message.what, message.file));
  m_remedy->setText(message.remedy);
  m_details->setText(message.details);
  m_action->setText(action.text);
  const auto look = lookOf(message.kind);
  m_icon->setIcon(QLatin1String(look.icon), look.ink);
  m_more->setChecked(false);
  m_remedy->setVisible(!message.remedy.isEmpty());
  m_details->hide();
  m_more->setVisible(!message.details.isEmpty());
  m_copy->setVisible(message.kind != Message::Kind::Info && message.kind != Message::Kind::Good);
  m_action->setVisible(action.run != nullptr);
  setAccessibleName(m_what->text());
  fadeIn(this);
  update();
  growDialog();
}

/// A dialog is as high as its content was when it opened: wrapped lines would be cut.
void MessageBanner::growDialog() {
  auto* dialog = qobject_cast<QDialog*>(window());
  if (dialog == nullptr || dialog->layout() == nullptr) return;
  dialog->layout()->activate();
  const int needed = dialog->layout()->totalHeightForWidth(dialog->width());
  if (needed > dialog->height()) dialog->resize(dialog->width(), needed);
}

void MessageBanner::clear() {
  m_message = {};
  m_run = nullptr;
  hide();
}

void MessageBanner::copy() const {
  QStringList lines;
  for (const auto& line : {m_message.what, m_message.file, m_message.remedy, m_message.details})
    if (!line.isEmpty()) lines << line;
  QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void MessageBanner::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint::panel(painter, rect(), colorsOf(palette()).*lookOf(m_message.kind).ground, QColor());
}

}  // namespace pomona::ui
