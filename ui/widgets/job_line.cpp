// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/job_line.h"

#include <QBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {
constexpr int fineness = 1000;  ///< steps of the bar
}  // namespace

JobLine::JobLine(QWidget* parent)
    : QWidget(parent),
      m_what(new ElidedLabel(Qt::ElideRight, this)),
      m_bar(new QProgressBar(this)),
      m_share(makeNumberLabel(QStringLiteral("100 %"), this)),
      m_rate(makeNumberLabel(
          tr("%1 images/s, %2 left").arg(QStringLiteral("00,000"), QStringLiteral("00:00")), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
  setObjectName(QStringLiteral("jobLine"));
  m_what->setObjectName(QStringLiteral("jobWhat"));
  m_rate->setObjectName(QStringLiteral("jobRate"));
  m_cancel->setObjectName(QStringLiteral("jobCancel"));
  m_bar->setTextVisible(false);
  m_bar->setAccessibleName(tr("Progress"));
  m_bar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::medium);
  row->addWidget(m_what);
  row->addWidget(m_bar, 1);
  for (auto* label : {m_share, m_rate}) row->addWidget(label);
  row->addWidget(m_cancel);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    if (m_shown != nullptr) m_shown->cancel();
    Q_EMIT cancelled();
  });
  hide();
}

void JobLine::follow(Job& job, const QString& what, const QString& unit) {
  attach(job, what, [unit](double perSecond) {
    return tr("%1 %2/s").arg(QLocale().toString(perSecond, 'f', 0), unit);
  });
}

void JobLine::followBytes(Job& job, const QString& what) {
  attach(job, what, [](double perSecond) {
    return tr("%1/s").arg(formatBytes(static_cast<std::uint64_t>(perSecond)));
  });
}

void JobLine::attach(Job& job, const QString& what, const InWords& rate) {
  const auto begin = [this, &job, what, rate] {
    m_shown = &job;
    update(job.progress(), what, rate);
  };
  connect(&job, &Job::runningChanged, this, [this, &job, begin](bool running) {
    if (running) {
      begin();
    } else if (m_shown == &job) {
      m_shown = nullptr;
      finish();
    }
  });
  connect(&job, &Job::progressed, this, [this, &job, what, rate](const JobProgress& progress) {
    if (m_shown == &job) update(progress, what, rate);
  });
  if (job.isRunning()) begin();
}

void JobLine::update(const JobProgress& progress, const QString& what, const InWords& rate) {
  show(what, progress.share(),
       progress.perSecond > 0 ? rate(progress.perSecond) : tr("measuring the rate"),
       formatDuration(progress.secondsLeft));
}

void JobLine::show(const QString& what, double share, const QString& rate,
                   const QString& timeLeft) {
  m_what->setText(what);
  m_bar->setRange(0, fineness);
  m_bar->setValue(static_cast<int>(fineness * std::max(0.0, share)));
  m_share->setText(share < 0 ? QString()
                             : QStringLiteral("%1 %").arg(static_cast<int>(share * 100)));
  m_rate->setText(timeLeft.isEmpty() ? rate : tr("%1, %2 left").arg(rate, timeLeft));
  QWidget::show();
  Q_EMIT shareChanged(std::max(0.0, share));
}

void JobLine::finish() {
  hide();
  Q_EMIT shareChanged(-1);
}

}  // namespace pomona::ui
