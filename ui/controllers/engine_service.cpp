// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/engine_service.h"

#include <algorithm>

namespace pomona::ui {

EngineService::EngineService(EngineLoader loader, QObject* parent)
    : QObject(parent), m_loader(std::move(loader)) {}

void EngineService::load() {
  if (std::exchange(m_begun, true)) return;
  m_job.start(
      [loader = m_loader](std::stop_token, const ProgressCallback&) -> Result<Opened> {
        auto engine = loader();
        if (!engine) return std::unexpected(engine.error());
        return Opened{*engine, (*engine)->devices()};
      },
      [this](Result<Opened> opened) { receive(std::move(opened)); });
}

void EngineService::receive(Result<Opened> opened) {
  if (opened) {
    m_engine = std::move(opened->engine);
    m_devices = std::move(opened->devices);
    std::ranges::stable_partition(m_devices, &DeviceInfo::isDefault);
  } else {
    m_error = opened.error();
  }
  Q_EMIT ready();
}

void EngineService::whenReady(QObject* context, Receiver receive) {
  load();
  const auto answer = [this, receive = std::move(receive)] {
    receive(m_engine ? Result<EnginePointer>(m_engine) : std::unexpected(*m_error));
  };
  if (m_engine || m_error)
    answer();
  else
    connect(this, &EngineService::ready, context, answer, Qt::SingleShotConnection);
}

}  // namespace pomona::ui
