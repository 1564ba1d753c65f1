// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace pomona::ui {

/// Large plain numbers side by side, each with a caption below.
class FigureRow : public QWidget {
  Q_OBJECT
 public:
  explicit FigureRow(QWidget* parent = nullptr);
  /// @param longest  the longest value that will stand there, so that nothing jumps.
  /// @return the figure's place, for set().
  int add(const QString& caption, const QString& longest = {});
  void set(int place, const QString& value);
  void setCaption(int place, const QString& caption);

 private:
  struct Figure {
    QLabel* value;
    QLabel* caption;
  };
  QHBoxLayout* m_row;
  std::vector<Figure> m_figures;
};

}  // namespace pomona::ui
