// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/setting_field.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QLocale>

#include "ui/controllers/core_words.h"
#include "ui/controllers/setting_names.h"
#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {

QString rangeOf(const SettingInfo& setting) {
  if (setting.kind != SettingKind::Number) return wordsOfCore(setting.allowed);
  QStringList bounds;  // "0.0000001", not "1e-07"
  for (const auto& bound : toQString(setting.allowed).split(QStringLiteral("..")))
    bounds << QString::number(bound.toDouble(), 'f', QLocale::FloatingPointShortest);
  return bounds.join(SettingField::tr(" to "));
}

QString explain(const SettingInfo& setting) {
  auto text = wordsOfCore(setting.what);
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  const auto unit = setting.unit.empty() ? QString() : u' ' + wordsOfCore(setting.unit);
  return SettingField::tr("%1\nAllowed: %2%3\nStandard: %4")
      .arg(text, rangeOf(setting), unit, toQString(setting.standard));
}

/// What it is in the recipe that the draft began as.
std::string valueInPreset(const TrainingRecipe& draft, const SettingInfo& setting) {
  const auto preset = recipePreset(draft.name);
  return preset ? recipeValue(*preset, setting.key) : setting.standard;
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

SettingField::SettingField(const SettingInfo& setting, RecipeDraft& draft, QWidget* parent)
    : QWidget(parent),
      m_setting(setting),
      m_draft(draft),
      m_refusal(makeLabel(TextRole::Caption, {}, this)),
      m_hint(makeQuietLabel(TextRole::Caption, {}, this)) {
  const auto name = nameOfSetting(setting.key);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  const auto unit =
      setting.unit.empty() ? QString() : QStringLiteral(", ") + wordsOfCore(setting.unit);
  auto* editor = makeEditor();
  if (setting.kind != SettingKind::Flag) {
    auto* label = makeLabel(TextRole::Caption, name + unit, this);
    label->setBuddy(editor);
    column->addWidget(label);
  }
  editor->setObjectName(toQString(setting.key));
  editor->setAccessibleName(name);
  editor->setToolTip(explain(setting));
  column->addWidget(editor);
  column->addWidget(m_refusal);
  column->addWidget(m_hint);
  column->addStretch();  // a neighbour's refusal moves nothing here
  m_refusal->setObjectName(toQString(setting.key) + QStringLiteral("Refusal"));
  m_refusal->setForegroundRole(QPalette::BrightText);
  m_hint->setObjectName(toQString(setting.key) + QStringLiteral("Hint"));
  for (auto* label : {m_refusal, m_hint}) label->setWordWrap(true);
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
  showHint();  // another recipe can have another value here
}

void SettingField::reset() {
  m_value = toQString(recipeValue(m_draft.recipe(), m_setting.key));
  if (m_text != nullptr) m_text->setText(m_value);
  if (m_flag != nullptr) m_flag->setChecked(m_value == QLatin1String("true"));
  if (m_choice != nullptr) m_choice->setCurrentIndex(m_choice->findData(m_value));
  setAccepted(true);
}

void SettingField::setAccepted(bool accepted) {
  const bool before = std::exchange(m_accepted, accepted);
  showRefusal();
  if (before != accepted) Q_EMIT acceptedChanged();
}

void SettingField::setRefusal(const QString& why) {
  m_why = why;
  showRefusal();
}

/// What may stand there, what a special value means and, once changed, what stood there.
QString SettingField::hint() const {
  QStringList parts;
  if (m_text != nullptr) parts << rangeOf(m_setting);
  if (const auto special = wordsOfCore(m_setting.what).section(QStringLiteral("; "), 1);
      !special.isEmpty())
    parts << special;
  const auto before = toQString(valueInPreset(m_draft.recipe(), m_setting));
  if (m_flag == nullptr && before != m_value && !before.isEmpty())
    parts << tr("the recipe has %1").arg(nameOfChoice(before));
  return parts.join(QStringLiteral("; "));
}

void SettingField::showHint() {
  m_hint->setText(hint());
  m_hint->setVisible(!m_hint->text().isEmpty() && m_refusal->text().isEmpty());
  const auto* said = m_refusal->text().isEmpty() ? m_hint : m_refusal;
  for (QWidget* editor : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_choice)})
    if (editor != nullptr) editor->setAccessibleDescription(said->text());
}

void SettingField::showRefusal() {
  m_refusal->setText(m_accepted ? m_why : tr("Must be %1").arg(rangeOf(m_setting)));
  m_refusal->setVisible(!m_refusal->text().isEmpty());
  showHint();
}

}  // namespace pomona::ui
