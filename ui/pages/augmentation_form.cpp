// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/augmentation_form.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

#include "ui/widgets/labels.h"
#include "ui/widgets/range_slider.h"

namespace pomona::ui {
namespace {

// Steps of a slider for one unit. A division gives the very number that "0.7" is read as.
constexpr double whole = 1;
constexpr double percent = 100;
constexpr double factor = 20;  ///< zoom and brightness

QString number(double value, int digits = 0) {
  return QLocale().toString(value, 'f', digits);
}

/// A shift below 1 is a share of the side, else pixels.
QString shiftText(double shift) {
  return shift < 1 ? QStringLiteral("±%1 %").arg(number(shift * 100))
                   : AugmentationForm::tr("±%1 px").arg(number(shift));
}

QString degrees(double value) {
  return QStringLiteral("±%1°").arg(number(value));
}

}  // namespace

AugmentationForm::AugmentationForm(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)) {
  using Options = AugmentationOptions;
  m_column->setContentsMargins(0, 0, space::small, 0);
  m_column->setSpacing(space::tiny);
  addSlider(tr("Rotation"), "rotation_range", &Options::rotationRange, 180, whole, degrees);
  addSlider(tr("Shift sideways"), "width_shift_range", &Options::widthShiftRange, 50, percent,
            shiftText);
  addSlider(tr("Shift up and down"), "height_shift_range", &Options::heightShiftRange, 50, percent,
            shiftText);
  addSlider(tr("Shear"), "shear_range", &Options::shearRange, 45, whole, degrees);
  addRange(
      tr("Zoom"), "zoom_range", 40,
      [this] { return std::pair{m_options.zoomRange[0], m_options.zoomRange[1]}; },
      [this](double lower, double upper) {
        m_options.zoomRange = {std::max(lower, 1 / factor), std::max(upper, 1 / factor)};
      });
  addRange(
      tr("Brightness"), "brightness_range", 40,
      [this] {
        const auto range = m_options.brightnessRange.value_or(std::array<double, 2>{1, 1});
        return std::pair{range[0], range[1]};
      },
      [this](double lower, double upper) {
        m_options.brightnessRange.reset();
        if (lower != 1 || upper != 1) m_options.brightnessRange = {lower, upper};
      });
  addSlider(tr("Colour shift"), "channel_shift_range", &Options::channelShiftRange, 128, whole,
            [](double value) { return tr("±%1 of 255").arg(number(value)); });
  addFlag(tr("Composites like photographs"), "wild", &Options::wild);
  addFlag(tr("Mirror left and right"), "horizontal_flip", &Options::horizontalFlip);
  addFlag(tr("Mirror top and bottom"), "vertical_flip", &Options::verticalFlip);
  addFill();
  m_column->addStretch();
  setOptions({});
}

void AugmentationForm::setOptions(const AugmentationOptions& options) {
  m_options = options;
  for (const auto& show : m_show) show();
}

void AugmentationForm::emitChanged() {
  for (const auto& show : m_show) show();
  Q_EMIT changed();
}

/// "Rotation rotation_range            ±20°". @return the place of the value.
QLabel* AugmentationForm::addHeading(const QString& words, const char* key) {
  auto* value = makeLabel(TextRole::Number, {}, this);
  value->setObjectName(QLatin1String(key) + QStringLiteral("_value"));
  auto* row = new QHBoxLayout;
  row->setSpacing(space::small);
  row->addWidget(makeLabel(TextRole::Body, words, this));
  row->addWidget(makeLabel(TextRole::Caption, QLatin1String(key), this), 1);
  row->addWidget(value);
  m_column->addLayout(row);
  return value;
}

