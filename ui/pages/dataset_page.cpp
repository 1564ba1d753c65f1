// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dataset_page.h"

#include "ui/widgets/empty_state.h"

namespace pomona::ui {

DatasetPage::DatasetPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Dataset, tr("Dataset"), parent) {
  setContent(new EmptyState(
      QStringLiteral("dataset"), tr("Choose pictures to learn from"),
      tr("A folder with Training and Test inside, or one with a folder of images for each class."),
      this));
}

}  // namespace pomona::ui
