// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/classification_controller.h"

#include <QElapsedTimer>
#include <algorithm>

#include "pomona/files.h"
#include "pomona/paths.h"
#include "pomona/run.h"
#include "ui/controllers/network_view.h"
#include "ui/controllers/pixels.h"
#include "ui/controllers/text.h"

namespace pomona::ui {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr int topK = 5;
constexpr auto deliveryInterval = 60ms;

std::vector<ModelChoice> runsWithModels() {
  std::vector<ModelChoice> choices;
  for (const auto& run : listRuns()) {
    std::error_code ignored;
    const auto file = modelOf(run.path);
    if (run.state == RunState::Damaged || !fs::exists(file, ignored)) continue;
    ModelChoice choice{toQString(file), toQString(run.name), nameOf(run.recipe.backbone)};
    if (run.report && run.report->test)
      choice.detail +=
          ClassificationController::tr(", Test %1").arg(formatPercent(run.report->test->accuracy));
    if (run.tunedWithFault)
      choice.detail += ClassificationController::tr(", tuned with a fault: train again");
    choices.push_back(std::move(choice));
  }
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(modelsDirectory(), ignored)) {
    const auto file = toQString(entry.path());
    if (entry.path().extension() == ".safetensors")
      choices.push_back(
          {file, modelName(file), ClassificationController::tr("Made of a Keras model")});
  }
  if (const auto file = bundledModel(); fs::exists(file))
    choices.push_back({toQString(file), modelName(toQString(file)),
                       ClassificationController::tr("Comes with Pomona")});
  return choices;
}

/// On the job's thread.
Answer answerFor(Classifier& classifier, const QString& file, const QImage& given) {
  Answer answer{.file = file, .picture = given};
  answer.prediction.file = toPath(file);
  const auto image = given.isNull() ? readImage(toPath(file)) : Result<Image>(toImage(given));
  if (!image) {
    answer.prediction.error = image.error();
    return answer;
  }
  answer.picture = toQImage(*image);
  const auto info = classifier.info();
  answer.seen = networkView(*image, info.imageSize, info.preprocessing);
  QElapsedTimer timer;
  timer.start();
  auto prediction = classifier.classify(*image, topK);
  answer.seconds = static_cast<double>(timer.nsecsElapsed()) * 1e-9;
  answer.prediction = prediction ? std::move(*prediction) : Prediction{.error = prediction.error()};
  answer.prediction.file = toPath(file);
  return answer;
}

}  // namespace

QString modelName(const QString& file) {
  const auto path = toPath(file);
  if (path == bundledModel()) return ClassificationController::tr("Pomona's fruit");
  return toQString(modelOf(path.parent_path()) == path ? path.parent_path().filename()
                                                       : path.filename());
}

ClassificationController::ClassificationController(EngineService& engine, Settings& settings,
                                                   QObject* parent)
    : QObject(parent),
      m_engine(engine),
      m_settings(settings),
      m_parts(this, deliveryInterval, [this](std::vector<Part> parts) {
        PredictionRows predictions;
        for (auto& part : parts)
          if (part.request == m_request) predictions.push_back(std::move(part.prediction));
        if (!predictions.empty()) Q_EMIT predicted(predictions);
      }) {
  connect(&engine, &EngineService::ready, this, &ClassificationController::loadLast);
}

void ClassificationController::loadLast() {
  if (modelFile().isEmpty())
    if (const auto last = m_settings.get(settings::lastModel);
        !m_refused.contains(last) && fs::exists(toPath(last)))
      openModel(last);
  refreshChoices();
}

void ClassificationController::openModel(const QString& file) {
  m_chosen = toQString(modelOf(toPath(file)));
  load(file);
}

void ClassificationController::load(const QString& file) {
  const auto path = modelOf(toPath(file));
  const auto name = toQString(path);
  if (name == modelFile()) return;
  m_loading = name;
  Q_EMIT modelChanged();
  m_engine.whenReady(this, [this, path, name](const Result<EnginePointer>& engine) {
    if (name != m_loading) return;  // a newer one was chosen meanwhile
    if (!engine) return receiveModel(name, std::unexpected(engine.error()));
    m_load.start(
        [engine = *engine, path](std::stop_token, const ProgressCallback&) -> Opened {
          auto opened = engine->openClassifier(path, {});
          if (!opened) return std::unexpected(opened.error());
          return std::shared_ptr<Classifier>(std::move(*opened));
        },
        [this, name](Opened opened) { receiveModel(name, std::move(opened)); });
  });
}

