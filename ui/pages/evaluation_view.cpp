// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluation_view.h"

#include <QBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/charts/heat_map.h"
#include "ui/controllers/text.h"
#include "ui/pages/confusion_panel.h"
#include "ui/pages/evaluation_tables.h"
#include "ui/pages/result_strip.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/image_viewer.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {

EvaluationView::EvaluationView(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_figures(new FigureRow(this)),
      m_tables(new EvaluationTables(this)),
      m_confusion(new ConfusionPanel(this)),
      m_splitter(new QSplitter(this)),
      m_viewer(new ImageViewer(this)),
      m_upper(new QStackedWidget(this)),
      m_strip(new ResultStrip(context.thumbnails, this)) {
  m_figures->setObjectName(QStringLiteral("evaluationFigures"));
  const auto longest = QStringLiteral("100.0 %");
  m_places = {m_figures->add(tr("accuracy"), longest),
              m_figures->add(tr("right among the first five"), longest),
              m_figures->add(tr("loss"), longest), m_figures->add(tr("calibration error"), longest),
              m_figures->add(tr("images"), longest)};
  m_splitter->addWidget(m_tables);
  m_splitter->addWidget(m_confusion);
  m_splitter->setStretchFactor(1, 1);
  m_splitter->setChildrenCollapsible(false);
  if (!m_splitter->restoreState(context.settings.get(settings::evaluateSplitter)))
    m_splitter->setSizes({2 * size::list, 2 * size::list});
  m_upper->addWidget(m_splitter);
  m_upper->addWidget(makeViewer());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::medium);
  column->addWidget(m_figures);
  column->addWidget(m_upper, 1);
  column->addWidget(m_strip);
  connectParts();
}

QWidget* EvaluationView::makeViewer() {
  auto* reveal = makeToolButton(QStringLiteral("folder"), tr("Open its folder"), this);
  connect(reveal, &QToolButton::clicked, this,
          [this] { m_context.dialogs->reveal(m_viewer->file()); });
  m_viewer->addTool(reveal);
  connect(m_viewer, &ImageViewer::closed, this, &EvaluationView::closeViewer);
  connect(m_viewer, &ImageViewer::stepped, this,
          [this](int by) { openViewer(m_strip->current() + by); });
  return m_viewer;
}

void EvaluationView::connectParts() {
  connect(m_tables, &EvaluationTables::chosen, this, &EvaluationView::choose);
  connect(&m_confusion->matrix(), &HeatMap::chosen, this, &EvaluationView::choose);
  connect(m_strip, &ResultStrip::hardestWanted, this, [this] { choose({}); });
  connect(m_strip, &ResultStrip::opened, this, &EvaluationView::openViewer);
}

void EvaluationView::setEvaluation(const EvaluationPointer& evaluation) {
  m_upper->setCurrentIndex(0);
  m_tables->setEvaluation(evaluation);
  m_confusion->setEvaluation(evaluation);
  m_strip->setEvaluation(evaluation);
  if (!evaluation) return;
  const auto& e = evaluation->figures();
  const std::array values{formatPercent(e.accuracy), formatPercent(e.top5Accuracy),
                          formatShare(e.loss), formatPercent(e.calibrationError),
                          formatCount(e.images)};
  for (std::size_t i = 0; i < values.size(); ++i) m_figures->set(m_places[i], values[i]);
}

void EvaluationView::choose(const MatrixCell& cell) {
  m_upper->setCurrentIndex(0);
  m_tables->setCurrent(cell);
  m_confusion->matrix().setCurrent(cell);
  m_strip->show(cell);
}

void EvaluationView::openViewer(int row) {
  if (row < 0 || row >= m_strip->count()) return;
  m_strip->setCurrent(row);
  m_viewer->open(m_strip->fileOf(row), m_strip->labelOf(row),
                 tr("%1 of %2")
                     .arg(formatCount(static_cast<std::size_t>(row) + 1),
                          formatCount(static_cast<std::size_t>(m_strip->count()))));
  m_upper->setCurrentIndex(1);
  m_viewer->setFocus();
}

void EvaluationView::closeViewer() {
  m_upper->setCurrentIndex(0);
}

ReportPictures EvaluationView::render() const {
  return m_confusion->render();
}

void EvaluationView::remember() {
  m_context.settings.set(settings::evaluateSplitter, m_splitter->saveState());
}

}  // namespace pomona::ui
