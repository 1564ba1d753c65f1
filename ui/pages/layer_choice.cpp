// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/layer_choice.h"

#include <QBoxLayout>
#include <QComboBox>
#include <ranges>

#include "ui/controllers/setting_names.h"
#include "ui/controllers/text.h"
#include "ui/pages/setting_field.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {
constexpr const char* key = "fine_tune_from";
constexpr int shownCharacters = 12;
}  // namespace

LayerChoice::LayerChoice(RecipeDraft& draft, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_layers(new QComboBox(this)) {
  m_layers->setObjectName(QLatin1String(key));
  m_layers->setAccessibleName(nameOfSetting(key));
  m_layers->setToolTip(tr(
      "When the head is trained, this layer and all behind it are trained with it, at a learning "
      "rate of their own. Those before it stay frozen. An epoch that is worse than the head's "
      "best changes nothing."));
  m_layers->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_layers->setMinimumContentsLength(shownCharacters);
  keepFromWheel(m_layers);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  column->addWidget(makeLabel(TextRole::Caption, nameOfSetting(key), this));
  column->addWidget(m_layers);
  connect(m_layers, &QComboBox::activated, this, &LayerChoice::choose);
  connect(&draft, &RecipeDraft::changed, this, &LayerChoice::sync);
  sync();
}

void LayerChoice::choose() {
  (void)m_draft.setValue(key, m_layers->currentData().toString().toStdString());  // takes any text
}

void LayerChoice::sync() {
  const auto& recipe = m_draft.recipe();
  if (recipe.backbone != m_shown) fill(recipe.backbone);
  const auto layer = toQString(recipe.fineTuneFrom);
  if (m_layers->findData(layer) < 0) {
    if (!checkFineTuneLayer(recipe.backbone, recipe.fineTuneFrom)) {
      (void)m_draft.setValue(key, {});  // and comes back here
      return;
    }
    m_layers->addItem(layer, layer);  // one without weights
  }
  m_layers->setCurrentIndex(m_layers->findData(layer));
}

void LayerChoice::fill(Backbone backbone) {
  m_shown = backbone;
  m_layers->clear();
  m_layers->addItem(tr("None: the backbone stays frozen"), QString());
  for (const auto& layer : fineTuneLayers(backbone) | std::views::reverse)
    m_layers->addItem(toQString(layer), toQString(layer));
}

}  // namespace pomona::ui
