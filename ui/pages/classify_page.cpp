// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/classify_page.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include "pomona/files.h"
#include "ui/controllers/text.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/pages/answer_view.h"
#include "ui/pages/model_box.h"
#include "ui/pages/model_file.h"
#include "ui/pages/prediction_table.h"
#include "ui/widgets/drop_zone.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/job_line.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/style.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {
namespace {

constexpr int stripSide = 84;
constexpr int savedLabels = 5;
constexpr int skippedNamed = 100;  ///< more names help nobody

}  // namespace

ClassifyPage::ClassifyPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Classify, tr("Classify"), parent),
      m_controller(context.engine, context.settings),
      m_history(context.thumbnails),
      m_rows(context.thumbnails),
      m_about(makeToolButton(QStringLiteral("info"), tr("About this model"), this)),
      m_noModel(new EmptyState(QStringLiteral("classify"), tr("No model yet"), {}, this)),
      m_zone(new DropZone(QStringLiteral("drop"), {}, {}, this)),
      m_answer(new AnswerView(this)),
      m_back(new QPushButton(icon(QStringLiteral("chevron-left")), tr("Back to the table"), this)),
      m_table(new PredictionTable(m_rows, this)),
      m_strip(new ThumbnailGrid(this)),
      m_foot(new QWidget(this)),
      m_stack(new QStackedWidget(this)) {
  makeHeader();
  makeStates();
  setContent(makeContent());
  offerTable();
  jobLine().follow(m_controller.manyJob(), tr("Classifying"), tr("images"));
  connectController();
  modelChanged();
}

void ClassifyPage::makeHeader() {
  auto* model = new ModelBox(m_controller, this);
  connect(model, &ModelBox::fileWanted, this, &ClassifyPage::chooseModel);
  m_about->setObjectName(QStringLiteral("aboutModel"));
  connect(m_about, &QToolButton::clicked, this, [this] {
    const auto file = m_controller.modelFile();
    (new AboutModelDialog(m_controller.model(), modelName(file), file, this))->open();
  });
  auto* folder = new QPushButton(icon(QStringLiteral("folder")), tr("Open folder..."), this);
  folder->setObjectName(QStringLiteral("openFolder"));
  connect(folder, &QPushButton::clicked, this, &ClassifyPage::chooseFolder);
  auto* open = new QPushButton(icon(QStringLiteral("image")), tr("Open..."), this);
  open->setObjectName(QStringLiteral("openImages"));
  open->setToolTip(tr("Photos to classify"));
  connect(open, &QPushButton::clicked, this, &ClassifyPage::chooseImages);
  actions().addWidget(model);
  actions().addWidget(m_about);
  actions().addWidget(folder);
  actions().addWidget(open);
}

void ClassifyPage::makeStates() {
  m_noModel->setObjectName(QStringLiteral("noModel"));
  connect(m_noModel->addButton(tr("Train a model"), QStringLiteral("trainModel")),
          &QPushButton::clicked, this, [this] { context().navigator.go({.page = PageId::Train}); });
  connect(m_noModel->addButton(tr("Open a model file..."), QStringLiteral("openModel")),
          &QPushButton::clicked, this, &ClassifyPage::chooseModel);
  m_zone->setObjectName(QStringLiteral("dropZone"));
  connect(m_zone->addButton(tr("Open photos..."), QStringLiteral("openPhotos")),
          &QPushButton::clicked, this, &ClassifyPage::chooseImages);
  connect(m_zone->addButton(tr("Open a folder..."), QStringLiteral("openPhotoFolder")),
          &QPushButton::clicked, this, &ClassifyPage::chooseFolder);
  m_answer->setObjectName(QStringLiteral("answer"));
  m_back->setObjectName(QStringLiteral("backToTable"));
  m_back->setToolTip(tr("Esc or Backspace"));
  connect(m_back, &QPushButton::clicked, this, &ClassifyPage::backToTable);
  for (const auto key : {Qt::Key_Escape, Qt::Key_Backspace})
    connect(new QShortcut(key, m_back), &QShortcut::activated, this, &ClassifyPage::backToTable);
  connect(m_stack, &QStackedWidget::currentChanged, this, &ClassifyPage::offerTable);
  m_table->restoreColumns(context().settings.get(settings::classifyColumns));
  connect(m_table, &PredictionTable::opened, this, &ClassifyPage::openRow);
  connect(m_table, &PredictionTable::saveWanted, this, &ClassifyPage::saveTable);
  auto* find = new QShortcut(QKeySequence::Find, this);
  connect(find, &QShortcut::activated, m_table, &PredictionTable::focusFilter);
  for (QWidget* state : {static_cast<QWidget*>(m_noModel), static_cast<QWidget*>(m_zone),
                         static_cast<QWidget*>(m_answer), static_cast<QWidget*>(m_table)})
    m_stack->addWidget(state);
}

