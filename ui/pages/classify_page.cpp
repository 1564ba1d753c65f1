// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/classify_page.h"

#include "ui/widgets/empty_state.h"

namespace pomona::ui {

ClassifyPage::ClassifyPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Classify, tr("Classify"), parent) {
  setContent(new EmptyState(
      QStringLiteral("classify"), tr("Drop a photo"),
      tr("This page will name the fruit on a photo. Until then: pomona-cli classify."), this));
}

}  // namespace pomona::ui
