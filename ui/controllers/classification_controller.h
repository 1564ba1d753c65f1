// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>

#include "pomona/classifier.h"
#include "ui/controllers/engine_service.h"
#include "ui/controllers/prediction_rows.h"
#include "ui/controllers/settings.h"
#include "ui/controllers/stream.h"

namespace pomona::ui {

/// Images that were handed over together: files and folders, or a picture from memory.
struct Drop {
  QStringList paths;
  QImage image;
};

/// What one picture was taken for.
struct Answer {
  QString file;  ///< empty for a picture from memory
  QImage picture;
  QImage seen;  ///< what the network sees of it; null if the picture could not be read
  Prediction prediction;
  double seconds = 0;  ///< size, preprocessing and network
};

/// A model that can be chosen.
struct ModelChoice {
  QString file;
  QString name;    ///< of its run, or the file's
  QString detail;  ///< "VGG16, Test 97.1 %"
};

/// What a model file is called: a run's model like its run.
QString modelName(const QString& file);

/// Has images classified, by a model that is loaded in the background. Of models and of drops the
/// newest wins; a drop waits for the model that is being loaded.
class ClassificationController : public QObject {
  Q_OBJECT
 public:
  /// Loads the last model as soon as the engine is there.
  ClassificationController(EngineService& engine, Settings& settings, QObject* parent = nullptr);

  /// @param file  a model file, or its run's folder. If it will not do and there is no model yet,
  /// modelFailed() says why and one is loaded as at the start.
  void openModel(const QString& file);
  bool isLoading() const { return !m_loading.isEmpty(); }
  /// The file that is loaded, or being loaded; empty if there is none.
  QString modelFile() const { return isLoading() ? m_loading : m_file; }
  bool hasModel() const { return m_classifier != nullptr; }
  const ModelInfo& model() const { return m_info; }

  /// Reads what can be chosen: runs that have a model, newest first, what was made of Keras's
  /// models, and what comes with Pomona.
  /// Loads the first if there is no model yet.
  void refreshChoices();
  const std::vector<ModelChoice>& choices() const { return m_choices; }

  void classify(const Drop& drop);
  /// A drop that no model could take yet.
  bool isWaiting() const { return m_waiting.has_value(); }
  /// Drops what is under way: something else is looked at now.
  void forget();
  /// Runs while several images are being classified.
  Job& manyJob() { return m_many; }

 Q_SIGNALS:
  void modelChanged();  ///< another one, or being loaded, or none
  void choicesChanged();
  void modelFailed(const pomona::Error& error);
  void waiting();  ///< a drop waits for a model
  void answered(const pomona::ui::Answer& answer);
  /// Several images: their predictions come, in order, in parts, and then ended().
  void begun(std::size_t images);
  /// Files of a dropped folder that are no images Pomona reads. Absolute.
  void skipped(const QStringList& files);
  void predicted(const pomona::ui::PredictionRows& predictions);
  void ended();
  void failed(const pomona::Error& error);  ///< a drop: no image in it, or cancelled

 private:
  using Opened = Result<std::shared_ptr<Classifier>>;
  struct Part {
    std::size_t request;
    std::shared_ptr<const Prediction> prediction;
  };
  void loadLast();
  void load(const QString& file);
  void receiveModel(const QString& file, Opened opened);
  void receiveChoices(std::vector<ModelChoice> choices);
  void classifyWaiting();
  void saySkipped(const std::vector<std::filesystem::path>& files);
  void classifyOne(const QString& file, const QImage& image);
  void classifyMany(std::vector<std::filesystem::path> files);
  void finish(const Result<void>& done);

  EngineService& m_engine;
  Settings& m_settings;
  std::shared_ptr<Classifier> m_classifier;
  ModelInfo m_info;
  QString m_file;
  QString m_loading;
  QString m_chosen;  ///< by the user, and to be remembered: not what is loaded for want of a choice
  QStringList m_refused;  ///< files that could not be loaded: not to be tried unasked
  std::vector<ModelChoice> m_choices;
  std::optional<Drop> m_waiting;
  std::size_t m_request = 0;
  Stream<Part> m_parts;
  Job m_list;
  Job m_load;
  Job m_one;  ///< finds the images, and classifies a single one
  Job m_many;
};

}  // namespace pomona::ui
