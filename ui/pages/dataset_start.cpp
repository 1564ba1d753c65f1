// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dataset_start.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>

#include "pomona/paths.h"
#include "ui/controllers/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {
constexpr int recentShown = 4;

QString invitation() {
  auto text = DatasetStart::tr(
      "The fruits-360 folder, or any folder with a folder of pictures for each class. "
      "It can also be dropped anywhere on the window.");
  if (QFileInfo::exists(toQString(bundledModel())))
    text += u'\n' + DatasetStart::tr("A photo of fruit dropped there gets its answer at once.");
  return text;
}
}  // namespace

DatasetStart::DatasetStart(AppContext& context, QWidget* parent)
    : EmptyState(QStringLiteral("classify"), {}, {}, parent),
      m_context(context),
      m_choose(addButton(tr("Choose fruits-360 folder..."), QStringLiteral("chooseFolder"))),
      m_demo(addButton(tr("Use the demo fruits"), QStringLiteral("useDemo"))),
      m_recent(new QWidget(this)),
      m_folders(new QVBoxLayout(m_recent)) {
  setObjectName(QStringLiteral("datasetStart"));
  m_demo->setToolTip(tr("Draws 1,200 small pictures of 12 fruits, which takes a few seconds"));
  m_folders->setContentsMargins(0, 0, 0, 0);
  m_folders->setSpacing(0);
  addBelow(m_recent);
  connect(m_choose, &QPushButton::clicked, this, &DatasetStart::choose);
  connect(m_demo, &QPushButton::clicked, this, [this] { m_context.dataset.openDemo(); });
  connect(&context.dataset, &DatasetController::openingChanged, this,
          &DatasetStart::sayWhatHappens);
  sayWhatHappens();
}

void DatasetStart::choose() {
  m_context.dialogs->chooseFolder(
      this, tr("Choose the fruits-360 folder"),
      [this](const QString& folder) { m_context.dataset.open(folder); });
}

void DatasetStart::sayWhatHappens() {
  if (m_context.dataset.isOpening())
    setTexts(tr("Opening %1").arg(QDir(m_context.dataset.openingFolder()).dirName()),
             tr("The pictures show as soon as the names are read."));
  else
    setTexts(tr("Choose pictures to learn from"), invitation());
}

void DatasetStart::listRecent() {
  while (auto* item = m_folders->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const auto recent = m_context.settings.get(settings::recentFolders).mid(0, recentShown);
  if (recent.isEmpty()) return;
  m_folders->addWidget(makeLabel(TextRole::Caption, tr("Recent folders")), 0, Qt::AlignHCenter);
  for (const auto& folder : recent) {
    auto* button = new QPushButton(icon(QStringLiteral("folder")),
                                   fontMetrics().elidedText(folder, Qt::ElideMiddle, size::form));
    button->setFlat(true);
    button->setToolTip(folder);
    connect(button, &QPushButton::clicked, this,
            [this, folder] { m_context.dataset.open(folder); });
    m_folders->addWidget(button, 0, Qt::AlignHCenter);
  }
}

void DatasetStart::showEvent(QShowEvent* event) {
  listRecent();
  EmptyState::showEvent(event);
}

}  // namespace pomona::ui
