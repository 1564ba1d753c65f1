// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <utility>

namespace pomona::ui {

/// A slider with two handles: a lower and an upper value. Arrows move the handle that was used
/// last, with Ctrl the other one; Home and End go as far as it goes.
class RangeSlider : public QWidget {
  Q_OBJECT
 public:
  explicit RangeSlider(QWidget* parent = nullptr);
  void setRange(int least, int most);
  void setValues(int lower, int upper);
  int lower() const { return m_values.first; }
  int upper() const { return m_values.second; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void valuesChanged(int lower, int upper);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int& value(bool upper) { return upper ? m_values.second : m_values.first; }
  double placeOf(int value) const;
  int valueAt(double x) const;
  void move(bool upper, int to);

  int m_least = 0;
  int m_most = 100;
  std::pair<int, int> m_values{0, 100};
  bool m_upper = true;  ///< the handle used last
};

}  // namespace pomona::ui
