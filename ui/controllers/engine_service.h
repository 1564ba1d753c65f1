// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pomona/engine.h"
#include "ui/controllers/job.h"

namespace pomona::ui {

using EnginePointer = std::shared_ptr<const Engine>;
using EngineLoader = std::function<Result<EnginePointer>()>;

/// The engine, opened in the background: the window is there before torch is.
class EngineService : public QObject {
  Q_OBJECT
 public:
  using Receiver = std::function<void(const Result<EnginePointer>&)>;

  /// @param loader  loadEngine, or a test's own engine.
  explicit EngineService(EngineLoader loader, QObject* parent = nullptr);

  /// Begins to open it, once.
  void load();
  /// Hands over the engine, or why there is none: now, or as soon as it is known. Calls load(). The
  /// answer is dropped when `context` is destroyed before.
  void whenReady(QObject* context, Receiver receive);
  /// Null while it is being opened, and when it could not be.
  EnginePointer engine() const { return m_engine; }
  /// Why there is none; unset while it is being opened.
  const std::optional<Error>& error() const { return m_error; }
  /// What can compute; empty until ready. The default one first.
  const std::vector<DeviceInfo>& devices() const { return m_devices; }
  /// Asks the devices again how busy they are, in the background; devicesRead() follows. Only once
  /// ready.
  void readDevices();

 Q_SIGNALS:
  void ready();  ///< engine() or error() is set
  void devicesRead();

 private:
  struct Opened {
    EnginePointer engine;
    std::vector<DeviceInfo> devices;
  };
  void receive(Result<Opened> opened);
  void take(std::vector<DeviceInfo> devices);

  EngineLoader m_loader;
  EnginePointer m_engine;
  std::optional<Error> m_error;
  std::vector<DeviceInfo> m_devices;
  bool m_begun = false;
  Job m_job;
  Job m_reading;
};

}  // namespace pomona::ui
