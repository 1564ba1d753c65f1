// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dataset_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

#include "ui/controllers/core_words.h"
#include "ui/controllers/text.h"
#include "ui/pages/dataset_browser.h"
#include "ui/pages/dataset_start.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/job_line.h"

namespace pomona::ui {

DatasetPage::DatasetPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Dataset, tr("Dataset"), parent),
      m_inspector(context.dataset),
      m_browser(new DatasetBrowser(context, m_inspector, this)),
      m_stack(new QStackedWidget(this)) {
  m_stack->addWidget(new DatasetStart(context, this));
  m_stack->addWidget(m_browser);
  setContent(m_stack);
  auto* open = new QPushButton(icon(QStringLiteral("folder")), tr("Choose folder..."), this);
  open->setObjectName(QStringLiteral("chooseOther"));
  open->hide();
  auto* again = new QPushButton(icon(QStringLiteral("refresh")), tr("Rescan"), this);
  again->setObjectName(QStringLiteral("rescan"));
  again->setToolTip(tr("Reads the folder anew (F5)"));
  again->hide();
  connect(again, &QPushButton::clicked, this, &DatasetPage::rescan);
  connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, this,
          &DatasetPage::rescan);
  actions().addWidget(again);
  actions().addWidget(open);
  connect(open, &QPushButton::clicked, this, &DatasetPage::chooseFolder);
  auto& datasets = context.dataset;
  jobLine().follow(datasets.scanJob(), tr("Reading the folder"), tr("files"));
  jobLine().follow(datasets.demoJob(), tr("Drawing the demo fruits"), tr("images"));
  jobLine().follow(m_inspector.checkJob(), tr("Checking the images"), tr("images"));
  connect(&datasets, &DatasetController::datasetChanged, open, &QWidget::show);
  connect(&datasets, &DatasetController::datasetChanged, again, &QWidget::show);
  connect(&datasets, &DatasetController::datasetChanged, this, &DatasetPage::showDataset);
  connect(&datasets, &DatasetController::failed, this, [this](const Error& error) {
    showError(error, {tr("Choose folder..."), [this] { chooseFolder(); }});
  });
  connect(&datasets, &DatasetController::photosFound, this, &DatasetPage::classifyPhotos);
  connect(&datasets, &DatasetController::folderVanished, this, [this](const QString& folder) {
    showSubtitle();
    showMessage({.kind = Message::Kind::Error,
                 .what = tr("The dataset's folder was moved or deleted."),
                 .file = folder,
                 .remedy = tr("Put it back and press F5, or choose another folder.")},
                {tr("Choose folder..."), [this] { chooseFolder(); }});
  });
  connect(&context.thumbnails, &ThumbnailLoader::loaded, &datasets, &DatasetController::isThere);
  connect(&m_inspector, &DatasetInspector::figuresChanged, this, &DatasetPage::showSubtitle);
  connect(&m_inspector, &DatasetInspector::checked, this, &DatasetPage::sayChecked);
  connect(&m_inspector, &DatasetInspector::failed, this,
          [this](const Error& error) { showError(error); });
}

void DatasetPage::receive(const Visit& visit) {
  if (visit.purpose == Visit::Purpose::Folder)
    context().dataset.open(visit.files.value(0), visit.files.mid(1));
}

bool DatasetPage::mayClose(const std::function<void()>&) {
  m_browser->remember();
  return true;
}

void DatasetPage::chooseFolder() {
  context().dialogs->chooseFolder(
      this, tr("Choose a dataset's folder"),
      [this](const QString& folder) { context().dataset.open(folder); });
}

void DatasetPage::classifyPhotos(const QStringList& paths) {
  context().navigator.go(
      {.page = PageId::Classify, .purpose = Visit::Purpose::Images, .files = paths});
  announce({.what = tr("This folder holds photos and no dataset: they are classified."),
            .file = paths.value(0),
            .remedy = tr("A dataset has a folder of images for each class.")});
}

void DatasetPage::rescan() {
  context().thumbnails.clear();
  context().dataset.rescan();
}

void DatasetPage::showDataset() {
  m_stack->setCurrentWidget(m_browser);
  clearMessage();
  showSubtitle();
  sayProblems();
}

void DatasetPage::showSubtitle() {
  const auto& dataset = *context().dataset.dataset();
  if (!context().dataset.isThere())
    return setSubtitle(tr("%1 is no longer there").arg(toQString(dataset.root)));
  QString counts = tr("%1 Training").arg(formatCount(dataset.training.size()));
  if (!dataset.validation.empty())
    counts += tr(", %1 Validation").arg(formatCount(dataset.validation.size()));
  if (!dataset.test.empty())
    counts += tr(" and %1 %2").arg(formatCount(dataset.test.size()), nameOf(Split::Test, dataset));
  auto text = tr("%1 images, %2 classes").arg(counts, formatCount(dataset.classes.size()));
  if (const auto& figures = m_inspector.figures(); figures && figures->sizes.size() == 1)
    text += QStringLiteral(", %1 × %2 × 3")
                .arg(figures->sizes.begin()->first.first)
                .arg(figures->sizes.begin()->first.second);
  setSubtitle(tr("%1, in %2").arg(text, toQString(dataset.root.filename())));
}

void DatasetPage::sayProblems() {
  const auto& problems = m_inspector.problems();
  if (problems.empty()) return;
  showMessage({.kind = Message::Kind::Warning,
               .what = problems.size() == 1 ? wordsOfCore(problems.front().what)
                                            : tr("%1 problems. The first: %2")
                                                  .arg(formatCount(problems.size()),
                                                       wordsOfCore(problems.front().what))},
              {tr("Show"), [this] { m_browser->showView(DatasetBrowser::Problems); }});
}

void DatasetPage::sayChecked(std::size_t found) {
  if (found == 0)
    return showMessage({.kind = Message::Kind::Good,
                        .what = tr("Every file was read. Nothing is wrong with them, and no image "
                                   "of Training is also in Test.")});
  showMessage({.kind = Message::Kind::Warning,
               .what = found == 1 ? tr("The check found a problem.")
                                  : tr("The check found %1 problems.").arg(formatCount(found))},
              {tr("Show"), [this] { m_browser->showView(DatasetBrowser::Problems); }});
}

}  // namespace pomona::ui
