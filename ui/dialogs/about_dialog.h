// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "pomona/classifier.h"
#include "ui/controllers/engine_service.h"

namespace pomona::ui {

/// Versions, licences, what computes, and where things are kept.
class AboutDialog : public QDialog {
  Q_OBJECT
 public:
  AboutDialog(const EngineService& engine, QWidget* parent);
};

/// What a model is, and how well it does: on Test and, where somebody measured it, on photographs.
class AboutModelDialog : public QDialog {
  Q_OBJECT
 public:
  /// @param name  what the model is called. @param file  its file.
  AboutModelDialog(const ModelInfo& model, const QString& name, const QString& file,
                   QWidget* parent);
};

/// The keys that work everywhere and on each page.
class ShortcutsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ShortcutsDialog(QWidget* parent);
};

}  // namespace pomona::ui
