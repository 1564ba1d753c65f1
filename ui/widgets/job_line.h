// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "ui/controllers/job.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace pomona::ui {

class ElidedLabel;

/// What a job does, its share, rate, time left, and Cancel. Hidden while no job runs.
class JobLine : public QWidget {
  Q_OBJECT
 public:
  explicit JobLine(QWidget* parent = nullptr);
  /// Shows the job whenever it runs. Several can be followed; the one begun last is shown.
  /// @param what  "Checking images".  @param unit  "images": for the rate.
  void follow(Job& job, const QString& what, const QString& unit);
  /// The same for a job that counts bytes.
  void followBytes(Job& job, const QString& what);
  /// For work that is no Job. A negative share: unknown.
  void show(const QString& what, double share, const QString& rate, const QString& timeLeft);
  void finish();

 Q_SIGNALS:
  void cancelled();
  /// 0..1; negative when nothing runs. A job whose total is unknown counts as 0.
  void shareChanged(double share);

 private:
  using InWords = std::function<QString(double perSecond)>;
  void attach(Job& job, const QString& what, const InWords& rate);
  void update(const JobProgress& progress, const QString& what, const InWords& rate);

  Job* m_shown = nullptr;
  ElidedLabel* m_what;
  QProgressBar* m_bar;
  QLabel* m_share;
  QLabel* m_rate;
  QPushButton* m_cancel;
};

}  // namespace pomona::ui
