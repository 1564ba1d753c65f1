// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include <QBoxLayout>

#include "ui/widgets/job_line.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {

Page::Page(AppContext& context, PageId id, const QString& title, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_id(id),
      m_title(makeLabel(TextRole::Title, title, this)),
      m_subtitle(new ElidedLabel(Qt::ElideMiddle, this)),
      m_actions(new QHBoxLayout),
      m_banner(new MessageBanner(this)),
      m_column(new QVBoxLayout(this)),
      m_jobLine(new JobLine(this)) {
  m_subtitle->setObjectName(QStringLiteral("subtitle"));
  m_subtitle->setForegroundRole(QPalette::PlaceholderText);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addWidget(m_title);
  words->addWidget(m_subtitle);
  m_actions->setSpacing(space::small);
  auto* header = new QHBoxLayout;
  header->setSpacing(space::large);
  header->addLayout(words, 1);
  header->addLayout(m_actions);
  m_column->setContentsMargins(space::huge, space::large, space::huge, space::large);
  m_column->setSpacing(space::medium);
  m_column->addLayout(header);
  m_column->addWidget(m_banner);
  m_column->addWidget(m_jobLine);
  connect(m_jobLine, &JobLine::shareChanged, this, &Page::shareChanged);
}

QString Page::title() const {
  return m_title->text();
}

void Page::setSubtitle(const QString& text) {
  m_subtitle->setText(text);
}

void Page::setContent(QWidget* content) {
  m_column->insertWidget(m_column->indexOf(m_jobLine), content, 1);
}

void Page::showMessage(const Message& message, const MessageAction& action) {
  m_banner->show(message, action);
}

void Page::showError(const Error& error, const MessageAction& action) {
  if (error.code != ErrorCode::Cancelled) showMessage(messageFor(error), action);
}

void Page::showSaved(const QString& file) {
  showMessage({.kind = Message::Kind::Good, .what = tr("Saved:"), .file = file},
              {tr("Open its folder"), [this, file] { context().dialogs->reveal(file); }});
}

void Page::announce(const Message& message, const MessageAction& action) {
  showMessage(message, action);
  Q_EMIT announced(message, action);
}

void Page::clearMessage() {
  m_banner->clear();
}

}  // namespace pomona::ui
