// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/pages/app_context.h"
#include "ui/widgets/message_banner.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace pomona::ui {

class ElidedLabel;
class JobLine;

/// The frame of every page, from above: title and subtitle with the page's actions at the right,
/// the banner while there is something to say, the content, the job line while something runs.
class Page : public QWidget {
  Q_OBJECT
 public:
  Page(AppContext& context, PageId id, const QString& title, QWidget* parent = nullptr);

  PageId id() const { return m_id; }
  QString title() const;

  /// Somebody came to this page, perhaps with something in hand. Shown already when it is called.
  virtual void receive(const Visit& visit) { Q_UNUSED(visit) }
  /// Ctrl+O: asks for what this page opens. False: for nothing but a dataset's folder.
  virtual bool chooseFiles() { return false; }
  /// True: a folder dropped while this page is shown is for it, and not the new dataset.
  virtual bool takesFolders() const { return false; }
  /// True: the window may close now. Else the page asks, and calls `close` if the user agrees.
  virtual bool mayClose(const std::function<void()>& close) {
    Q_UNUSED(close)
    return true;
  }

  /// Says something in the banner, which stays until it is dismissed or replaced.
  void showMessage(const Message& message, const MessageAction& action = {});
  void showError(const Error& error, const MessageAction& action = {});
  /// Says that a file was written, and offers its folder.
  void showSaved(const QString& file);
  void clearMessage();

 Q_SIGNALS:
  /// How far this page's job is, 0..1, for the side bar and the window's title; negative: none
  /// runs.
  void shareChanged(double share);
  /// To be said on whichever page is shown; this page keeps it too.
  void announced(const pomona::ui::Message& message, const pomona::ui::MessageAction& action);

 protected:
  /// Says something that matters wherever the user is.
  void announce(const Message& message, const MessageAction& action = {});
  AppContext& context() const { return m_context; }
  /// The line below the title: what is on this page just now.
  void setSubtitle(const QString& text);
  /// Right in the header; the primary button comes last.
  QHBoxLayout& actions() { return *m_actions; }
  /// Takes all the room that is left. Call once.
  void setContent(QWidget* content);
  JobLine& jobLine() { return *m_jobLine; }

 private:
  AppContext& m_context;
  PageId m_id;
  QLabel* m_title;
  ElidedLabel* m_subtitle;
  QHBoxLayout* m_actions;
  MessageBanner* m_banner;
  QVBoxLayout* m_column;
  JobLine* m_jobLine;
};

}  // namespace pomona::ui
