// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_page.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/controllers/text.h"
#include "ui/pages/curve_panel.h"
#include "ui/pages/run_details.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icons.h"

namespace pomona::ui {
namespace {

constexpr int filterWidth = 240;
constexpr int leastRecipe = 80;
constexpr std::array<int, RunTableModel::columns> columnWidths{184, 128, 128, 160, 80, 64, 60, 152};

}  // namespace

RunsPage::RunsPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Runs, tr("Runs"), parent),
      m_filter(new QLineEdit(this)),
      m_view(new QTreeView(this)),
      m_details(new RunDetails(context, this)),
      m_splitter(new QSplitter(Qt::Vertical, this)),
      m_stack(new QStackedWidget(this)) {
  m_filter->setObjectName(QStringLiteral("runFilter"));
  m_filter->setPlaceholderText(tr("Filter runs"));
  m_filter->setAccessibleName(tr("Filter runs"));
  m_filter->setClearButtonEnabled(true);
  m_filter->setFixedWidth(filterWidth);
  m_filter->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  actions().addWidget(m_filter);
  m_splitter->addWidget(makeTable());
  m_splitter->addWidget(m_details);
  m_splitter->setStretchFactor(0, 1);
  m_splitter->setStretchFactor(1, 2);
  m_splitter->setChildrenCollapsible(false);
  if (!m_splitter->restoreState(context.settings.get(settings::runsSplitter)))
    m_splitter->setSizes({size::list, 2 * size::list});
  auto* empty = new EmptyState(
      QStringLiteral("runs"), tr("No runs yet"),
      tr("Every training makes a run: its recipe, curves and model. They gather here."), this);
  auto* train = empty->addButton(tr("Train a model"), QStringLiteral("firstRun"));
  connect(train, &QPushButton::clicked, this,
          [this] { this->context().navigator.go({.page = PageId::Train}); });
  m_stack->addWidget(empty);
  m_stack->addWidget(m_splitter);
  setContent(m_stack);
  connectParts();
  showRuns();
}

QWidget* RunsPage::makeTable() {
  m_sorted.setSourceModel(&m_runs);
  m_sorted.setSortRole(RunTableModel::sortRole);
  m_sorted.setFilterRole(RunTableModel::searchRole);
  m_view->setObjectName(QStringLiteral("runTable"));
  m_view->setAccessibleName(tr("Runs"));
  m_view->setModel(&m_sorted);
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->viewport()->setBackgroundRole(QPalette::Window);
  m_view->setRootIsDecorated(false);
  m_view->setUniformRowHeights(true);
  m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_view->setSortingEnabled(true);
  m_view->sortByColumn(RunTableModel::Date, Qt::DescendingOrder);
  if (!m_view->header()->restoreState(context().settings.get(settings::runsColumns)))
    for (std::size_t i = 0; i < columnWidths.size(); ++i)
      m_view->header()->resizeSection(static_cast<int>(i), columnWidths[i]);
  m_view->header()->setStretchLastSection(false);
  m_view->header()->setSectionResizeMode(RunTableModel::Recipe, QHeaderView::Stretch);
  m_view->viewport()->installEventFilter(this);
  auto* part = new QWidget(this);
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addWidget(m_view, 1);
  column->addWidget(makeTools());
  return part;
}

/// The recipe shrinks first: its tooltip has it whole. Where that is not enough the date gives way,
/// which is in the name that a run gets at first and in the row's tooltip.
void RunsPage::fitColumns() {
  int needed = leastRecipe;
  for (int i = 0; i < RunTableModel::columns; ++i)
    if (i != RunTableModel::Recipe && i != RunTableModel::Date)
      needed += m_view->header()->sectionSize(i);
  const int room = m_view->viewport()->width() - needed;
  m_view->setColumnHidden(RunTableModel::Date, room < columnWidths[RunTableModel::Date]);
}

bool RunsPage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) fitColumns();
  return Page::eventFilter(watched, event);
}

QWidget* RunsPage::makeTools() {
  auto* bar = new QWidget(this);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::small);
  const auto add = [&](Tool tool, const char* name, const char* picture, const QString& text) {
    auto* button = new QPushButton(icon(QLatin1String(picture)), text, bar);
    button->setObjectName(QLatin1String(name));
    connect(button, &QPushButton::clicked, this, [this, tool] {
      m_view->setFocus();  // the button can be disabled by what it does
      run(tool);
    });
    row->addWidget(button);
    m_tools.at(tool) = button;
  };
  add(Resume, "runResume", "play", tr("Resume"));
  add(Evaluate, "runEvaluate", "evaluate", tr("Evaluate"));
  add(Classify, "runClassify", "classify", tr("Use for Classify"));
  add(Export, "runExport", "save", tr("Export model..."));
  add(Open, "runOpen", "folder", tr("Open folder"));
  row->addStretch();
  add(Delete, "runDelete", "trash", tr("Delete"));
  return bar;
}

