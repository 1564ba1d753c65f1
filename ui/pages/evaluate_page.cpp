// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

#include "ui/controllers/core_words.h"
#include "ui/controllers/text.h"
#include "ui/pages/evaluation_choice.h"
#include "ui/pages/evaluation_export.h"
#include "ui/pages/evaluation_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/job_line.h"
#include "ui/widgets/style.h"

namespace pomona::ui {
namespace {

constexpr int errorsListed = 20;  ///< by name, in the banner

QString splitName(Split split) {
  return split == Split::Test ? EvaluatePage::tr("Test") : EvaluatePage::tr("Training");
}

}  // namespace

EvaluatePage::EvaluatePage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Evaluate, tr("Evaluate"), parent),
      m_controller(context.engine),
      m_choice(new EvaluationChoice(context, this)),
      m_evaluate(new QPushButton(tr("Evaluate"), this)),
      m_save(new EvaluationExport(
          *context.dialogs, [this] { return m_view->render(); }, this)),
      m_noModel(new EmptyState(QStringLiteral("evaluate"), tr("No model to evaluate yet"),
                               tr("Train one on the Train page, or choose a model file."), this)),
      m_notEvaluated(new EmptyState(QStringLiteral("evaluate"), {}, {}, this)),
      m_view(new EvaluationView(context, this)),
      m_stack(new QStackedWidget(this)) {
  m_evaluate->setObjectName(QStringLiteral("evaluate"));
  makePrimary(m_evaluate);
  actions().addWidget(m_choice);
  actions().addWidget(m_save);
  actions().addWidget(m_evaluate);
  auto* choose = m_noModel->addButton(tr("Choose model file..."), QStringLiteral("chooseModel"));
  auto* train = m_noModel->addButton(tr("Train a model"), QStringLiteral("goTrain"));
  connect(choose, &QPushButton::clicked, m_choice, &EvaluationChoice::chooseModelFile);
  connect(train, &QPushButton::clicked, this,
          [this] { this->context().navigator.go({.page = PageId::Train}); });
  for (QWidget* each : {static_cast<QWidget*>(m_noModel), static_cast<QWidget*>(m_notEvaluated),
                        static_cast<QWidget*>(m_view)})
    m_stack->addWidget(each);
  m_toDataset =
      m_notEvaluated->addButton(tr("To the Dataset page"), QStringLiteral("evaluateToDataset"));
  connect(m_toDataset, &QPushButton::clicked, this,
          [this] { this->context().navigator.go({.page = PageId::Dataset}); });
  setContent(m_stack);
  jobLine().follow(m_controller.job(), tr("Evaluating"), tr("images"));
  jobLine().follow(m_save->job(), tr("Saving"), {});
  connectParts();
  update();
}

void EvaluatePage::connectParts() {
  connect(m_choice, &EvaluationChoice::changed, this, &EvaluatePage::look);
  connect(&context().runs, &RunLibrary::changed, this, &EvaluatePage::takeWanted);
  connect(&context().dataset, &DatasetController::openingChanged, this, &EvaluatePage::update);
  connect(m_evaluate, &QPushButton::clicked, this, &EvaluatePage::evaluate);
  connect(&m_controller, &EvaluationController::changed, this, [this] {
    m_view->setEvaluation(m_controller.evaluation());
    m_save->setEvaluation(m_controller.evaluation());
    update();
    sayCaution();
    sayUnread();
  });
  connect(&m_controller.job(), &Job::runningChanged, this, &EvaluatePage::update);
  connect(&m_controller, &EvaluationController::lookingChanged, this, &EvaluatePage::update);
  connect(&m_controller, &EvaluationController::failed, this, [this](const Error& error) {
    showError(error);
    update();
  });
  connect(&m_controller, &EvaluationController::notKept, this,
          [this](const Error& error) { showError(error); });
  connect(m_save, &EvaluationExport::failed, this,
          [this](const Error& error) { showError(error); });
  connect(m_save, &EvaluationExport::saved, this, [this](const QString& path) {
    showMessage({.kind = Message::Kind::Good, .what = tr("Saved."), .file = path},
                {tr("Show"), [this, path] { context().dialogs->reveal(path); }});
  });
}

void EvaluatePage::receive(const Visit& visit) {
  context().runs.refresh();
  if (visit.purpose == Visit::Purpose::Run || visit.purpose == Visit::Purpose::Model) {
    m_wanted = visit.files.value(0);
    const bool known = context().runs.find(m_wanted) != nullptr;
    if (known || (context().runs.isRead() && visit.purpose == Visit::Purpose::Model)) takeWanted();
    return;
  }
  if (m_controller.isEvaluating()) return;
  m_choice->takeRemembered();
  look();
}

