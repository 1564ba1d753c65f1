// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pomona::ui {

/// Lights up over a page while something is dragged above the window, and says what a drop would
/// do.
class DropOverlay : public QWidget {
  Q_OBJECT
 public:
  /// Covers `parent` while shown.
  explicit DropOverlay(QWidget* parent);
  void say(const QString& sentence);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_sentence;
};

/// Takes what is dragged as a copy, whatever the source proposes: of what it believes to have moved
/// it may delete its own.
void acceptCopy(QDropEvent& event);

}  // namespace pomona::ui