QWidget* ClassifyPage::makeContent() {
  m_strip->setObjectName(QStringLiteral("dropStrip"));
  m_strip->setAccessibleName(tr("Earlier drops"));
  m_strip->setModel(&m_history);
  m_strip->setStrip(true);
  m_strip->setTileSize(stripSide);
  m_strip->setCaptionLines(1);
  m_strip->setSelectionMode(QAbstractItemView::SingleSelection);
  m_strip->setFixedHeight(m_strip->rowHeight());
  connect(m_strip->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            if (index.isValid()) lookAt(index.row());
          });
  auto* foot = new QHBoxLayout(m_foot);
  foot->setContentsMargins(0, 0, 0, 0);
  foot->setSpacing(space::large);
  foot->addWidget(m_strip, 1);
  foot->addWidget(makeLabel(TextRole::Caption, tr("Drop photos or folders anywhere"), m_foot));
  m_foot->hide();
  auto* content = new QWidget(this);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::medium);
  column->addWidget(m_back, 0, Qt::AlignLeft);
  column->addWidget(m_stack, 1);
  column->addWidget(m_foot);
  return content;
}

void ClassifyPage::connectController() {
  using Controller = ClassificationController;
  connect(&m_controller, &Controller::modelChanged, this, &ClassifyPage::modelChanged);
  connect(&m_controller, &Controller::modelFailed, this, [this](const Error& error) {
    showError(error, {tr("Open a model file..."), [this] { chooseModel(); }});
  });
  connect(&m_controller, &Controller::waiting, this, &ClassifyPage::showState);
  connect(&m_controller, &Controller::answered, this, &ClassifyPage::showAnswer);
  connect(&m_controller, &Controller::begun, this, &ClassifyPage::showTable);
  connect(&m_controller, &Controller::predicted, &m_rows, &PredictionTableModel::append);
  connect(&m_controller, &Controller::skipped, this, &ClassifyPage::saySkipped);
  connect(&m_controller, &Controller::ended, this, &ClassifyPage::endTable);
  connect(&m_controller, &Controller::failed, this,
          [this](const Error& error) { showError(error); });
}

void ClassifyPage::receive(const Visit& visit) {
  m_controller.refreshChoices();
  switch (visit.purpose) {
    case Visit::Purpose::Address:
      return showMessage(
          {.kind = Message::Kind::Warning,
           .what = tr("The browser gave only the picture's address, which is not fetched."),
           .file = visit.files.value(0),
           .remedy = tr("Save the picture and drop the file, or copy the picture and paste it "
                        "here with Ctrl+V.")});
    case Visit::Purpose::Images:
      return take({.paths = visit.files, .image = visit.image});
    case Visit::Purpose::Folder:
      return take({.paths = visit.files});
    case Visit::Purpose::Model:
    case Visit::Purpose::Run:
      return withModel(context(), this, visit.files.value(0),
                       [this](const QString& model) { m_controller.openModel(model); });
    default:
      return;
  }
}

bool ClassifyPage::mayClose(const std::function<void()>&) {
  context().settings.set(settings::classifyColumns, m_table->saveColumns());
  return true;
}

void ClassifyPage::chooseImages() {
  context().dialogs->openFiles(
      this, tr("Choose photos"),
      tr("Images (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;All files (*)"),
      [this](const QStringList& files) { take({.paths = files}); });
}

void ClassifyPage::chooseFolder() {
  context().dialogs->chooseFolder(this, tr("Choose a folder of photos"),
                                  [this](const QString& folder) { take({.paths = {folder}}); });
}

void ClassifyPage::chooseModel() {
  chooseModelFile(context(), this, [this](const QString& model) { m_controller.openModel(model); });
}

void ClassifyPage::take(const Drop& drop) {
  if (drop.paths.isEmpty() && drop.image.isNull()) return;
  clearMessage();
  m_tableRow = -1;
  m_current = m_history.add(drop);
  m_foot->show();
  m_strip->setCurrentIndex(m_history.index(m_current));
  m_controller.classify(drop);
}

void ClassifyPage::openRow(const QString& file) {
  const bool full = m_history.rowCount() == DropHistoryModel::kept;  // the oldest goes
  const int table = m_current - (full ? 1 : 0);
  take({.paths = {file}});
  m_tableRow = table;
}

void ClassifyPage::backToTable() {
  if (m_tableRow >= 0) m_strip->setCurrentIndex(m_history.index(m_tableRow));
}

void ClassifyPage::offerTable() {
  m_back->setVisible(m_tableRow >= 0 && m_stack->currentWidget() == m_answer);
}

