// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/confusion_panel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include "ui/charts/heat_map.h"
#include "ui/charts/reliability_chart.h"
#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {
namespace {

constexpr double zoomStep = 1.5;
constexpr int matrixSide = 900;  ///< pixels in files
constexpr int reliabilitySide = 480;

}  // namespace

ConfusionPanel::ConfusionPanel(QWidget* parent)
    : QWidget(parent),
      m_tabs(new QTabBar(this)),
      m_matrix(new HeatMap(this)),
      m_scale(new ColorScale(this)),
      m_hideRight(new QCheckBox(tr("Errors only"), this)),
      m_reliability(new ReliabilityChart(this)) {
  m_tabs->setObjectName(QStringLiteral("evaluationCharts"));
  m_tabs->setAccessibleName(tr("Confusion or reliability"));
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  m_tabs->setUsesScrollButtons(false);
  for (const auto& text : {tr("Confusion"), tr("Reliability")}) m_tabs->addTab(text);
  m_matrix->setObjectName(QStringLiteral("confusionMatrix"));
  m_reliability->setObjectName(QStringLiteral("reliabilityChart"));
  m_reliability->setAccessibleName(tr("Reliability"));
  auto* stack = new QStackedWidget(this);
  stack->addWidget(m_matrix);
  stack->addWidget(m_reliability);
  fillCorner();
  auto* tools = makeMatrixTools();
  auto* head = new QHBoxLayout;
  head->setSpacing(space::medium);
  head->addWidget(m_tabs);
  head->addStretch();
  head->addWidget(tools);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addLayout(head);
  column->addWidget(stack, 1);
  connect(m_tabs, &QTabBar::currentChanged, this, [stack, tools](int tab) {
    stack->setCurrentIndex(tab);
    tools->setVisible(tab == 0);
  });
}

/// Below the names of the rows nothing else stands.
void ConfusionPanel::fillCorner() {
  auto* corner = new QVBoxLayout(m_matrix);
  corner->setContentsMargins(0, 0, 0, 0);
  corner->setSpacing(space::tiny);
  corner->addStretch();
  for (const auto& title : HeatMap::axisTitles())
    corner->addWidget(makeLabel(TextRole::Caption, title, m_matrix), 0, Qt::AlignLeft);
  corner->addWidget(m_scale, 0, Qt::AlignLeft);
}

QWidget* ConfusionPanel::makeMatrixTools() {
  auto* tools = new QWidget(this);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::small);
  m_hideRight->setObjectName(QStringLiteral("hideDiagonal"));
  m_hideRight->setToolTip(tr("Leaves out the diagonal, where the answers are right"));
  m_hideRight->setChecked(true);
  auto* out = makeToolButton(QStringLiteral("minus"), tr("Zoom out (-)"), tools);
  auto* in = makeToolButton(QStringLiteral("plus"), tr("Zoom in (+), or turn the wheel"), tools);
  auto* all = makeToolButton(QStringLiteral("fit"), tr("Show the whole matrix (0)"), tools);
  out->setObjectName(QStringLiteral("zoomOut"));
  in->setObjectName(QStringLiteral("zoomIn"));
  all->setObjectName(QStringLiteral("zoomAll"));
  row->addWidget(m_hideRight);
  for (auto* button : {out, in, all}) row->addWidget(button);
  connect(m_hideRight, &QCheckBox::toggled, this,
          [this](bool hidden) { m_matrix->setDiagonalShown(!hidden); });
  connect(m_matrix, &HeatMap::mostChanged, this, [this] { m_scale->setMost(m_matrix->most()); });
  connect(m_matrix, &HeatMap::zoomChanged, this, [this, out, all] {
    for (auto* button : {out, all}) button->setEnabled(m_matrix->zoom() > 1);
  });
  connect(out, &QToolButton::clicked, this, [this] { m_matrix->zoomBy(1 / zoomStep); });
  connect(in, &QToolButton::clicked, this, [this] { m_matrix->zoomBy(zoomStep); });
  connect(all, &QToolButton::clicked, m_matrix, &HeatMap::resetZoom);
  return tools;
}

void ConfusionPanel::setEvaluation(const EvaluationPointer& evaluation) {
  if (!evaluation) return m_matrix->setCounts({}, {});
  const auto& e = evaluation->figures();
  QStringList names;
  for (const auto& name : e.classes) names << toQString(name);
  m_matrix->setCounts(e.confusion, names);
  m_reliability->setBins(e.reliability);
}

ReportPictures ConfusionPanel::render() const {
  return {m_matrix->render(matrixSide), m_reliability->render(reliabilitySide)};
}

}  // namespace pomona::ui
