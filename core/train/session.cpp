// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/session.h"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <optional>

#include "base/file.h"
#include "base/hash.h"
#include "evaluate/evaluator.h"
#include "evaluate/temperature.h"
#include "pomona/groups.h"
#include "pomona/kept_evaluation.h"
#include "store/checkpoint.h"
#include "store/model_file.h"
#include "store/run_folder.h"
#include "train/feature_tables.h"
#include "train/fine_tuning.h"
#include "train/phase_meter.h"
#include "train/trainer.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Adds the time that it lives, however its block is left.
class Stopwatch {
 public:
  explicit Stopwatch(double& seconds) : m_seconds(seconds) {}
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() { m_seconds += secondsSince(m_start); }

 private:
  double& m_seconds;
  const Clock::time_point m_start = Clock::now();
};

std::vector<std::shared_ptr<const FeatureCache>> cachesOf(const std::vector<FeatureTable>& tables) {
  std::vector<std::shared_ptr<const FeatureCache>> caches;
  for (const auto& table : tables) caches.push_back(table.cache);
  return caches;
}

/// One training, from folder to report: each step below fills in what the next one needs.
class Session {
 public:
  Session(RunFolder run, TrainingRequest request, TrainingCallback& callback, std::stop_token stop)
      : m_run(std::move(run)), m_request(std::move(request)), m_callback(callback), m_stop(stop) {}

  Result<TrainingReport> run();

 private:
  using Step = Result<void> (Session::*)();

  Result<void> prepare();
  Result<void> loadBackbone();
  Result<void> beginRun();
  Result<void> extractFeatures();
  Result<void> makeHead();
  Result<void> trainHead();
  Result<void> fineTune();
  Result<void> saveModelFile();
  Result<void> calibrate();
  Result<void> evaluateTest();
  Result<void> keepEvaluation();
  TrainingReport report() const;

  const TrainingRecipe& recipe() const { return m_request.recipe; }
  FeatureMaker maker();
  Stage reported(Stage stage) const;
  void standardize();
  Result<void> saveCheckpoint();
  Result<void> goOn();
  Result<void> train(Phase phase);
  void logEpoch(const EpochRecord& epoch) const;
  bool takeBest();
  bool tunedWithFault() const {
    return m_tuning && m_trainer->isBest() && m_run.isTunedWithFault();
  }
  Result<void> extractTuned();

  RunFolder m_run;
  TrainingRequest m_request;
  TrainingCallback& m_callback;
  std::stop_token m_stop;
  const Clock::time_point m_start = Clock::now();

  Compute m_compute;
  TrainingData m_data;
  TrainingPlan m_plan;
  BackboneSource m_backbone;
  std::optional<Extractor> m_extractor;
  FeatureTables m_tables;
  std::size_t m_extracted = 0;  ///< images that passed through the backbone in this start
  std::optional<Head> m_head;
  std::unique_ptr<FeatureSource> m_source;
  std::unique_ptr<FineTuning> m_tuning;
  std::unique_ptr<Trainer> m_trainer;      ///< of the stage that is trained
  std::optional<Checkpoint> m_checkpoint;  ///< to go on from
  double m_temperature = 1;
  std::optional<Evaluation> m_evaluation;
  TrainingReport m_before;  ///< of the starts before this one
  RunSeconds m_seconds;     ///< of this start; training: of all, since the history knows it
};

Result<TrainingReport> Session::run() {
  for (const Step step :
       {&Session::prepare, &Session::loadBackbone, &Session::beginRun, &Session::extractFeatures,
        &Session::makeHead, &Session::trainHead, &Session::fineTune, &Session::calibrate,
        &Session::evaluateTest, &Session::saveModelFile, &Session::keepEvaluation}) {
    const auto done = (this->*step)();
    if (done) continue;
    if (done.error().code != ErrorCode::Cancelled && m_run.removeUnbegun())
      return std::unexpected(done.error());
    m_run.log(done.error().message());
    if (m_seconds.features > 0)
      if (const auto kept = m_run.writeReportSoFar(report()); !kept)
        m_run.log(kept.error().message());
    if (done.error().code != ErrorCode::Cancelled) return std::unexpected(done.error());
    m_callback.onStopped(m_run.path());
    return failure(
        ErrorCode::Cancelled,
        Sentence::of("stopped; what was finished is kept in {0}: go on with train --resume {0}",
                     m_run.path().string()),
        m_run.path());
  }
  const TrainingReport finished = report();
  if (const auto written = m_run.writeReport(finished); !written)
    return std::unexpected(written.error());
  m_run.log("finished");
  m_callback.onFinished(finished);
  return finished;
}