void ClassifyPage::lookAt(int row) {
  if (row == m_current) return;
  clearMessage();
  m_tableRow = -1;
  m_current = row;
  const auto& past = m_history.at(row);
  if (past.predictions.empty() || past.model != m_controller.modelFile())
    return m_controller.classify(past.drop);
  m_controller.forget();
  showTable(past.predictions.size());
  m_rows.append(past.predictions);
}

void ClassifyPage::modelChanged() {
  const auto file = m_controller.modelFile();
  m_about->setEnabled(m_controller.hasModel() && !m_controller.isLoading());
  if (m_controller.isLoading()) {
    setSubtitle(tr("Loading %1").arg(modelName(file)));
  } else if (m_controller.hasModel()) {
    const auto& model = m_controller.model();
    setSubtitle(tr("%1 classes, %2, %3 px")
                    .arg(formatCount(model.labels.size()), nameOf(model.backbone))
                    .arg(model.imageSize));
    if (model.caution.tunedWithFault) showMessage(*messageFor(model.caution));
    // What is on show was said by another model.
    if (m_current >= 0 && m_answeredBy != file && !m_controller.isWaiting())
      m_controller.classify(m_history.at(m_current).drop);
  } else {
    setSubtitle(tr("No model is loaded"));
  }
  showState();
}

void ClassifyPage::showState() {
  const bool waiting = m_controller.isWaiting();
  if (!m_controller.hasModel() && !m_controller.isLoading()) {
    m_noModel->setTexts(tr("No model yet"),
                        waiting ? tr("What you dropped is classified as soon as there is a model: "
                                     "train one, or open a model file.")
                                : tr("A model tells fruit apart once it has been trained. Train "
                                     "one on your dataset, or open a model file of a run."));
    return m_stack->setCurrentWidget(m_noModel);
  }
  if (m_controller.isLoading() && (waiting || m_current < 0))
    m_zone->setTexts(tr("Loading the model"),
                     waiting ? tr("What you dropped is classified as soon as it is loaded.")
                             : tr("It takes a moment. Photos can be dropped already."));
  else
    m_zone->setTexts(tr("Drop photos here"),
                     tr("Files, folders, or a picture from the browser, dropped anywhere on the "
                        "window. Ctrl+V pastes one."));
  if (waiting || m_current < 0) m_stack->setCurrentWidget(m_zone);
}

void ClassifyPage::showAnswer(const Answer& answer) {
  m_answeredBy = m_controller.modelFile();
  m_history.setLabel(m_current, answer.prediction.error
                                    ? tr("Not read")
                                    : toQString(answer.prediction.groups.front().label));
  m_answer->show(answer, m_controller.model());
  m_stack->setCurrentWidget(m_answer);
  offerTable();
}

void ClassifyPage::showTable(std::size_t images) {
  m_answeredBy = m_controller.modelFile();
  m_rows.clear();
  m_history.setCount(m_current, images);
  m_table->setExpected(images);
  m_stack->setCurrentWidget(m_table);
}

void ClassifyPage::saySkipped(const QStringList& files) {
  showMessage({.kind = Message::Kind::Warning,
               .what = tr("%n file(s) skipped: not JPEG, PNG, WebP, BMP or TIFF.", nullptr,
                          static_cast<int>(files.size())),
               .file = files.size() == 1 ? files.front() : QString(),
               .remedy = tr("Convert pictures of other kinds to PNG or JPEG."),
               .details = files.mid(0, skippedNamed).join(QLatin1Char('\n'))});
}

void ClassifyPage::endTable() {
  m_table->setEnded();
  if (m_current >= 0 && !m_rows.predictions().empty() && m_stack->currentWidget() == m_table)
    m_history.setPredictions(m_current, m_controller.modelFile(), m_rows.predictions());
}

void ClassifyPage::saveTable() {
  context().dialogs->saveFile(
      this, tr("Save the table"), QStringLiteral("predictions.csv"), tr("CSV (*.csv)"),
      [this](const QString& file) {
        m_save.start(
            [shown = m_rows.shown(), path = toPath(file)](std::stop_token,
                                                          const ProgressCallback&) {
              std::vector<Prediction> rows;
              for (const auto& row : shown) rows.push_back(*row);
              return saveText(path, toCsv(rows, savedLabels));
            },
            [this, file, saving = m_rows.shown().size(),
             all = m_rows.predictions().size()](const Result<void>& saved) {
              if (!saved) return showError(saved.error());
              const auto what = saving == all ? tr("Saved.")
                                              : tr("Saved what the filter shows: %1 of %2 rows.")
                                                    .arg(formatCount(saving), formatCount(all));
              showMessage({.kind = Message::Kind::Good, .what = what, .file = file},
                          {tr("Show"), [this, file] { context().dialogs->reveal(file); }});
            });
      });
}

}  // namespace pomona::ui
