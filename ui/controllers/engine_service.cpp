// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/engine_service.h"

#include <QThreadPool>
#include <algorithm>
#include <latch>

namespace pomona::ui {
namespace {

/// Creates all threads of Qt's pool, to which the painter hands parts of large pictures: while a
/// library is opened, glibc makes the creation of a thread wait for it (see Job).
void fillThreadPool() {
  auto& pool = *QThreadPool::globalInstance();
  const auto all = std::make_shared<std::latch>(pool.maxThreadCount());
  pool.setExpiryTimeout(-1);
  for (int i = 0; i < pool.maxThreadCount(); ++i) pool.start([all] { all->arrive_and_wait(); });
}

}  // namespace

EngineService::EngineService(EngineLoader loader, QObject* parent)
    : QObject(parent), m_loader(std::move(loader)) {}

void EngineService::load() {
  if (std::exchange(m_begun, true)) return;
  fillThreadPool();
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
    take(std::move(opened->devices));
  } else {
    m_error = opened.error();
  }
  Q_EMIT ready();
}

void EngineService::take(std::vector<DeviceInfo> devices) {
  m_devices = std::move(devices);
  std::ranges::stable_partition(m_devices, &DeviceInfo::isDefault);
}

void EngineService::readDevices() {
  if (m_reading.isRunning()) return;
  m_reading.start(
      [engine = m_engine](std::stop_token, const ProgressCallback&) { return engine->devices(); },
      [this](std::vector<DeviceInfo> devices) {
        take(std::move(devices));
        Q_EMIT devicesRead();
      });
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
