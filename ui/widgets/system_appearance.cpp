// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

#include "ui/widgets/theme.h"

namespace pomona::ui {
namespace {

const auto service = QStringLiteral("org.freedesktop.portal.Desktop");
const auto path = QStringLiteral("/org/freedesktop/portal/desktop");
const auto interface = QStringLiteral("org.freedesktop.portal.Settings");
const auto appearance = QStringLiteral("org.freedesktop.appearance");
const auto colorScheme = QStringLiteral("color-scheme");
constexpr uint preferDark = 1;
constexpr uint noPreference = 0;

}  // namespace

SystemAppearance::SystemAppearance(QObject* parent)
    : QObject(parent), m_dark(ui::isDark(QGuiApplication::palette())) {
  if (QDBusConnection::sessionBus().isConnected()) askPortal();
}

void SystemAppearance::askPortal() {
  auto bus = QDBusConnection::sessionBus();
  bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
              SLOT(portalChanged(QString, QString, QDBusVariant)));
  auto question = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
  question << appearance << colorScheme;
  auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
    watcher->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (reply.isError()) return;
    const auto outer = reply.value().variant();  // a variant in a variant
    const auto value =
        outer.canConvert<QDBusVariant>() ? outer.value<QDBusVariant>().variant() : outer;
    setScheme(value.toUInt());
  });
}

void SystemAppearance::portalChanged(const QString& group, const QString& key,
                                     const QDBusVariant& value) {
  if (group == appearance && key == colorScheme) setScheme(value.variant().toUInt());
}

void SystemAppearance::setScheme(uint scheme) {
  const bool dark = scheme == preferDark;
  if (scheme == noPreference || dark == m_dark) return;
  m_dark = dark;
  Q_EMIT changed();
}

}  // namespace pomona::ui
