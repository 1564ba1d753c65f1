// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/engine_service.h"

namespace pomona::ui {

class ElidedLabel;

/// What computes; on hover, why. At the foot of the side bar.
class DeviceChip : public QWidget {
  Q_OBJECT
 public:
  explicit DeviceChip(EngineService& engine, QWidget* parent = nullptr);
  void setNarrow(bool narrow);

 private:
  void refresh();

  EngineService& m_engine;
  ElidedLabel* m_name;
  ElidedLabel* m_detail;
};

}  // namespace pomona::ui
