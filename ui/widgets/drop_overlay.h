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

}  // namespace pomona::ui
