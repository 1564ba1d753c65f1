// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/controllers/engine_service.h"

namespace pomona::ui {

class ElidedLabel;

/// What computes; on hover, why. Of a GPU also how busy it is, while the chip can be seen. At the
/// foot of the side bar.
class DeviceChip : public QWidget {
  Q_OBJECT
 public:
  explicit DeviceChip(EngineService& engine, QWidget* parent = nullptr);
  void setNarrow(bool narrow);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void refresh();
  /// Begins to watch a GPU, or ends it.
  void watch();

  EngineService& m_engine;
  ElidedLabel* m_name;
  ElidedLabel* m_detail;
  bool m_narrow = false;
  QTimer m_watch{this};
};

}  // namespace pomona::ui
