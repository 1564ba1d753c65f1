// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/evaluation_controller.h"

#include "pomona/run.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

Result<Split> splitOf(const EvaluationSubject& subject, const std::stop_token& stop) {
  if (subject.split) return *subject.split;
  const auto dataset = scanDataset(toPath(subject.data), stop);
  if (!dataset) return std::unexpected(dataset.error());
  return dataset->test.empty() ? Split::Training : Split::Test;
}

}  // namespace

QString ShownEvaluation::fileOf(std::size_t result) const {
  return toQString(kept.stamp.root / figures().results.at(result).file);
}

EvaluationController::EvaluationController(EngineService& engine, QObject* parent)
    : QObject(parent), m_engine(engine) {
  connect(&m_look, &Job::runningChanged, this, &EvaluationController::lookingChanged);
}

/// Without an engine only what is kept. @return no evaluation if nothing is kept.
Result<EvaluationController::Outcome> EvaluationController::work(const EvaluationSubject& subject,
                                                                 const EnginePointer& engine,
                                                                 std::stop_token stop,
                                                                 const ProgressCallback& progress) {
  const auto split = splitOf(subject, stop);
  if (!split) return std::unexpected(split.error());
  const EvaluationRequest request{toPath(subject.model), toPath(subject.data), *split, {}};
  const auto stamp = stampEvaluation(request, stop);
  if (!stamp) return std::unexpected(stamp.error());
  const auto file = evaluationFile(request);
  if (auto kept = loadEvaluation(file); kept && kept->stamp == *stamp) {
    // One that was kept before 0.2 does not know it.
    const auto run = readRun(request.model.parent_path());
    if (run && run->tunedWithFault) kept->evaluation.caution.tunedWithFault = true;
    return Outcome{
        std::make_shared<ShownEvaluation>(ShownEvaluation{subject, *split, std::move(*kept)}), {}};
  }
  if (!engine) return Outcome{};
  auto evaluation = engine->evaluate(request, progress, stop);
  if (!evaluation) return std::unexpected(evaluation.error());
  const auto shown = std::make_shared<ShownEvaluation>(
      ShownEvaluation{subject, *split, {*stamp, std::move(*evaluation)}});
  const auto saved = saveEvaluation(shown->kept, file);
  return Outcome{shown, saved ? std::nullopt : std::optional(saved.error())};
}

void EvaluationController::begin(const EvaluationSubject& subject) {
  ++m_requests;
  m_look.abandon();
  m_subject = subject;
  if (!m_shown || m_shown->subject == subject) return;
  m_shown = nullptr;
  Q_EMIT changed();
}

void EvaluationController::look(const EvaluationSubject& subject) {
  begin(subject);
  if (isEvaluating()) return;
  m_look.start([subject](std::stop_token stop,
                         const ProgressCallback&) { return work(subject, nullptr, stop, {}); },
               [this, subject](const Result<Outcome>& outcome) { receive(subject, outcome); });
}

void EvaluationController::evaluate(const EvaluationSubject& subject) {
  begin(subject);
  if (isEvaluating()) return;
  m_evaluate.abandon();
  m_engine.whenReady(this, [this, request = m_requests](const Result<EnginePointer>& engine) {
    if (request != m_requests) return;  // something else was asked for meanwhile
    if (engine)
      compute(*engine);
    else
      Q_EMIT failed(engine.error());
  });
}

void EvaluationController::compute(const EnginePointer& engine) {
  m_evaluated = m_subject;
  m_evaluate.start(
      [subject = m_subject, engine](std::stop_token stop, const ProgressCallback& progress) {
        return work(subject, engine, stop, progress);
      },
      [this, subject = m_subject](const Result<Outcome>& outcome) { receive(subject, outcome); });
}

void EvaluationController::receive(const EvaluationSubject& subject,
                                   const Result<Outcome>& outcome) {
  if (subject != m_subject) return;  // looked away meanwhile; what came out is kept
  m_shown = outcome ? outcome->shown : nullptr;
  Q_EMIT changed();
  if (!outcome)
    Q_EMIT failed(outcome.error());
  else if (outcome->unkept)
    Q_EMIT notKept(*outcome->unkept);
}

}  // namespace pomona::ui
