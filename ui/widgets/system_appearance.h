// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace pomona::ui {

/// Whether the desktop is dark, and whether it wants less motion: the former by its palette at
/// first, then both by the desktop portal where there is one (Qt 6.4 cannot tell; motion is a
/// setting of GNOME, which its portal hands out). Asks in the background.
class SystemAppearance : public QObject {
  Q_OBJECT
 public:
  explicit SystemAppearance(QObject* parent = nullptr);
  bool isDark() const { return m_dark; }
  /// False: nothing should move by itself.
  bool isMoving() const { return m_moving; }

 Q_SIGNALS:
  void changed();

 private:
  Q_SLOT void portalChanged(const QString& group, const QString& key, const QDBusVariant& value);
  void ask(const QString& group, const QString& key);
  void take(const QString& key, const QVariant& value);

  bool m_dark = false;
  bool m_moving = true;
};

}  // namespace pomona::ui
