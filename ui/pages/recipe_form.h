// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/pages/app_context.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace pomona::ui {

class SettingField;

/// The recipe as a form: what most people touch on top, the rest folded. Edits the draft.
class RecipeForm : public QWidget {
  Q_OBJECT
 public:
  explicit RecipeForm(AppContext& context, QWidget* parent = nullptr);
  /// No field holds a refused value.
  bool isAccepted() const;
  /// Stands below the backbone: what is to be said about its weights.
  void addBelowBackbone(QWidget* widget);

  /// Nothing can be changed; what is folded can be looked at all the same.
  void setReadOnly(bool readOnly);
  /// Says at a field why its value will not do; empty: it will.
  void setRefusal(std::string_view key, const QString& why);

 Q_SIGNALS:
  void acceptedChanged();
  /// Another recipe was chosen, and what had been changed in this one is gone.
  void replaced(const pomona::TrainingRecipe& before);

 private:
  QWidget* makePreset();
  QWidget* makeAugmentation();
  QWidget* makeGroup(const std::vector<const char*>& keys);
  QWidget* makeEditor(std::string_view key);
  SettingField* makeField(std::string_view key);
  void choosePreset(int index);
  void showDraft();

  AppContext& m_context;
  std::vector<SettingField*> m_fields;
  QComboBox* m_preset;
  QLabel* m_augmentation;
  QVBoxLayout* m_belowBackbone;
};

}  // namespace pomona::ui
