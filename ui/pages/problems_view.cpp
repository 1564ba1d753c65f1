// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/problems_view.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/widgets/labels.h"
#include "ui/widgets/style_painter.h"

namespace pomona::ui {
namespace {

/// The kind and the file, whose name is never cut, and below them the sentence.
class ProblemDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
    return {0, 2 * option.fontMetrics.height() + space::medium};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    const auto& colors = colorsOf(option.palette);
    painter->save();
    paint::itemRow(*painter, option);
    auto line = option.rect.adjusted(space::small, space::tiny, -space::small, 0);
    line.setHeight(option.fontMetrics.height());
    painter->setFont(fontOf(TextRole::Strong));
    painter->setPen(colors.text);
    const auto kind = index.data(ProblemListModel::kindRole).toString();
    painter->drawText(line, Qt::AlignVCenter, kind);
    auto file = line;
    file.setLeft(line.left() + painter->fontMetrics().horizontalAdvance(kind) + space::medium);
    painter->setFont(option.font);
    painter->drawText(
        file, Qt::AlignVCenter,
        option.fontMetrics.elidedText(index.data(ProblemListModel::nameRole).toString(),
                                      Qt::ElideLeft, file.width()));
    line.translate(0, line.height() + 2);
    painter->setPen(colors.quietText);
    painter->drawText(
        line, Qt::AlignVCenter,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, line.width()));
    painter->restore();
  }
};

}  // namespace

ProblemsView::ProblemsView(DatasetInspector& inspector, QWidget* parent)
    : QWidget(parent),
      m_inspector(inspector),
      m_heading(makeQuietLabel(TextRole::Body, {}, this)),
      m_check(new QPushButton(tr("Check all files and find duplicates"), this)),
      m_list(new QListView(this)) {
  m_heading->setObjectName(QStringLiteral("problemsHeading"));
  m_heading->setWordWrap(true);
  m_check->setObjectName(QStringLiteral("checkFiles"));
  m_check->setToolTip(
      tr("Reads every image: finds damaged files, other sizes, and images of Training that are "
         "also in Test"));
  m_list->setObjectName(QStringLiteral("problemList"));
  m_list->setAccessibleName(tr("Problems"));
  m_list->setModel(&m_model);
  m_list->setItemDelegate(new ProblemDelegate(m_list));
  m_list->setUniformItemSizes(true);
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  auto* copy = new QAction(tr("Copy"), m_list);
  m_list->addAction(copy);
  copy->setShortcut(QKeySequence::Copy);
  copy->setShortcutContext(Qt::WidgetShortcut);
  m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
  connect(copy, &QAction::triggered, this, &ProblemsView::copy);
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->viewport()->setBackgroundRole(QPalette::Window);
  auto* top = new QHBoxLayout;
  top->addWidget(m_heading, 1);
  top->addWidget(m_check);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addLayout(top);
  column->addWidget(m_list, 1);
  connect(m_check, &QPushButton::clicked, &inspector, &DatasetInspector::check);
  connect(&inspector, &DatasetInspector::problemsChanged, this, &ProblemsView::refresh);
  connect(&inspector.checkJob(), &Job::runningChanged, m_check, &QWidget::setDisabled);
  connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
    Q_EMIT opened(index.data(ProblemListModel::fileRole).toString());
  });
}

void ProblemsView::copy() const {
  auto rows = m_list->selectionModel()->selectedRows();
  std::sort(rows.begin(), rows.end());  // as they stand
  QStringList sentences;
  for (const auto& row : rows) sentences << row.data(Qt::ToolTipRole).toString();
  if (!sentences.isEmpty()) QGuiApplication::clipboard()->setText(sentences.join(u'\n'));
}

void ProblemsView::refresh() {
  m_model.setProblems(m_inspector.problems(), m_inspector.root());
  m_heading->setText(!m_inspector.problems().empty() ? tr("Double click leads to the file.")
                     : m_inspector.isChecked()
                         ? tr("Every file was read: there is no problem.")
                         : tr("No problem was found in the names of the files."));
}

}  // namespace pomona::ui
