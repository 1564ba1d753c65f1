// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pomona/kept_evaluation.h"
#include "ui/controllers/engine_service.h"

namespace pomona::ui {

/// What is to be evaluated on what.
struct EvaluationSubject {
  QString model;               ///< a run's folder or a model file
  QString data;                ///< a dataset's folder
  std::optional<Split> split;  ///< unset: Test, or Training where there is no Test
  bool operator==(const EvaluationSubject&) const = default;
};

/// An evaluation to look at.
struct ShownEvaluation {
  EvaluationSubject subject;
  Split split = Split::Test;
  KeptEvaluation kept;

  const Evaluation& figures() const { return kept.evaluation; }
  /// Of one of figures().results.
  QString fileOf(std::size_t result) const;
};
using EvaluationPointer = std::shared_ptr<const ShownEvaluation>;

/// Evaluates models in the background and keeps what came out with the run: as long as model and
/// images are the same, opening it again computes nothing.
class EvaluationController : public QObject {
  Q_OBJECT
 public:
  explicit EvaluationController(EngineService& engine, QObject* parent = nullptr);

  /// Shows what is kept; nothing is computed. An evaluation that runs goes on, and is kept.
  void look(const EvaluationSubject& subject);
  /// Shows what is kept, or evaluates; does not begin anew what runs already.
  void evaluate(const EvaluationSubject& subject);
  /// Null while nothing is known.
  const EvaluationPointer& evaluation() const { return m_shown; }
  const EvaluationSubject& subject() const { return m_subject; }
  bool isLooking() const { return m_look.isRunning(); }
  /// subject() is being evaluated.
  bool isEvaluating() const { return m_evaluate.isRunning() && m_evaluated == m_subject; }
  Job& job() { return m_evaluate; }

 Q_SIGNALS:
  void changed();  ///< evaluation() is another one, or none
  void lookingChanged();
  void failed(const pomona::Error& error);
  void notKept(const pomona::Error& error);  ///< evaluated, but it could not be written

 private:
  struct Outcome {
    EvaluationPointer shown;      ///< null: nothing is kept
    std::optional<Error> unkept;  ///< why it could not be written
  };
  static Result<Outcome> work(const EvaluationSubject& subject, const EnginePointer& engine,
                              std::stop_token stop, const ProgressCallback& progress);
  void begin(const EvaluationSubject& subject);
  void compute(const EnginePointer& engine);
  void receive(const EvaluationSubject& subject, const Result<Outcome>& outcome);

  EngineService& m_engine;
  EvaluationSubject m_subject;
  EvaluationSubject m_evaluated;  ///< what m_evaluate works on
  std::size_t m_requests = 0;
  EvaluationPointer m_shown;
  Job m_look;
  Job m_evaluate;
};

}  // namespace pomona::ui
