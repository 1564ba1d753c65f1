// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/head_editor.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>

#include "ui/controllers/setting_names.h"
#include "ui/pages/setting_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {
namespace {

const HeadLayer dense{.units = 256, .relu = true};
const HeadLayer dropout{.kind = HeadLayer::Kind::Dropout, .rate = 0.3};
const HeadLayer batchNormalization{.kind = HeadLayer::Kind::BatchNormalization};

/// Keras's names, the same in every language.
QString nameOf(HeadLayer::Kind kind) {
  switch (kind) {
    case HeadLayer::Kind::Dense:
      return QStringLiteral("Dense");
    case HeadLayer::Kind::Dropout:
      return QStringLiteral("Dropout");
    case HeadLayer::Kind::BatchNormalization:
      break;
  }
  return QStringLiteral("BatchNorm");
}

QString named(const char* what, std::size_t index) {
  return QStringLiteral("head_%1_%2").arg(QLatin1String(what)).arg(index);
}

}  // namespace

HeadEditor::HeadEditor(RecipeDraft& draft, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_pooling(new QComboBox(this)), m_rows(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  m_pooling->setObjectName(QStringLiteral("head"));
  m_pooling->setAccessibleName(nameOfSetting("head"));
  m_pooling->setToolTip(
      tr("How the backbone's output becomes a vector. A Dense softmax with one "
         "unit for each class comes last by itself."));
  keepFromWheel(m_pooling);
  for (const auto* word : {"flatten", "gap"}) m_pooling->addItem(nameOfChoice(QLatin1String(word)));
  m_rows->setSpacing(space::tiny);
  column->addWidget(makeLabel(TextRole::Caption, nameOfSetting("head"), this));
  column->addWidget(m_pooling);
  column->addLayout(m_rows);
  column->addWidget(makeAdd(), 0, Qt::AlignLeft);
  connect(m_pooling, &QComboBox::activated, this, [this](int index) {
    change(
        [index](HeadSpec& head) { head.pooling = index == 0 ? Pooling::Flatten : Pooling::Gap; });
  });
  connect(&draft, &RecipeDraft::changed, this, &HeadEditor::sync);
  rebuild();
}

QWidget* HeadEditor::makeAdd() {
  auto* button = new QPushButton(tr("Add a layer"), this);
  button->setObjectName(QStringLiteral("addHeadLayer"));
  auto* menu = new QMenu(button);
  for (const auto& layer : {dense, dropout, batchNormalization})
    connect(menu->addAction(nameOf(layer.kind)), &QAction::triggered, this,
            [this, layer] { add(layer); });
  button->setMenu(menu);
  return button;
}

QWidget* HeadEditor::makeNumber(std::size_t index, QWidget* row) {
  const auto& layer = m_shown.hidden[index];
  const bool units = layer.kind == HeadLayer::Kind::Dense;
  auto* number = new QDoubleSpinBox(row);
  number->setObjectName(named("number", index));
  number->setAccessibleName(units ? tr("Units of layer %1").arg(index + 1)
                                  : tr("Rate of layer %1").arg(index + 1));
  number->setToolTip(units ? tr("Units, 1 to %1").arg(HeadLayer::mostUnits)
                           : tr("Share of the values that are set to 0 in training"));
  number->setDecimals(units ? 0 : 2);
  number->setRange(units ? 1 : 0.01, units ? HeadLayer::mostUnits : 0.99);
  number->setSingleStep(units ? 32 : 0.05);
  number->setValue(units ? layer.units : layer.rate);
  connect(number, &QDoubleSpinBox::valueChanged, this, [this, index, units](double value) {
    tune(index, [units, value](HeadLayer& changed) {
      if (units)
        changed.units = static_cast<int>(value);
      else
        changed.rate = value;
    });
  });
  return number;
}

QWidget* HeadEditor::makeRow(std::size_t index) {
  const auto& layer = m_shown.hidden[index];
  auto* row = new QWidget(this);
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(space::small);
  line->addWidget(makeLabel(TextRole::Body, nameOf(layer.kind), row), 1);
  if (layer.kind == HeadLayer::Kind::Dense) {
    auto* relu = new QCheckBox(QStringLiteral("ReLU"), row);
    relu->setObjectName(named("relu", index));
    relu->setChecked(layer.relu);
    connect(relu, &QCheckBox::clicked, this, [this, index](bool on) {
      tune(index, [on](HeadLayer& changed) { changed.relu = on; });
    });
    line->addWidget(relu);
  }
  if (layer.kind != HeadLayer::Kind::BatchNormalization) line->addWidget(makeNumber(index, row));
  auto* up = makeToolButton(QStringLiteral("chevron-up"), tr("Move up"), row);
  auto* remove = makeToolButton(QStringLiteral("close"), tr("Remove this layer"), row);
  up->setObjectName(named("up", index));
  up->setEnabled(index > 0);
  remove->setObjectName(named("remove", index));
  connect(up, &QToolButton::clicked, this, [this, index] {
    change([index](HeadSpec& head) { std::swap(head.hidden[index - 1], head.hidden[index]); });
  });
  connect(remove, &QToolButton::clicked, this, [this, index] {
    change([index](HeadSpec& head) {
      head.hidden.erase(head.hidden.begin() + static_cast<std::ptrdiff_t>(index));
    });
  });
  line->addWidget(up);
  line->addWidget(remove);
  return row;
}

void HeadEditor::add(HeadLayer layer) {
  if (m_shown.hidden.size() < HeadSpec::mostLayers)
    change([layer](HeadSpec& head) { head.hidden.push_back(layer); });
}

void HeadEditor::change(const std::function<void(HeadSpec&)>& change) {
  auto recipe = m_draft.recipe();
  change(recipe.head);
  m_draft.setRecipe(recipe);
}

void HeadEditor::tune(std::size_t index, const std::function<void(HeadLayer&)>& changeLayer) {
  changeLayer(m_shown.hidden[index]);
  change([this](HeadSpec& head) { head.hidden = m_shown.hidden; });
}

void HeadEditor::sync() {
  if (m_draft.recipe().head != m_shown) rebuild();
}

void HeadEditor::rebuild() {
  m_shown = m_draft.recipe().head;
  m_pooling->setCurrentIndex(m_shown.pooling == Pooling::Flatten ? 0 : 1);
  // A row's own button may be what brought us here: it goes when its event is over.
  while (auto* item = m_rows->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (std::size_t i = 0; i < m_shown.hidden.size(); ++i) m_rows->addWidget(makeRow(i));
}

}  // namespace pomona::ui
