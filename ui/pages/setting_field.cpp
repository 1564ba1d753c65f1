// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/setting_field.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {

using Name = std::pair<const char*, const char*>;

constexpr Name settingNames[] = {
    {"backbone", QT_TRANSLATE_NOOP("Settings", "Backbone")},
    {"weights", QT_TRANSLATE_NOOP("Settings", "Weights")},
    {"preprocessing", QT_TRANSLATE_NOOP("Settings", "Preprocessing")},
    {"image_size", QT_TRANSLATE_NOOP("Settings", "Image size")},
    {"epochs", QT_TRANSLATE_NOOP("Settings", "Epochs")},
    {"batch_size", QT_TRANSLATE_NOOP("Settings", "Batch size")},
    {"optimizer", QT_TRANSLATE_NOOP("Settings", "Optimiser")},
    {"learning_rate", QT_TRANSLATE_NOOP("Settings", "Learning rate")},
    {"schedule", QT_TRANSLATE_NOOP("Settings", "Schedule")},
    {"weight_decay", QT_TRANSLATE_NOOP("Settings", "Weight decay")},
    {"momentum", QT_TRANSLATE_NOOP("Settings", "Momentum")},
    {"label_smoothing", QT_TRANSLATE_NOOP("Settings", "Label smoothing")},
    {"patience", QT_TRANSLATE_NOOP("Settings", "Patience")},
    {"min_delta", QT_TRANSLATE_NOOP("Settings", "Least change")},
    {"monitor", QT_TRANSLATE_NOOP("Settings", "Best epoch by")},
    {"drop_remainder", QT_TRANSLATE_NOOP("Settings", "Drop the last, smaller batch")},
    {"views", QT_TRANSLATE_NOOP("Settings", "Views kept")},
    {"head", QT_TRANSLATE_NOOP("Settings", "Head")},
    {"standardize", QT_TRANSLATE_NOOP("Settings", "Standardise the features")},
    {"looks", QT_TRANSLATE_NOOP("Settings", "Looks at a picture")},
    {"groups", QT_TRANSLATE_NOOP("Settings", "Groups of varieties")},
    {"validation", QT_TRANSLATE_NOOP("Settings", "Validation")},
    {"seed", QT_TRANSLATE_NOOP("Settings", "Seed")},
    {"limit_per_class", QT_TRANSLATE_NOOP("Settings", "Images per class")},
    {"precision", QT_TRANSLATE_NOOP("Settings", "Precision")}};

constexpr Name choiceNames[] = {
    {"vgg16", "VGG16"},
    {"vgg19", "VGG19"},
    {"resnet50", "ResNet50"},
    {"inception_v3", "InceptionV3"},
    {"xception", "Xception"},
    {"efficientnet_lite0", "EfficientNet-Lite0"},
    {"adam", "Adam"},
    {"adamw", "AdamW"},
    {"sgd", "SGD"},
    {"constant", QT_TRANSLATE_NOOP("Settings", "Constant")},
    {"cosine", QT_TRANSLATE_NOOP("Settings", "Cosine")},
    {"one-cycle", QT_TRANSLATE_NOOP("Settings", "One cycle")},
    {"val_loss", QT_TRANSLATE_NOOP("Settings", "Validation loss")},
    {"val_accuracy", QT_TRANSLATE_NOOP("Settings", "Validation accuracy")},
    {"flatten", QT_TRANSLATE_NOOP("Settings", "Flatten")},
    {"gap", QT_TRANSLATE_NOOP("Settings", "Global average")},
    {"auto", QT_TRANSLATE_NOOP("Settings", "Automatic")},
    {"rescale", QT_TRANSLATE_NOOP("Settings", "Rescale, 1/255")},
    {"caffe", QT_TRANSLATE_NOOP("Settings", "Caffe, BGR")},
    {"tf", QT_TRANSLATE_NOOP("Settings", "-1 to 1")},
    {"lite", QT_TRANSLATE_NOOP("Settings", "Lite")},
    {"torch", QT_TRANSLATE_NOOP("Settings", "Torchvision")}};

QString nameIn(std::span<const Name> names, std::string_view key) {
  for (const auto& [known, name] : names)
    if (key == known) return QCoreApplication::translate("Settings", name);
  return toQString(key);
}

QString rangeOf(const SettingInfo& setting) {
  auto range = toQString(setting.allowed);
  if (setting.kind == SettingKind::Number)
    range.replace(QStringLiteral(".."), SettingField::tr(" to "));
  return range;
}

