// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train_status.h"

#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/controllers/core_words.h"
#include "ui/controllers/text.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {

constexpr int fineness = 1000;  ///< steps of the bar
const QString none = QStringLiteral("–");

QString rateInWords(double imagesPerSecond) {
  if (imagesPerSecond <= 0) return TrainStatus::tr(", measuring the rate");
  return TrainStatus::tr(", %1 images/s").arg(QLocale().toString(imagesPerSecond, 'f', 0));
}

}  // namespace

TrainStatus::TrainStatus(const TrainingController& training, QWidget* parent)
    : QWidget(parent),
      m_training(training),
      m_figures(new FigureRow(this)),
      m_epoch(m_figures->add(tr("epoch"), tr("%1 of %2").arg(88).arg(88))),
      m_accuracy(m_figures->add(tr("validation accuracy"), formatPercent(1))),
      m_best(m_figures->add(tr("best"), formatPercent(1))),
      m_left(m_figures->add(tr("left"), QStringLiteral("88:88"))),
      m_bar(new QProgressBar(this)),
      m_share(makeNumberLabel(QStringLiteral("100 %"), this)),
      m_phase(new ElidedLabel(Qt::ElideRight, this)) {
  m_bar->setTextVisible(false);
  m_bar->setRange(0, fineness);
  m_bar->setAccessibleName(tr("Progress of the training"));
  m_bar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_share->setObjectName(QStringLiteral("trainShare"));
  m_phase->setObjectName(QStringLiteral("trainPhase"));
  m_phase->setForegroundRole(QPalette::PlaceholderText);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addWidget(m_figures);
  auto* bar = new QHBoxLayout;
  bar->setSpacing(space::medium);
  bar->addWidget(m_bar, 1);
  bar->addWidget(m_share);
  column->addLayout(bar);
  column->addWidget(m_phase);
  connect(&training, &TrainingController::progressChanged, this, &TrainStatus::refresh);
  connect(&training, &TrainingController::epochsChanged, this, &TrainStatus::refresh);
  connect(&training, &TrainingController::stateChanged, this, &TrainStatus::refresh);
  refresh();
}

void TrainStatus::refresh() {
  showFigures();
  const bool finished = m_training.state() == TrainingState::Finished;
  const double share = finished ? 1 : m_training.progress().share();
  m_bar->setValue(static_cast<int>(fineness * share));
  m_share->setText(QStringLiteral("%1 %").arg(static_cast<int>(100 * share)));
  m_phase->setText(m_training.isActive() ? phaseInWords() : endInWords());
}

void TrainStatus::showFigures() {
  const auto& epochs = m_training.epochs();
  const int now =
      m_training.state() == TrainingState::Finished
          ? static_cast<int>(epochs.size())
          : std::max(m_training.progress().step().epoch, static_cast<int>(epochs.size()));
  m_figures->set(m_epoch,
                 now > 0 ? tr("%1 of %2").arg(now).arg(mostEpochs(m_training.recipe())) : none);
  m_figures->set(m_accuracy, epochs.empty() ? none : formatPercent(epochs.back().valAccuracy));
  const auto best = static_cast<std::size_t>(m_training.bestEpoch());
  const bool known = best > 0 && best <= epochs.size();
  m_figures->set(m_best, known ? formatPercent(epochs[best - 1].valAccuracy) : none);
  m_figures->setCaption(m_best, known ? tr("at the best epoch, %1").arg(best) : tr("best"));
  if (const auto& report = m_training.report(); report && report->test) {
    m_figures->set(m_left, formatPercent(report->test->accuracy));
    m_figures->setCaption(m_left, tr("accuracy on Test"));
    return;
  }
  const auto left = formatDuration(m_training.isActive() ? m_training.progress().secondsLeft() : 0);
  m_figures->set(m_left, left.isEmpty() ? none : left);
  const auto& phase = m_training.progress().phase();
  const bool extracting = phase && phase->phase == Phase::ExtractingFeatures;
  m_figures->setCaption(
      m_left, extracting && m_training.isActive() ? tr("left of the features") : tr("left"));
}

QString TrainStatus::phaseInWords() const {
  if (m_training.state() == TrainingState::Stopping) return tr("Stopping: saving the run");
  const auto& progress = m_training.progress();
  const auto& phase = progress.phase();
  if (!phase) return tr("Opening the engine");
  if (phase->phase == Phase::ExtractingFeatures && phase->total > 0)
    return tr("Extracting features: %1 of %2 images%3")
        .arg(formatCount(progress.imagesExtracted()), formatCount(progress.imagesToExtract()),
             rateInWords(progress.imagesPerSecond()));
  if (phase->phase != Phase::Training && phase->phase != Phase::FineTuning)
    return TrainingController::wordsFor(phase->phase);
  const auto& step = progress.step();
  if (step.steps == 0) return tr("Preparing the first step");
  const auto words = progress.isFineTuning() ? tr("Fine-tuning, epoch %1: step %2 of %3%4")
                                             : tr("Epoch %1: step %2 of %3%4");
  return words.arg(step.epoch)
      .arg(formatCount(static_cast<std::size_t>(step.step)),
           formatCount(static_cast<std::size_t>(step.steps)),
           rateInWords(progress.imagesPerSecond()));
}

QString TrainStatus::endInWords() const {
  switch (m_training.state()) {
    case TrainingState::Paused:
      return tr("Paused. Everything so far is kept, also when Pomona is closed.");
    case TrainingState::Failed:
      return tr("The training ended with an error.");
    case TrainingState::Finished: {
      const auto& report = *m_training.report();
      const auto early = report.stoppedEarly
                             ? tr("Stopped early: epoch %1 stayed the best. ").arg(report.bestEpoch)
                             : QString();
      const auto time = formatDuration(report.seconds.total);
      // The dataset that is open may be another one than the run's: its name tells.
      return toQString(m_training.run().filename()) + QStringLiteral(": ") + early +
             (time.isEmpty() ? tr("Finished.") : tr("Finished after %1.").arg(time));
    }
    default:
      return m_training.run().empty() ? QString()
                                      : tr("Stopped. The run is kept on the Runs page.");
  }
}

}  // namespace pomona::ui
