// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace pomona::ui {

/// Whether the desktop is dark: by its palette at first, then by the desktop portal where there is
/// one (Qt 6.4 cannot tell). Asks in the background.
class SystemAppearance : public QObject {
  Q_OBJECT
 public:
  explicit SystemAppearance(QObject* parent = nullptr);
  bool isDark() const { return m_dark; }

 Q_SIGNALS:
  void changed();

 private:
  Q_SLOT void portalChanged(const QString& group, const QString& key, const QDBusVariant& value);
  void askPortal();
  void setScheme(uint scheme);

  bool m_dark = false;
};

}  // namespace pomona::ui
