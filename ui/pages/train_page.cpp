// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train_page.h"

#include <QBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

#include "ui/charts/curve_plot.h"
#include "ui/controllers/text.h"
#include "ui/dialogs/weights_dialog.h"
#include "ui/pages/curve_panel.h"
#include "ui/pages/model_view.h"
#include "ui/pages/train_form.h"
#include "ui/pages/train_status.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fold_out.h"
#include "ui/widgets/job_line.h"

namespace pomona::ui {
namespace {

constexpr int logLinesKept = 10'000;
constexpr int leastFold = 5 * size::control / 2;
constexpr int curveShare = 3;  ///< of the height, beside an open fold's
constexpr int foldShare = 1;

}  // namespace

TrainPage::TrainPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Train, tr("Train"), parent),
      m_training(context.engine, context.settings),
      m_advisor(context.recipe, context.dataset),
      m_form(new TrainForm(context, m_training, m_advisor, this)),
      m_status(new TrainStatus(m_training, this)),
      m_curves(new CurvePanel(context, this)),
      m_empty(new EmptyState(QStringLiteral("train"), {}, {}, this)),
      m_toDataset(m_empty->addButton(tr("To the Dataset page"), QStringLiteral("toDataset"))),
      m_curveStack(new QStackedWidget(this)),
      m_model(new ModelView(this)),
      m_log(makeLog()) {
  restoreDraft();
  auto* content = new QWidget(this);
  auto* row = new QHBoxLayout(content);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::large);
  row->addWidget(m_form);
  row->addWidget(makeRight(), 1);
  setContent(content);
  auto* weights = new QPushButton(tr("Weights..."), this);
  weights->setObjectName(QStringLiteral("openWeights"));
  weights->setToolTip(tr("What the networks learned from ImageNet: which of it is here"));
  actions().addWidget(weights);
  connect(weights, &QPushButton::clicked, this, &TrainPage::openWeights);
  connectTraining();
  connectAdvice();
  connectWeights();
  showEmpty();
  showSubtitle();
  m_training.lookForUnfinished();
}

QWidget* TrainPage::makeRight() {
  for (QWidget* each : {static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_curves)})
    m_curveStack->addWidget(each);
  connect(m_toDataset, &QPushButton::clicked, this,
          [this] { context().navigator.go({.page = PageId::Dataset}); });
  auto* right = new QWidget(this);
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  column->addWidget(m_status);
  m_status->hide();  // until there is a run to tell of
  column->addWidget(m_curveStack, curveShare);
  addFold(column, "modelFold", tr("Model"), m_model);
  addFold(column, "logFold", tr("Log"), m_log);
  return right;
}

QPlainTextEdit* TrainPage::makeLog() {
  auto* log = new QPlainTextEdit(this);
  log->setObjectName(QStringLiteral("trainLog"));
  log->setAccessibleName(tr("Log of the run"));
  log->setReadOnly(true);
  log->setMaximumBlockCount(logLinesKept);
  log->setPlaceholderText(tr("What happens while a run is trained is written here."));
  log->setFont(fontOf(TextRole::Body));
  return log;
}

/// One at a time is open: two would leave the curves no room on a small screen.
void TrainPage::addFold(QVBoxLayout* column, const char* name, const QString& title,
                        QWidget* content) {
  content->setMinimumHeight(leastFold);
  auto* fold = m_folds.emplace_back(new FoldOut(title, content, this));
  fold->setObjectName(QLatin1String(name));
  column->addWidget(fold);
  connect(fold, &FoldOut::toggled, this, [this, column, fold](bool open) {
    column->setStretchFactor(fold, open ? foldShare : 0);
    for (auto* other : m_folds)
      if (open && other != fold && other->isOpen()) other->setOpen(false);
  });
  fold->remember(context().settings);
}

/// The recipe of last time.
void TrainPage::restoreDraft() {
  auto& draft = context().recipe;
  const auto text = context().settings.get(settings::recipe).toStdString();
  if (const auto recipe = recipeFromJson(text); !text.empty() && recipe) draft.setRecipe(*recipe);
  connect(&draft, &RecipeDraft::changed, this, [this] {
    const auto& own = m_own ? *m_own : context().recipe.recipe();
    context().settings.set(settings::recipe, toQString(toJson(own)));
  });
}

