// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/recipe_draft.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace pomona::ui {

/// One setting of a recipe: its name, its editor and, below it, what is allowed and what the
/// recipe had. Writes each accepted value into the draft and follows it.
class SettingField : public QWidget {
  Q_OBJECT
 public:
  SettingField(const SettingInfo& setting, RecipeDraft& draft, QWidget* parent = nullptr);
  /// False: what stands there is refused, and the draft keeps the value before.
  bool isAccepted() const { return m_accepted; }
  std::string_view key() const { return m_setting.key; }
  /// Of an accepted value, why it will not do all the same; empty: it will.
  void setRefusal(const QString& why);
  /// Shows the draft's value, whatever was typed.
  void reset();

 Q_SIGNALS:
  void acceptedChanged();

 private:
  QWidget* makeEditor();
  QWidget* makeChoice();
  void edit(const QString& value);
  void sync();
  void setAccepted(bool accepted);
  QString hint() const;
  void showHint();
  void showRefusal();

  const SettingInfo& m_setting;
  RecipeDraft& m_draft;
  QString m_value;  ///< the draft's, as it was shown last
  bool m_editing = false;
  bool m_accepted = true;
  QComboBox* m_choice = nullptr;
  QCheckBox* m_flag = nullptr;
  QLineEdit* m_text = nullptr;
  QLabel* m_refusal;
  QLabel* m_hint;
  QString m_why;
};

/// The wheel scrolls the form and changes no value, unless the control has the focus.
void keepFromWheel(QWidget* control);

}  // namespace pomona::ui
