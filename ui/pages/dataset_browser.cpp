// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dataset_browser.h"

#include <QBoxLayout>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <algorithm>

#include "ui/controllers/natural_order.h"
#include "ui/controllers/text.h"
#include "ui/pages/dataset_overview.h"
#include "ui/pages/problems_view.h"
#include "ui/widgets/image_viewer.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {
namespace {

constexpr std::array<Split, 3> splits{Split::Training, Split::Validation, Split::Test};
constexpr int smallestTile = 48;
constexpr int largestTile = 256;

QTabBar* makeSwitch(const char* name, const QString& words, QWidget* parent) {
  auto* bar = new QTabBar(parent);
  bar->setObjectName(QLatin1String(name));
  bar->setAccessibleName(words);
  bar->setDrawBase(false);
  bar->setExpanding(false);
  bar->setUsesScrollButtons(false);
  return bar;
}

}  // namespace

DatasetBrowser::DatasetBrowser(AppContext& context, DatasetInspector& inspector, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_inspector(inspector),
      m_images(context.thumbnails),
      m_panel(new ClassPanel(m_classes, this)),
      m_views(makeSwitch("datasetViews", tr("View"), this)),
      m_splits(makeSwitch("splitSwitch", tr("Part of the dataset"), this)),
      m_size(new QSlider(Qt::Horizontal, this)),
      m_shown(new ElidedLabel(Qt::ElideRight, this)),
      m_grid(new ThumbnailGrid(this)),
      m_viewer(new ImageViewer(this)),
      m_pictures(new QStackedWidget(this)),
      m_overview(new DatasetOverview(inspector, this)),
      m_problems(new ProblemsView(inspector, this)),
      m_stack(new QStackedWidget(this)),
      m_splitter(new QSplitter(this)) {
  for (const auto& text : {tr("Pictures"), tr("Overview"), tr("Problems")}) m_views->addTab(text);
  for (const auto split : splits) m_splits->addTab(nameOf(split, {}));
  for (QWidget* view :
       {makePictures(), static_cast<QWidget*>(m_overview), static_cast<QWidget*>(m_problems)})
    m_stack->addWidget(view);
  auto* right = new QWidget(this);
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addWidget(makeTools());
  column->addWidget(m_stack, 1);
  m_splitter->addWidget(m_panel);
  m_splitter->addWidget(right);
  m_splitter->setStretchFactor(1, 1);
  m_splitter->setChildrenCollapsible(false);
  if (!m_splitter->restoreState(context.settings.get(settings::datasetSplitter)))
    m_splitter->setSizes({size::list, 3 * size::list});
  m_panel->restoreColumns(context.settings.get(settings::datasetColumns));
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(m_splitter);
  connectParts();
}

QWidget* DatasetBrowser::makeTools() {
  auto* tools = new QWidget(this);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::medium);
  m_size->setObjectName(QStringLiteral("thumbnailSize"));
  m_size->setAccessibleName(tr("Size of the pictures"));
  m_size->setToolTip(tr("Size of the pictures"));
  m_size->setRange(smallestTile, largestTile);
  m_size->setMaximumWidth(size::sideBar / 2);
  m_size->setMinimumWidth(size::sideBar / 4);
  m_size->setValue(m_context.settings.get(settings::thumbnailSize));
  m_grid->setTileSize(m_size->value());
  row->addWidget(m_views);
  row->addStretch();
  row->addWidget(m_size);
  row->addWidget(m_splits);
  return tools;
}

QWidget* DatasetBrowser::makePictures() {
  m_grid->setObjectName(QStringLiteral("imageGrid"));
  m_grid->setAccessibleName(tr("Pictures"));
  m_grid->setModel(&m_images);
  m_shown->setObjectName(QStringLiteral("shownClasses"));
  m_shown->setForegroundRole(QPalette::PlaceholderText);
  auto* augment = makeToolButton(QStringLiteral("augment"), tr("Augment this image"), this);
  connect(augment, &QToolButton::clicked, this, [this] {
    m_context.navigator.go(
        {.page = PageId::Augment, .purpose = Visit::Purpose::Images, .files = {m_viewer->file()}});
  });
  auto* reveal = makeToolButton(QStringLiteral("folder"), tr("Open its folder"), this);
  connect(reveal, &QToolButton::clicked, this,
          [this] { m_context.dialogs->reveal(m_viewer->file()); });
  m_viewer->addTool(reveal);
  m_viewer->addTool(augment);
  auto* tiles = new QWidget(this);
  auto* column = new QVBoxLayout(tiles);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addWidget(m_shown);
  column->addWidget(m_grid, 1);
  m_pictures->addWidget(tiles);
  m_pictures->addWidget(m_viewer);
  return m_pictures;
}