void TrainPage::connectTraining() {
  connect(&m_training, &TrainingController::runChanged, this, &TrainPage::beginCurves);
  connect(&m_training, &TrainingController::stepsAdded, this, &TrainPage::appendSteps);
  connect(&m_training, &TrainingController::epochsChanged, this, &TrainPage::showEpochs);
  connect(&m_training, &TrainingController::stateChanged, this, &TrainPage::showState);
  connect(&m_training, &TrainingController::progressChanged, this, [this] {
    if (m_training.isActive()) Q_EMIT shareChanged(m_training.progress().share());
  });
  connect(&m_training, &TrainingController::recipeRead, this, [this] {
    showSubtitle();
    if (!m_own) m_own = context().recipe.recipe();
    context().recipe.setRecipe(m_training.recipe());
    planCurves();
  });
  connect(&m_training, &TrainingController::logged, m_log, &QPlainTextEdit::appendPlainText);
  connect(&m_training, &TrainingController::finished, this, &TrainPage::sayFinished);
  connect(&m_training, &TrainingController::failed, this, &TrainPage::sayFailed);
  connect(&m_training, &TrainingController::unfinishedFound, this, &TrainPage::offer);
  connect(m_curves, &CurvePanel::failed, this, [this](const Error& error) { showError(error); });
  connect(m_curves, &CurvePanel::saved, this, &TrainPage::showSaved);
}

void TrainPage::connectAdvice() {
  connect(m_form, &TrainForm::recipeReplaced, this, &TrainPage::offerBack);
  connect(&m_advisor, &RecipeAdvisor::changed, this, [this] {
    if (const auto& cost = m_advisor.cost()) m_model->setSummary(cost->summary);
  });
  connect(&context().dataset, &DatasetController::datasetChanged, this, [this] {
    showEmpty();
    showSubtitle();
  });
}

/// The dialog says what happens while it is open; a fetch can outlive it.
void TrainPage::connectWeights() {
  jobLine().followBytes(m_weights.fetchJob(), tr("Fetching the weights"));
  connect(m_form, &TrainForm::weightsWanted, this, &TrainPage::openWeights);
  connect(&m_weights, &WeightsController::weightsArrived, &m_advisor, &RecipeAdvisor::refresh);
  connect(&m_weights, &WeightsController::said, this, [this](const QString& sentence) {
    if (!m_weightsDialog) showMessage({.kind = Message::Kind::Good, .what = sentence});
  });
  connect(&m_weights, &WeightsController::failed, this, [this](const Error& error) {
    if (!m_weightsDialog) showError(error);
  });
}

void TrainPage::openWeights() {
  if (m_weightsDialog) return;
  m_weightsDialog =
      new WeightsDialog(m_weights, *context().dialogs, context().recipe.recipe().backbone, this);
  m_weightsDialog->open();
}

void TrainPage::showEmpty() {
  const bool ready = context().dataset.dataset() != nullptr;
  m_toDataset->setVisible(!ready);
  m_empty->setTexts(ready ? tr("Ready to train") : tr("Choose a dataset first"),
                    ready ? tr("Start trains a classifier on the features of a network that knows "
                               "a million photographs. The curves appear here; you can pause, "
                               "close Pomona and go on later.")
                          : tr("Training needs pictures sorted into one folder for each class."));
}

void TrainPage::showSubtitle() {
  const auto& dataset = context().dataset.dataset();
  if (const auto& folder = m_training.data();
      m_training.isActive() && (!dataset || folder != dataset->root))
    return setSubtitle(tr("This run learns from %1").arg(toQString(folder)));
  if (!dataset) return setSubtitle(tr("No dataset is open"));
  setSubtitle(tr("%1: %2 Training and %3 Test images, %4 classes")
                  .arg(toQString(dataset->root.filename()), formatCount(dataset->training.size()),
                       formatCount(dataset->test.size()), formatCount(dataset->classes.size())));
}

/// Of a run that goes on its own recipe, which is known a moment later.
void TrainPage::planCurves() {
  if (!m_curves->plot().runs().empty())
    m_curves->plot().setPlanned(0, mostEpochs(m_training.recipe()));
}

void TrainPage::beginCurves() {
  clearMessage();
  m_status->show();
  m_log->clear();
  m_curveStack->setCurrentWidget(m_curves);
  RunCurves run{.label = toQString(m_training.run().filename())};
  run.planned = mostEpochs(m_training.recipe());
  m_curves->setRuns({std::move(run)});
}

void TrainPage::appendSteps(std::size_t first) {
  const auto& steps = m_training.steps();
  m_curves->plot().appendSteps(0, samplesOf(std::span(steps).subspan(first)), steps.back().steps);
}

