// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/training_controller.h"

#include <QDateTime>
#include <algorithm>

#include "ui/controllers/core_words.h"
#include "ui/controllers/run_library.h"

namespace pomona::ui {
namespace {

using namespace std::chrono_literals;

bool isStopped(const std::filesystem::path& run) {
  const auto record = readRun(run);
  return record && record->state == RunState::Stopped;
}

/// The newest unfinished run. Without a checkpoint it has no history that it could go on from.
std::optional<RunRecord> newestUnfinished() {
  auto runs = listRuns();
  const auto run = std::ranges::find(runs, RunState::Stopped, &RunRecord::state);
  if (run == runs.end()) return std::nullopt;
  if (!run->canResume) run->history.clear();
  return std::move(*run);
}

}  // namespace

TrainingController::TrainingController(EngineService& engine, Settings& settings, QObject* parent)
    : QObject(parent),
      m_engine(engine),
      m_settings(settings),
      m_wake(this, 100ms, [this](int) { takeNews(); }) {
  m_clock.start();
}

bool TrainingController::canResume() const {
  return m_state == TrainingState::Paused ||
         (m_state == TrainingState::Failed && m_resumable && !m_epochs.empty());
}

void TrainingController::start(const std::filesystem::path& data, const TrainingRecipe& recipe) {
  if (isActive()) return;
  m_recipe = recipe;
  m_data = data;
  m_steps.clear();
  m_epochs.clear();
  m_bestEpoch = 0;
  m_log.clear();
  const TrainingRequest request{.data = data, .out = newRunPath(recipe), .recipe = recipe};
  m_run.clear();  // another run, whatever its name
  begin(request.out, [request](const Engine& engine, TrainingInbox& inbox, std::stop_token stop) {
    return engine.train(request, inbox, stop);
  });
}

void TrainingController::resume(std::filesystem::path run) {
  if (isActive()) return;
  if (toPath(m_settings.get(settings::runPutAside)) == run)
    m_settings.set(settings::runPutAside, {});  // taken up again
  if (run != m_run) {
    m_steps.clear();
    m_epochs.clear();
    m_bestEpoch = 0;
    m_log.clear();
  }
  begin(run,
        [run](const Engine& engine, TrainingInbox& inbox,
              std::stop_token stop) -> Result<TrainingReport> {
          const auto record = readRun(run);
          if (!record) return std::unexpected(record.error());
          // Steps that cannot be read are told by the engine; the run goes on without.
          inbox.onRecord(*record, readRunLog(run),
                         readSteps(run).value_or(std::vector<StepEvent>()));
          return engine.resume(run, {}, inbox, stop);
        });
}

void TrainingController::begin(std::filesystem::path run, Work work) {
  const bool another = run != m_run;
  m_run = std::move(run);
  m_started.reset();
  m_report.reset();
  m_putAside = m_resumable = false;
  m_progress = TrainingProgress(m_recipe);
  m_inbox = std::make_shared<TrainingInbox>([this] { m_wake.post(0); });
  if (another) Q_EMIT runChanged();
  setState(TrainingState::Running);
  Q_EMIT progressChanged();
  m_engine.whenReady(
      this, [this, inbox = m_inbox, work = std::move(work)](const Result<EnginePointer>& engine) {
        if (inbox != m_inbox) return;
        if (m_state == TrainingState::Stopping)
          receive({failure(ErrorCode::Cancelled, Sentence::of("stopped on request"))});
        else if (engine)
          launch(*engine, work);
        else
          receive({std::unexpected(engine.error())});
      });
}

void TrainingController::launch(const EnginePointer& engine, Work work) {
  m_job.start(
      [engine, work = std::move(work), inbox = m_inbox, run = m_run](std::stop_token stop,
                                                                     const ProgressCallback&) {
        auto report = work(*engine, *inbox, stop);
        const bool resumable = !report && isStopped(run);
        return Outcome{std::move(report), resumable};
      },
      [this](Outcome outcome) { receive(std::move(outcome)); });
}

void TrainingController::pause() {
  if (m_state == TrainingState::Running) askToStop();
}

void TrainingController::stop() {
  m_putAside = true;
  m_settings.set(settings::runPutAside, toQString(m_run));
  if (canResume()) return setState(TrainingState::Idle);
  if (m_state == TrainingState::Running) askToStop();
}

void TrainingController::askToStop() {
  setState(TrainingState::Stopping);
  m_job.cancel();
}

void TrainingController::lookForUnfinished() {
  const auto aside = toPath(m_settings.get(settings::runPutAside));
  m_look.start([](std::stop_token, const ProgressCallback&) { return newestUnfinished(); },
               [this, aside](const std::optional<RunRecord>& run) {
                 if (run && run->path != aside && m_run.empty()) Q_EMIT unfinishedFound(*run);
               });
}

void TrainingController::takeNews() {
  const auto news = m_inbox->take();
  if (news.record) take(*news.record, news.earlierLog);
  if (m_steps.empty()) addSteps(news.earlierSteps);
  for (const auto& item : news.items) std::visit([this](const auto& event) { take(event); }, item);
  takeSteps(news.steps);  // after the phases: the pace of the steps is the newest
  const auto isEpoch = [](const auto& item) { return std::holds_alternative<EpochEvent>(item); };
  if (std::ranges::any_of(news.items, isEpoch)) Q_EMIT epochsChanged();
  Q_EMIT progressChanged();
}

/// A run that goes on: what its folder holds, which may be less than was seen before a crash.
void TrainingController::take(const RunRecord& record, const std::vector<std::string>& log) {
  m_recipe = record.recipe;
  m_data = record.data;
  m_progress = TrainingProgress(m_recipe);
  Q_EMIT recipeRead();
  m_epochs = record.history;
  m_bestEpoch = bestEpochOf(m_epochs, m_recipe.monitor);
  if (m_log.isEmpty())
    for (const auto& line : log) {
      m_log << toQString(line);
      Q_EMIT logged(m_log.back());
    }
  Q_EMIT epochsChanged();
}

void TrainingController::take(const StartedEvent& started) {
  m_started = started;
  m_progress.take(started);
  say(tr("Training on %1: %2 classes, %3 images; validated on %4 images (%5)")
          .arg(toQString(started.device), formatCount(started.classes),
               formatCount(started.trainingImages), formatCount(started.validationImages),
               wordsOfCore(started.validation)));
}

QString TrainingController::wordsFor(Phase phase) {
  switch (phase) {
    case Phase::Scanning:
      return tr("Reading the dataset's folder");
    case Phase::ExtractingFeatures:
      return tr("Extracting features");
    case Phase::Training:
      return tr("Training the head");
    case Phase::FineTuning:
      return tr("Fine-tuning backbone and head");
    case Phase::Calibrating:
      return tr("Calibrating the probabilities");
    case Phase::Evaluating:
      return tr("Measuring on Test");
  }
  return {};
}

void TrainingController::take(const PhaseEvent& phase) {
  if (const auto before = m_progress.phase(); !before || before->phase != phase.phase)
    say(wordsFor(phase.phase));
  m_progress.take(phase);
}

void TrainingController::takeSteps(const std::vector<StepEvent>& steps) {
  if (steps.empty()) return;
  addSteps(steps);
  m_progress.take(steps.back(), static_cast<double>(m_clock.elapsed()) / 1000);
}

void TrainingController::addSteps(const std::vector<StepEvent>& steps) {
  if (steps.empty()) return;
  const auto place = [](const StepEvent& step) { return std::pair(step.epoch, step.step); };
  while (!m_steps.empty() && place(m_steps.back()) >= place(steps.front())) m_steps.pop_back();
  const auto first = m_steps.size();
  m_steps.insert(m_steps.end(), steps.begin(), steps.end());
  Q_EMIT stepsAdded(first);
}

void TrainingController::take(const EpochEvent& event) {
  const auto& epoch = event.record;
  std::erase_if(m_epochs, [&](const auto& known) { return known.epoch >= epoch.epoch; });
  m_epochs.push_back(epoch);
  if (event.best) m_bestEpoch = epoch.epoch;
  say(tr("Epoch %1 of %2: loss %3, accuracy %4; validation loss %5, accuracy %6%7")
          .arg(epoch.epoch)
          .arg(epoch.epochs)
          .arg(formatShare(epoch.loss), formatShare(epoch.accuracy), formatShare(epoch.valLoss),
               formatShare(epoch.valAccuracy), event.best ? tr(", the best so far") : QString()));
}

void TrainingController::receive(Outcome outcome) {
  m_wake.discard();
  takeNews();  // nothing comes after the answer
  m_resumable = outcome.resumable;
  if (outcome.report) {
    m_report = *outcome.report;
    m_bestEpoch = m_report->bestEpoch;
    say(tr("Finished. The model is %1").arg(toQString(m_report->model)));
    setState(TrainingState::Finished);
    Q_EMIT finished(*m_report);
  } else if (outcome.report.error().code == ErrorCode::Cancelled) {
    say(m_putAside ? tr("Stopped; the run is kept") : tr("Paused; the run is kept"));
    // Stopped before there was a run: nothing can go on.
    setState(m_putAside || !m_resumable ? TrainingState::Idle : TrainingState::Paused);
  } else {
    say(tr("Failed: %1").arg(wordsOfCore(outcome.report.error().what)));
    setState(TrainingState::Failed);
    Q_EMIT failed(outcome.report.error());
  }
}

void TrainingController::setState(TrainingState state) {
  if (m_state == state) return;
  m_state = state;
  Q_EMIT stateChanged();
}

void TrainingController::say(const QString& line) {
  // The time as in the run's log.txt, whose lines stand above when it goes on.
  const auto now = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
  m_log << now + QStringLiteral("  ") + line;
  Q_EMIT logged(m_log.back());
}

}  // namespace pomona::ui
