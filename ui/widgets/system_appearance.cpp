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
const auto gnome = QStringLiteral("org.gnome.desktop.interface");
const auto animations = QStringLiteral("enable-animations");
constexpr uint preferDark = 1;
constexpr uint noPreference = 0;

}  // namespace

SystemAppearance::SystemAppearance(QObject* parent)
    : QObject(parent), m_dark(ui::isDark(QGuiApplication::palette())) {
  auto bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
              SLOT(portalChanged(QString, QString, QDBusVariant)));
  ask(appearance, colorScheme);
  ask(gnome, animations);
}

void SystemAppearance::ask(const QString& group, const QString& key) {
  auto question = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
  question << group << key;
  auto* watcher =
      new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
    watcher->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (reply.isError()) return;                 // this desktop has no such setting
    const auto outer = reply.value().variant();  // a variant in a variant
    take(key, outer.canConvert<QDBusVariant>() ? outer.value<QDBusVariant>().variant() : outer);
  });
}

void SystemAppearance::portalChanged(const QString& group, const QString& key,
                                     const QDBusVariant& value) {
  if (group == appearance || group == gnome) take(key, value.variant());
}

void SystemAppearance::take(const QString& key, const QVariant& value) {
  const auto before = std::pair(m_dark, m_moving);
  if (key == animations) m_moving = value.toBool();
  if (key == colorScheme && value.toUInt() != noPreference) m_dark = value.toUInt() == preferDark;
  if (std::pair(m_dark, m_moving) != before) Q_EMIT changed();
}

}  // namespace pomona::ui