void ClassificationController::receiveModel(const QString& file, Opened opened) {
  m_loading.clear();
  if (!opened) {
    m_refused << file;
    Q_EMIT modelChanged();
    Q_EMIT modelFailed(opened.error());
    if (m_engine.engine()) loadLast();  // as if this one had not been named
    return;
  }
  m_refused.removeAll(file);
  m_classifier = std::move(*opened);
  m_info = m_classifier->info();
  m_file = file;
  if (file == m_chosen) m_settings.set(settings::lastModel, file);
  Q_EMIT modelChanged();
  classifyWaiting();
}

void ClassificationController::refreshChoices() {
  m_list.start([](std::stop_token, const ProgressCallback&) { return runsWithModels(); },
               [this](std::vector<ModelChoice> found) { receiveChoices(std::move(found)); });
}

void ClassificationController::receiveChoices(std::vector<ModelChoice> choices) {
  m_choices = std::move(choices);
  Q_EMIT choicesChanged();
  if (!modelFile().isEmpty() || !m_engine.engine()) return;
  // Nothing was chosen: Pomona's own stays the same whatever is trained meanwhile.
  const auto isSound = [this](const auto& choice) { return !m_refused.contains(choice.file); };
  const auto own = std::ranges::find(m_choices, toQString(bundledModel()), &ModelChoice::file);
  const auto sound = std::ranges::find_if(m_choices, isSound);
  if (own != m_choices.end() && isSound(*own))
    load(own->file);
  else if (sound != m_choices.end())
    load(sound->file);
}

void ClassificationController::classify(const Drop& drop) {
  forget();
  m_waiting = drop;
  if (!m_classifier || isLoading())
    Q_EMIT waiting();
  else
    classifyWaiting();
}

void ClassificationController::forget() {
  m_one.abandon();
  m_many.abandon();
  m_waiting.reset();
  ++m_request;
}

void ClassificationController::classifyWaiting() {
  if (!m_waiting) return;
  const auto drop = *std::exchange(m_waiting, std::nullopt);
  if (!drop.image.isNull()) return classifyOne({}, drop.image);
  std::vector<fs::path> paths;
  for (const auto& path : drop.paths) paths.push_back(toPath(path));
  m_one.start(
      [paths](std::stop_token stop, const ProgressCallback&) { return collectImages(paths, stop); },
      [this](Result<CollectedImages> found) {
        if (!found) return failed(found.error());
        saySkipped(found->skipped);
        if (!found->without.empty()) Q_EMIT failed(found->without.front());
        if (found->images.size() == 1) return classifyOne(toQString(found->images.front()), {});
        classifyMany(std::move(found->images));
      });
}

void ClassificationController::saySkipped(const std::vector<fs::path>& files) {
  QStringList names;
  for (const auto& file : files) names << toQString(file);
  if (!names.isEmpty()) Q_EMIT skipped(names);
}

void ClassificationController::classifyOne(const QString& file, const QImage& image) {
  m_one.start(
      [classifier = m_classifier, file, image](std::stop_token, const ProgressCallback&) {
        return answerFor(*classifier, file, image);
      },
      [this](const Answer& answer) { Q_EMIT answered(answer); });
}

void ClassificationController::classifyMany(std::vector<fs::path> files) {
  Q_EMIT begun(files.size());
  m_many.start(
      [this, classifier = m_classifier, files = std::move(files), request = m_request](
          std::stop_token stop, const ProgressCallback& progress) {
        std::size_t done = 0;
        return classifier->classifyFiles(
            files, topK,
            [&](const Prediction& prediction) {
              m_parts.post({request, std::make_shared<const Prediction>(prediction)});
              progress({++done, files.size()});
            },
            stop);
      },
      [this](const Result<void>& done) { finish(done); });
}

void ClassificationController::finish(const Result<void>& done) {
  m_parts.flush();
  if (!done) Q_EMIT failed(done.error());
  Q_EMIT ended();
}

}  // namespace pomona::ui