QString explain(const SettingInfo& setting) {
  auto text = toQString(setting.what);
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  const auto unit = setting.unit.empty() ? QString() : u' ' + toQString(setting.unit);
  return SettingField::tr("%1\nAllowed: %2%3\nStandard: %4")
      .arg(text, rangeOf(setting), unit, toQString(setting.standard));
}

class WheelGuard : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus()) return false;
    event->ignore();
    return true;
  }
};

}  // namespace

void keepFromWheel(QWidget* control) {
  control->setFocusPolicy(Qt::StrongFocus);
  control->installEventFilter(new WheelGuard(control));
}

QString nameOfSetting(std::string_view key) {
  return nameIn(settingNames, key);
}

QString nameOfChoice(const QString& word) {
  return nameIn(choiceNames, word.toStdString());
}

SettingField::SettingField(const SettingInfo& setting, RecipeDraft& draft, QWidget* parent)
    : QWidget(parent),
      m_setting(setting),
      m_draft(draft),
      m_refusal(new ElidedLabel(Qt::ElideRight, this)) {
  const auto name = nameOfSetting(setting.key);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  auto* heading = new QHBoxLayout;
  heading->setSpacing(space::small);
  const auto unit =
      setting.unit.empty() ? QString() : QStringLiteral(", ") + toQString(setting.unit);
  if (setting.kind != SettingKind::Flag)
    heading->addWidget(makeLabel(TextRole::Caption, name + unit, this));
  heading->addWidget(m_refusal, 1);
  column->addLayout(heading);
  auto* editor = makeEditor();
  editor->setObjectName(toQString(setting.key));
  editor->setAccessibleName(name);
  editor->setToolTip(explain(setting));
  column->addWidget(editor);
  m_refusal->setObjectName(toQString(setting.key) + QStringLiteral("Refusal"));
  m_refusal->setFont(fontOf(TextRole::Caption));
  m_refusal->setForegroundRole(QPalette::BrightText);
  m_refusal->setAlignment(Qt::AlignRight);
  connect(&draft, &RecipeDraft::changed, this, &SettingField::sync);
  reset();
}

QWidget* SettingField::makeEditor() {
  if (m_setting.kind == SettingKind::Choice) return makeChoice();
  if (m_setting.kind == SettingKind::Flag) {
    m_flag = new QCheckBox(nameOfSetting(m_setting.key), this);
    connect(m_flag, &QCheckBox::clicked, this,
            [this](bool on) { edit(on ? QStringLiteral("true") : QStringLiteral("false")); });
    return m_flag;
  }
  m_text = new QLineEdit(this);
  if (m_setting.kind == SettingKind::Number) m_text->setAlignment(Qt::AlignRight);
  connect(m_text, &QLineEdit::textEdited, this,
          [this](const QString& text) { edit(text.trimmed()); });
  return m_text;
}

QWidget* SettingField::makeChoice() {
  m_choice = new QComboBox(this);
  m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_choice->setMinimumContentsLength(6);
  keepFromWheel(m_choice);
  for (const auto& word : toQString(m_setting.allowed).split(QStringLiteral(", ")))
    m_choice->addItem(nameOfChoice(word), word);
  connect(m_choice, &QComboBox::activated, this,
          [this] { edit(m_choice->currentData().toString()); });
  return m_choice;
}

void SettingField::edit(const QString& value) {
  m_editing = true;
  const auto set = m_draft.setValue(m_setting.key, value.toStdString());
  m_editing = false;
  setAccepted(set.has_value());
}

void SettingField::sync() {
  const auto value = toQString(recipeValue(m_draft.recipe(), m_setting.key));
  if (m_editing)
    m_value = value;  // the text stays as it is typed
  else if (value != m_value)
    reset();
}

void SettingField::reset() {
  m_value = toQString(recipeValue(m_draft.recipe(), m_setting.key));
  if (m_text != nullptr) m_text->setText(m_value);
  if (m_flag != nullptr) m_flag->setChecked(m_value == QLatin1String("true"));
  if (m_choice != nullptr) m_choice->setCurrentIndex(m_choice->findData(m_value));
  setAccepted(true);
}

void SettingField::setAccepted(bool accepted) {
  m_refusal->setText(accepted ? QString() : rangeOf(m_setting));
  if (m_text != nullptr) m_text->setAccessibleDescription(m_refusal->text());
  if (std::exchange(m_accepted, accepted) != accepted) Q_EMIT acceptedChanged();
}

}  // namespace pomona::ui
