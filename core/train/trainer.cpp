// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/trainer.h"

#include <torch/utils.h>
#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "store/json_text.h"
#include "train/schedule.h"

namespace pomona {
namespace {

using Clock = std::chrono::steady_clock;
using nlohmann::json;

constexpr auto checkpointPause = std::chrono::seconds(5);  // at least
constexpr int checkpointShare = 20;                        // of the time at most a 20th
constexpr std::size_t validationBatch = 512;
constexpr const char* trainedPrefix = "head/";  // with the tail, when that is trained

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

int countSteps(const FeatureSource& source, const TrainingRecipe& recipe) {
  const auto images = static_cast<int>(source.images());
  return recipe.dropRemainder ? images / recipe.batchSize
                              : (images + recipe.batchSize - 1) / recipe.batchSize;
}

torch::Tensor loss(const torch::Tensor& logits, const torch::Tensor& labels, double smoothing) {
  return torch::cross_entropy_loss(logits, labels, {}, at::Reduction::Mean, -100, smoothing);
}

double countCorrect(const torch::Tensor& logits, const torch::Tensor& labels) {
  return logits.argmax(1).eq(labels).sum().item<double>();
}

json toJson(const EpochRecord& e) {
  return {e.epoch,   e.epochs,      e.loss,         e.accuracy,
          e.valLoss, e.valAccuracy, e.learningRate, e.seconds};
}

EpochRecord epochFromJson(const json& j) {
  const auto number = [&](std::size_t i) { return numberFromJson(j.at(i)); };
  return {j.at(0), j.at(1), number(2), number(3), number(4), number(5), number(6), number(7)};
}

void putPrefixed(TensorMap& to, const std::string& prefix, const TensorMap& from) {
  for (const auto& [name, tensor] : from) to.emplace(prefix + name, tensor);
}

TensorMap takePrefixed(const TensorMap& from, const std::string& prefix) {
  TensorMap to;
  for (const auto& [name, tensor] : from)
    if (name.starts_with(prefix)) to.emplace(name.substr(prefix.size()), tensor);
  return to;
}

/// True if both hold tensors of the same names and shapes.
bool isAlike(const TensorMap& a, const TensorMap& b) {
  return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
    return x.first == y.first && x.second.shape == y.second.shape;
  });
}

}  // namespace

Stage headStage(const TrainingRecipe& recipe) {
  return {recipe.epochs, recipe.learningRate};
}

Stage tuningStage(const TrainingRecipe& recipe) {
  return {recipe.fineTuneEpochs, recipe.fineTuneLearningRate};
}

Trainer::Trainer(const TrainingRecipe& recipe, Stage stage, Trainable& model, FeatureSource& source,
                 FeatureTable validation, torch::Device device)
    : m_recipe(recipe),
      m_stage(stage),
      m_model(model),
      m_source(source),
      m_validation(std::move(validation)),
      m_device(device),
      m_optimizer(recipe, model.parameters()),
      m_stepsPerEpoch(countSteps(source, recipe)) {}

void Trainer::follow(const Trainer& before) {
  m_firstEpoch = m_epoch = before.m_epoch;
  m_overall = before.m_overall;
  m_history = before.m_history;
  m_steps = before.m_steps;
  m_best = m_model.tensors();
}

bool Trainer::finished() const {
  return m_epoch >= m_firstEpoch + m_stage.epochs ||
         (!m_history.empty() && m_step == 0 && m_stopping.shouldStop(m_history.back(), m_recipe));
}

bool Trainer::stoppedEarly() const {
  const int planned = m_firstEpoch > 1 ? mostEpochs(m_recipe) : m_stage.epochs;
  return finished() && static_cast<int>(m_history.size()) < planned;
}

Result<void> Trainer::run(TrainingCallback& callback, const Save& save, std::stop_token stop) {
  while (!finished()) {
    if (const auto trained = trainEpoch(callback, save, stop); !trained) return trained;
    endEpoch(callback);
    if (const auto saved = save(true); !saved) return saved;
  }
  loadBest();
  return {};
}

