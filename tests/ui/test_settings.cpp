// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "ui/controllers/settings.h"
#include "ui/dialogs/native_dialogs.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

class TestSettings : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void dialogsBeginInTheFolderLastUsed() {
    const test::Home home;
    Settings settings;
    const auto pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const auto first = QFileInfo(pictures).isDir() ? pictures : QDir::homePath();
    QCOMPARE(folderToBeginIn(settings, settings::openFolder), first);
    const auto used = QString::fromStdString(home.path().string());
    settings.set(settings::openFolder, used);
    QCOMPARE(folderToBeginIn(settings, settings::openFolder), used);
    QCOMPARE(folderToBeginIn(settings, settings::saveFolder), first);
    settings.set(settings::openFolder, used + "/vanished");
    QCOMPARE(folderToBeginIn(settings, settings::openFolder), first);
  }
};

QTEST_MAIN(TestSettings)
#include "test_settings.moc"
