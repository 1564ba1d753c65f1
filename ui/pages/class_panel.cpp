// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/class_panel.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {

constexpr int nameWidth = 140;

/// Of a column with these words above it, and the arrow of the sort.
int numberWidth(const QString& words) {
  return QFontMetrics(fontOf(TextRole::Caption)).horizontalAdvance(words) + space::huge +
         space::small;
}

}  // namespace

ClassPanel::ClassPanel(ClassTableModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_filter(new QLineEdit(this)),
      m_nothing(makeQuietLabel(TextRole::Body, tr("No class matches"), this)),
      m_view(new QTreeView(this)) {
  m_sorted.setSourceModel(&model);
  m_sorted.setSortRole(ClassTableModel::sortRole);
  m_filter->setObjectName(QStringLiteral("classFilter"));
  m_filter->setPlaceholderText(tr("Filter classes"));
  m_filter->setAccessibleName(tr("Filter classes"));
  m_filter->setClearButtonEnabled(true);
  m_filter->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  m_nothing->setObjectName(QStringLiteral("noClass"));
  m_nothing->hide();
  m_view->setObjectName(QStringLiteral("classList"));
  m_view->setAccessibleName(tr("Classes"));
  m_view->setModel(&m_sorted);
  m_view->setTextElideMode(Qt::ElideMiddle);  // names differ at their ends
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->viewport()->setBackgroundRole(QPalette::Window);
  m_view->setRootIsDecorated(false);
  m_view->setUniformRowHeights(true);
  m_view->setSortingEnabled(true);
  m_view->sortByColumn(ClassTableModel::Name, Qt::AscendingOrder);
  m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_view->header()->setStretchLastSection(false);
  m_view->header()->setSectionResizeMode(ClassTableModel::Name, QHeaderView::Stretch);
  connect(&model, &QAbstractItemModel::modelReset, this, &ClassPanel::showColumns);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addWidget(m_filter);
  column->addWidget(m_nothing);
  column->addWidget(m_view, 1);
  connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_sorted.setFilterFixedString(text.trimmed());
    m_nothing->setVisible(m_model.rowCount() > 0 && m_sorted.rowCount() == 0);
    Q_EMIT labelsChanged();
  });
  connect(new QShortcut(Qt::Key_Escape, m_filter, nullptr, nullptr, Qt::WidgetShortcut),
          &QShortcut::activated, m_filter, &QLineEdit::clear);
  connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &ClassPanel::labelsChanged);
}

std::set<int> ClassPanel::labels() const {
  std::set<int> labels;
  for (const auto& index : m_view->selectionModel()->selectedRows())
    labels.insert(m_sorted.mapToSource(index).row());
  if (labels.empty() && m_sorted.rowCount() < m_model.rowCount())
    for (int row = 0; row < m_sorted.rowCount(); ++row)
      labels.insert(m_sorted.mapToSource(m_sorted.index(row, 0)).row());
  if (labels.empty() && m_model.rowCount() > 0 && m_sorted.rowCount() == 0) labels = {noLabel};
  return labels;
}

/// Columns of numbers only for the splits that the dataset has; always wide enough for them all.
void ClassPanel::showColumns() {
  auto& header = *m_view->header();
  for (int column = ClassTableModel::Validation; column < ClassTableModel::columns; ++column)
    header.setSectionHidden(
        column, m_model.rowCount() > 0 && m_model.isEmpty(ClassTableModel::splitOf(column)));
  int width = nameWidth;
  for (int column = ClassTableModel::Training; column < ClassTableModel::columns; ++column) {
    if (header.isSectionHidden(column)) continue;
    header.resizeSection(
        column,
        numberWidth(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()));
    width += header.sectionSize(column);
  }
  setMinimumWidth(width);
}

void ClassPanel::choose(int label) {
  m_filter->clear();
  const auto index = m_sorted.mapFromSource(m_model.index(label, 0));
  m_view->selectionModel()->setCurrentIndex(
      index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  m_view->scrollTo(index);
}

void ClassPanel::clearChoice() {
  m_view->clearSelection();
}

void ClassPanel::focusFilter() {
  m_filter->setFocus(Qt::ShortcutFocusReason);
  m_filter->selectAll();
}

QByteArray ClassPanel::saveColumns() const {
  return m_view->header()->saveState();
}

void ClassPanel::restoreColumns(const QByteArray& state) {
  if (!state.isEmpty()) m_view->header()->restoreState(state);
  showColumns();
}

}  // namespace pomona::ui
