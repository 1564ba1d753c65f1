// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/weights_dialog.h"

#include <QBoxLayout>
#include <QDropEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QPushButton>
#include <QTreeView>
#include <QUrl>

#include "pomona/paths.h"
#include "ui/controllers/text.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/job_line.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/style.h"

namespace pomona::ui {
namespace {

constexpr QSize firstSize{940, 500};
constexpr QSize leastSize{640, 460};  // with a message of three lines
constexpr std::array<int, WeightsTableModel::columns> columnWidths{150, 180, 88, 124, 0};

QStringList filesOf(const QMimeData& data) {
  QStringList files;
  for (const auto& url : data.urls())
    if (url.isLocalFile()) files << url.toLocalFile();
  return files;
}

}  // namespace

WeightsDialog::WeightsDialog(WeightsController& weights, Dialogs& dialogs, Backbone backbone,
                             QWidget* parent)
    : QDialog(parent),
      m_weights(weights),
      m_dialogs(dialogs),
      m_first(backbone),
      m_banner(new MessageBanner(this)),
      m_table(new QTreeView(this)),
      m_details(makeLabel(TextRole::Caption, {}, this)),
      m_jobLine(new JobLine(this)),
      m_overlay(new DropOverlay(this)) {
  setObjectName(QStringLiteral("weightsDialog"));
  setWindowTitle(tr("Weights"));
  setAttribute(Qt::WA_DeleteOnClose);
  setAcceptDrops(true);
  setMinimumSize(leastSize);
  resize(firstSize);
  makeTable();
  m_details->setObjectName(QStringLiteral("weightsDetails"));
  m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_details->setWordWrap(true);
  auto* intro = makeQuietLabel(
      TextRole::Body,
      tr("What the networks learned from ImageNet. Kept in %1; a file that was fetched elsewhere "
         "can be imported or dropped here.")
          .arg(toQString(weightsDirectory())),
      this);
  intro->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::huge, space::large, space::huge, space::large);
  column->setSpacing(space::medium);
  for (QWidget* each : {static_cast<QWidget*>(makeLabel(TextRole::Title, tr("Weights"), this)),
                        static_cast<QWidget*>(intro), static_cast<QWidget*>(m_banner)})
    column->addWidget(each);
  column->addWidget(m_table, 1);
  column->addWidget(m_details);
  column->addWidget(m_jobLine);
  column->addLayout(makeButtons());
  connectParts();
  showRecords();
  if (m_weights.records().empty()) m_weights.refresh();
}

void WeightsDialog::makeTable() {
  m_table->setObjectName(QStringLiteral("weightsTable"));
  m_table->setAccessibleName(tr("Weight files"));
  m_table->setModel(&m_model);
  m_table->setRootIsDecorated(false);
  m_table->setUniformRowHeights(true);
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setAllColumnsShowFocus(true);
  for (std::size_t i = 0; i + 1 < columnWidths.size(); ++i)
    m_table->header()->resizeSection(static_cast<int>(i), columnWidths[i]);
}

QHBoxLayout* WeightsDialog::makeButtons() {
  auto* row = new QHBoxLayout;
  row->setSpacing(space::small);
  m_fetch = addButton(*row, "weightsFetch", tr("Fetch"));
  m_import = addButton(*row, "weightsImport", tr("Import..."));
  m_verify = addButton(*row, "weightsVerify", tr("Verify"));
  makePrimary(m_fetch);
  m_import->setToolTip(
      tr("Copies .h5 or .safetensors files into the weights folder; the network "
         "is recognised by their content"));
  m_verify->setToolTip(tr("Loads every file that is here"));
  row->addStretch();
  auto* close = addButton(*row, "weightsClose", tr("Close"));
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  return row;
}

QPushButton* WeightsDialog::addButton(QHBoxLayout& row, const char* name, const QString& text) {
  auto* button = new QPushButton(text, this);
  button->setObjectName(QLatin1String(name));
  row.addWidget(button);
  return button;
}

void WeightsDialog::connectParts() {
  m_jobLine->followBytes(m_weights.fetchJob(), tr("Fetching the weights"));
  m_jobLine->follow(m_weights.importJob(), tr("Checking and copying the weights"), tr("files"));
  m_jobLine->follow(m_weights.verifyJob(), tr("Reading the weight files"), tr("files"));
  connect(m_fetch, &QPushButton::clicked, this, [this] {
    m_banner->clear();
    if (const auto* record = selected()) m_weights.fetch(record->backbone);
  });
  connect(m_import, &QPushButton::clicked, this, &WeightsDialog::chooseFiles);
  connect(m_verify, &QPushButton::clicked, &m_weights, &WeightsController::verify);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
          &WeightsDialog::showSelected);
  connect(&m_weights, &WeightsController::recordsChanged, this, &WeightsDialog::showRecords);
  for (auto* job : {&m_weights.fetchJob(), &m_weights.importJob(), &m_weights.verifyJob()})
    connect(job, &Job::runningChanged, this, &WeightsDialog::showSelected);
  connect(&m_weights, &WeightsController::said, this, [this](const QString& sentence) {
    m_banner->show({.kind = Message::Kind::Good, .what = sentence});
  });
  connect(&m_weights, &WeightsController::failed, this,
          [this](const Error& error) { m_banner->show(messageFor(error)); });
}

void WeightsDialog::showRecords() {
  m_model.setRecords(m_weights.records());
  if (selected() == nullptr) m_table->setCurrentIndex(m_model.index(m_model.rowOf(m_first), 0));
  showSelected();
}

const WeightsRecord* WeightsDialog::selected() const {
  const auto current = m_table->currentIndex();
  return current.isValid() ? &m_model.recordAt(current.row()) : nullptr;
}

void WeightsDialog::showSelected() {
  const auto* record = selected();
  const auto why = record ? m_weights.whyNotFetch(*record) : tr("Choose a network");
  m_fetch->setEnabled(why.isEmpty());
  m_fetch->setToolTip(why);
  m_import->setEnabled(!m_weights.importJob().isRunning());
  m_verify->setEnabled(!m_weights.verifyJob().isRunning());
  if (record == nullptr) return m_details->clear();
  const auto from = record->url.empty() ? tr("Comes with Pomona") : toQString(record->url);
  m_details->setText(
      tr("%1\nFile: %2\nTrained with the preprocessing \"%3\"")
          .arg(from, toQString(record->file), toQString(toString(record->preprocessing))));
}

void WeightsDialog::chooseFiles() {
  m_dialogs.openFiles(this, tr("Choose weight files"),
                      tr("Weights (*.h5 *.hdf5 *.safetensors);;All files (*)"),
                      [this](const QStringList& files) { m_weights.importFiles(files); });
}

void WeightsDialog::dragEnterEvent(QDragEnterEvent* event) {
  if (filesOf(*event->mimeData()).isEmpty() || m_weights.importJob().isRunning()) return;
  m_overlay->say(tr("Import as weights"));
  acceptCopy(*event);
}

void WeightsDialog::dragLeaveEvent(QDragLeaveEvent*) {
  m_overlay->hide();
}

void WeightsDialog::dropEvent(QDropEvent* event) {
  m_overlay->hide();
  acceptCopy(*event);
  m_weights.importFiles(filesOf(*event->mimeData()));
}

}  // namespace pomona::ui
