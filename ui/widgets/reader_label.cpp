// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reader_label.h"

#include <QComboBox>
#include <QLabel>
#include <algorithm>

namespace pomona::ui {

void labelForReaders(QComboBox& box) {
  auto* parent = box.parentWidget();
  if (parent == nullptr || box.accessibleName().isEmpty()) return;
  const auto siblings = parent->findChildren<QLabel*>(Qt::FindDirectChildrenOnly);
  if (std::ranges::find(siblings, &box, &QLabel::buddy) != siblings.end()) return;
  auto* label = new QLabel(box.accessibleName(), parent);
  label->setBuddy(&box);
  label->hide();
}

}  // namespace pomona::ui
