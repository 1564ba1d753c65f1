// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "ui/controllers/settings.h"
#include "ui/dialogs/dialogs.h"

class QFileDialog;

namespace pomona::ui {

/// Where a dialog begins: in the folder last used, else among the user's pictures, else at home.
QString folderToBeginIn(const Settings& settings, const Setting<QString>& folder);

/// The desktop's own dialogs. They remember the folders last used.
class NativeDialogs : public Dialogs {
  Q_DECLARE_TR_FUNCTIONS(NativeDialogs)

 public:
  explicit NativeDialogs(Settings& settings) : m_settings(settings) {}
  void chooseFolder(QWidget* parent, const QString& title, TakesFile take) override;
  void openFiles(QWidget* parent, const QString& title, const QString& filter,
                 TakesFiles take) override;
  void saveFile(QWidget* parent, const QString& title, const QString& proposedName,
                const QString& filter, TakesFile take) override;
  void ask(QWidget* parent, const Question& question, TakesAnswer take) override;
  /// Where no program opens folders, it says so and puts the folder's name into the clipboard.
  void reveal(const QString& path) override;

 private:
  void run(QFileDialog* dialog, const Setting<QString>& folder, TakesFiles take);
  Settings& m_settings;
};

}  // namespace pomona::ui
