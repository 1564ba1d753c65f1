// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_details.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/charts/curve_plot.h"
#include "ui/controllers/core_words.h"
#include "ui/controllers/text.h"
#include "ui/pages/curve_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scroll_area.h"

namespace pomona::ui {
namespace {

constexpr int leastColumn = 72;  ///< a run's mark and what its name differs by
constexpr int mostColumn = 128;
constexpr std::size_t fewRuns = 2;

bool isDamaged(const RunRecord& run) {
  return run.state == RunState::Damaged;
}

}  // namespace

RunDetails::RunDetails(AppContext& context, QWidget* parent)
    : QStackedWidget(parent),
      m_library(context.runs),
      m_name(new QLineEdit(this)),
      m_note(new QLineEdit(this)),
      m_place(new ElidedLabel(Qt::ElideMiddle, this)),
      m_facts(makeLabel(TextRole::Body, {}, this)),
      m_curves(new CurvePanel(context, this)),
      m_beside(new QStackedWidget(this)),
      m_heading(makeLabel(TextRole::Section, {}, this)),
      m_table(new QTreeView(this)) {
  auto* hint = makeQuietLabel(
      TextRole::Body, tr("Select a run to name it or note something on it, several to compare."),
      this);
  hint->setAlignment(Qt::AlignCenter);
  addWidget(hint);
  m_beside->addWidget(makeOne());
  m_beside->addWidget(makeSeveral());
  m_curves->setObjectName(QStringLiteral("runCurves"));
  auto* both = new QSplitter(this);
  both->addWidget(m_curves);
  both->addWidget(m_beside);
  both->setChildrenCollapsible(false);
  m_beside->setMinimumWidth(size::form);
  both->setStretchFactor(0, 3);
  both->setStretchFactor(1, 2);
  addWidget(both);
  for (auto* field : {m_name, m_note})
    connect(field, &QLineEdit::editingFinished, this, &RunDetails::keep);
}

QWidget* RunDetails::makeOne() {
  m_name->setObjectName(QStringLiteral("runName"));
  m_note->setObjectName(QStringLiteral("runNote"));
  m_facts->setObjectName(QStringLiteral("runFacts"));
  m_facts->setWordWrap(true);
  m_note->setPlaceholderText(tr("What was tried, what came out"));
  auto* page = new QWidget(this);
  auto* form = new QFormLayout(page);
  form->setContentsMargins(space::medium, space::medium, 0, 0);
  form->setHorizontalSpacing(space::large);
  form->setVerticalSpacing(space::small);
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  form->addRow(tr("&Name"), m_name);
  form->addRow(tr("N&ote"), m_note);
  form->addRow(tr("Folder"), m_place);
  form->addRow(tr("Result"), m_facts);
  return makeScrollArea(page, this);  // a banner above takes room from it
}

QWidget* RunDetails::makeSeveral() {
  m_table->setObjectName(QStringLiteral("runDifferences"));
  m_table->setAccessibleName(tr("Settings that differ"));
  m_table->setModel(&m_differences);
  m_table->setRootIsDecorated(false);
  m_table->header()->setMinimumSectionSize(leastColumn);
  m_table->header()->setMaximumSectionSize(mostColumn);
  m_table->header()->setStretchLastSection(false);  // it would keep the width that it had
  m_table->setUniformRowHeights(true);
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setSelectionMode(QAbstractItemView::NoSelection);
  m_table->viewport()->setBackgroundRole(QPalette::Window);
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(space::medium, space::medium, 0, 0);
  column->setSpacing(space::small);
  column->addWidget(m_heading);
  column->addWidget(m_table, 1);
  return page;
}

void RunDetails::setRuns(std::vector<RunRecord> runs) {
  keep();
  // Nothing is known of a damaged one that could be compared.
  if (runs.size() > 1) std::erase_if(runs, isDamaged);
  m_folder.clear();
  m_read.abandon();
  setCurrentIndex(runs.empty() ? 0 : 1);
  if (runs.empty()) return;
  showCurves(runs);
  m_beside->setCurrentIndex(runs.size() == 1 ? 0 : 1);
  if (runs.size() == 1) return showOne(runs.front());
  m_differences.setRuns(runs);
  showMarks();
  m_heading->setText(m_differences.rowCount() == 0
                         ? tr("These %1 runs have the same settings").arg(runs.size())
                         : tr("Settings that differ"));
  // Few have room, and Qt would keep a bar that an earlier width needed.
  const bool many = runs.size() > fewRuns;
  m_table->setHorizontalScrollBarPolicy(many ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
  m_table->header()->setSectionResizeMode(many ? QHeaderView::ResizeToContents
                                               : QHeaderView::Stretch);
  m_table->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
}

void RunDetails::showMarks() {
  QList<QPixmap> marks;
  for (const auto& color : colorsOf(palette()).runs) {
    marks.emplace_back(space::medium, space::medium);
    marks.back().fill(color);
  }
  m_differences.setMarks(marks);
}

void RunDetails::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) showMarks();
  QStackedWidget::changeEvent(event);
}

void RunDetails::showCurves(const std::vector<RunRecord>& runs) {
  std::vector<RunCurves> curves;
  for (const auto& run : runs) {
    curves.push_back(curvesOf(run));
    if (runs.size() > 1) curves.back().colour = static_cast<int>(curves.size()) - 1;
  }
  m_curves->setRuns(std::move(curves));
  std::vector<std::filesystem::path> folders;
  for (const auto& run : runs) folders.push_back(run.path);
  m_read.start(
      [folders](std::stop_token, const ProgressCallback&) {
        std::vector<Result<std::vector<StepEvent>>> read;
        for (const auto& folder : folders) read.push_back(readSteps(folder));
        return read;
      },
      [this](const std::vector<Result<std::vector<StepEvent>>>& read) { showSteps(read); });
}

void RunDetails::showSteps(const std::vector<Result<std::vector<StepEvent>>>& read) {
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (!read[i]) Q_EMIT m_curves->failed(read[i].error());
    if (read[i] && !read[i]->empty())
      m_curves->plot().appendSteps(i, samplesOf(*read[i]), read[i]->back().steps);
  }
}

void RunDetails::showOne(const RunRecord& run) {
  m_folder = toQString(run.path);
  m_label = {run.name, run.note};
  m_name->setText(toQString(run.name));
  m_note->setText(toQString(run.note));
  m_place->setText(m_folder);
  m_facts->setText(factsOf(run));
}

QString RunDetails::factsOf(const RunRecord& run) {
  if (run.state == RunState::Damaged) return wordsOfCore(run.damage);
  auto facts = tr("%1 epochs trained").arg(run.history.size());
  if (run.report)
    facts += tr(", the best one %1. Validated on: %2. Computed on %3.")
                 .arg(run.report->bestEpoch)
                 .arg(wordsOfCore(run.report->validation), toQString(run.report->device));
  if (run.tunedWithFault)
    facts += tr(" Tuned by a Pomona before 0.2, with a known fault: train it again.");
  if (run.smoothedLosses)
    facts += tr(" The losses of its curves contain label smoothing; those of newer runs do not.");
  return facts;
}

void RunDetails::editName() {
  m_name->setFocus();
  m_name->selectAll();
}

void RunDetails::keep() {
  if (m_folder.isEmpty()) return;
  const RunLabel label{m_name->text().trimmed().toStdString(),
                       m_note->text().trimmed().toStdString()};
  if (label == m_label) return;
  m_label = label;
  m_library.label(m_folder, label);
}

}  // namespace pomona::ui
