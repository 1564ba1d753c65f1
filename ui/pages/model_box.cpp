// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/model_box.h"

namespace pomona::ui {
namespace {
constexpr int shownCharacters = 24;
}

ModelBox::ModelBox(ClassificationController& controller, QWidget* parent)
    : QComboBox(parent), m_controller(controller) {
  setObjectName(QStringLiteral("modelBox"));
  setAccessibleName(tr("Model"));
  setToolTip(tr("The model that classifies"));
  setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(shownCharacters);
  connect(&controller, &ClassificationController::choicesChanged, this, &ModelBox::refill);
  connect(&controller, &ClassificationController::modelChanged, this, &ModelBox::refill);
  connect(this, &QComboBox::activated, this, &ModelBox::choose);
  refill();
}

void ModelBox::refill() {
  clear();
  const auto current = m_controller.modelFile();
  for (const auto& choice : m_controller.choices()) {
    addItem(choice.name, choice.file);
    setItemData(count() - 1, QStringLiteral("%1\n%2").arg(choice.detail, choice.file),
                Qt::ToolTipRole);
  }
  if (!current.isEmpty() && findData(current) < 0) addItem(modelName(current), current);
  if (count() > 0) insertSeparator(count());
  addItem(tr("Open a model file..."));
  setCurrentIndex(current.isEmpty() ? -1 : findData(current));
  setPlaceholderText(tr("Choose a model"));
}

void ModelBox::choose(int index) {
  const auto file = itemData(index).toString();
  if (!file.isEmpty()) return m_controller.openModel(file);
  refill();
  Q_EMIT fileWanted();
}

}  // namespace pomona::ui