void TrainPage::showEpochs() {
  m_curves->plot().setEpochs(0, m_training.epochs(), m_training.bestEpoch());
}

void TrainPage::showState() {
  showSubtitle();
  if (m_training.isActive()) return;
  if (m_own && m_training.state() != TrainingState::Paused)
    context().recipe.setRecipe(*std::exchange(m_own, std::nullopt));
  Q_EMIT shareChanged(-1);
  m_advisor.refresh();  // by now a rate is known
}

void TrainPage::receive(const Visit& visit) {
  if (visit.purpose == Visit::Purpose::Resume) resume(toPath(visit.files.value(0)));
}

void TrainPage::resume(const std::filesystem::path& run) {
  if (!m_training.isActive()) return m_training.resume(run);
  showMessage({.kind = Message::Kind::Info,
               .what = tr("Another run is being trained. Pause or stop it first.")});
}

void TrainPage::sayFinished(const TrainingReport& report) {
  m_curves->plot().setEpochs(0, m_training.epochs(), m_training.bestEpoch());
  m_curves->plot().setEnded(0, report.stoppedEarly);
  // Evaluate begins with it.
  context().settings.set(settings::evaluatedModel, toQString(m_training.run()));
  auto accuracy =
      report.test
          ? tr("%1 of the Test images are named right.").arg(formatPercent(report.test->accuracy))
          : tr("Validation accuracy %1.").arg(formatPercent(report.validationAccuracy));
  if (const auto& started = m_training.started(); report.test && started)
    accuracy +=
        u' ' + tr("Measured on %Ln of them.", nullptr, static_cast<int>(started->testImages));
  announce({.kind = Message::Kind::Good, .what = tr("The run is finished. %1").arg(accuracy)},
           {tr("Try a photo"), [this, model = toQString(report.model)] {
              context().navigator.go(
                  {.page = PageId::Classify, .purpose = Visit::Purpose::Model, .files = {model}});
            }});
}

void TrainPage::sayFailed(const Error& error) {
  auto message = messageFor(error);
  if (isOfAnImage(error.code))
    message.remedy =
        tr("Remove or replace it, then press Start. Check all files, on the Dataset page under "
           "Problems, finds all such files at once.");
  announce(message);
}

void TrainPage::offer(const RunRecord& run) {
  // After a crash the checkpoint can be some seconds older than the history.
  const auto words =
      run.history.empty()
          ? tr("The run %1 is not finished. No epoch is done; features that are there are kept.")
                .arg(toQString(run.name))
          : tr("The run %1 is not finished: about %2 of %3 epochs are done.")
                .arg(toQString(run.name))
                .arg(run.history.size())
                .arg(mostEpochs(run.recipe));
  announce({.kind = Message::Kind::Info, .what = words},
           {tr("Resume"), [this, path = toQString(run.path)] {
              context().navigator.go(
                  {.page = PageId::Train, .purpose = Visit::Purpose::Resume, .files = {path}});
            }});
}

void TrainPage::offerBack(const TrainingRecipe& before) {
  showMessage({.kind = Message::Kind::Info, .what = tr("The settings you had changed are gone.")},
              {tr("Undo"), [this, before] { context().recipe.setRecipe(before); }});
}

bool TrainPage::mayClose(const std::function<void()>& close) {
  if (!m_training.isActive()) return true;
  if (m_asking || m_closing) return false;
  if (m_training.state() == TrainingState::Stopping) {
    closeWhenStopped(close);
    return false;
  }
  m_asking = true;
  context().dialogs->ask(this,
                         {.title = tr("A run is being trained"),
                          .text = tr("Closing stops it. Everything so far is kept, and Pomona "
                                     "offers to go on at the next start."),
                          .yes = tr("Stop and keep the run"),
                          .no = tr("Keep training")},
                         [this, close](bool yes) {
                           m_asking = false;
                           if (yes) closeWhenStopped(close);
                         });
  return false;
}

void TrainPage::closeWhenStopped(const std::function<void()>& close) {
  if (!m_training.isActive()) return close();  // it ended while the question was open
  m_closing = true;
  auto* wait = new QObject(this);
  connect(&m_training, &TrainingController::stateChanged, wait, [this, wait, close] {
    if (m_training.isActive()) return;
    m_closing = false;
    wait->deleteLater();
    // Later: the controller is still busy telling of its new state.
    QMetaObject::invokeMethod(this, close, Qt::QueuedConnection);
  });
  m_training.pause();
}

}  // namespace pomona::ui
