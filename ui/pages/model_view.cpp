// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/model_view.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/controllers/text.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/theme.h"

namespace pomona::ui {

ModelView::ModelView(QWidget* parent)
    : QWidget(parent),
      m_totals(new FigureRow(this)),
      m_all(m_totals->add(tr("parameters"))),
      m_trained(m_totals->add(tr("trained"))),
      m_frozen(m_totals->add(tr("frozen"))) {
  auto* table = new QTreeView(this);
  table->setObjectName(QStringLiteral("modelSummary"));
  table->setAccessibleName(tr("Layers of the model"));
  table->setModel(&m_model);
  table->setRootIsDecorated(false);
  table->setUniformRowHeights(true);
  table->header()->setStretchLastSection(false);
  table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table->header()->setSectionResizeMode(ModelSummaryModel::Layer, QHeaderView::Stretch);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, space::small, 0, 0);
  column->setSpacing(space::medium);
  column->addWidget(m_totals);
  column->addWidget(table, 1);
}

void ModelView::setSummary(const ModelSummary& summary) {
  m_model.setSummary(summary);
  m_totals->set(m_all, formatCount(static_cast<std::size_t>(summary.total)));
  m_totals->set(m_trained, formatCount(static_cast<std::size_t>(summary.trainable)));
  m_totals->set(m_frozen, formatCount(static_cast<std::size_t>(summary.frozen)));
}

}  // namespace pomona::ui
