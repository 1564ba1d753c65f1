// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/job.h"

namespace pomona::ui {

using namespace std::chrono_literals;

double JobProgress::share() const {
  if (items.total == 0) return -1;
  return static_cast<double>(items.done) / static_cast<double>(items.total);
}

Job::Job(QObject* parent)
    : QObject(parent),
      m_updates(this, 100ms,
                [this](const Update& update) {
                  if (update.number != m_number || !m_running) return;
                  m_progress = update.progress;
                  Q_EMIT progressed(m_progress);
                }),
      m_thread([this](std::stop_token end) { loop(std::move(end)); }) {}

Job::~Job() {
  m_stop.request_stop();
  m_thread.request_stop();
  m_thread.join();
}

void Job::launch(Task task) {
  {
    const std::lock_guard lock(m_mutex);
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_waiting = std::move(task);
    ++m_number;
  }
  m_wake.notify_one();
  m_progress = {};
  setRunning(true);
}

void Job::cancel() {
  m_stop.request_stop();
}

void Job::abandon() {
  {
    const std::lock_guard lock(m_mutex);
    m_stop.request_stop();
    m_waiting = nullptr;
    ++m_number;
  }
  setRunning(false);
}

void Job::loop(std::stop_token end) {
  while (true) {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, end, [this] { return m_waiting != nullptr; });
    if (end.stop_requested()) return;
    const Task task = std::exchange(m_waiting, nullptr);
    const auto stop = m_stop.get_token();
    const auto number = m_number;
    lock.unlock();
    const auto deliver = task(stop, progressOf(number));
    QMetaObject::invokeMethod(
        this, [this, number, deliver] { finish(number, deliver); }, Qt::QueuedConnection);
  }
}

ProgressCallback Job::progressOf(std::size_t number) {
  return [this, number, begin = std::chrono::steady_clock::now()](const Progress& items) {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    JobProgress progress{.items = items};
    if (passed > 200ms && items.done > items.start) {
      progress.perSecond = static_cast<double>(items.done - items.start) / passed.count();
      if (items.total > items.done)
        progress.secondsLeft = static_cast<double>(items.total - items.done) / progress.perSecond;
    }
    m_updates.post({number, progress});
  };
}

void Job::finish(std::size_t number, const Delivery& deliver) {
  if (number != m_number) return;  // a newer request was made
  m_updates.flush();
  setRunning(false);
  deliver();
}

void Job::setRunning(bool running) {
  if (m_running == running) return;
  m_running = running;
  Q_EMIT runningChanged(running);
}

}  // namespace pomona::ui
