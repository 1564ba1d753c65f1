// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/weights_controller.h"

#include <algorithm>

#include "ui/controllers/text.h"

namespace pomona::ui {

WeightsController::WeightsController(QObject* parent) : QObject(parent) {}

QString WeightsController::whyNotFetch(const WeightsRecord& record) const {
  if (m_fetch.isRunning()) return tr("Other weights are being fetched");
  if (record.state == WeightsState::Embedded) return tr("These come with Pomona");
  if (record.state == WeightsState::Present) return tr("These are here already");
  if (record.url.empty()) return tr("These come with Pomona: install it again");
  return {};
}

void WeightsController::refresh() {
  m_verify.start([](std::stop_token, const ProgressCallback&) -> Listed { return listWeights(); },
                 [this](Listed records) { show(std::move(records)); });
}

void WeightsController::verify() {
  m_verify.start([](std::stop_token stop,
                    const ProgressCallback& progress) { return verifyWeights(progress, stop); },
                 [this](Listed records) {
                   const bool done = records.has_value();
                   show(std::move(records));
                   if (done) sayVerified();
                 });
}

void WeightsController::show(Listed records) {
  if (!records) return failed(records.error());
  m_records = std::move(*records);
  Q_EMIT recordsChanged();
}

void WeightsController::sayVerified() {
  const auto damaged = std::ranges::find(m_records, WeightsState::Damaged, &WeightsRecord::state);
  if (damaged == m_records.end()) return said(tr("Every weight file that is here is sound."));
  Q_EMIT failed({ErrorCode::FileDamaged, damaged->damage, damaged->file});
}

void WeightsController::fetch(Backbone backbone) {
  m_fetch.start(
      [backbone](std::stop_token stop, const ProgressCallback& progress) {
        return fetchWeights(backbone, progress, stop);
      },
      [this](const Result<WeightsRecord>& record) {
        if (!record) {
          refresh();  // a part of it may be there now
          return failed(record.error());
        }
        arrive(*record);
        Q_EMIT weightsArrived();
      });
}

void WeightsController::importFiles(const QStringList& files) {
  std::vector<std::filesystem::path> paths;
  for (const auto& file : files) paths.push_back(toPath(file));
  using Results = std::vector<Result<WeightsRecord>>;
  m_import.start(
      [paths](std::stop_token stop, const ProgressCallback& progress) {
        Results results;
        for (const auto& path : paths) {
          if (stop.stop_requested()) break;
          results.push_back(importWeights(path));
          progress({results.size(), paths.size()});
        }
        return results;
      },
      [this](const Results& results) {
        for (const auto& result : results)
          if (result) arrive(*result);
        Q_EMIT weightsArrived();
        for (const auto& result : results)
          if (!result) Q_EMIT failed(result.error());
      });
}

void WeightsController::arrive(const WeightsRecord& record) {
  const auto old = std::ranges::find(m_records, record.backbone, &WeightsRecord::backbone);
  if (old != m_records.end()) *old = record;
  Q_EMIT recordsChanged();
  const auto name = nameOf(record.backbone);
  Q_EMIT said(
      record.published
          ? tr("The weights of %1 are here now.").arg(name)
          : tr("Weights for %1 are here now: they fit, but are not the published ones.").arg(name));
}

}  // namespace pomona::ui
