// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "ui/controllers/engine_service.h"
#include "ui/controllers/settings.h"

namespace pomona::ui {

/// Versions, licences, what computes, and where things are kept.
class AboutDialog : public QDialog {
  Q_OBJECT
 public:
  AboutDialog(const EngineService& engine, const Settings& settings, QWidget* parent);
};

/// The keys that work everywhere and on each page.
class ShortcutsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ShortcutsDialog(QWidget* parent);
};

}  // namespace pomona::ui
