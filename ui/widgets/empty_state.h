// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace pomona::ui {

/// What a page shows while it has nothing: a drawing, one sentence, and what can be done.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  EmptyState(const QString& icon, const QString& title, const QString& text,
             QWidget* parent = nullptr);
  /// Buttons stand in a row; the first one is the page's primary.
  QPushButton* addButton(const QString& text, const QString& objectName);
  /// Below the buttons.
  void addBelow(QWidget* widget);
  void setTexts(const QString& title, const QString& text);

 private:
  QLabel* m_title;
  QLabel* m_text;
  QBoxLayout* m_buttons;
  QBoxLayout* m_column;
};

}  // namespace pomona::ui
