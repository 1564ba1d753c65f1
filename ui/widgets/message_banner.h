// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "ui/controllers/messages.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace pomona::ui {

class IconLabel;

/// A button in a banner: "Undo", "Show".
struct MessageAction {
  QString text;
  std::function<void()> run;
};

/// Says what happened, where it stands: what, which file, what to do. Never stops work. Hidden
/// while there is nothing to say.
class MessageBanner : public QWidget {
  Q_OBJECT
 public:
  explicit MessageBanner(QWidget* parent = nullptr);
  void show(const Message& message, const MessageAction& action = {});
  void clear();
  const Message& message() const { return m_message; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void copy() const;
  void growDialog();

  Message m_message;
  std::function<void()> m_run;
  IconLabel* m_icon;
  QLabel* m_what;
  QLabel* m_remedy;
  QLabel* m_details;
  QPushButton* m_action;
  QToolButton* m_more;
  QToolButton* m_copy;
};

}  // namespace pomona::ui
