// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QStringList>

#include "ui/controllers/core_words.h"
#include "ui/controllers/engine_service.h"
#include "ui/controllers/settings.h"
#include "ui/controllers/text.h"
#include "ui/controllers/training_inbox.h"
#include "ui/controllers/training_progress.h"

namespace pomona::ui {

enum class TrainingState {
  Idle,      ///< nothing was begun, or the run was put aside
  Running,   ///< also while the engine opens
  Stopping,  ///< asked to pause or stop; the work in hand is finished first
  Paused,    ///< the run is kept and can go on
  Finished,  ///< report() is set
  Failed,    ///< failed() said why; canResume() if the run can go on nevertheless
};

/// Trains, one run at a time, on a thread of its own. What the training says arrives here bundled,
/// at most ten times a second; the whole history of the run on show stays in memory.
class TrainingController : public QObject {
  Q_OBJECT
 public:
  TrainingController(EngineService& engine, Settings& settings, QObject* parent = nullptr);

  TrainingState state() const { return m_state; }
  /// The processor is in use.
  bool isActive() const {
    return m_state == TrainingState::Running || m_state == TrainingState::Stopping;
  }
  /// A run is on show that is not finished and not running. One that failed before its first epoch
  /// has nothing to go on from: its features are kept for a new one as well.
  bool canResume() const;

  /// Begins a new run in runsDirectory(). Not while one is active.
  void start(const std::filesystem::path& data, const TrainingRecipe& recipe);
  /// Goes on with a run. Not while one is active.
  void resume(std::filesystem::path run);
  /// Stops within a batch, keeps everything: Paused.
  void pause();
  /// The same, and puts the run aside: Idle, not offered at the next start; the Runs page has it.
  void stop();
  /// Looks in the background whether the newest run is unfinished: unfinishedFound().
  void lookForUnfinished();

  /// The run on show; empty before the first.
  const std::filesystem::path& run() const { return m_run; }
  /// What the run was begun with, and the dataset that it learns from.
  const TrainingRecipe& recipe() const { return m_recipe; }
  const std::filesystem::path& data() const { return m_data; }
  const std::vector<StepEvent>& steps() const { return m_steps; }
  const std::vector<EpochRecord>& epochs() const { return m_epochs; }
  /// Its place is in epochs(); 0: none yet.
  int bestEpoch() const { return m_bestEpoch; }
  const std::optional<StartedEvent>& started() const { return m_started; }
  const TrainingProgress& progress() const { return m_progress; }
  const std::optional<TrainingReport>& report() const { return m_report; }
  const QStringList& log() const { return m_log; }
  static QString wordsFor(Phase phase);

 Q_SIGNALS:
  void stateChanged();
  void runChanged();  ///< another run is on show: steps(), epochs() and log() begin anew
  void recipeRead();  ///< of a run that goes on: recipe() is now that of its folder
  void stepsAdded(std::size_t first);  ///< of steps()
  void epochsChanged();
  void progressChanged();
  void logged(const QString& line);
  void finished(const pomona::TrainingReport& report);
  void failed(const pomona::Error& error);
  void unfinishedFound(const pomona::RunRecord& run);

 private:
  struct Outcome {
    Result<TrainingReport> report;
    bool resumable = false;  ///< the run's folder can go on
  };
  using Work =
      std::function<Result<TrainingReport>(const Engine&, TrainingInbox&, std::stop_token)>;

  void begin(std::filesystem::path run, Work work);
  void launch(const EnginePointer& engine, Work work);
  void askToStop();
  void takeNews();
  void take(const RunRecord& record, const std::vector<std::string>& log);
  void take(const StartedEvent& started);
  void take(const PhaseEvent& phase);
  void take(const Sentence& notice) { say(wordsOfCore(notice)); }
  void takeSteps(const std::vector<StepEvent>& steps);
  void addSteps(const std::vector<StepEvent>& steps);
  void take(const EpochEvent& epoch);
  void receive(Outcome outcome);
  void setState(TrainingState state);
  void say(const QString& line);

  EngineService& m_engine;
  Settings& m_settings;
  TrainingState m_state = TrainingState::Idle;
  bool m_putAside = false;  ///< what was asked: Stop, not Pause
  bool m_resumable = false;
  std::filesystem::path m_run;
  TrainingRecipe m_recipe;
  std::filesystem::path m_data;
  std::vector<StepEvent> m_steps;
  std::vector<EpochRecord> m_epochs;
  int m_bestEpoch = 0;
  std::optional<StartedEvent> m_started;
  std::optional<TrainingReport> m_report;
  TrainingProgress m_progress;
  QStringList m_log;
  QElapsedTimer m_clock;
  std::shared_ptr<TrainingInbox> m_inbox;
  Latest<int> m_wake;
  Job m_look;
  Job m_job;
};

}  // namespace pomona::ui
