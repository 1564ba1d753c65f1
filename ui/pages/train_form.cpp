// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train_form.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>
#include <array>

#include "ui/controllers/core_words.h"
#include "ui/controllers/setting_names.h"
#include "ui/controllers/text.h"
#include "ui/pages/recipe_form.h"
#include "ui/pages/setting_field.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/style.h"

namespace pomona::ui {
namespace {
constexpr int costLines = 3;
}

TrainForm::TrainForm(AppContext& context, TrainingController& training, RecipeAdvisor& advisor,
                     QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_training(training),
      m_advisor(advisor),
      m_form(new RecipeForm(context, this)) {
  m_form->addBelowBackbone(makeNotice());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::medium);
  column->addWidget(makeScrollArea(m_form, this), 1);
  column->addWidget(makeFoot());
  setFixedWidth(size::form);
  connectParts();
  refresh();
}

QWidget* TrainForm::makeNotice() {
  m_notice = new QWidget(this);
  m_notice->setObjectName(QStringLiteral("weightsNotice"));
  m_noticeText = makeLabel(TextRole::Caption, {}, m_notice);
  m_noticeText->setObjectName(QStringLiteral("weightsNoticeText"));
  m_noticeText->setWordWrap(true);
  m_weights = new QPushButton(tr("Weights..."), m_notice);
  m_weights->setObjectName(QStringLiteral("noticeWeights"));
  m_weights->setToolTip(tr("Fetch or import them"));
  m_embedded = new QPushButton(tr("Use Lite0"), m_notice);
  m_embedded->setObjectName(QStringLiteral("useEmbedded"));
  m_embedded->setToolTip(tr("EfficientNet-Lite0, whose weights come with Pomona"));
  auto* text = new QHBoxLayout;
  text->setSpacing(space::small);
  text->addWidget(new IconLabel(QStringLiteral("warning"), size::icon, &Colors::warning, m_notice),
                  0, Qt::AlignTop);
  text->addWidget(m_noticeText, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(space::small);
  buttons->addWidget(m_weights, 1);
  buttons->addWidget(m_embedded, 1);
  auto* column = new QVBoxLayout(m_notice);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addLayout(text);
  column->addLayout(buttons);
  return m_notice;
}

QWidget* TrainForm::makeFoot() {
  auto* foot = new QWidget(this);
  auto* column = new QVBoxLayout(foot);
  column->setContentsMargins(0, 0, space::small, 0);
  column->setSpacing(space::small);
  m_cost = makeLabel(TextRole::Caption, {}, foot);
  m_cost->setObjectName(QStringLiteral("cost"));
  m_cost->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
  m_cost->setWordWrap(true);
  m_cost->setMinimumHeight(costLines * m_cost->fontMetrics().lineSpacing());
  column->addWidget(m_cost);
  auto* row = new QHBoxLayout;
  row->setSpacing(space::small);
  m_start = addButton("start", tr("Start"));
  m_pause = addButton("pause", tr("Pause"));
  m_resume = addButton("resume", tr("Resume"));
  m_stop = addButton("stop", tr("Stop"));
  for (auto* button : {m_pause, m_resume}) makePrimary(button);
  m_pause->setToolTip(tr("Frees the processor; goes on where it stopped, also after a restart"));
  m_stop->setToolTip(tr("Ends this training. The run is kept and can be resumed from Runs"));
  for (auto* button : {m_start, m_pause, m_resume, m_stop}) row->addWidget(button, 1);
  column->addLayout(row);
  return foot;
}

QPushButton* TrainForm::addButton(const char* name, const QString& text) {
  auto* button = new QPushButton(text, this);
  button->setObjectName(QLatin1String(name));
  return button;
}

void TrainForm::connectParts() {
  connect(m_start, &QPushButton::clicked, this, &TrainForm::start);
  connect(m_pause, &QPushButton::clicked, &m_training, &TrainingController::pause);
  connect(m_stop, &QPushButton::clicked, &m_training, &TrainingController::stop);
  connect(m_resume, &QPushButton::clicked, this, [this] { m_training.resume(m_training.run()); });
  connect(m_weights, &QPushButton::clicked, this, &TrainForm::weightsWanted);
  connect(m_embedded, &QPushButton::clicked, this, [this] {
    const auto quick = recipePreset("quick");
    auto recipe = m_context.recipe.recipe();
    recipe.backbone = quick->backbone;
    recipe.preprocessing = quick->preprocessing;
    recipe.imageSize = quick->imageSize;
    recipe.head = quick->head;
    m_context.recipe.setRecipe(recipe);
  });
  connect(&m_training, &TrainingController::stateChanged, this, &TrainForm::refresh);
  connect(&m_advisor, &RecipeAdvisor::changed, this, &TrainForm::refresh);
  connect(m_form, &RecipeForm::acceptedChanged, this, &TrainForm::refresh);
  connect(m_form, &RecipeForm::replaced, this, &TrainForm::recipeReplaced);
  connect(&m_context.dataset, &DatasetController::datasetChanged, this, &TrainForm::refresh);
}

void TrainForm::start() {
  if (!whyNotStart().isEmpty()) return;
  m_training.start(m_context.dataset.dataset()->root, m_context.recipe.recipe());
}

void TrainForm::refresh() {
  showButtons();
  showNotice();
  m_cost->setText(costInWords().join(u'\n'));
}

/// The keyboard's focus goes from button to button as they take each other's place.
void TrainForm::keepFocus(const QPushButton* before) {
  const auto canHave = [this](const QPushButton* button) {
    return button->isVisibleTo(this) && button->isEnabled();
  };
  auto* now = QApplication::focusWidget();
  const bool lost = before != nullptr ? !canHave(before) : m_refuge != nullptr && now == m_refuge;
  if (!lost) return;
  m_refuge = nullptr;
  for (auto* button : {m_pause, m_resume, m_start})
    if (canHave(button)) return button->setFocus();
  m_refuge = now;  // where Qt has moved it while none can be pressed
}

void TrainForm::showButtons() {
  const std::array buttons{m_start, m_pause, m_resume, m_stop};
  const auto* const focused = std::ranges::find_if(buttons, &QPushButton::hasFocus);
  const QPushButton* before = focused == buttons.end() ? nullptr : *focused;
  const auto why = whyNotStart();
  const bool active = m_training.isActive();
  const bool stopping = m_training.state() == TrainingState::Stopping;
  // After a failure it depends on its cause whether the run can go on or a new one has to begin.
  const bool paused = m_training.state() == TrainingState::Paused;
  m_start->setVisible(!active && !paused);
  m_pause->setVisible(active);
  m_resume->setVisible(m_training.canResume());
  m_stop->setVisible(active || paused);
  makePrimary(m_start, !m_training.canResume());
  m_start->setEnabled(why.isEmpty());
  m_start->setToolTip(why);
  m_pause->setEnabled(!stopping);
  m_stop->setEnabled(!stopping);
  keepFocus(before);
  const bool ofRun = active || paused;
  m_form->setReadOnly(ofRun);
  m_form->setToolTip(ofRun ? tr("These settings belong to the run. Stop it to change them for "
                                "another one.")
                           : QString());
}

void TrainForm::showNotice() {
  const auto& obstacle = m_advisor.obstacle();
  const bool elsewhere = m_advisor.isValidationMissing();
  m_form->setRefusal("validation", elsewhere && obstacle ? wordsOfCore(obstacle->what) : QString());
  m_notice->setVisible(obstacle && !elsewhere && !m_training.isActive());
  if (!obstacle) return;
  const bool missing = obstacle->code == ErrorCode::WeightsMissing;
  const auto backbone = nameOfChoice(toQString(toString(m_context.recipe.recipe().backbone)));
  m_noticeText->setText(missing ? tr("%1's ImageNet weights are not here. Fetch or import them, "
                                     "or take the network that comes with Pomona.")
                                      .arg(backbone)
                                : wordsOfCore(obstacle->what));
  m_noticeText->setToolTip(wordsOfCore(obstacle->what));
  m_weights->setVisible(missing);
  m_embedded->setVisible(missing);
}

QString TrainForm::whyNotStart() const {
  if (!m_context.dataset.dataset()) return tr("Choose a dataset on the Dataset page first");
  if (!m_form->isAccepted()) return tr("A value is out of its range");
  if (const auto& obstacle = m_advisor.obstacle()) return wordsOfCore(obstacle->what);
  return {};
}

QStringList TrainForm::costInWords() const {
  const auto& cost = m_advisor.cost();
  if (!cost) return {};
  QStringList lines{tr("%1 frozen and %2 trained parameters")
                        .arg(formatCount(static_cast<std::size_t>(cost->summary.frozen)),
                             formatCount(static_cast<std::size_t>(cost->summary.trainable)))};
  if (!m_context.dataset.dataset()) return lines;
  if (cost->featureBytes > 0)
    lines << tr("Features kept: %1 on disk").arg(formatBytes(cost->featureBytes));
  if (cost->freshImages > 0)
    lines << tr("Every epoch passes %1 newly drawn images through the backbone")
                 .arg(formatCount(cost->freshImages));
  const auto time = formatDuration(cost->seconds);
  if (time.isEmpty())
    lines << tr("Time: known after the first run with this backbone");
  else if (cost->partly && !m_context.recipe.recipe().fineTuneFrom.empty())
    lines << tr("About %1 for the features, then the epochs; fine-tuning takes longest").arg(time);
  else
    lines << (cost->partly ? tr("About %1 for the features, then the epochs").arg(time)
                           : tr("About %1 in all, less if features are kept").arg(time));
  return lines;
}

}  // namespace pomona::ui