void AugmentationForm::addSlider(const QString& words, const char* key,
                                 double AugmentationOptions::* member, int most, double perUnit,
                                 std::function<QString(double)> text) {
  auto* value = addHeading(words, key);
  auto* slider = new QSlider(Qt::Horizontal, this);
  slider->setObjectName(QLatin1String(key));
  slider->setAccessibleName(words);
  m_column->addWidget(slider);
  m_column->addSpacing(space::small);
  connect(slider, &QSlider::valueChanged, this, [this, member, perUnit](int steps) {
    m_options.*member = steps / perUnit;
    emitChanged();
  });
  m_show.emplace_back([this, slider, value, member, most, perUnit, text = std::move(text)] {
    const QSignalBlocker quiet(slider);
    const int steps = static_cast<int>(std::lround(m_options.*member * perUnit));
    slider->setRange(0, std::max(most, steps));
    slider->setValue(steps);
    value->setText(text(m_options.*member));
  });
}

void AugmentationForm::addRange(const QString& words, const char* key, int most,
                                std::function<std::pair<double, double>()> get,
                                std::function<void(double, double)> set) {
  auto* value = addHeading(words, key);
  auto* slider = new RangeSlider(this);
  slider->setObjectName(QLatin1String(key));
  slider->setAccessibleName(words);
  m_column->addWidget(slider);
  m_column->addSpacing(space::small);
  connect(slider, &RangeSlider::valuesChanged, this,
          [this, set = std::move(set)](int lower, int upper) {
            set(lower / factor, upper / factor);
            emitChanged();
          });
  m_show.emplace_back([slider, value, most, get = std::move(get)] {
    const auto [lower, upper] = get();
    const auto steps = [](double times) { return static_cast<int>(std::lround(times * factor)); };
    slider->setRange(0, std::max(most, steps(upper)));
    slider->setValues(steps(lower), steps(upper));
    value->setText(lower == 1 && upper == 1
                       ? tr("as it is")
                       : QStringLiteral("× %1 … %2").arg(number(lower, 2), number(upper, 2)));
  });
}

void AugmentationForm::addFlag(const QString& words, const char* key,
                               bool AugmentationOptions::* member) {
  auto* box = new QCheckBox(words, this);
  box->setObjectName(QLatin1String(key));
  auto* row = new QHBoxLayout;
  row->setSpacing(space::small);
  row->addWidget(box);
  row->addWidget(makeLabel(TextRole::Caption, QLatin1String(key), this), 1);
  m_column->addLayout(row);
  connect(box, &QCheckBox::toggled, this, [this, member](bool on) {
    m_options.*member = on;
    emitChanged();
  });
  m_show.emplace_back([this, box, member] {
    const QSignalBlocker quiet(box);
    box->setChecked(m_options.*member);
  });
}

void AugmentationForm::addFill() {
  m_column->addSpacing(space::small);
  addHeading(tr("Outside the picture"), "fill_mode");
  auto* box = new QComboBox(this);
  box->setObjectName(QStringLiteral("fill_mode"));
  box->setAccessibleName(tr("Outside the picture"));
  for (const auto& [mode, words] : {std::pair{FillMode::Nearest, tr("the edge goes on (nearest)")},
                                    std::pair{FillMode::Constant, tr("one grey (constant)")},
                                    std::pair{FillMode::Reflect, tr("mirrored (reflect)")},
                                    std::pair{FillMode::Wrap, tr("the other side (wrap)")}})
    box->addItem(words, static_cast<int>(mode));
  m_column->addWidget(box);
  m_column->addSpacing(space::small);
  connect(box, &QComboBox::activated, this, [this, box](int index) {
    m_options.fillMode = static_cast<FillMode>(box->itemData(index).toInt());
    emitChanged();
  });
  m_show.emplace_back(
      [this, box] { box->setCurrentIndex(box->findData(static_cast<int>(m_options.fillMode))); });
  addSlider(tr("Grey outside"), "cval", &AugmentationOptions::cval, 255, whole,
            [](double value) { return number(value); });
  auto* grey = findChild<QSlider*>(QStringLiteral("cval"));
  m_show.emplace_back([this, grey] {
    grey->setEnabled(m_options.fillMode == FillMode::Constant);
    grey->setToolTip(grey->isEnabled() ? QString() : tr("Only for one grey (constant)"));
  });
}

}  // namespace pomona::ui
