// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/preset_row.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "ui/widgets/labels.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {

PresetRow::PresetRow(Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_settings(settings),
      m_box(new QComboBox(this)),
      m_keep(makeToolButton(QStringLiteral("save"), tr("Keep as a preset of your own"), this)),
      m_remove(makeToolButton(QStringLiteral("trash"), tr("Remove this preset"), this)),
      m_name(new QLineEdit(this)),
      m_naming(makeNaming()) {
  m_box->setObjectName(QStringLiteral("presetBox"));
  m_box->setAccessibleName(tr("Preset"));
  m_box->setPlaceholderText(tr("Own values"));
  m_box->setMinimumContentsLength(1);
  m_keep->setObjectName(QStringLiteral("keepPreset"));
  m_remove->setObjectName(QStringLiteral("removePreset"));
  auto* row = new QHBoxLayout;
  row->setSpacing(space::tiny);
  row->addWidget(m_box, 1);
  row->addWidget(m_keep);
  row->addWidget(m_remove);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::small);
  column->addLayout(row);
  column->addWidget(m_naming);
  connect(m_box, &QComboBox::activated, this, &PresetRow::choose);
  connect(m_remove, &QToolButton::clicked, this, &PresetRow::remove);
  connect(m_keep, &QToolButton::clicked, this, [this] {
    m_naming->show();
    m_name->setFocus();
  });
  setOptions({});
}

QWidget* PresetRow::makeNaming() {
  auto* naming = new QWidget(this);
  auto* save = new QPushButton(tr("Keep"), naming);
  save->setObjectName(QStringLiteral("presetSave"));
  m_name->setObjectName(QStringLiteral("presetName"));
  m_name->setPlaceholderText(tr("Name of the preset"));
  m_name->setAccessibleName(m_name->placeholderText());
  auto* row = new QHBoxLayout(naming);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::small);
  row->addWidget(m_name, 1);
  row->addWidget(save);
  naming->hide();
  connect(save, &QPushButton::clicked, this, &PresetRow::keep);
  connect(m_name, &QLineEdit::returnPressed, this, &PresetRow::keep);
  return naming;
}

void PresetRow::setOptions(const AugmentationOptions& options) {
  m_options = options;
  m_presets = augmentationPresets(m_settings);
  m_box->clear();
  int current = -1;
  for (const auto& preset : m_presets) {
    m_box->addItem(preset.name);
    m_box->setItemData(m_box->count() - 1, summaryOf(preset.options), Qt::ToolTipRole);
    if (current < 0 && preset.options == options) current = m_box->count() - 1;
  }
  m_box->setCurrentIndex(current);
  m_box->setToolTip(summaryOf(options));
  const bool own = current >= 0 && m_presets[static_cast<std::size_t>(current)].own;
  m_remove->setEnabled(own);
  m_remove->setToolTip(own ? tr("Remove this preset")
                           : tr("Only presets of your own can be removed"));
}

void PresetRow::choose(int index) {
  Q_EMIT chosen(m_presets.at(static_cast<std::size_t>(index)).options);
}

void PresetRow::keep() {
  if (!keepPreset(m_settings, m_name->text(), m_options)) {
    m_name->selectAll();
    return m_name->setToolTip(tr("A name of its own is needed: not none, article, strong or wild"));
  }
  m_name->clear();
  m_naming->hide();
  setOptions(m_options);
}

void PresetRow::remove() {
  const auto name = m_box->currentText();
  removePreset(m_settings, name);
  setOptions(m_options);
  Q_EMIT removed(name, m_options);
}

}  // namespace pomona::ui