void RunsPage::connectParts() {
  auto& runs = context().runs;
  connect(&runs, &RunLibrary::changed, this, &RunsPage::showRuns);
  connect(&m_details->curves(), &CurvePanel::saved, this, &RunsPage::showSaved);
  connect(&m_details->curves(), &CurvePanel::failed, this,
          [this](const Error& error) { showError(error); });
  connect(&runs, &RunLibrary::discarded, this, [this](const QStringList& names) {
    showMessage(
        {.what = names.size() == 1 ? tr("The run %1 is in the trash for a week.").arg(names.front())
                                   : tr("%1 runs are in the trash for a week.").arg(names.size())},
        {tr("Undo"), [this] { undo(); }});
  });
  connect(&runs, &RunLibrary::restored, this, &RunsPage::clearMessage);
  connect(&runs, &RunLibrary::exported, this, [this](const QString& file) {
    showMessage({.kind = Message::Kind::Good, .what = tr("The model is exported."), .file = file},
                {tr("Show"), [this, file] { context().dialogs->reveal(file); }});
  });
  connect(&runs, &RunLibrary::failed, this, [this](const Error& error) { showError(error); });
  connect(m_filter, &QLineEdit::textChanged, this,
          [this](const QString& text) { m_sorted.setFilterFixedString(text.trimmed()); });
  connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &RunsPage::showSelection);
  connect(m_view, &QTreeView::doubleClicked, this, [this] { run(Evaluate); });
  const auto shortcut = [this](const QKeySequence& keys, auto method) {
    connect(new QShortcut(keys, m_view, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, method);
  };
  shortcut(QKeySequence::Delete, [this] { discard(); });
  shortcut(Qt::Key_F2, [this] { m_details->editName(); });
  connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, this, &RunsPage::undo);
  connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_filter,
          qOverload<>(&QWidget::setFocus));
}

void RunsPage::receive(const Visit&) {
  context().runs.refresh();
}

bool RunsPage::mayClose(const std::function<void()>&) {
  context().settings.set(settings::runsColumns, m_view->header()->saveState());
  context().settings.set(settings::runsSplitter, m_splitter->saveState());
  return true;
}

void RunsPage::showRuns() {
  const auto& runs = context().runs.runs();
  const auto before = selected();
  m_runs.setRuns(runs);
  if (selected().size() != before.size()) select(before);  // another list than before
  m_stack->setCurrentIndex(runs.empty() ? 0 : 1);
  const auto damaged = std::ranges::count(runs, RunState::Damaged, &RunRecord::state);
  auto words = runs.size() == 1 ? tr("1 run") : tr("%1 runs").arg(formatCount(runs.size()));
  if (damaged > 0) words += tr(", %1 damaged").arg(damaged);
  setSubtitle(runs.empty() ? QString() : words);
  showSelection();
}

std::vector<RunRecord> RunsPage::selected() const {
  std::vector<RunRecord> runs;
  auto rows = m_view->selectionModel()->selectedRows();
  std::ranges::sort(rows, {}, &QModelIndex::row);  // a run keeps its colour whatever was clicked
  for (const auto& index : rows) runs.push_back(m_runs.runAt(m_sorted.mapToSource(index).row()));
  return runs;
}

void RunsPage::select(const std::vector<RunRecord>& chosen) {
  QItemSelection rows;
  for (int row = 0; row < m_runs.rowCount(); ++row)
    if (std::ranges::count(chosen, m_runs.runAt(row).path, &RunRecord::path) > 0) {
      const auto index = m_sorted.mapFromSource(m_runs.index(row, 0));
      rows.select(index, index);
    }
  m_view->selectionModel()->select(rows,
                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RunsPage::showSelection() {
  const auto runs = selected();
  m_details->setRuns(runs);
  const auto none = runs.empty() ? tr("Select a run first") : QString();
  const auto one = runs.size() > 1 ? tr("Select one run alone") : none;
  const auto* run = runs.size() == 1 ? &runs.front() : nullptr;
  const auto unfinished = run != nullptr && run->state != RunState::Finished
                              ? tr("The run has no model before it is finished")
                              : one;
  for (const auto tool : {Evaluate, Classify, Export}) enable(tool, unfinished);
  enable(Resume, run != nullptr && run->state != RunState::Stopped
                     ? tr("Only a run that was stopped can go on")
                     : one);
  enable(Open, one);
  const bool running =
      std::ranges::any_of(runs, [](const auto& each) { return each.state == RunState::Running; });
  enable(Delete, running ? tr("It is being trained; stop it first") : none);
}

/// @param why  it cannot be used now; empty: it can.
void RunsPage::enable(Tool tool, const QString& why) {
  m_tools.at(tool)->setEnabled(why.isEmpty());
  m_tools.at(tool)->setToolTip(why);
}

void RunsPage::run(Tool tool) {
  const auto runs = selected();
  if (runs.empty() || !m_tools.at(tool)->isEnabled()) return;
  const auto folder = toQString(runs.front().path);
  switch (tool) {
    case Resume:
      return go(PageId::Train, Visit::Purpose::Resume, folder);
    case Evaluate:
      return go(PageId::Evaluate, Visit::Purpose::Run, folder);
    case Classify:
      return go(PageId::Classify, Visit::Purpose::Model, toQString(modelOf(runs.front().path)));
    case Export:
      return exportModel(runs.front());
    case Open:
      return context().dialogs->reveal(folder);
    case Delete:
      return discard();
    case tools:
      return;
  }
}

void RunsPage::go(PageId page, Visit::Purpose purpose, const QString& file) {
  context().navigator.go({.page = page, .purpose = purpose, .files = {file}});
}

void RunsPage::exportModel(const RunRecord& run) {
  context().dialogs->saveFile(
      this, tr("Export the model"), toQString(run.name) + QStringLiteral(".safetensors"),
      tr("Model (*.safetensors)"), [this, folder = toQString(run.path)](const QString& file) {
        context().runs.exportModel(folder, file);
      });
}

void RunsPage::discard() {
  if (!m_tools.at(Delete)->isEnabled()) return;
  QStringList folders;
  for (const auto& run : selected()) folders << toQString(run.path);
  if (!folders.isEmpty()) context().runs.discard(folders);
}

void RunsPage::undo() {
  if (context().runs.canUndo()) context().runs.undo();
}

}  // namespace pomona::ui
