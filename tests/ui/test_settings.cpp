// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLockFile>
#include <QStandardPaths>

#include "ui/controllers/settings.h"
#include "ui/controllers/text.h"
#include "ui/dialogs/native_dialogs.h"
#include "ui/window_fixture.h"

using namespace pomona;
using namespace pomona::ui;

class TestSettings : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void nobodyWaitsForTheDiskAndNothingIsLost() {
    const test::Home home;
    {
      Settings settings;
      QDir().mkpath(QFileInfo(Settings::file()).path());
      QLockFile slowDisk(Settings::file() + ".lock");  // whoever writes waits for it
      QVERIFY(slowDisk.lock());
      settings.set(settings::smoothing, 35);
      QCoreApplication::processEvents();  // where QSettings writes what was set
      QVERIFY(!QFileInfo::exists(Settings::file()));
      settings.set(settings::logLoss, true);
      QCOMPARE(settings.get(settings::smoothing), 35);
      slowDisk.unlock();
    }
    const Settings again;
    QCOMPARE(again.get(settings::smoothing), 35);
    QVERIFY(again.get(settings::logLoss));
  }

  void valuesKeepTheirTypes() {
    const test::Home home;
    const QStringList folders{"/a, b", "/c"};
    const QByteArray bytes("\0\xff=;", 4);
    Settings().set(settings::recentFolders, folders);
    Settings().set(settings::runsColumns, bytes);
    const Settings again;
    QCOMPARE(again.get(settings::recentFolders), folders);
    QCOMPARE(again.get(settings::runsColumns), bytes);
    QCOMPARE(again.get(settings::thumbnailSize), 92);
  }

  void dialogsBeginInTheFolderLastUsed() {
    const test::Home home;
    Settings settings;
    const auto pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const auto first = QFileInfo(pictures).isDir() ? pictures : QDir::homePath();
    QCOMPARE(folderToBeginIn(settings, settings::openFolder), first);
    const auto used = QString::fromStdString(home.path().string());
    settings.set(settings::lastFolder, used + "/fruits-360");  // opened by a drop: no dialog yet
    QCOMPARE(folderToBeginIn(settings, settings::openFolder), used);
    QCOMPARE(folderToBeginIn(settings, settings::saveFolder), first);
    settings.set(settings::lastFolder, {});
    settings.set(settings::openFolder, used);
    QCOMPARE(folderToBeginIn(settings, settings::openFolder), used);
    QCOMPARE(folderToBeginIn(settings, settings::saveFolder), first);
    settings.set(settings::openFolder, used + "/vanished");
    QCOMPARE(folderToBeginIn(settings, settings::openFolder), first);
  }

  void folderOfANameThatWasTypedIsRemembered() {
    const test::Home home;
    std::filesystem::create_directories(home.path() / "typed");
    Settings settings;
    NativeDialogs dialogs(settings);
    QWidget window;
    QString chosen;
    dialogs.saveFile(&window, "Save", "table.csv", "Table (*.csv)",
                     [&](const QString& file) { chosen = file; });
    auto* dialog = window.findChild<QFileDialog*>();
    const auto file = toQString(home.path() / "typed/table.csv");
    dialog->findChild<QLineEdit*>("fileNameEdit")->setText(file);
    QMetaObject::invokeMethod(dialog, "accept");
    QCOMPARE(chosen, file);
    QCOMPARE(settings.get(settings::saveFolder), toQString(home.path() / "typed"));
  }

  void folderThatNoProgramOpensIsInTheClipboard() {
    QCOMPARE(QGuiApplication::platformName(), "offscreen");  // where nothing opens folders
    const test::Home home;
    Settings settings;
    NativeDialogs(settings).reveal(toQString(home.path() / "missing.png"));
    QCOMPARE(QGuiApplication::clipboard()->text(), toQString(home.path()));
  }
};

QTEST_MAIN(TestSettings)
#include "test_settings.moc"
