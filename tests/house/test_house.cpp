// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include "house/include_rules.h"

using namespace pomona;

namespace {

const test::Rooms someRooms{{"base", "image", "data"},
                            {"controllers", "models", "widgets", "charts", "pages"}};

QByteArray contentOf(const QString& file) {
  QFile opened(file);
  return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

/// Files below the named folders of the project, as paths below its root.
QStringList filesBelow(const QStringList& folders, const QStringList& names) {
  const QDir root(POMONA_ROOT);
  QStringList files;
  for (const auto& folder : folders)
    for (QDirIterator all(root.filePath(folder), names, QDir::Files | QDir::Hidden,
                          QDirIterator::Subdirectories);
         all.hasNext();)
      files << root.relativeFilePath(all.next());
  return files;
}

std::vector<std::string> violations(const char* file, const char* text) {
  return test::includeViolations(file, text, someRooms);
}

}  // namespace

class TestHouse : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void topLevelIsExactlyThePlan() {
    const QSet<QString> plan{"CMakeLists.txt", "app",
                             "core",           "ui",
                             "resources",      "tests",
                             "packaging",      "README.md",
                             "LICENSE",        ".ci",
                             ".clang-tidy",    ".clang-format",
                             ".gitignore",     "CMakePresets.json"};
    const QSet<QString> personal{".git", "build", ".cache", "compile_commands.json"};
    const auto entries =
        QDir(POMONA_ROOT)
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    const QSet<QString> found(entries.begin(), entries.end());
    QCOMPARE(found - plan - personal, QSet<QString>());
    QCOMPARE(plan - found, QSet<QString>());
  }

  void everySourceNamesItsLicence() {
    QStringList nameless;
    const auto files = filesBelow({"core", "app", "ui", "tests", "packaging", ".ci"},
                                  {"*.h", "*.cpp", "*.cmake", "CMakeLists.txt", "*.py", "*.sh",
                                   "run", "test", "deb", "libtorch", "screenshots"});
    QVERIFY(files.size() > 20);
    for (const auto& file : files)
      if (!contentOf(QDir(POMONA_ROOT).filePath(file))
               .left(200)
               .contains("SPDX-License-Identifier: GPL-3.0-or-later"))
        nameless << file;
    QCOMPARE(nameless, QStringList());
  }

  void includesPointDownwards() {
    const test::Rooms rooms{
        test::roomsOf(contentOf(POMONA_ROOT "/core/CMakeLists.txt").toStdString()),
        test::roomsOf(contentOf(POMONA_ROOT "/ui/CMakeLists.txt").toStdString())};
    QVERIFY(rooms.core.size() >= 10);
    QVERIFY(rooms.ui.size() >= 6);
    QStringList wrong;
    for (const auto& file : filesBelow({"core", "app", "ui"}, {"*.h", "*.cpp"}))
      for (const auto& violation : test::includeViolations(
               file.toStdString(), contentOf(QDir(POMONA_ROOT).filePath(file)).toStdString(),
               rooms))
        wrong << QString::fromStdString(violation);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
  }

  /// Core sends meaning: ui compares no words of it and shows none but through wordsOfCore.
  void windowLeavesCoresWordsAlone() {
    const QRegularExpression english(
        QStringLiteral("\\berror(\\(\\))?(\\.|->)message\\(\\)|\\.english\\(\\)|"
                       "(==|!=) *\"[a-z]+ [a-z ]+\""));
    QVERIFY(english.match("toQString(outcome.error().message())").hasMatch());
    QVERIFY(english.match("phase == \"extracting features\"").hasMatch());
    QStringList found;
    for (const auto& file : filesBelow({"ui"}, {"*.h", "*.cpp"}))
      for (auto all = english.globalMatch(contentOf(QDir(POMONA_ROOT).filePath(file)));
           all.hasNext();)
        found << file + ": " + all.next().captured();
    QCOMPARE(found, QStringList());
  }

