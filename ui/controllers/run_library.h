// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QTimer>
#include <deque>

#include "pomona/run.h"
#include "ui/controllers/job.h"

namespace pomona::ui {

/// All runs, read in the background, and what can be done with them. What other programs write is
/// noticed. Actions are done one after the other; none is dropped.
class RunLibrary : public QObject {
  Q_OBJECT
 public:
  explicit RunLibrary(QObject* parent = nullptr);

  /// Newest first, damaged ones last; empty until they are read.
  const std::vector<RunRecord>& runs() const { return m_runs; }
  bool isRead() const { return m_read; }
  /// Null if there is no such run.
  const RunRecord* find(const QString& folder) const;
  /// Reads them again.
  void refresh();

  void label(const QString& folder, const RunLabel& label);
  /// Moves runs into the trash; `discarded` tells, and undo() brings them back.
  void discard(const QStringList& folders);
  void undo();
  bool canUndo() const { return !m_discarded.empty(); }
  /// Copies a run's model file.
  void exportModel(const QString& folder, const QString& file);

 Q_SIGNALS:
  void changed();
  void discarded(const QStringList& names);
  void restored();
  void exported(const QString& file);
  void failed(const pomona::Error& error);

 private:
  struct Discarded {
    std::filesystem::path run;
    std::filesystem::path place;
  };
  struct Outcome {
    std::vector<Discarded> moved;
    std::optional<Error> error;
  };
  struct Action {
    std::function<Outcome()> work;
    std::function<void(const Outcome&)> done;
  };
  void enqueue(Action action);
  void next();
  void watch();

  std::vector<RunRecord> m_runs;
  bool m_read = false;
  bool m_purged = false;
  std::vector<Discarded> m_discarded;  ///< by the last discard()
  std::deque<Action> m_actions;
  QFileSystemWatcher m_watcher;
  QTimer m_later;
  Job m_list;
  Job m_act;
};

/// "quick, 160 pixels, 20 epochs, adamw 0.001": what people look for first.
QString recipeInWords(const TrainingRecipe& recipe);
/// The epoch that the monitor calls best; 0 for an empty history.
int bestEpochOf(const std::vector<EpochRecord>& history, Monitor monitor);

}  // namespace pomona::ui