Result<void> Trainer::trainEpoch(TrainingCallback& callback, const Save& save,
                                 std::stop_token stop) {
  const double before = m_seconds;
  const auto start = Clock::now();
  auto saved = start;
  Clock::duration pause = checkpointPause;
  m_source.begin(m_epoch, m_step);
  while (m_step < m_stepsPerEpoch) {
    const auto batch = m_source.next(stop);
    m_seconds = before + secondsSince(start);
    if (!batch) return std::unexpected(batch.error());
    const auto event = trainStep(*batch);
    m_steps.add(event);
    callback.onStep(event);
    if (Clock::now() - saved < pause) continue;
    const auto ready = Clock::now();
    m_seconds = before + secondsSince(start);
    if (const auto written = save(false); !written) return written;
    saved = Clock::now();
    pause = std::max<Clock::duration>(checkpointPause, checkpointShare * (saved - ready));
  }
  m_seconds = before + secondsSince(start);
  return {};
}

std::int64_t Trainer::stepsDone() const {
  return static_cast<std::int64_t>(m_epoch - m_firstEpoch) * m_stepsPerEpoch + m_step;
}

double Trainer::rateAt(std::int64_t step) const {
  return learningRateAt(m_recipe.schedule, m_stage.learningRate, step,
                        static_cast<std::int64_t>(m_stage.epochs) * m_stepsPerEpoch);
}

StepEvent Trainer::trainStep(const FeatureBatch& batch) {
  const double rate = rateAt(stepsDone());
  const torch::Tensor labels = batch.labels.to(m_device);
  const auto stepsBefore = static_cast<std::int64_t>(m_epoch - 1) * m_stepsPerEpoch + m_step;
  const std::uint64_t seed = mixSeed(m_recipe.seed, static_cast<std::uint64_t>(stepsBefore));
  const torch::Tensor logits = m_model.trainingLogits(batch.features.to(m_device), seed);
  const torch::Tensor mean = loss(logits, labels, m_recipe.labelSmoothing);
  mean.backward();
  m_optimizer.step(rate);

  const auto images = static_cast<double>(labels.size(0));
  const double lossValue = m_stage.reportedSmoothing == m_recipe.labelSmoothing
                               ? mean.item<double>()
                               : reportedLoss(logits.detach(), labels);
  const double correct = countCorrect(logits.detach(), labels);
  m_lossSum += lossValue * images;
  m_correct += correct;
  m_seen += images;
  ++m_step;
  return {m_epoch, m_step, m_stepsPerEpoch, lossValue, correct / images, rate};
}

double Trainer::reportedLoss(const torch::Tensor& logits, const torch::Tensor& labels) const {
  return loss(logits, labels, m_stage.reportedSmoothing).item<double>();
}

void Trainer::endEpoch(TrainingCallback& callback) {
  const auto start = Clock::now();
  EpochRecord record;
  record.epoch = m_epoch;
  record.epochs = mostEpochs(m_recipe);
  record.loss = m_lossSum / m_seen;
  record.accuracy = m_correct / m_seen;
  record.learningRate = rateAt(stepsDone() - 1);
  validate(record);
  record.seconds = m_seconds + secondsSince(start);
  m_history.push_back(record);
  m_stopping.update(record, m_recipe);
  const bool best = m_overall.update(record, m_recipe);
  if (best) m_best = m_model.tensors();
  ++m_epoch;
  m_step = 0;
  m_lossSum = m_correct = m_seen = m_seconds = 0;
  callback.onEpoch({record, best});
}

void Trainer::validate(EpochRecord& record) const {
  const torch::NoGradGuard guard;
  std::vector<std::size_t> images(m_validation.size());
  std::iota(images.begin(), images.end(), std::size_t{0});
  double lossSum = 0;
  double correct = 0;
  for (std::size_t begin = 0; begin < images.size(); begin += validationBatch) {
    const auto part =
        std::span(images).subspan(begin, std::min(validationBatch, images.size() - begin));
    std::vector<std::int64_t> values;
    for (const std::size_t image : part) values.push_back(m_validation.labels[image]);
    const torch::Tensor labels = torch::tensor(values, torch::kLong).to(m_device);
    const torch::Tensor logits = m_model.logits(m_validation.gather(part).to(m_device));
    lossSum += reportedLoss(logits, labels) * static_cast<double>(part.size());
    correct += countCorrect(logits, labels);
  }
  record.valLoss = lossSum / static_cast<double>(images.size());
  record.valAccuracy = correct / static_cast<double>(images.size());
}

bool Trainer::loadBest() {
  if (m_best.empty()) return false;
  m_model.load(m_best);
  return true;
}

