// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/run_library.h"

#include <QFileInfo>
#include <algorithm>
#include <map>

#include "pomona/files.h"
#include "pomona/paths.h"
#include "ui/controllers/text.h"

namespace pomona::ui {
namespace {

constexpr auto settleTime = std::chrono::milliseconds(400);  ///< runs write several files at once
constexpr auto trashAge = std::chrono::hours(24 * 7);

}  // namespace

RunLibrary::RunLibrary(QObject* parent) : QObject(parent) {
  m_later.setSingleShot(true);
  m_later.setInterval(settleTime);
  connect(&m_later, &QTimer::timeout, this, &RunLibrary::refresh);
  connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
    if (!m_later.isActive()) m_later.start();
  });
}

const RunRecord* RunLibrary::find(const QString& folder) const {
  const auto path = toPath(QFileInfo(folder).canonicalFilePath());
  const auto found = std::ranges::find(m_runs, path, &RunRecord::path);
  return found == m_runs.end() ? nullptr : &*found;
}

void RunLibrary::refresh() {
  const bool purge = !std::exchange(m_purged, true);
  m_list.start(
      [purge](std::stop_token, const ProgressCallback&) {
        if (purge) purgeRuns(trashAge);
        return listRuns();
      },
      [this](std::vector<RunRecord> runs) {
        m_runs = std::move(runs);
        m_read = true;
        watch();
        Q_EMIT changed();
      });
}

/// Folders, not files: every file of a run is replaced as a whole.
void RunLibrary::watch() {
  QStringList folders;
  const auto add = [&folders](const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) folders << toQString(folder);
  };
  add(runsDirectory());
  add(runsDirectory() / "index");
  for (const auto& run : m_runs)
    if (run.state != RunState::Finished) add(run.path);
  const auto watched = m_watcher.directories();
  for (const auto& folder : watched)
    if (!folders.contains(folder)) m_watcher.removePath(folder);
  for (const auto& folder : folders)
    if (!watched.contains(folder)) m_watcher.addPath(folder);
}

void RunLibrary::enqueue(Action action) {
  m_actions.push_back(std::move(action));
  if (m_actions.size() == 1) next();
}

void RunLibrary::next() {
  m_act.start(
      [work = m_actions.front().work](std::stop_token, const ProgressCallback&) { return work(); },
      [this](const Outcome& outcome) {
        const auto done = std::move(m_actions.front().done);
        m_actions.pop_front();
        done(outcome);
        if (outcome.error) Q_EMIT failed(*outcome.error);
        refresh();
        if (!m_actions.empty()) next();
      });
}

void RunLibrary::label(const QString& folder, const RunLabel& label) {
  enqueue({[path = toPath(folder), label] {
             const auto written = writeRunLabel(path, label);
             return written ? Outcome{} : Outcome{{}, written.error()};
           },
           [](const Outcome&) {}});
}

void RunLibrary::discard(const QStringList& folders) {
  std::vector<std::filesystem::path> paths;
  std::map<std::filesystem::path, QString> names;  // as people call them
  for (const auto& folder : folders) {
    paths.push_back(toPath(folder));
    const auto* run = find(folder);
    names[paths.back()] =
        run != nullptr ? toQString(run->name) : toQString(paths.back().filename());
  }
  enqueue({[paths] {
             Outcome outcome;
             for (const auto& path : paths) {
               auto place = discardRun(path);
               if (place)
                 outcome.moved.push_back({path, std::move(*place)});
               else
                 outcome.error = place.error();
             }
             return outcome;
           },
           [this, names](const Outcome& outcome) {
             if (outcome.moved.empty()) return;
             m_discarded = outcome.moved;
             QStringList moved;
             for (const auto& [run, place] : m_discarded) moved << names.at(run);
             Q_EMIT discarded(moved);
           }});
}

void RunLibrary::undo() {
  enqueue({[runs = std::exchange(m_discarded, {})] {
             Outcome outcome;
             for (const auto& [run, place] : runs)
               if (const auto back = restoreRun(place, run); !back) outcome.error = back.error();
             return outcome;
           },
           [this](const Outcome&) { Q_EMIT restored(); }});
}

void RunLibrary::exportModel(const QString& folder, const QString& file) {
  enqueue({[from = modelOf(toPath(folder)), to = toPath(file)] {
             const auto copied = copyFile(from, to);
             return copied ? Outcome{} : Outcome{{}, copied.error()};
           },
           [this, file](const Outcome& outcome) {
             if (!outcome.error) Q_EMIT exported(file);
           }});
}

QString recipeInWords(const TrainingRecipe& recipe) {
  auto words = RunLibrary::tr("%1, %2 epochs, %3 %4, %5 px")
                   .arg(toQString(recipe.name))
                   .arg(mostEpochs(recipe))
                   .arg(toQString(recipeValue(recipe, "optimizer")))
                   .arg(recipe.learningRate)
                   .arg(recipe.imageSize);
  if (recipe.augmentation.changesPictures()) words += RunLibrary::tr(", augmented");
  if (!recipe.fineTuneFrom.empty())
    words += RunLibrary::tr(", fine-tuned from %1 on").arg(toQString(recipe.fineTuneFrom));
  return words;
}

int bestEpochOf(const std::vector<EpochRecord>& history, Monitor monitor) {
  if (history.empty()) return 0;
  const auto best = monitor == Monitor::ValAccuracy
                        ? std::ranges::max_element(history, {}, &EpochRecord::valAccuracy)
                        : std::ranges::min_element(history, {}, &EpochRecord::valLoss);
  return best->epoch;
}

}  // namespace pomona::ui
