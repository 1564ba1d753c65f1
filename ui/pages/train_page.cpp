// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train_page.h"

#include "ui/widgets/empty_state.h"

namespace pomona::ui {

TrainPage::TrainPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Train, tr("Train"), parent) {
  setContent(new EmptyState(QStringLiteral("train"), tr("Nothing trained yet"),
                            tr("This page will train a classifier on the dataset and draw its "
                               "curves. Until then: pomona-cli train."),
                            this));
}

}  // namespace pomona::ui
