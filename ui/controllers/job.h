// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "pomona/progress.h"
#include "ui/controllers/latest.h"

namespace pomona::ui {

/// How far a job is, for people.
struct JobProgress {
  Progress items;
  double perSecond = 0;
  double secondsLeft = 0;  ///< 0 while unknown

  /// 0..1, or a negative number while the total is unknown.
  double share() const;
};

/// A thread that runs one core function at a time. The newest request wins: start() asks an earlier
/// one to stop and drops its answer. The destructor asks to stop and waits, which takes as long as
/// core takes to notice (a few milliseconds; a batch while computing).
///
///     m_scan.start([path](std::stop_token stop, const ProgressCallback&) {
///                    return scanDataset(path, stop);                       // on the job's thread
///                  },
///                  [this](Result<Dataset> result) { show(std::move(result)); });  // on this one
class Job : public QObject {
  Q_OBJECT
 public:
  /// Creates the thread.
  explicit Job(QObject* parent = nullptr);
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  ~Job() override;

  /// @param work  T(std::stop_token, const ProgressCallback&). What it captures by value is its
  /// own;
  ///              it touches no QObject.
  /// @param done  void(T), called once on this object's thread unless a newer start() or abandon()
  ///              came first. After cancel() it gets what the work returned: Error{Cancelled}.
  template <class Work, class Done>
  void start(Work work, Done done) {
    launch([work = std::move(work), done = std::move(done)](
               std::stop_token stop, const ProgressCallback& progress) -> Delivery {
      auto result = std::make_shared<decltype(work(stop, progress))>(work(stop, progress));
      return [result, done] { done(std::move(*result)); };
    });
  }

  /// Asks the work to stop; its answer still comes.
  void cancel();
  /// Asks the work to stop and drops its answer.
  void abandon();
  bool isRunning() const { return m_running; }
  const JobProgress& progress() const { return m_progress; }

 Q_SIGNALS:
  void runningChanged(bool running);
  /// At most ten a second; the last one always comes before the answer.
  void progressed(const pomona::ui::JobProgress& progress);

 private:
  using Delivery = std::function<void()>;
  using Task = std::function<Delivery(std::stop_token, const ProgressCallback&)>;
  struct Update {
    std::size_t number;
    JobProgress progress;
  };

  void launch(Task task);
  void loop(std::stop_token end);
  ProgressCallback progressOf(std::size_t number);
  void finish(std::size_t number, const Delivery& deliver);
  void setRunning(bool running);

  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  Task m_waiting;
  std::stop_source m_stop;
  std::size_t m_number = 0;  ///< of the newest request
  bool m_running = false;
  JobProgress m_progress;
  Latest<Update> m_updates;
  // There from the beginning: glibc makes whoever creates a thread wait until a library that is
  // being opened is, and torch takes half a second.
  std::jthread m_thread;
};

}  // namespace pomona::ui
