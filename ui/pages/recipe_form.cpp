// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/recipe_form.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <algorithm>

#include "ui/controllers/augmentation_presets.h"
#include "ui/controllers/text.h"
#include "ui/pages/head_editor.h"
#include "ui/pages/layer_choice.h"
#include "ui/pages/setting_field.h"
#include "ui/widgets/fold_out.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {

using Keys = std::vector<const char*>;

/// Side by side in the two columns of a group, where this is short enough for it.
bool isWide(const SettingInfo& setting) {
  return setting.kind == SettingKind::Flag || setting.kind == SettingKind::Text ||
         setting.key == "backbone";
}

/// The augmentation is no part of it, but for the composites.
bool isChanged(const TrainingRecipe& recipe) {
  auto preset = recipePreset(recipe.name).value_or(recipe);
  if (!preset.augmentation.wild) preset.augmentation = recipe.augmentation;
  return preset != recipe;
}

QString wordsFor(const AugmentationOptions& options) {
  if (!options.changesPictures()) return RecipeForm::tr("None");
  for (const auto& [name, words] : {std::pair{"article", RecipeForm::tr("Article")},
                                    std::pair{"strong", RecipeForm::tr("Strong")},
                                    std::pair{"wild", RecipeForm::tr("Composites")}})
    if (parseAugmentation(name) == options) return words;
  return summaryOf(options);
}

}  // namespace

RecipeForm::RecipeForm(AppContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_preset(new QComboBox(this)),
      m_augmentation(makeLabel(TextRole::Body, {}, this)),
      m_belowBackbone(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, space::small, 0);
  column->setSpacing(space::medium);
  column->addWidget(makePreset());
  column->addWidget(makeField("backbone"));
  column->addLayout(m_belowBackbone);
  column->addWidget(makeAugmentation());
  column->addWidget(makeGroup({"epochs", "batch_size"}));
  const std::pair<QString, Keys> groups[] = {
      {tr("Optimiser and early stopping"),
       {"optimizer", "learning_rate", "schedule", "weight_decay", "momentum", "label_smoothing",
        "monitor", "patience", "min_delta", "drop_remainder"}},
      {tr("Network and features"),
       {"image_size", "preprocessing", "head", "precision", "views", "weights", "looks",
        "standardize"}},
      {tr("Fine-tuning"), {"fine_tune_from", "fine_tune_epochs", "fine_tune_learning_rate"}},
      {tr("Data"), {"limit_per_class", "seed", "validation", "groups"}}};
  for (const auto& [title, keys] : groups) {
    auto* fold = new FoldOut(title, makeGroup(keys), this);
    fold->setObjectName(QLatin1String(keys.front()) + QStringLiteral("Fold"));
    fold->remember(m_context.settings);
    column->addWidget(fold);
  }
  column->addStretch(1);
  connect(&context.recipe, &RecipeDraft::changed, this, &RecipeForm::showDraft);
  showDraft();
}

QWidget* RecipeForm::makePreset() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  m_preset->setObjectName(QStringLiteral("preset"));
  m_preset->setAccessibleName(tr("Recipe"));
  keepFromWheel(m_preset);
  m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_preset->setToolTip(
      tr("A recipe sets everything below but the augmentation, which Photographs sets as well. "
         "Choose it again to go back to it."));
  for (const auto* name : {"quick", "best", "photos", "article"})
    m_preset->addItem(QString(), QLatin1String(name));
  column->addWidget(makeLabel(TextRole::Caption, tr("Recipe"), box));
  column->addWidget(m_preset);
  connect(m_preset, &QComboBox::activated, this, &RecipeForm::choosePreset);
  return box;
}

