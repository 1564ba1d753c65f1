// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/augment_page.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QPushButton>
#include <QRandomGenerator>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>

#include "ui/controllers/network_view.h"
#include "ui/controllers/text.h"
#include "ui/pages/augmentation_form.h"
#include "ui/pages/preset_row.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/picture_frame.h"
#include "ui/widgets/scroll_area.h"
#include "ui/widgets/style.h"
#include "ui/widgets/thumbnail_grid.h"
#include "ui/widgets/tool_button.h"

namespace pomona::ui {
namespace {

constexpr std::array tileCounts{6, 12, 20, 40, 80};
constexpr int originalSide = 4 * space::huge;
constexpr int smallestTile = 60;

}  // namespace

AugmentPage::AugmentPage(AppContext& context, QWidget* parent)
    : Page(context, PageId::Augment, tr("Augment"), parent),
      m_presets(new PresetRow(context.settings, this)),
      m_form(new AugmentationForm(this)),
      m_original(new PictureFrame(this)),
      m_class(new ElidedLabel(Qt::ElideRight, this)),
      m_path(new ElidedLabel(Qt::ElideMiddle, this)),
      m_place(new ElidedLabel(Qt::ElideRight, this)),
      m_asNetwork(new QCheckBox(tr("As the network sees it"), this)),
      m_count(new QComboBox(this)),
      m_draw(new QPushButton(icon(QStringLiteral("refresh")), tr("New draw"), this)),
      m_use(new QPushButton(tr("Use for training"), this)),
      m_grid(new ThumbnailGrid(this)),
      m_stack(new QStackedWidget(this)) {
  makeHeader();
  auto* work = new QWidget(this);
  auto* row = new QHBoxLayout(work);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::huge);
  row->addWidget(makeForm());
  row->addWidget(makePictures(), 1);
  m_stack->addWidget(makeStart());
  m_stack->addWidget(work);
  setContent(m_stack);
  connectParts();
  const auto setting = context.settings.get(settings::augmentSetting).toStdString();
  setOptions(parseAugmentation(setting).value_or(AugmentationOptions{}));
}

void AugmentPage::makeHeader() {
  m_draw->setObjectName(QStringLiteral("newDraw"));
  m_draw->setToolTip(tr("Other random draws of the same setting (F5)"));
  m_draw->setShortcut(QKeySequence::Refresh);
  m_use->setObjectName(QStringLiteral("useForTraining"));
  makePrimary(m_use);
  actions().addWidget(m_draw);
  actions().addWidget(m_use);
}

QWidget* AugmentPage::makeStart() {
  auto* start = new EmptyState(QStringLiteral("augment"), tr("What augmentation does to an image"),
                               tr("Training can turn, shift and mirror its images at random, so "
                                  "that the model learns the fruit and not its pose. Choose a "
                                  "dataset, and see it on one of its images."),
                               this);
  start->setObjectName(QStringLiteral("augmentStart"));
  auto* choose = start->addButton(tr("Choose a dataset..."), QStringLiteral("augmentChoose"));
  connect(choose, &QPushButton::clicked, this, [this] {
    context().dialogs->chooseFolder(
        this, tr("Choose a dataset's folder"),
        [this](const QString& folder) { context().dataset.open(folder); });
  });
  auto* demo = start->addButton(tr("Use the demo fruits"), QStringLiteral("augmentDemo"));
  connect(demo, &QPushButton::clicked, this, [this] { context().dataset.openDemo(); });
  return start;
}

QWidget* AugmentPage::makeForm() {
  auto* side = new QWidget(this);
  side->setFixedWidth(size::form);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::large);
  column->addWidget(m_presets);
  column->addWidget(makeScrollArea(m_form, this), 1);
  return side;
}

QWidget* AugmentPage::makePictures() {
  m_grid->setObjectName(QStringLiteral("drawGrid"));
  m_grid->setAccessibleName(tr("Random draws"));
  m_grid->setCaptions(true);
  m_grid->setFilling(false);
  m_grid->setModel(&m_tiles);
  m_grid->installEventFilter(this);
  auto* pictures = new QWidget(this);
  auto* column = new QVBoxLayout(pictures);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::large);
  column->addLayout(makeImageRow());
  column->addWidget(m_grid, 1);
  return pictures;
}

