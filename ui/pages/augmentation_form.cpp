// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/augmentation_form.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

#include "ui/pages/setting_field.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/range_slider.h"

namespace pomona::ui {
namespace {

// Steps of a slider for one unit. A division gives the very number that "0.7" is read as.
constexpr double percent = 100;
constexpr double factor = 20;  ///< zoom and brightness

constexpr int numberWidth = size::form * 3 / 10;
constexpr int shortNumberWidth = size::form / 5;  ///< where two stand side by side

}  // namespace

AugmentationForm::AugmentationForm(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)) {
  using Options = AugmentationOptions;
  m_column->setContentsMargins(0, 0, space::small, 0);
  m_column->setSpacing(space::tiny);
  addComposites();
  const auto plusMinus = QStringLiteral("±");
  const Scale degrees{.most = 180, .prefix = plusMinus, .suffix = QStringLiteral("°")};
  const Scale share{
      .most = 50, .perUnit = percent, .prefix = plusMinus, .suffix = QStringLiteral(" %")};
  addSlider(tr("Rotation"), "rotation_range", &Options::rotationRange, degrees);
  addSlider(tr("Shift sideways"), "width_shift_range", &Options::widthShiftRange, share);
  addSlider(tr("Shift up and down"), "height_shift_range", &Options::heightShiftRange, share);
  auto shear = degrees;
  shear.most = 45;
  addSlider(tr("Shear"), "shear_range", &Options::shearRange, shear);
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
  addSlider(tr("Colour shift"), "channel_shift_range", &Options::channelShiftRange,
            {.most = 128, .prefix = plusMinus, .suffix = QStringLiteral("/255")});
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

/// "Rotation rotation_range".
void AugmentationForm::addHeading(const QString& words, const char* key) {
  auto* row = new QHBoxLayout;
  row->setSpacing(space::small);
  row->addWidget(makeLabel(TextRole::Body, words, this));
  row->addWidget(makeLabel(TextRole::Caption, QLatin1String(key), this), 1);
  m_column->addLayout(row);
}

NumberBox* AugmentationForm::makeNumber(const QString& name, const QString& words) {
  auto* number = new NumberBox(this);
  number->setObjectName(name);
  number->setAccessibleName(words);
  keepFromWheel(number);
  return number;
}

void AugmentationForm::addRow(QWidget* slider, std::initializer_list<NumberBox*> numbers) {
  keepFromWheel(slider);
  auto* row = new QHBoxLayout;
  row->setSpacing(space::tiny);
  row->addWidget(slider, 1);
  for (auto* number : numbers) {
    number->setFixedWidth(numbers.size() == 1 ? numberWidth : shortNumberWidth);
    row->addWidget(number);
  }
  m_column->addLayout(row);
  m_column->addSpacing(space::tiny);
}

void AugmentationForm::addSlider(const QString& words, const char* key,
                                 double AugmentationOptions::* member, const Scale& scale) {
  addHeading(words, key);
  auto* slider = new QSlider(Qt::Horizontal, this);
  slider->setObjectName(QLatin1String(key));
  slider->setAccessibleName(words);
  auto* number = makeNumber(QLatin1String(key) + QStringLiteral("_value"), words);
  number->setPrefix(scale.prefix);
  addRow(slider, {number});
  connect(slider, &QSlider::valueChanged, this, [this, member, scale](int steps) {
    m_options.*member = steps / scale.perUnit;
    emitChanged();
  });
  connect(number, &NumberBox::valueChanged, this, [this, number, member, scale](double typed) {
    m_options.*member = number->suffix() == scale.suffix ? typed / scale.perUnit : typed;
    emitChanged();
  });
  m_show.emplace_back([this, slider, number, member, scale] {
    const QSignalBlocker quiet(slider);
    const int steps = static_cast<int>(std::lround(m_options.*member * scale.perUnit));
    slider->setRange(0, std::max(scale.most, steps));
    slider->setValue(steps);
    showNumber(*number, m_options.*member, scale);
  });
}

/// A shift from 1 on is in pixels, as in Keras; only a command line or a kept preset has such.
void AugmentationForm::showNumber(NumberBox& number, double value, const Scale& scale) {
  const bool pixels = scale.perUnit == percent && value >= 1;
  const double shown = pixels ? value : value * scale.perUnit;
  const QSignalBlocker quiet(&number);
  const auto suffix = pixels ? tr(" px") : scale.suffix;
  if (number.suffix() != suffix) number.setSuffix(suffix);  // it rewrites what is being typed
  number.setRange(0, std::max<double>(scale.most, shown));
  number.setToolTip(tr("0 to %1").arg(number.textFromValue(number.maximum()) + number.suffix()));
  number.show(shown);
}

void AugmentationForm::addRange(const QString& words, const char* key, int most,
                                std::function<std::pair<double, double>()> get,
                                std::function<void(double, double)> set) {
  addHeading(words, key);
  auto* slider = new RangeSlider(this);
  slider->setObjectName(QLatin1String(key));
  slider->setAccessibleName(words);
  auto* low = makeNumber(QLatin1String(key) + QStringLiteral("_lower"), tr("%1, least").arg(words));
  auto* high = makeNumber(QLatin1String(key) + QStringLiteral("_upper"), tr("%1, most").arg(words));
  addRow(slider, {low, high});
  const auto take = [this, set = std::move(set)](double lower, double upper) {
    set(lower, upper);
    emitChanged();
  };
  connect(slider, &RangeSlider::valuesChanged, this,
          [take](int lower, int upper) { take(lower / factor, upper / factor); });
  // The bound that is typed moves the other one along.
  connect(low, &NumberBox::valueChanged, this,
          [take, high](double lower) { take(lower, std::max(lower, high->value())); });
  connect(high, &NumberBox::valueChanged, this,
          [take, low](double upper) { take(std::min(low->value(), upper), upper); });
  for (auto* number : {low, high}) {
    number->setKeyboardTracking(false);  // "0" on the way to "0.9" moves nothing
    number->setPrefix(QStringLiteral("× "));
    number->setSingleStep(1 / factor);
  }
  m_show.emplace_back([slider, low, high, most, get = std::move(get)] {
    const auto [lower, upper] = get();
    const auto steps = [](double times) { return static_cast<int>(std::lround(times * factor)); };
    slider->setRange(0, std::max(most, steps(upper)));
    slider->setValues(steps(lower), steps(upper));
    for (auto* number : {low, high}) {
      const QSignalBlocker quiet(number);
      number->setRange(0, std::max(most / factor, upper));
      number->setToolTip(
          tr("Factor, 0 to %1; 1 changes nothing").arg(number->textFromValue(number->maximum())));
    }
    low->show(lower);
    high->show(upper);
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

void AugmentationForm::addComposites() {
  addFlag(tr("Composites like photographs"), "wild", &AugmentationOptions::wild);
  auto* what = makeLabel(TextRole::Caption,
                         tr("Fruits cut out and put on other grounds: single, in piles, close up, "
                            "with shadows and light. What follows is done to the composite."),
                         this);
  what->setWordWrap(true);
  m_column->addWidget(what);
  m_column->addSpacing(space::small);
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
  addSlider(tr("Grey outside"), "cval", &AugmentationOptions::cval, {.most = 255});
  m_show.emplace_back([this] {
    const bool used = m_options.fillMode == FillMode::Constant;
    for (const auto* name : {"cval", "cval_value"}) {
      auto* control = findChild<QWidget*>(QLatin1String(name));
      control->setEnabled(used);
      control->setToolTip(used ? tr("0 is black, 255 is white")
                               : tr("Only for one grey (constant)"));
    }
  });
}

}  // namespace pomona::ui
