// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "pomona/augmentation.h"

class QCheckBox;
class QComboBox;
class QSlider;
class QVBoxLayout;

namespace pomona::ui {

class NumberBox;
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
  /// How a number is written and how far its slider goes.
  struct Scale {
    int most = 0;        ///< steps of the slider
    double perUnit = 1;  ///< steps for a unit of the option
    QString prefix;
    QString suffix;
  };
  void addHeading(const QString& words, const char* key);
  NumberBox* makeNumber(const QString& name, const QString& words);
  void addRow(QWidget* slider, std::initializer_list<NumberBox*> numbers);
  void addSlider(const QString& words, const char* key, double AugmentationOptions::* member,
                 const Scale& scale);
  static void showNumber(NumberBox& number, double value, const Scale& scale);
  void addRange(const QString& words, const char* key, int most,
                std::function<std::pair<double, double>()> get,
                std::function<void(double, double)> set);
  void addFlag(const QString& words, const char* key, bool AugmentationOptions::* member);
  void addComposites();
  void addFill();
  void emitChanged();

  AugmentationOptions m_options;
  std::vector<std::function<void()>> m_show;  ///< puts m_options into each control
  QVBoxLayout* m_column;
};

}  // namespace pomona::ui