QLayout* AugmentPage::makeImageRow() {
  m_original->setObjectName(QStringLiteral("original"));
  m_original->setAccessibleName(tr("The image without augmentation"));
  m_original->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  m_original->setFixedSize(originalSide, originalSide);
  m_class->setObjectName(QStringLiteral("imageClass"));
  m_class->setFont(fontOf(TextRole::Section));
  m_path->setFont(fontOf(TextRole::Caption));
  m_path->setForegroundRole(QPalette::PlaceholderText);
  m_path->setObjectName(QStringLiteral("imagePath"));
  const auto tool = [this](const char* name, const char* icon, const QString& words, auto run) {
    auto* button = makeToolButton(QLatin1String(icon), words, this);
    button->setObjectName(QLatin1String(name));
    connect(button, &QToolButton::clicked, this, run);
    return button;
  };
  auto* steps = new QHBoxLayout;
  steps->setSpacing(space::tiny);
  steps->addWidget(
      tool("previousImage", "chevron-left", tr("Previous image"), [this] { step(-1); }));
  steps->addWidget(tool("nextImage", "chevron-right", tr("Next image"), [this] { step(1); }));
  steps->addWidget(tool("randomImage", "shuffle", tr("Any other image"), [this] { showRandom(); }));
  steps->addSpacing(space::small);
  m_place->setFont(fontOf(TextRole::Caption));
  steps->addWidget(m_place, 1);
  auto* words = new QVBoxLayout;
  words->setSpacing(space::tiny);
  words->addWidget(m_class);
  words->addWidget(m_path);
  words->addLayout(steps);
  words->addStretch();
  auto* row = new QHBoxLayout;
  row->setSpacing(space::large);
  row->addWidget(m_original);
  row->addLayout(words, 1);
  row->addLayout(makeChoices());
  return row;
}

QLayout* AugmentPage::makeChoices() {
  m_asNetwork->setObjectName(QStringLiteral("asNetwork"));
  m_asNetwork->setChecked(context().settings.get(settings::augmentAsNetwork));
  m_count->setObjectName(QStringLiteral("tileCount"));
  m_count->setAccessibleName(tr("Number of draws"));
  for (const int count : tileCounts) m_count->addItem(tr("%1 draws").arg(count), count);
  m_count->setCurrentIndex(
      std::max(0, m_count->findData(context().settings.get(settings::augmentTiles))));
  auto* choices = new QVBoxLayout;
  choices->setSpacing(space::small);
  choices->addWidget(m_asNetwork);
  choices->addWidget(m_count, 0, Qt::AlignRight);
  choices->addStretch();
  return choices;
}

void AugmentPage::connectParts() {
  connect(&m_preview, &AugmentationPreview::drawn, this, &AugmentPage::showPreview);
  connect(m_form, &AugmentationForm::changed, this, &AugmentPage::optionsChanged);
  connect(m_presets, &PresetRow::chosen, this, &AugmentPage::setOptions);
  connect(m_presets, &PresetRow::removed, this,
          [this](const QString& name, const AugmentationOptions& options) {
            showMessage({.what = tr("The preset %1 was removed.").arg(name)},
                        {tr("Undo"), [this, name, options] {
                           keepPreset(context().settings, name, options);
                           m_presets->setOptions(m_form->options());
                           clearMessage();
                         }});
          });
  connect(m_draw, &QPushButton::clicked, this, &AugmentPage::newDraw);
  connect(m_use, &QPushButton::clicked, this, &AugmentPage::useForTraining);
  connect(m_asNetwork, &QCheckBox::toggled, this, [this](bool on) {
    context().settings.set(settings::augmentAsNetwork, on);
    redraw();
  });
  connect(m_count, &QComboBox::activated, this, [this] {
    context().settings.set(settings::augmentTiles, m_count->currentData().toInt());
    redraw();
  });
  connect(&context().recipe, &RecipeDraft::changed, this, [this] {
    showRecipe();
    redraw();
  });
  connect(&context().dataset, &DatasetController::datasetChanged, this, [this] {
    const auto& dataset = context().dataset.dataset();
    m_pool =
        dataset ? std::make_shared<const FramePool>(dataset->root, dataset->training) : nullptr;
    m_row = -1;
    step(1);
  });
}

void AugmentPage::receive(const Visit& visit) {
  if (visit.purpose == Visit::Purpose::Images && !visit.files.isEmpty())
    showFile(visit.files.front());
  else
    redraw();  // not while the page was hidden
}

void AugmentPage::showFile(const QString& file) {
  m_row = -1;
  m_file = file;
  const auto& dataset = context().dataset.dataset();
  const auto path = toPath(file);
  if (dataset) {
    const auto name = path.lexically_relative(dataset->root).generic_string();
    const auto found = std::ranges::find(dataset->training, name, &Sample::file);
    if (found != dataset->training.end())
      m_row = static_cast<int>(found - dataset->training.begin());
  }
  if (m_row >= 0) return step(0);
  m_class->setText(toQString(path.parent_path().filename()));
  m_path->setText(file);
  m_place->clear();
  m_stack->setCurrentIndex(1);
  redraw();
}