Result<void> Session::prepare() {
  m_request.compute.precision = recipe().precision;
  const auto compute = resolveCompute(m_request.compute);
  if (!compute) return std::unexpected(compute.error());
  m_compute = *compute;
  m_compute.notice = [this](const Sentence& sentence) {
    m_run.log(sentence.english());
    m_callback.onNotice(sentence);
  };
  m_request.compute.threads =
      m_compute.threads;  // kept with the run: other threads, other last bits
  PhaseMeter meter(m_callback, Phase::Scanning);
  auto data = prepareData(m_request.data, recipe(), m_stop);
  if (!data) return std::unexpected(data.error());
  m_data = std::move(*data);
  m_plan = planTraining(recipe(), m_data.counts());
  for (const auto& notice : m_data.notices) m_compute.notice(notice);
  return {};
}

Result<void> Session::loadBackbone() {
  auto source =
      openBackbone(recipe().backbone, recipe().weights, recipe().preprocessing, recipe().seed);
  if (!source) return std::unexpected(source.error());
  m_backbone = std::move(*source);
  if (std::holds_alternative<RandomWeights>(recipe().weights))
    m_callback.onNotice(
        Sentence::of("the backbone's weights are RANDOM (--weights none): expect a poor accuracy"));
  auto extractor = Extractor::create(recipe().backbone, m_backbone.weights, recipe().imageSize,
                                     recipe().head.pooling, m_compute);
  if (!extractor) return std::unexpected(extractor.error());
  m_extractor = std::move(*extractor);
  return {};
}

/// Writes recipe.json, or, when a run goes on, checks that its images are still the same.
Result<void> Session::beginRun() {
  const auto begun = m_run.begin(m_request, m_data.digest, m_backbone.digest);
  if (!begun) return begun;
  m_before = readReportSoFar(m_run.path()).value_or(TrainingReport());
  StartedEvent event{m_run.path(),
                     m_data.classes.size(),
                     m_data.training.size(),
                     m_data.validationImages(),
                     m_data.test.size(),
                     mostEpochs(recipe()),
                     1,
                     m_plan.steps,
                     m_plan.kept(),
                     m_compute.describe(),
                     m_data.validationInWords};
  m_run.log(fmt::format("training on {}: {} classes, {} images, validated on {} images ({})",
                        m_compute.describe(), event.classes, event.trainingImages,
                        event.validationImages, event.validation.english()));
  m_callback.onStarted(event);
  return {};
}

FeatureMaker Session::maker() {
  return {recipe(), m_backbone, *m_extractor, m_compute, m_callback, m_stop, m_extracted};
}

Result<void> Session::extractFeatures() {
  const Stopwatch watch(m_seconds.features);
  auto tables = makeFeatureTables(maker(), m_data);
  if (!tables) return std::unexpected(tables.error());
  m_tables = std::move(*tables);
  return {};
}

/// Standardises by the plain pictures when every epoch draws new ones.
void Session::standardize() {
  const Stopwatch watch(m_seconds.features);
  const auto [mean, std] = featureStatistics(m_plan.drawsAfresh ? m_tables.plain : m_tables.views);
  m_head->standardize(mean.to(m_compute.device), std.to(m_compute.device));
}

Result<void> Session::makeHead() {
  const auto columns = static_cast<std::int64_t>(m_extractor->columns());
  m_head = Head::create(columns, static_cast<std::int64_t>(m_data.classes.size()), recipe().head,
                        recipe().seed, m_compute.device, m_run.generator());
  const std::vector<Sample> training = pick(m_data, m_data.training);
  if (recipe().head.standardize) standardize();
  m_source = m_plan.drawsAfresh ? maker().drawAfresh(m_data.root, training)
                                : sourceOf(recipe(), m_tables.views);
  m_trainer = std::make_unique<Trainer>(recipe(), reported(headStage(recipe())), *m_head, *m_source,
                                        m_tables.validation, m_compute.device);
  return {};
}

Stage Session::reported(Stage stage) const {
  if (m_run.generator() == 1) stage.reportedSmoothing = recipe().labelSmoothing;
  return stage;
}

Result<void> Session::saveCheckpoint() {
  // The steps first: those that a checkpoint does not know yet are dropped when the run goes on.
  if (const auto written = m_run.writeSteps(m_trainer->steps()); !written) return written;
  if (const auto written = m_run.writeReportSoFar(report()); !written) return written;
  return pomona::saveCheckpoint(m_trainer->checkpoint(), m_run.checkpoint());
}

Result<void> Session::goOn() {
  if (const auto restored = m_trainer->restore(*m_checkpoint); !restored) return restored;
  m_checkpoint.reset();
  if (auto steps = readSteps(m_run.path()))
    m_trainer->setSteps(StepHistory(std::move(*steps)));
  else
    m_callback.onNotice(steps.error().what);  // curves are worth a word, not the run
  m_run.log(fmt::format("going on at epoch {}, step {}", m_trainer->epoch(), m_trainer->step()));
  return {};
}