/// What somebody brought along, as soon as the runs are read.
void EvaluatePage::takeWanted() {
  if (m_wanted.isEmpty()) return;
  m_choice->setModel(std::exchange(m_wanted, {}));
  evaluate();
}

bool EvaluatePage::mayClose(const std::function<void()>&) {
  m_view->remember();
  return true;
}

void EvaluatePage::look() {
  clearMessage();
  if (const auto subject = m_choice->subject()) m_controller.look(*subject);
  update();
}

void EvaluatePage::evaluate() {
  clearMessage();
  if (m_evaluate->hasFocus()) m_choice->setFocus();  // the button is disabled by what it does
  if (const auto subject = m_choice->subject()) m_controller.evaluate(*subject);
  update();
}

void EvaluatePage::update() {
  const bool any = !m_choice->modelName().isEmpty();
  const auto subject = m_choice->subject();
  const auto& shown = m_controller.evaluation();
  const bool running = m_controller.isEvaluating();
  m_toDataset->setVisible(!subject);
  m_evaluate->setVisible(any);
  m_save->setVisible(any);
  m_evaluate->setEnabled(subject && !shown && !running);
  m_evaluate->setToolTip(!subject  ? tr("Open a dataset, or choose another folder of images")
                         : shown   ? tr("Neither the model nor the images have changed since")
                         : running ? tr("It is being evaluated")
                                   : QString());
  if (shown)
    m_stack->setCurrentWidget(m_view);
  else
    m_stack->setCurrentWidget(any ? m_notEvaluated : m_noModel);
  sayWhatIsMissing();
  sayWhatIsShown();
}

void EvaluatePage::sayWhatIsMissing() {
  const auto words = wordsForSubject();
  if (m_controller.isEvaluating())
    return m_notEvaluated->setTexts(tr("Evaluating %1").arg(words),
                                    tr("Every image is classified once."));
  if (m_controller.isLooking())
    return m_notEvaluated->setTexts(words, tr("Looking whether it was evaluated before."));
  const bool ready = m_choice->subject().has_value();
  m_notEvaluated->setTexts(
      tr("%1 has not been evaluated yet").arg(words),
      ready ? tr("Evaluate classifies every image once. What comes out is kept with the run and "
                 "is there at once the next time.")
      : context().dataset.isOpening()
          ? tr("The dataset is being opened.")
          : tr("There are no images to evaluate it on: open a dataset, or choose another folder "
               "above."));
}

QString EvaluatePage::wordsForSubject() const {
  const auto subject = m_choice->subject();
  if (!subject) return m_choice->modelName();
  const auto folder = toQString(toPath(subject->data).filename());
  return subject->split
             ? tr("%1 on %2 of %3").arg(m_choice->modelName(), splitName(*subject->split), folder)
             : tr("%1 on %2").arg(m_choice->modelName(), folder);
}

void EvaluatePage::sayCaution() {
  const auto& shown = m_controller.evaluation();
  if (!shown) return;
  if (const auto message = messageFor(shown->figures().caution)) showMessage(*message);
}

void EvaluatePage::sayUnread() {
  const auto& shown = m_controller.evaluation();
  if (!shown || shown->figures().errors.empty()) return;
  const auto& errors = shown->figures().errors;
  QStringList details;
  for (const auto& error : errors) details << wordsOfCore(error.what);
  if (details.size() > errorsListed)
    details = details.mid(0, errorsListed) << tr("and %1 more").arg(details.size() - errorsListed);
  if (const auto caution = messageFor(shown->figures().caution))
    details.prepend(caution->what + u' ' + caution->remedy);
  showMessage({.kind = Message::Kind::Warning,
               .what = tr("%1 of %2 images could not be read; the figures are of the others.")
                           .arg(formatCount(errors.size()),
                                formatCount(errors.size() + shown->figures().images)),
               .remedy = tr("Replace or remove these files, then evaluate again."),
               .details = details.join(u'\n')});
}

void EvaluatePage::sayWhatIsShown() {
  const auto& shown = m_controller.evaluation();
  if (!shown) return setSubtitle(tr("How well a model tells the classes apart"));
  setSubtitle(tr("%1 %2 images of %3")
                  .arg(formatCount(shown->figures().images), splitName(shown->split),
                       toQString(shown->kept.stamp.root.filename())));
}

}  // namespace pomona::ui
