// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/native_dialogs.h"

#include <QClipboard>
#include <QCursor>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolTip>
#include <QUrl>

namespace pomona::ui {

QString folderToBeginIn(const Settings& settings, const Setting<QString>& folder) {
  const auto dataset = settings.get(settings::lastFolder);
  const bool beside = folder.key == settings::openFolder.key && !dataset.isEmpty();
  for (const auto& place :
       {settings.get(folder), beside ? QFileInfo(dataset).absolutePath() : QString(),
        QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)})
    if (!place.isEmpty() && QFileInfo(place).isDir()) return place;
  return QDir::homePath();
}

void NativeDialogs::run(QFileDialog* dialog, const Setting<QString>& folder, TakesFiles take) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setDirectory(folderToBeginIn(m_settings, folder));
  QObject::connect(dialog, &QFileDialog::filesSelected, dialog,
                   [this, dialog, &folder, take = std::move(take)](const QStringList& files) {
                     // A name that was typed may lie elsewhere than where the dialog stands.
                     m_settings.set(folder, QFileInfo(files.value(0)).absolutePath());
                     take(files);
                   });
  dialog->open();
}

void NativeDialogs::chooseFolder(QWidget* parent, const QString& title, TakesFile take) {
  auto* dialog = new QFileDialog(parent, title);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  run(dialog, settings::openFolder,
      [take = std::move(take)](const QStringList& files) { take(files.value(0)); });
}

void NativeDialogs::openFiles(QWidget* parent, const QString& title, const QString& filter,
                              TakesFiles take) {
  auto* dialog = new QFileDialog(parent, title, {}, filter);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  run(dialog, settings::openFolder, std::move(take));
}

void NativeDialogs::saveFile(QWidget* parent, const QString& title, const QString& proposedName,
                             const QString& filter, TakesFile take) {
  auto* dialog = new QFileDialog(parent, title, {}, filter);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QFileInfo(proposedName).suffix());
  dialog->selectFile(proposedName);
  run(dialog, settings::saveFolder,
      [take = std::move(take)](const QStringList& files) { take(files.value(0)); });
}

void NativeDialogs::ask(QWidget* parent, const Question& question, TakesAnswer take) {
  auto* box = new QMessageBox(QMessageBox::Question, question.title, question.text,
                              QMessageBox::NoButton, parent);
  box->setAttribute(Qt::WA_DeleteOnClose);
  auto* yes = box->addButton(question.yes, QMessageBox::DestructiveRole);
  auto* no = box->addButton(question.no, QMessageBox::RejectRole);
  box->setDefaultButton(no);
  box->setEscapeButton(no);
  QObject::connect(box, &QMessageBox::finished, box,
                   [box, yes, take = std::move(take)] { take(box->clickedButton() == yes); });
  box->open();
}

void NativeDialogs::reveal(const QString& path) {
  const QFileInfo file(path);
  const auto folder = file.isDir() ? file.absoluteFilePath() : file.absolutePath();
  if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder))) return;
  QGuiApplication::clipboard()->setText(folder);
  QToolTip::showText(
      QCursor::pos(),
      tr("This desktop opens no folders for Pomona. The clipboard has its name:\n%1").arg(folder));
}

}  // namespace pomona::ui
