// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace pomona::ui {

class AugmentPage : public Page {
  Q_OBJECT
 public:
  explicit AugmentPage(AppContext& context, QWidget* parent = nullptr);
};

}  // namespace pomona::ui
