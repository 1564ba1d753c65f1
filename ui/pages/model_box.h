// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include "ui/controllers/classification_controller.h"

namespace pomona::ui {

/// The choice of a model: runs that have one, the file in use, and any other file.
class ModelBox : public QComboBox {
  Q_OBJECT
 public:
  explicit ModelBox(ClassificationController& controller, QWidget* parent = nullptr);

 Q_SIGNALS:
  void fileWanted();  ///< "Open a model file..." was chosen

 private:
  void refill();
  void choose(int index);

  ClassificationController& m_controller;
};

}  // namespace pomona::ui
