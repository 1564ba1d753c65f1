// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluation_tables.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QTreeView>

#include "ui/widgets/icons.h"

namespace pomona::ui {
namespace {

QTreeView* makeTable(QAbstractItemModel* model, const char* name, const QString& words,
                     QWidget* parent) {
  auto* view = new QTreeView(parent);
  view->setObjectName(QLatin1String(name));
  view->setAccessibleName(words);
  view->setModel(model);
  view->setFrameShape(QFrame::NoFrame);
  view->viewport()->setBackgroundRole(QPalette::Window);
  view->setRootIsDecorated(false);
  view->setUniformRowHeights(true);
  view->header()->setStretchLastSection(false);
  return view;
}

void fitNumbers(QTreeView& view, int first) {
  const QFontMetrics metrics(fontOf(TextRole::Caption));
  for (int column = first; column < view.model()->columnCount(); ++column) {
    const auto words = view.model()->headerData(column, Qt::Horizontal).toString();
    const int width = std::max(metrics.horizontalAdvance(words) + space::large,
                               view.fontMetrics().horizontalAdvance(QStringLiteral("0.0000")));
    view.header()->resizeSection(column, width + space::large + space::tiny);
  }
}

/// Names of classes of a usual length are read whole, however narrow the window.
void keepRoomForNames(QTreeView& view, int name) {
  const auto usual = QStringLiteral("Apple Golden Delicious 12");
  int width = view.fontMetrics().horizontalAdvance(usual) + space::huge +
              view.verticalScrollBar()->sizeHint().width();
  for (int column = 0; column < view.model()->columnCount(); ++column)
    if (column != name) width += view.header()->sectionSize(column);
  view.setMinimumWidth(width);
}

}  // namespace

EvaluationTables::EvaluationTables(QWidget* parent)
    : QWidget(parent),
      m_tabs(new QTabBar(this)),
      m_filter(new QLineEdit(this)),
      m_stack(new QStackedWidget(this)),
      m_classView(makeClasses()),
      m_pairView(makePairs()) {
  m_tabs->setObjectName(QStringLiteral("evaluationTables"));
  m_tabs->setAccessibleName(tr("Classes or confused pairs"));
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  m_tabs->setUsesScrollButtons(false);
  for (const auto& text : {tr("Classes"), tr("Most confused")}) m_tabs->addTab(text);
  m_filter->setObjectName(QStringLiteral("figureFilter"));
  m_filter->setPlaceholderText(tr("Filter classes"));
  m_filter->setAccessibleName(tr("Filter classes"));
  m_filter->setClearButtonEnabled(true);
  m_filter->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  m_stack->addWidget(m_classView);
  m_stack->addWidget(m_pairView);
  auto* head = new QHBoxLayout;
  head->setSpacing(space::medium);
  head->addWidget(m_tabs);
  head->addWidget(m_filter, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addLayout(head);
  column->addWidget(m_stack, 1);
  connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
    m_stack->setCurrentIndex(tab);
    m_filter->setEnabled(tab == 0);
  });
  connect(m_filter, &QLineEdit::textChanged, this,
          [this](const QString& text) { m_sorted.setFilterFixedString(text.trimmed()); });
}

QTreeView* EvaluationTables::makeClasses() {
  m_sorted.setSourceModel(&m_classes);
  m_sorted.setSortRole(ClassFiguresModel::sortRole);
  auto* view = makeTable(&m_sorted, "figureTable", tr("Classes and their figures"), this);
  view->setSortingEnabled(true);
  view->sortByColumn(ClassFiguresModel::F1, Qt::AscendingOrder);  // what needs a look comes first
  view->header()->setSectionResizeMode(ClassFiguresModel::Name, QHeaderView::Stretch);
  fitNumbers(*view, ClassFiguresModel::Precision);
  keepRoomForNames(*view, ClassFiguresModel::Name);
  connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, view] {
    const auto rows = view->selectionModel()->selectedRows();
    if (!rows.empty()) Q_EMIT chosen({m_sorted.mapToSource(rows.front()).row(), -1});
  });
  return view;
}

QTreeView* EvaluationTables::makePairs() {
  auto* view = makeTable(&m_pairs, "pairTable", tr("Classes that are mixed up most"), this);
  for (const auto column : {ConfusedPairsModel::True, ConfusedPairsModel::Predicted})
    view->header()->setSectionResizeMode(column, QHeaderView::Stretch);
  fitNumbers(*view, ConfusedPairsModel::Images);
  connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, view] {
    const auto rows = view->selectionModel()->selectedRows();
    if (rows.empty()) return;
    const auto& pair = m_pairs.pairAt(rows.front().row());
    Q_EMIT chosen({pair.label, pair.predicted});
  });
  return view;
}

void EvaluationTables::setEvaluation(const EvaluationPointer& evaluation) {
  m_classes.setEvaluation(evaluation);
  m_pairs.setEvaluation(evaluation);
}

void EvaluationTables::setCurrent(const MatrixCell& cell) {
  const QSignalBlocker quiet(this);
  const auto index =
      cell.row < 0 ? QModelIndex() : m_sorted.mapFromSource(m_classes.index(cell.row, 0));
  m_classView->setCurrentIndex(index);
  if (!index.isValid()) m_classView->clearSelection();
  for (int row = 0; row < m_pairs.rowCount(); ++row) {
    const auto& pair = m_pairs.pairAt(row);
    if (MatrixCell{pair.label, pair.predicted} == cell)
      return m_pairView->setCurrentIndex(m_pairs.index(row, 0));
  }
  m_pairView->clearSelection();
}

}  // namespace pomona::ui