void DatasetBrowser::connectParts() {
  auto& settings = m_context.settings;
  connect(&m_context.dataset, &DatasetController::datasetChanged, this, &DatasetBrowser::refill);
  connect(m_panel, &ClassPanel::labelsChanged, this, &DatasetBrowser::showLabels);
  connect(m_views, &QTabBar::currentChanged, this, [this](int view) {
    m_stack->setCurrentIndex(view);
    for (QWidget* tool : {static_cast<QWidget*>(m_size), static_cast<QWidget*>(m_splits)})
      tool->setVisible(view == Pictures);
  });
  connect(m_splits, &QTabBar::currentChanged, this, [this](int index) {
    m_images.setSplit(splits.at(static_cast<std::size_t>(std::max(0, index))));
    showLabels();
  });
  connect(m_size, &QSlider::valueChanged, this, [this, &settings](int side) {
    m_grid->setTileSize(side);
    settings.set(settings::thumbnailSize, side);
  });
  connect(m_grid, &ThumbnailGrid::opened, this,
          [this](const QModelIndex& index) { openViewer(index.row()); });
  connect(m_viewer, &ImageViewer::closed, this, [this] {
    m_pictures->setCurrentIndex(0);
    m_grid->setFocus();
  });
  connect(m_viewer, &ImageViewer::stepped, this,
          [this](int by) { openViewer(m_grid->currentIndex().row() + by); });
  connect(m_overview, &DatasetOverview::classChosen, this, [this](int label) {
    m_panel->choose(label);
    showView(Pictures);
  });
  connect(m_problems, &ProblemsView::opened, this, &DatasetBrowser::find);
  connect(&m_inspector, &DatasetInspector::problemsChanged, this, &DatasetBrowser::showCounts);
  connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_panel,
          &ClassPanel::focusFilter);
}

void DatasetBrowser::refill() {
  const auto& dataset = m_context.dataset.dataset();
  m_pictures->setCurrentIndex(0);
  m_classes.setDataset(dataset);
  m_images.setDataset(dataset);
  m_overview->setDataset(dataset);
  m_viewer->setRoot(toQString(dataset->root));
  showSplits(*dataset);
  showCounts();
  showLabels();
}

/// One that is empty is not offered; a Validation that stands in for Test says so.
void DatasetBrowser::showSplits(const Dataset& dataset) {
  const auto current = static_cast<std::size_t>(m_splits->currentIndex());
  if (dataset.samples(splits.at(current)).empty()) m_splits->setCurrentIndex(0);
  for (int i = 0; i < m_splits->count(); ++i) {
    const auto split = splits.at(static_cast<std::size_t>(i));
    m_splits->setTabText(i, nameOf(split, dataset));
    m_splits->setTabVisible(i, !dataset.samples(split).empty());
    m_splits->setTabToolTip(i, split == Split::Test && dataset.validationIsTest
                                   ? tr("There is no folder Test: this one is used as Test")
                                   : QString());
  }
}

void DatasetBrowser::showCounts() {
  const auto problems = m_inspector.problems().size();
  m_views->setTabText(
      Problems, problems == 0 ? tr("Problems") : tr("Problems %1").arg(formatCount(problems)));
}

void DatasetBrowser::showLabels() {
  const auto labels = m_panel->labels();
  m_images.setLabels(labels);
  m_pictures->setCurrentIndex(0);
  QStringList names;
  for (const int label : labels) names << m_classes.index(label, 0).data().toString();
  std::ranges::sort(names, naturalOrder());
  const auto who = labels.empty()                         ? tr("All classes")
                   : labels.contains(ClassPanel::noLabel) ? tr("no class matches")
                                                          : names.join(QStringLiteral(", "));
  m_shown->setText(tr("%Ln image(s): %1", nullptr, m_images.rowCount()).arg(who));
}

void DatasetBrowser::openViewer(int row) {
  if (row < 0 || row >= m_images.rowCount()) return;
  const auto index = m_images.index(row);
  m_grid->setCurrentIndex(index);
  m_viewer->open(m_images.fileOf(row), m_images.labelOf(row),
                 tr("%1 of %2")
                     .arg(formatCount(static_cast<std::size_t>(row) + 1),
                          formatCount(static_cast<std::size_t>(m_images.rowCount()))));
  m_pictures->setCurrentIndex(1);
  m_viewer->setFocus();
}

void DatasetBrowser::showView(View view) {
  m_views->setCurrentIndex(view);
}

void DatasetBrowser::find(const QString& path) {
  m_panel->clearChoice();
  for (int split = 0; split < m_splits->count(); ++split) {
    if (!m_splits->isTabVisible(split)) continue;
    m_splits->setCurrentIndex(split);
    if (const int row = m_images.rowOf(path); row >= 0) {
      showView(Pictures);
      return openViewer(row);
    }
  }
  m_context.dialogs->reveal(path);
}

void DatasetBrowser::remember() {
  m_context.settings.set(settings::datasetSplitter, m_splitter->saveState());
  m_context.settings.set(settings::datasetColumns, m_panel->saveColumns());
}

}  // namespace pomona::ui
