// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/augment_page.h"

#include "ui/widgets/empty_state.h"

namespace pomona::ui {

AugmentPage::AugmentPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Augment, tr("Augment"), parent) {
  setContent(new EmptyState(QStringLiteral("augment"), tr("What augmentation does to an image"),
                            tr("Choose a dataset, and this page will show random draws of each "
                               "setting on one of its images."),
                            this));
}

}  // namespace pomona::ui
