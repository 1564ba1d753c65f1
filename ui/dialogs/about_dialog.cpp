// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeySequence>
#include <set>

#include "pomona/paths.h"
#include "ui/controllers/core_words.h"
#include "ui/controllers/network_view.h"
#include "ui/controllers/photo_figures.h"
#include "ui/controllers/settings.h"
#include "ui/controllers/text.h"
#include "ui/widgets/labels.h"

namespace pomona::ui {
namespace {

/// A dialog with a title, rows of two columns, and Close.
QFormLayout* furnish(QDialog& dialog, const QString& title) {
  dialog.setWindowTitle(title);
  dialog.setAttribute(Qt::WA_DeleteOnClose);
  auto* column = new QVBoxLayout(&dialog);
  column->setContentsMargins(space::huge, space::huge, space::huge, space::large);
  column->setSpacing(space::large);
  column->addWidget(makeLabel(TextRole::Title, title));
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(space::huge);
  form->setVerticalSpacing(space::small);
  column->addLayout(form);
  column->addStretch();
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  column->addWidget(buttons);
  return form;
}

void addRow(QFormLayout& form, const QString& name, const QString& value) {
  auto* label = makeLabel(TextRole::Body, value);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  label->setWordWrap(true);
  label->setMinimumWidth(size::form + size::sideBar);
  form.addRow(makeQuietLabel(TextRole::Body, name), label);
}

QString devicesIn(const EngineService& engine) {
  if (engine.error()) return wholeSentence(engine.error()->what);
  QStringList lines;
  for (const auto& device : engine.devices())
    lines << QStringLiteral("%1: %2, %3. %4")
                 .arg(toQString(device.name), toQString(device.model), toQString(device.dtype),
                      wordsOfCore(device.reason));
  return lines.isEmpty() ? AboutDialog::tr("Looking for devices...") : lines.join(u'\n');
}

}  // namespace

AboutDialog::AboutDialog(const EngineService& engine, QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("aboutDialog"));
  auto& form = *furnish(*this, tr("About Pomona"));
  addRow(form, tr("Pomona"), QStringLiteral(POMONA_VERSION));
  addRow(form, tr("Licence"),
         tr("GPL-3.0-or-later. EfficientNet-Lite0's weights: Apache-2.0, Google."));
  addRow(form, tr("Stands on"),
         tr("Qt %1 (LGPL-3.0), libtorch %2 (BSD-3-Clause), OpenCV %3 (Apache-2.0), QCustomPlot %4 "
            "(GPL-3.0), HDF5 %5, libcurl %6, libjpeg-turbo %7, fmt %8")
             .arg(QLatin1String(qVersion()), QStringLiteral(TORCH_VERSION),
                  QStringLiteral(OPENCV_VERSION), QStringLiteral(QCUSTOMPLOT_VERSION),
                  QStringLiteral(HDF5_VERSION), QStringLiteral(CURL_VERSION),
                  QStringLiteral(JPEG_VERSION), QStringLiteral(FMT_VERSION)));
  addRow(form, tr("Computes with"), devicesIn(engine));
  addRow(form, tr("Runs"), toQString(runsDirectory()));
  addRow(form, tr("Weights"), toQString(weightsDirectory()));
  addRow(form, tr("Cache"), toQString(cacheDirectory()));
  addRow(form, tr("Resources"), toQString(resourcesDirectory()));
  addRow(form, tr("Settings"), Settings::file());
}

AboutModelDialog::AboutModelDialog(const ModelInfo& model, const QString& name, const QString& file,
                                   QWidget* parent)
    : QDialog(parent) {
  setObjectName(QStringLiteral("aboutModelDialog"));
  auto& form = *furnish(*this, tr("About %1").arg(name));
  const std::set<std::string> groups(model.groups.begin(), model.groups.end());
  addRow(form, tr("Knows"),
         tr("%1 classes, which are %2 fruits when varieties are summed, and nothing else: anything "
            "is taken for the one that comes nearest")
             .arg(formatCount(model.labels.size()), formatCount(groups.size())));
  addRow(form, tr("Looks"),
         model.looks == 1 ? tr("once at a picture")
                          : tr("%1 times at a picture: at all of it and at parts of it; the answer "
                               "is the mean")
                                .arg(model.looks));
  addRow(form, tr("Network"),
         tr("%1, %2 × %2 pixels, recipe %3")
             .arg(nameOf(model.backbone))
             .arg(model.imageSize)
             .arg(toQString(model.recipe)));
  addRow(form, tr("Test"),
         model.testAccuracy ? tr("%1 right, on frames like those it learned from")
                                  .arg(formatPercent(*model.testAccuracy))
                            : tr("not measured"));
  if (model.caution.otherPrecision())
    addRow(form, tr("Computes"),
           tr("in %1, and was trained in %2: a few answers may differ")
               .arg(toQString(model.caution.precision), toQString(model.caution.trainedPrecision)));
  if (model.caution.tunedWithFault)
    addRow(form, tr("Caution"),
           tr("it was tuned by a Pomona before 0.2, with a known fault: train it again"));
  for (const auto& [what, figures] : photoFiguresOf(file)) addRow(form, what, figures);
  addRow(form, tr("File"), file);
}

ShortcutsDialog::ShortcutsDialog(QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("shortcutsDialog"));
  auto& form = *furnish(*this, tr("Keyboard shortcuts"));
  const std::initializer_list<std::pair<QString, QString>> rows{
      {tr("Ctrl+1 ... Ctrl+6"), tr("Dataset, Augment, Train, Evaluate, Classify, Runs")},
      {tr("Ctrl+O"), tr("Choose a dataset's folder; on Classify, photos")},
      {tr("F5"), tr("Read the dataset's folder anew")},
      {tr("Ctrl+V"), tr("Classify the image in the clipboard")},
      {tr("Ctrl+F"), tr("Filter the classes")},
      {tr("Space, Return"), tr("Look at the image")},
      {tr("Left, Right"), tr("Previous and next image")},
      {tr("+, -, 0, 1"), tr("Zoom in, out, fit, real pixels")},
      {tr("+, -, Page Up, Page Down, Home"), tr("Curves: zoom epochs, values, show all")},
      {tr("F2, Delete, Ctrl+Z"), tr("Rename a run, delete it, undo")},
      {tr("Esc"), tr("Back to the pictures, or to the table")},
      {tr("Ctrl+?"), tr("This list")},
      {tr("Ctrl+Q"), tr("Quit")}};
  for (const auto& [keys, what] : rows) addRow(form, keys, what);
}

}  // namespace pomona::ui
