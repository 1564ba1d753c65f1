// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_page.h"

#include "ui/widgets/empty_state.h"

namespace pomona::ui {

RunsPage::RunsPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Runs, tr("Runs"), parent) {
  setContent(new EmptyState(QStringLiteral("runs"), tr("No runs yet"),
                            tr("This page will list all trained runs and compare them."), this));
}

}  // namespace pomona::ui
