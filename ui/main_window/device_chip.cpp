// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/device_chip.h"

#include <QBoxLayout>
#include <QLocale>
#include <thread>

#include "ui/controllers/core_words.h"
#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {

QString nameOf(const DeviceInfo& device) {
  if (device.kind != "cpu") return toQString(device.model);
  const auto threads = std::thread::hardware_concurrency();
  return threads == 1 ? DeviceChip::tr("CPU, 1 thread")
                      : DeviceChip::tr("CPU, %1 threads").arg(threads);
}

QString gibibytes(std::uint64_t bytes) {
  return QLocale().toString(static_cast<double>(bytes) / (1U << 30U), 'f', 1);
}

/// "bfloat16, 12.3 of 80.0 GiB, 97 %"; what is not told is left out.
QString stateOf(const DeviceInfo& gpu) {
  QStringList parts{toQString(gpu.dtype)};
  if (gpu.memoryUsed)
    parts << DeviceChip::tr("%1 of %2 GiB").arg(gibibytes(*gpu.memoryUsed), gibibytes(gpu.memory));
  else if (gpu.memory > 0)
    parts << DeviceChip::tr("%1 GiB").arg(gibibytes(gpu.memory));
  if (gpu.use) parts << DeviceChip::tr("%1 %").arg(*gpu.use);
  return parts.join(QStringLiteral(", "));
}

QString whyOf(const std::vector<DeviceInfo>& devices) {
  QStringList lines;
  for (const auto& device : devices)
    lines << QStringLiteral("%1: %2\n%3")
                 .arg(toQString(device.name), toQString(device.model), wordsOfCore(device.reason));
  return lines.join(QStringLiteral("\n\n"));
}

}  // namespace

DeviceChip::DeviceChip(EngineService& engine, QWidget* parent)
    : QWidget(parent),
      m_engine(engine),
      m_name(new ElidedLabel(Qt::ElideRight, this)),
      m_detail(new ElidedLabel(Qt::ElideRight, this)) {
  setObjectName(QStringLiteral("deviceChip"));
  m_detail->setFont(fontOf(TextRole::Caption));
  for (auto* label : {m_name, m_detail}) {
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);  // the chip has the tooltip
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::small, space::tiny, space::small, 0);
  column->setSpacing(2);
  column->addWidget(m_name);
  column->addWidget(m_detail);
  connect(&engine, &EngineService::ready, this, &DeviceChip::refresh);
  connect(&engine, &EngineService::ready, this, &DeviceChip::watch);
  connect(&engine, &EngineService::devicesRead, this, &DeviceChip::refresh);
  m_watch.setInterval(2000);
  connect(&m_watch, &QTimer::timeout, &engine, &EngineService::readDevices);
  refresh();
}

void DeviceChip::setNarrow(bool narrow) {
  m_narrow = narrow;
  m_detail->setVisible(!narrow);
  refresh();
}

void DeviceChip::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  watch();
}

void DeviceChip::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_watch.stop();
}

void DeviceChip::watch() {
  const auto& devices = m_engine.devices();
  if (isVisible() && !devices.empty() && devices.front().kind != "cpu") m_watch.start();
}

void DeviceChip::refresh() {
  if (m_engine.error()) {
    m_name->setText(tr("Cannot compute"));
    m_detail->setText(tr("The engine did not open"));
    setToolTip(wholeSentence(m_engine.error()->what));
  } else if (m_engine.devices().empty()) {
    m_name->setText(tr("Opening the engine"));
    m_detail->setText(tr("Looking for devices"));
  } else {
    const auto& device = m_engine.devices().front();
    m_name->setText(m_narrow ? toQString(device.kind).toUpper() : nameOf(device));
    m_detail->setText(device.kind == "cpu" ? tr("%1, no GPU").arg(toQString(device.dtype))
                                           : stateOf(device));
    setToolTip(whyOf(m_engine.devices()));
  }
  m_name->setAlignment(m_narrow ? Qt::AlignCenter : Qt::AlignLeft);
  setAccessibleName(m_name->text());
  setAccessibleDescription(toolTip());
}

}  // namespace pomona::ui
