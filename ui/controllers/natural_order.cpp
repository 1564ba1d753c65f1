// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controllers/natural_order.h"

#include <algorithm>
#include <numeric>

#include "ui/controllers/text.h"

namespace pomona::ui {

QCollator naturalOrder() {
  // The C locale compares bytes and knows no numbers.
  const QLocale locale;
  QCollator order(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
  order.setNumericMode(true);
  order.setCaseSensitivity(Qt::CaseInsensitive);
  return order;
}

std::vector<int> inNaturalOrder(const std::vector<std::string>& classes) {
  const auto order = naturalOrder();
  std::vector<QCollatorSortKey> keys;
  for (const auto& name : classes) keys.push_back(order.sortKey(toQString(name)));
  std::vector<int> labels(classes.size());
  std::iota(labels.begin(), labels.end(), 0);
  std::ranges::stable_sort(labels, [&](int a, int b) {
    return keys[static_cast<std::size_t>(a)] < keys[static_cast<std::size_t>(b)];
  });
  return labels;
}

}  // namespace pomona::ui
