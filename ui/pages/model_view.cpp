// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/model_view.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {

ModelView::ModelView(QWidget* parent)
    : QWidget(parent), m_totals(new ElidedLabel(Qt::ElideRight, this)) {
  m_totals->setObjectName(QStringLiteral("modelTotals"));
  auto* table = new QTreeView(this);
  table->setObjectName(QStringLiteral("modelSummary"));
  table->setAccessibleName(tr("Layers of the model"));
  table->setModel(&m_model);
  table->setRootIsDecorated(false);
  table->setUniformRowHeights(true);
  table->setTextElideMode(Qt::ElideMiddle);
  table->header()->setStretchLastSection(false);
  table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table->header()->setSectionResizeMode(0, QHeaderView::Stretch);  // a name gives way, if need be
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  column->addWidget(m_totals);
  column->addWidget(table, 1);
}

void ModelView::setSummary(const ModelSummary& summary) {
  m_model.setSummary(summary);
  m_totals->setText(tr("%1 parameters: %2 trained, %3 frozen")
                        .arg(formatCount(static_cast<std::size_t>(summary.total)),
                             formatCount(static_cast<std::size_t>(summary.trainable)),
                             formatCount(static_cast<std::size_t>(summary.frozen))));
}

}  // namespace pomona::ui
