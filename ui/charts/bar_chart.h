// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

class QCustomPlot;

namespace pomona::ui {

/// Bars side by side, one a class, in two parts (Training below, Test above). Hover names a bar and
/// its numbers, a click chooses it. Follows the palette; drawn only while seen.
class BarChart : public QWidget {
  Q_OBJECT
 public:
  struct Bar {
    QString name;
    double lower = 0;
    double upper = 0;
  };
  explicit BarChart(QWidget* parent = nullptr);
  void setBars(std::vector<Bar> bars, const QString& lowerName, const QString& upperName);
  /// What the bars' height and a bar are: the axes' labels.
  void setAxes(const QString& value, const QString& bar);

 Q_SIGNALS:
  void chosen(int bar);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void rebuild();
  void recolor();
  void placeLabels();
  int barAt(const QPointF& point) const;
  QString wordsFor(const Bar& bar) const;

  QCustomPlot* m_plot;
  std::vector<Bar> m_bars;
  QStringList m_names;
};

}  // namespace pomona::ui
