// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate_page.h"

#include "ui/widgets/empty_state.h"

namespace pomona::ui {

EvaluatePage::EvaluatePage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Evaluate, tr("Evaluate"), parent) {
  setContent(new EmptyState(QStringLiteral("evaluate"), tr("No model evaluated yet"),
                            tr("This page will show how well a model tells the classes apart. "
                               "Until then: pomona-cli evaluate."),
                            this));
}

}  // namespace pomona::ui