QWidget* RecipeForm::makeAugmentation() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::tiny);
  auto* row = new QHBoxLayout;
  auto* change = new QPushButton(tr("Change..."), box);
  change->setObjectName(QStringLiteral("changeAugmentation"));
  change->setToolTip(tr("To the Augment page, where every change is seen at once"));
  auto* none = new QPushButton(tr("None"), box);
  none->setObjectName(QStringLiteral("noAugmentation"));
  m_augmentation->setObjectName(QStringLiteral("augmentation"));
  m_augmentation->setWordWrap(true);
  row->addWidget(makeLabel(TextRole::Caption, tr("Augmentation"), box), 1);
  row->addWidget(none);
  row->addWidget(change);
  column->addLayout(row);
  column->addWidget(m_augmentation);
  connect(change, &QPushButton::clicked, this,
          [this] { m_context.navigator.go({.page = PageId::Augment}); });
  connect(none, &QPushButton::clicked, this, [this] { m_context.recipe.setAugmentation({}); });
  connect(&m_context.recipe, &RecipeDraft::changed, none, [this, none] {
    none->setVisible(m_context.recipe.recipe().augmentation.changesPictures());
  });
  none->setVisible(m_context.recipe.recipe().augmentation.changesPictures());
  return box;
}

QWidget* RecipeForm::makeGroup(const Keys& keys) {
  auto* group = new QWidget(this);
  auto* grid = new QGridLayout(group);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(space::medium);
  grid->setColumnStretch(0, 1);
  grid->setColumnStretch(1, 1);
  int place = 0;  // two to a row
  for (const auto* key : keys) {
    auto* field = makeEditor(key);
    const auto& settings = recipeSettings();
    if (isWide(*std::ranges::find(settings, std::string_view(key), &SettingInfo::key))) {
      place += place % 2;
      grid->addWidget(field, place / 2, 0, 1, 2);
      place += 2;
    } else {
      grid->addWidget(field, place / 2, place % 2);
      ++place;
    }
  }
  return group;
}

QWidget* RecipeForm::makeEditor(std::string_view key) {
  if (key == "head") return new HeadEditor(m_context.recipe, this);
  if (key == "fine_tune_from") return new LayerChoice(m_context.recipe, this);
  return makeField(key);
}

SettingField* RecipeForm::makeField(std::string_view key) {
  const auto settings = recipeSettings();
  const auto setting = std::ranges::find(settings, key, &SettingInfo::key);
  Q_ASSERT(setting != settings.end());
  m_fields.push_back(new SettingField(*setting, m_context.recipe, this));
  connect(m_fields.back(), &SettingField::acceptedChanged, this, &RecipeForm::acceptedChanged);
  return m_fields.back();
}

void RecipeForm::addBelowBackbone(QWidget* widget) {
  m_belowBackbone->addWidget(widget);
}

void RecipeForm::setReadOnly(bool readOnly) {
  for (auto* part : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
    const auto* fold = qobject_cast<FoldOut*>(part);
    (fold != nullptr ? fold->content() : part)->setEnabled(!readOnly);
  }
}

void RecipeForm::setRefusal(std::string_view key, const QString& why) {
  for (auto* field : m_fields)
    if (field->key() == key) field->setRefusal(why);
}

bool RecipeForm::isAccepted() const {
  return std::ranges::all_of(m_fields, &SettingField::isAccepted);
}

void RecipeForm::choosePreset(int index) {
  auto recipe = recipePreset(m_preset->itemData(index).toString().toStdString());
  if (!recipe) return;
  const auto before = m_context.recipe.recipe();
  // An augmentation of one's own stays; composites come and go with their recipe.
  if (!recipe->augmentation.wild && !before.augmentation.wild)
    recipe->augmentation = before.augmentation;
  m_context.recipe.setRecipe(*recipe);
  for (auto* field : m_fields) field->reset();
  showDraft();
  if (isChanged(before) && *recipe != before) Q_EMIT replaced(before);
}

void RecipeForm::showDraft() {
  const auto& draft = m_context.recipe.recipe();
  const QStringList names{
      tr("Quick: a light network that comes along"), tr("Best: the most accurate within minutes"),
      tr("Photographs: composites, for real photos"), tr("Article: as in the Keras article")};
  const QStringList changed{tr("Quick, changed"), tr("Best, changed"), tr("Photographs, changed"),
                            tr("Article, changed")};
  for (int i = 0; i < m_preset->count(); ++i) {
    const bool own = draft.name == m_preset->itemData(i).toString().toStdString();
    m_preset->setItemText(i, own && isChanged(draft) ? changed.value(i) : names.value(i));
    if (own) m_preset->setCurrentIndex(i);
  }
  m_augmentation->setText(wordsFor(draft.augmentation));
}

}  // namespace pomona::ui