/// A run that was stopped while it was fine-tuned has its head.
Result<void> Session::trainHead() {
  if (m_run.hasCheckpoint()) {
    auto checkpoint = loadCheckpoint(m_run.checkpoint());
    if (!checkpoint) return std::unexpected(checkpoint.error());
    m_checkpoint = std::move(*checkpoint);
    if (!recipe().fineTuneFrom.empty() && isOfTuning(*m_checkpoint)) return {};
    if (const auto gone = goOn(); !gone) return gone;
  }
  return train(Phase::Training);
}

Result<void> Session::fineTune() {
  if (recipe().fineTuneFrom.empty()) return {};
  {
    const Stopwatch watch(m_seconds.features);
    auto tuning = FineTuning::prepare(maker(), m_data, *m_head);
    if (!tuning) return std::unexpected(tuning.error());
    m_tuning = std::move(*tuning);
  }
  auto trainer =
      std::make_unique<Trainer>(recipe(), reported(tuningStage(recipe())), m_tuning->model(),
                                m_tuning->source(), m_tuning->validation(), m_compute.device);
  const bool begins = !m_checkpoint;
  if (begins) trainer->follow(*m_trainer);
  m_trainer = std::move(trainer);
  if (const auto ready = begins ? m_run.beginTuning() : goOn(); !ready) return ready;
  if (m_run.isTunedWithFault()) m_compute.notice(tunedWithFaultSentence());
  if (const auto trained = train(Phase::FineTuning); !trained) return trained;
  return extractTuned();
}

/// Trains a stage to its end.
Result<void> Session::train(Phase phase) {
  PhaseMeter meter(m_callback, phase);
  std::optional<Clock::time_point> saved;  // the first epoch's end is a checkpoint
  const auto save = [&](bool epochEnded) -> Result<void> {
    if (epochEnded) {
      logEpoch(m_trainer->history().back());
      if (const auto written = m_run.writeHistory(m_trainer->history()); !written) return written;
    }
    if (epochEnded && saved && Clock::now() - *saved < std::chrono::seconds(5)) return {};
    saved = Clock::now();
    return saveCheckpoint();
  };
  const auto trained = m_trainer->run(m_callback, save, m_stop);
  m_seconds.training = 0;
  for (const auto& epoch : m_trainer->history()) m_seconds.training += epoch.seconds;
  if (const auto written = saveCheckpoint(); !written) return written;
  if (!trained && trained.error().code == ErrorCode::Cancelled && takeBest())
    if (const auto kept = saveModelFile(); !kept) return kept;
  return trained;
}

void Session::logEpoch(const EpochRecord& epoch) const {
  m_run.log(fmt::format(
      "epoch {} of {}: loss {:.4f}, accuracy {:.4f}; validation loss {:.4f}, "
      "accuracy {:.4f}{}",
      epoch.epoch, epoch.epochs, epoch.loss, epoch.accuracy, epoch.valLoss, epoch.valAccuracy,
      epoch.epoch == m_trainer->bestEpoch() ? ", the best so far" : ""));
}

/// The best epoch's weights into head and backbone. False if there is none.
bool Session::takeBest() {
  if (!m_trainer->loadBest()) return false;
  if (m_tuning && m_trainer->isBest())
    m_backbone.weights = tuned(m_backbone, m_tuning->model().tail()).weights;
  return true;
}

/// A tuned backbone makes other features of Test, and of what calibrates.
Result<void> Session::extractTuned() {
  if (!m_trainer->isBest()) {
    m_run.log(
        "fine-tuning made no epoch better than the head's best: the backbone stays as it was");
    return {};
  }
  const Stopwatch watch(m_seconds.features);
  const auto backbone = tuned(m_backbone, m_tuning->model().tail());
  m_backbone.weights = backbone.weights;
  auto extractor = Extractor::create(recipe().backbone, backbone.weights, recipe().imageSize,
                                     recipe().head.pooling, m_compute);
  if (!extractor) return std::unexpected(extractor.error());
  auto tables = makeTestTables(
      {recipe(), backbone, *extractor, m_compute, m_callback, m_stop, m_extracted}, m_data);
  if (!tables) return std::unexpected(tables.error());
  m_tables.test = std::move(tables->test);

  m_tables.calibration = std::move(tables->calibration);
  return {};
}

Result<void> Session::saveModelFile() {
  Model model;
  model.backbone = recipe().backbone;
  model.imageSize = recipe().imageSize;
  model.preprocessing = m_backbone.preprocessing;
  model.labels = m_data.classes;
  model.head = recipe().head;
  model.backboneWeights = m_backbone.weights;
  model.headWeights = m_head->tensors();
  model.looks = recipe().looks;
  model.temperature = m_temperature;
  model.groups = groupLabels(m_data.classes, recipe().groups);
  model.recipe = recipe();
  model.precision = m_compute.precision();
  model.tunedWithFault = tunedWithFault();
  model.weightsDigest = m_backbone.digest;
  model.metricsJson = metricsJson(report());
  return saveModel(model, m_run.model());
}