void AugmentPage::step(int by) {
  const auto& dataset = context().dataset.dataset();
  if (!dataset || dataset->training.empty()) return;
  const auto count = static_cast<int>(dataset->training.size());
  m_row = ((m_row + by) % count + count) % count;
  const auto& sample = dataset->training[static_cast<std::size_t>(m_row)];
  m_file = toQString(dataset->root / sample.file);
  m_class->setText(toQString(dataset->classes[static_cast<std::size_t>(sample.label)]));
  m_path->setText(toQString(sample.file));
  m_place->setText(tr("%1 of %2")
                       .arg(formatCount(static_cast<std::size_t>(m_row) + 1),
                            formatCount(dataset->training.size())));
  m_stack->setCurrentIndex(1);
  redraw();
}

void AugmentPage::showRandom() {
  const auto& dataset = context().dataset.dataset();
  if (!dataset || dataset->training.size() < 2) return;
  const auto count = static_cast<int>(dataset->training.size());
  step(QRandomGenerator::global()->bounded(1, count));
}

void AugmentPage::newDraw() {
  m_firstView += m_count->currentData().toUInt();
  redraw();
}

void AugmentPage::setOptions(const AugmentationOptions& options) {
  m_form->setOptions(options);
  optionsChanged();
}

void AugmentPage::optionsChanged() {
  context().settings.set(settings::augmentSetting, toQString(toString(m_form->options())));
  m_presets->setOptions(m_form->options());
  showRecipe();
  redraw();
}

void AugmentPage::redraw() {
  if (m_file.isEmpty() || !isVisible()) return;
  const auto& recipe = context().recipe.recipe();
  const auto& dataset = context().dataset.dataset();
  PreviewRequest request{.file = m_file,
                         .name = toPath(m_file).string(),
                         .options = m_form->options(),
                         .seed = recipe.seed,
                         .firstView = m_firstView,
                         .tiles = m_count->currentData().toInt(),
                         .imageSize = recipe.imageSize};
  if (m_row >= 0) {
    const auto& sample = dataset->training.at(static_cast<std::size_t>(m_row));
    request.name = sample.file;
    request.label = sample.label;
    request.pool = m_pool;
  }
  const auto preprocessing = recipe.preprocessing.value_or(defaultPreprocessing(recipe.backbone));
  if (m_asNetwork->isChecked()) request.network = preprocessing;
  m_asNetwork->setToolTip(tr("%1 × %1 pixels, %2, as the recipe of Train has it")
                              .arg(recipe.imageSize)
                              .arg(wordsFor(preprocessing)));
  m_preview.request(request);
}

void AugmentPage::showPreview(const Preview& preview) {
  m_original->setPicture(preview.original, preview.error.has_value());
  m_tiles.setTiles(preview.tiles);
  fitTiles();
  if (preview.error) showError(*preview.error);
}

/// As large as they can be with all of them in sight and the last row at least half full.
void AugmentPage::fitTiles() {
  const auto area = m_grid->maximumViewportSize();
  const int count = m_tiles.rowCount();
  const int caption = space::tiny + m_grid->fontMetrics().height();
  const auto fits = [&](int side) {
    const int columns = std::max(1, (area.width() + space::small) / (side + space::small));
    const int rows = (count + columns - 1) / columns;
    const int last = count % columns;
    const bool ragged = last > 0 && 2 * last < columns && rows > 1;
    return !ragged && rows * (side + caption + space::small) - space::small <= area.height();
  };
  int side = std::max(smallestTile, area.width());
  while (side > smallestTile && !fits(side)) --side;
  // A scroll bar that was needed before would take the room in which they fit.
  m_grid->setVerticalScrollBarPolicy(fits(side) ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
  m_grid->setTileSize(side);
}

bool AugmentPage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) fitTiles();
  return Page::eventFilter(watched, event);
}

/// A rescale belongs to the recipe's preprocessing, not to what is chosen here.
AugmentationOptions AugmentPage::optionsForRecipe() const {
  auto options = m_form->options();
  options.rescale = context().recipe.recipe().augmentation.rescale;
  return options;
}

void AugmentPage::showRecipe() {
  const auto& used = context().recipe.recipe().augmentation;
  const bool same = used == optionsForRecipe();
  setSubtitle(tr("Train uses: %1").arg(summaryOf(used)));
  m_use->setEnabled(!same);
  m_use->setToolTip(same ? tr("Train uses just this already")
                         : tr("Train uses then: %1").arg(summaryOf(m_form->options())));
}

void AugmentPage::useForTraining() {
  context().recipe.setAugmentation(optionsForRecipe());
  showMessage({.kind = Message::Kind::Good,
               .what = tr("Train now uses: %1").arg(summaryOf(m_form->options()))},
              {tr("Go to Train"), [this] { context().navigator.go({.page = PageId::Train}); }});
}

}  // namespace pomona::ui
