// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <filesystem>
#include <latch>

#include "ui/controllers/job.h"

using namespace pomona;
using namespace pomona::ui;

class TestJob : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void answerComesOnTheCallersThread() {
    Job job;
    Qt::HANDLE worker = nullptr;
    Qt::HANDLE receiver = nullptr;
    int answer = 0;
    job.start(
        [&worker](std::stop_token, const ProgressCallback&) {
          worker = QThread::currentThreadId();
          return 42;
        },
        [&](int value) {
          receiver = QThread::currentThreadId();
          answer = value;
        });
    QVERIFY(job.isRunning());
    QTRY_COMPARE(answer, 42);
    QCOMPARE(receiver, QThread::currentThreadId());
    QVERIFY(worker != receiver);
    QVERIFY(!job.isRunning());
  }

  void requestCreatesNoThread() {
    Job job;
    const auto threads = [] {
      return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
    };
    const auto before = threads();
    bool answered = false;
    job.start([](std::stop_token, const ProgressCallback&) { return true; },
              [&](bool answer) { answered = answer; });
    QCOMPARE(threads(), before);
    QTRY_VERIFY(answered);
  }

  void newestRequestWins() {
    Job job;
    QList<int> answers;
    std::atomic<int> begun = 0;
    const auto ask = [&](int number) {
      job.start(
          [number, &begun](std::stop_token stop, const ProgressCallback&) {
            ++begun;
            // The earlier ones end only when they are asked to.
            while (number < 9 && !stop.stop_requested()) std::this_thread::yield();
            return number;
          },
          [&](int value) { answers << value; });
    };
    for (int i = 0; i < 10; ++i) ask(i);
    QTRY_COMPARE(answers, QList<int>{9});
    QTest::qWait(50);  // nothing comes after it
    QCOMPARE(answers, QList<int>{9});
    QVERIFY(begun <= 10);
  }

  void cancelledWorkStillAnswers() {
    Job job;
    bool stopped = false;
    job.start(
        [](std::stop_token stop, const ProgressCallback&) {
          while (!stop.stop_requested()) std::this_thread::yield();
          return true;
        },
        [&](bool value) { stopped = value; });
    job.cancel();
    QTRY_VERIFY(stopped);
  }

  void abandonedWorkDoesNot() {
    Job job;
    bool answered = false;
    job.start([](std::stop_token, const ProgressCallback&) { return 1; },
              [&](int) { answered = true; });
    job.abandon();
    QVERIFY(!job.isRunning());
    QTest::qWait(50);
    QVERIFY(!answered);
  }

  void lastProgressIsNeverLost() {
    Job job;
    QList<std::size_t> seen;
    bool done = false;
    connect(&job, &Job::progressed, this,
            [&](const JobProgress& progress) { seen << progress.items.done; });
    job.start(
        [](std::stop_token, const ProgressCallback& progress) {
          for (std::size_t i = 1; i <= 5000; ++i) progress({i, 5000});
          return 0;
        },
        [&](int) {
          done = true;
          QCOMPARE(seen.isEmpty() ? 0U : seen.last(), 5000U);
        });
    QTRY_VERIFY(done);
    QVERIFY(seen.size() < 100);
    QCOMPARE(job.progress().share(), 1.0);
  }

  void destructionStopsAndJoins() {
    std::latch begun(1);
    std::atomic<bool> ended = false;
    {
      Job job;
      job.start(
          [&](std::stop_token stop, const ProgressCallback& progress) {
            begun.count_down();
            while (!stop.stop_requested()) progress({1, 2});
            ended = true;
            return 0;
          },
          [](int) { QFAIL("nobody is there to hear it"); });
      begun.wait();
    }
    QVERIFY(ended);
    QCoreApplication::processEvents();
  }
};

QTEST_GUILESS_MAIN(TestJob)
#include "test_job.moc"