/// Makes the probabilities mean what they say for composites of frames that training did not see.
Result<void> Session::calibrate() {
  if (m_tables.calibration.empty()) return {};
  PhaseMeter meter(m_callback, Phase::Calibrating);
  const auto& labels = m_tables.calibration.front().labels;
  std::vector<std::vector<float>> looks;
  for (const auto& cache : cachesOf(m_tables.calibration))
    looks.push_back(headLogits(*m_head, *cache, m_compute.device));
  const auto fitted = fitTemperature(looks, labels);
  m_temperature = fitted.temperature;
  m_head->divideLogits(m_temperature);
  m_run.log(
      fmt::format("calibrated on composites of {} validation images: temperature {:.3f}, "
                  "loss {:.4f} instead of {:.4f}, accuracy {:.4f}",
                  labels.size(), m_temperature, fitted.loss, fitted.lossBefore, fitted.accuracy));
  return {};
}

Result<void> Session::evaluateTest() {
  if (m_tables.test.empty()) return {};
  PhaseMeter meter(m_callback, Phase::Evaluating);
  const Stopwatch watch(m_seconds.evaluation);
  m_evaluation = evaluateFeatures(*m_head, cachesOf(m_tables.test), m_data.testLooks, m_data.test,
                                  m_data.classes, m_compute.device);
  m_evaluation->caution = {m_compute.precision(), m_compute.precision(), tunedWithFault()};
  return {};
}

/// For who evaluates the run on Test: it is done. Without it they only wait.
Result<void> Session::keepEvaluation() {
  if (!m_evaluation) return {};
  const auto model = sha256File(m_run.model());
  const auto images = sampleDigest(m_data.root, m_data.test);
  if (!model || !images) return {};
  const auto kept = saveEvaluation({{m_data.root, *model, *images}, *m_evaluation},
                                   evaluationFile({m_run.path(), m_request.data, Split::Test, {}}));
  if (!kept) m_run.log(kept.error().message());
  return {};
}

TrainingReport Session::report() const {
  TrainingReport report;
  report.seconds = m_seconds;
  report.seconds.features += m_before.seconds.features;
  report.seconds.evaluation += m_before.seconds.evaluation;
  report.seconds.total = m_before.seconds.total + secondsSince(m_start);
  report.imagesPerSecond = m_extracted > 0 && m_seconds.features > 0
                               ? static_cast<double>(m_extracted) / m_seconds.features
                               : m_before.imagesPerSecond;
  report.device = m_compute.describe();
  report.validation = m_data.validationInWords;
  report.precision = m_compute.precision();
  report.model = m_run.model();
  if (m_evaluation)
    report.test = {m_evaluation->loss, m_evaluation->accuracy, m_evaluation->top5Accuracy};
  if (!m_trainer) return report;
  report.epochs = static_cast<int>(m_trainer->history().size());
  report.bestEpoch = m_trainer->bestEpoch();
  report.stoppedEarly = m_trainer->stoppedEarly();
  if (report.bestEpoch > 0)
    report.validationAccuracy =
        m_trainer->history()[static_cast<std::size_t>(report.bestEpoch) - 1].valAccuracy;
  return report;
}

}  // namespace

Result<TrainingReport> startTraining(const TrainingRequest& request, TrainingCallback& callback,
                                     std::stop_token stop) {
  if (const auto valid = validate(request.recipe); !valid) return std::unexpected(valid.error());
  std::error_code error;  // of a relative path the report would lose its meaning elsewhere
  auto run = RunFolder::create(fs::absolute(request.out, error));
  if (!run) return std::unexpected(run.error());
  return Session(std::move(*run), request, callback, stop).run();
}

Result<TrainingReport> resumeTraining(const fs::path& folder, const ComputeOptions& compute,
                                      TrainingCallback& callback, std::stop_token stop) {
  std::error_code error;
  auto run = RunFolder::open(fs::absolute(folder, error));
  if (!run) return std::unexpected(run.error());
  if (const auto record = readRun(folder); record && record->report) {
    if (record->tunedWithFault) callback.onNotice(tunedWithFaultSentence());
    callback.onFinished(*record->report);
    return *record->report;
  }
  TrainingRequest request = run->request();
  if (compute.threads > 0) request.compute.threads = compute.threads;
  if (compute.device != "auto") request.compute.device = compute.device;
  return Session(std::move(*run), request, callback, stop).run();
}

}  // namespace pomona
