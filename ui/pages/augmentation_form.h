// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "pomona/augmentation.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;
class QVBoxLayout;

namespace pomona::ui {

class RangeSlider;

/// Every setting of the augmentation, in plain words beside Keras's names.
class AugmentationForm : public QWidget {
  Q_OBJECT
 public:
  explicit AugmentationForm(QWidget* parent = nullptr);
  const AugmentationOptions& options() const { return m_options; }
  /// Shows them; changed() is not emitted.
  void setOptions(const AugmentationOptions& options);

 Q_SIGNALS:
  void changed();

 private:
  QLabel* addHeading(const QString& words, const char* key);
  void addSlider(const QString& words, const char* key, double AugmentationOptions::* member,
                 int most, double perUnit, std::function<QString(double)> text);
  void addRange(const QString& words, const char* key, int most,
                std::function<std::pair<double, double>()> get,
                std::function<void(double, double)> set);
  void addFlag(const QString& words, const char* key, bool AugmentationOptions::* member);
  void addFill();
  void emitChanged();

  AugmentationOptions m_options;
  std::vector<std::function<void()>> m_show;  ///< puts m_options into each control
  QVBoxLayout* m_column;
};

}  // namespace pomona::ui
