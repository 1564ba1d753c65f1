// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/empty_state.h"

namespace pomona::ui {

/// An empty state in a dashed frame: something can be dropped here. The window itself takes it.
class DropZone : public EmptyState {
  Q_OBJECT
 public:
  using EmptyState::EmptyState;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace pomona::ui