  void offendingIncludeIsNamed_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::newRow("Qt in core") << "core/data/scan.cpp" << "#include <QString>";
    QTest::newRow("Qt module in core") << "core/data/scan.cpp" << "#include <QtCore/QString>";
    QTest::newRow("Qt's small headers in core") << "core/data/scan.cpp" << "#include <qglobal.h>";
    QTest::newRow("higher room") << "core/base/file.cpp" << "#include \"data/scan.h\"";
    QTest::newRow("higher room in brackets") << "core/base/file.cpp" << "#  include <image/jpeg.h>";
    QTest::newRow("header without its room") << "core/base/file.cpp" << "#include \"file.h\"";
    QTest::newRow("way round") << "core/data/scan.cpp" << "#include \"../image/jpeg.h\"";
    QTest::newRow("ui in core") << "core/data/scan.cpp" << "#include \"ui/pages/page.h\"";
    QTest::newRow("unknown room") << "core/cellar/wine.cpp" << "#include <string>";
    QTest::newRow("OpenCV in a public header")
        << "core/include/pomona/image.h" << "#include <opencv2/core.hpp>";
    QTest::newRow("torch in a public header")
        << "core/include/pomona/image.h" << "#include <torch/torch.h>";
    QTest::newRow("room in a public header")
        << "core/include/pomona/image.h" << "#include \"base/file.h\"";
    QTest::newRow("JSON in a public header")
        << "core/include/pomona/image.h" << "#include <nlohmann/json.hpp>";
    QTest::newRow("room in app") << "app/cli/train.cpp" << "#include \"data/scan.h\"";
    QTest::newRow("torch in app") << "app/cli/train.cpp" << "#include <torch/torch.h>";
    QTest::newRow("Qt in the command line") << "app/cli/train.cpp" << "#include <QString>";
    QTest::newRow("HDF5 in app") << "app/main.cpp" << "#include <hdf5.h>";
    QTest::newRow("room in ui") << "ui/pages/page.cpp" << "#include \"image/jpeg.h\"";
    QTest::newRow("ATen in ui") << "ui/pages/page.cpp" << "#include <ATen/ATen.h>";
    QTest::newRow("TurboJPEG in ui") << "ui/pages/page.cpp" << "#include <turbojpeg.h>";
    QTest::newRow("QCustomPlot in a page") << "ui/pages/page.cpp" << "#include <qcustomplot.h>";
    QTest::newRow("higher room of ui") << "ui/widgets/grid.cpp" << "#include \"ui/pages/page.h\"";
    QTest::newRow("unknown room of ui") << "ui/cellar/wine.cpp" << "#include <string>";
    QTest::newRow("ui's header without ui") << "ui/pages/page.cpp" << "#include \"page.h\"";
    QTest::newRow("widgets in a controller") << "ui/controllers/job.h" << "#include <QWidget>";
    QTest::newRow("QCustomPlot in a header") << "ui/charts/c.h" << "#include \"qcustomplot.h\"";
  }
  void offendingIncludeIsNamed() {
    QFETCH(QString, file);
    QFETCH(QString, line);
    const auto text = "#include <vector>\n" + line + "\nint x;\n";
    const auto found = test::includeViolations(file.toStdString(), text.toStdString(), someRooms);
    QVERIFY(!found.empty());
    QVERIFY(QString::fromStdString(found.back()).startsWith(file + " includes "));
  }

  void includesThatFollowTheRuleArePraisedBySilence() {
    QVERIFY(
        violations("core/data/scan.cpp",
                   "#include \"data/scan.h\"\n#include <fmt/format.h>\n#include <unistd.h>\n"
                   "#include \"base/file.h\"\n#include \"pomona/dataset.h\"\n// #include <QDir>")
            .empty());
    QVERIFY(
        violations("core/include/pomona/image.h", "#include <span>\n#include \"pomona/error.h\"\n")
            .empty());
    QVERIFY(violations("app/cli/train.cpp",
                       "#include \"command.h\"\n#include <CLI/CLI.hpp>\n#include <signal.h>\n")
                .empty());
    QVERIFY(violations("ui/charts/curve.cpp",
                       "#include <qcustomplot.h>\n#include <QPainter>\n#include <vector>\n"
                       "#include \"ui/widgets/theme.h\"\n#include \"pomona/image.h\"\n")
                .empty());
    QVERIFY(
        violations("tests/nn/test_nn.cpp", "#include <torch/torch.h>\n#include <QTest>").empty());
  }

  void publicHeadersCompileAlone() {
    QProcess build;
    build.setProcessChannelMode(QProcess::MergedChannels);
    build.start(POMONA_CMAKE,
                {"--build", POMONA_BUILD, "--target", "all_verify_interface_header_sets"});
    QVERIFY(build.waitForFinished(-1));
    QVERIFY2(build.exitCode() == 0, build.readAll().constData());
  }
};

QTEST_APPLESS_MAIN(TestHouse)
#include "test_house.moc"
