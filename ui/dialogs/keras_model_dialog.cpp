// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keras_model_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QPushButton>

#include "pomona/keras_model.h"
#include "pomona/paths.h"
#include "ui/controllers/network_view.h"
#include "ui/controllers/text.h"
#include "ui/widgets/job_line.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/style.h"

namespace pomona::ui {
namespace {

namespace fs = std::filesystem;

constexpr int firstWidth = 620;

/// On the job's thread.
Result<fs::path> importInto(KerasModelRequest request) {
  std::error_code ignored;
  fs::create_directories(modelsDirectory(), ignored);  // else the writing says why
  request.out = firstFree(modelsDirectory() / request.file.stem(), ".safetensors");
  const auto info = importKerasModel(request);
  if (!info) return std::unexpected(info.error());
  return request.out;
}

}  // namespace

KerasModelDialog::KerasModelDialog(const QString& file, const QString& labels, Dialogs& dialogs,
                                   QWidget* parent)
    : QDialog(parent),
      m_file(file),
      m_dialogs(dialogs),
      m_banner(new MessageBanner(this)),
      m_labelsName(new ElidedLabel(Qt::ElideMiddle, this)),
      m_preprocessing(new QComboBox(this)),
      m_jobLine(new JobLine(this)),
      m_open(new QPushButton(tr("Open"), this)) {
  setObjectName(QStringLiteral("kerasModelDialog"));
  setWindowTitle(tr("Open a Keras model"));
  setAttribute(Qt::WA_DeleteOnClose);
  setMinimumWidth(firstWidth);
  auto* intro = makeQuietLabel(
      TextRole::Body,
      tr("%1 does not say what its classes are called, nor how pictures were prepared for it. Say "
         "both, and Pomona keeps a model of its own in %2.")
          .arg(QFileInfo(file).fileName(), toQString(modelsDirectory())),
      this);
  intro->setWordWrap(true);
  fillPreprocessing();
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(space::huge);
  form->setVerticalSpacing(space::medium);
  form->addRow(tr("Labels"), makeLabelsRow());
  form->addRow(tr("Preprocessing"), m_preprocessing);
  m_open->setObjectName(QStringLiteral("kerasOpen"));
  makePrimary(m_open);
  m_open->setDefault(true);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(space::small);
  buttons->addStretch();
  buttons->addWidget(cancel);
  buttons->addWidget(m_open);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::huge, space::large, space::huge, space::large);
  column->setSpacing(space::large);
  column->addWidget(makeLabel(TextRole::Title, windowTitle(), this));
  column->addWidget(intro);
  column->addWidget(m_banner);
  column->addLayout(form);
  column->addWidget(m_jobLine);
  column->addStretch();
  column->addLayout(buttons);
  m_jobLine->follow(m_job, tr("Reading the model"), {});
  connect(m_open, &QPushButton::clicked, this, &KerasModelDialog::import);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  setLabels(labels);
  look();
}

/// Before anybody chooses labels for a file that is none.
void KerasModelDialog::look() {
  m_job.start([file = toPath(m_file)](std::stop_token,
                                      const ProgressCallback&) { return kerasModelOutputs(file); },
              [this](Result<int> outputs) {
                if (!outputs) return m_banner->show(messageFor(outputs.error()));
                m_outputs = *outputs;
                enableOpen();
              });
}

QWidget* KerasModelDialog::makeLabelsRow() {
  m_labelsName->setObjectName(QStringLiteral("kerasLabels"));
  auto* folder = new QPushButton(tr("Dataset folder..."), this);
  folder->setObjectName(QStringLiteral("kerasLabelsFolder"));
  folder->setToolTip(tr("Its classes are the labels"));
  connect(folder, &QPushButton::clicked, this, [this] {
    m_dialogs.chooseFolder(this, tr("Choose the dataset that the model was trained on"),
                           [this](const QString& chosen) { setLabels(chosen); });
  });
  auto* text = new QPushButton(tr("Text file..."), this);
  text->setObjectName(QStringLiteral("kerasLabelsFile"));
  text->setToolTip(tr("One label a line, in the order of the model's outputs"));
  connect(text, &QPushButton::clicked, this, [this] {
    m_dialogs.openFiles(this, tr("Choose a file with a label a line"),
                        tr("Text (*.txt);;All files (*)"),
                        [this](const QStringList& files) { setLabels(files.value(0)); });
  });
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(space::small);
  layout->addWidget(m_labelsName, 1);
  layout->addWidget(folder);
  layout->addWidget(text);
  return row;
}

void KerasModelDialog::fillPreprocessing() {
  m_preprocessing->setObjectName(QStringLiteral("kerasPreprocessing"));
  m_preprocessing->setAccessibleName(tr("Preprocessing"));
  m_preprocessing->setPlaceholderText(tr("How were its pictures prepared?"));
  for (const auto each :
       {Preprocessing::Rescale, Preprocessing::Caffe, Preprocessing::Tf, Preprocessing::Torch})
    m_preprocessing->addItem(
        QStringLiteral("%1: %2").arg(toQString(toString(each)), wordsFor(each)),
        static_cast<int>(each));
  m_preprocessing->setCurrentIndex(-1);  // a wrong guess would make all its answers wrong
  connect(m_preprocessing, &QComboBox::currentIndexChanged, this, &KerasModelDialog::enableOpen);
}

void KerasModelDialog::setLabels(const QString& labels) {
  m_labels = labels;
  m_labelsName->setText(labels.isEmpty() ? tr("Not chosen yet") : labels);
  enableOpen();
}

void KerasModelDialog::enableOpen() {
  const auto why = m_outputs == 0       ? tr("This file holds no model that Pomona can open")
                   : m_labels.isEmpty() ? tr("Choose the labels first")
                   : m_preprocessing->currentIndex() < 0 ? tr("Choose the preprocessing first")
                                                         : QString();
  m_open->setEnabled(why.isEmpty());
  m_open->setToolTip(why);
}

void KerasModelDialog::import() {
  m_banner->clear();
  m_open->setEnabled(false);
  KerasModelRequest request{.file = toPath(m_file), .labels = toPath(m_labels)};
  request.preprocessing = static_cast<Preprocessing>(m_preprocessing->currentData().toInt());
  m_job.start([request](std::stop_token, const ProgressCallback&) { return importInto(request); },
              [this](const Result<fs::path>& model) {
                m_open->setEnabled(true);
                if (!model) return m_banner->show(messageFor(model.error()));
                Q_EMIT imported(toQString(*model));
                accept();
              });
}

}  // namespace pomona::ui