Checkpoint Trainer::checkpoint() const {
  Checkpoint checkpoint;
  putPrefixed(checkpoint.tensors, trainedPrefix, m_model.tensors());
  putPrefixed(checkpoint.tensors, "best/", m_best);
  putPrefixed(checkpoint.tensors, "optimizer/", m_optimizer.state());
  json history = json::array();
  for (const auto& record : m_history) history.push_back(toJson(record));
  checkpoint.stateJson = json{
      {"epoch", m_epoch},
      {"step", m_step},
      {"loss_sum", m_lossSum},
      {"correct", m_correct},
      {"seen", m_seen},
      {"seconds", m_seconds},
      {"optimizer_steps", m_optimizer.steps()},
      {"best_epoch", m_stopping.bestEpoch},
      {"best", m_stopping.best},
      {"wait", m_stopping.wait},
      {"first_epoch", m_firstEpoch},
      {"overall_best_epoch", m_overall.bestEpoch},
      {"overall_best", m_overall.best},
      {"history", history}}.dump();
  return checkpoint;
}

Result<void> Trainer::restore(const Checkpoint& checkpoint) try {
  const json state = json::parse(checkpoint.stateJson);
  const TensorMap weights = takePrefixed(checkpoint.tensors, trainedPrefix);
  TensorMap best = takePrefixed(checkpoint.tensors, "best/");
  std::vector<EpochRecord> history;
  for (const auto& record : state.at("history")) history.push_back(epochFromJson(record));
  const int epoch = state.at("epoch");
  const int step = state.at("step");
  const EarlyStopping stopping{state.at("best_epoch"), numberFromJson(state.at("best")),
                               state.at("wait")};
  EarlyStopping overall = stopping;
  const int firstEpoch = state.value("first_epoch", 1);  // those of older Pomonas know one stage
  if (firstEpoch > 1)
    overall = {state.at("overall_best_epoch"), numberFromJson(state.at("overall_best")), 0};
  if (!isAlike(weights, m_model.tensors()) || std::ssize(history) != epoch - 1 || firstEpoch < 1 ||
      firstEpoch > epoch || step < 0 || step > m_stepsPerEpoch ||
      (!history.empty() && !isAlike(best, weights)) ||
      !m_optimizer.restore(takePrefixed(checkpoint.tensors, "optimizer/"),
                           state.at("optimizer_steps")))
    return failure(ErrorCode::FileDamaged, Sentence::of("the checkpoint does not fit this run"));
  m_model.load(weights);
  m_best = std::move(best);
  m_firstEpoch = firstEpoch;
  m_epoch = epoch;
  m_step = step;
  m_lossSum = numberFromJson(state.at("loss_sum"));
  m_correct = state.at("correct");
  m_seen = state.at("seen");
  m_seconds = state.at("seconds");
  m_stopping = stopping;
  m_overall = overall;
  m_history = std::move(history);
  return {};
} catch (const json::exception& error) {
  return failure(ErrorCode::FileDamaged,
                 Sentence::of("the checkpoint does not fit this run: {}", error.what()));
}

void Trainer::setSteps(StepHistory steps) {
  m_steps = std::move(steps);
  m_steps.cutAfter(m_epoch, m_step);
}

bool isOfTuning(const Checkpoint& checkpoint) {
  const json state = parseJson(checkpoint.stateJson);
  return state.is_object() && state.value("first_epoch", json()) > 1;
}

std::pair<torch::Tensor, torch::Tensor> featureStatistics(std::span<const FeatureTable> tables) {
  const auto columns = static_cast<std::int64_t>(tables.front().cache->columns());
  torch::Tensor sum = torch::zeros({columns}, torch::kFloat64);
  torch::Tensor squares = torch::zeros({columns}, torch::kFloat64);
  std::vector<std::size_t> images(tables.front().size());
  std::iota(images.begin(), images.end(), std::size_t{0});
  for (const auto& table : tables)
    for (std::size_t begin = 0; begin < images.size(); begin += validationBatch) {
      const auto part =
          std::span(images).subspan(begin, std::min(validationBatch, images.size() - begin));
      const torch::Tensor rows = table.gather(part).to(torch::kFloat64);
      sum += rows.sum(0);
      squares += rows.square().sum(0);
    }
  const double count = static_cast<double>(images.size() * tables.size());
  const torch::Tensor mean = sum / count;
  const torch::Tensor std = (squares / count - mean.square()).clamp_min(0).sqrt();
  const torch::Tensor softened = std + std.mean().clamp_min(1e-6);
  return {mean.to(torch::kFloat32), softened.to(torch::kFloat32)};
}

}  // namespace pomona
