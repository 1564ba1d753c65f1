// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot_look.h"

#include <qcustomplot.h>

#include "ui/widgets/theme.h"

namespace pomona::ui {

void dressPlot(QCustomPlot& plot, const Colors& colors) {
  plot.setBackground(colors.window);
  const auto small = fontOf(TextRole::Caption);
  for (auto* axis : {plot.xAxis, plot.yAxis}) {
    axis->setBasePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelFont(small);
    axis->setTickLabelColor(colors.quietText);
    axis->setLabelFont(small);
    axis->setLabelColor(colors.quietText);
    axis->grid()->setPen(QPen(colors.line, size::line));
    axis->grid()->setZeroLinePen(QPen(colors.line, size::line));
  }
  plot.xAxis->setBasePen(QPen(colors.controlLine, size::line));
  plot.legend->setFont(small);
  plot.legend->setTextColor(colors.quietText);
  plot.legend->setBrush(Qt::NoBrush);
  plot.legend->setBorderPen(Qt::NoPen);
  plot.legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
  plot.axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
}

}  // namespace pomona::ui
