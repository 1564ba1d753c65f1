// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/controllers/augmentation_presets.h"

class QComboBox;
class QLineEdit;
class QToolButton;

namespace pomona::ui {

/// The choice among presets, and a place to keep own ones.
class PresetRow : public QWidget {
  Q_OBJECT
 public:
  explicit PresetRow(Settings& settings, QWidget* parent = nullptr);
  /// Shows which preset these are, if one.
  void setOptions(const AugmentationOptions& options);

 Q_SIGNALS:
  void chosen(const pomona::AugmentationOptions& options);
  void removed(const QString& name, const pomona::AugmentationOptions& options);

 private:
  QWidget* makeNaming();
  void choose(int index);
  void keep();
  void remove();

  Settings& m_settings;
  AugmentationOptions m_options;
  std::vector<AugmentationPreset> m_presets;
  QComboBox* m_box;
  QToolButton* m_keep;
  QToolButton* m_remove;
  QLineEdit* m_name;
  QWidget* m_naming;
};

}  // namespace pomona::ui
