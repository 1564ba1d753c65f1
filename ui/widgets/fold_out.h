// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace pomona::ui {

class Settings;

/// A heading that unfolds what is below it.
class FoldOut : public QWidget {
  Q_OBJECT
 public:
  /// @param content  becomes its child; folded at first.
  FoldOut(const QString& title, QWidget* content, QWidget* parent = nullptr);
  void setOpen(bool open);
  /// Opens if it was open the last time, and is remembered from now on, by its objectName. Call
  /// when its toggled() is connected. @param settings  outlives it.
  void remember(Settings& settings);
  bool isOpen() const { return m_open; }
  QWidget* content() const { return m_content; }

 Q_SIGNALS:
  void toggled(bool open);

 private:
  QToolButton* m_heading;
  QWidget* m_content;
  bool m_open = false;
};

}  // namespace pomona::ui
