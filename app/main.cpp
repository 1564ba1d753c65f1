// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <QApplication>
#include <QProcess>
#include <QTimer>

#include "pomona/engine.h"
#include "ui/main_window/main_window.h"

int main(int argc, char** argv) {
  pomona::startPatiently(argv);
  CLI::App arguments("Pomona: look at fruit pictures, train a classifier, name the fruit.",
                     "pomona");
  std::vector<std::string> paths;
  std::string model;
  arguments.add_option("PATH", paths, "a dataset's folder, and images to classify")
      ->type_name("[FOLDER] [IMAGE...]");
  arguments.add_option("--model", model, "the model file to classify with")->type_name("FILE");
  arguments.set_version_flag("--version", POMONA_VERSION);
  try {
    arguments.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return arguments.exit(error) == 0 ? 0 : 2;
  }

  const QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("pomona"));
  QApplication::setDesktopFileName(QStringLiteral("pomona"));  // the icon of Wayland's task bar
  QApplication::setApplicationVersion(QStringLiteral(POMONA_VERSION));
  bool again = false;
  int result = 0;
  {
    pomona::ui::AppContext context;
    pomona::ui::MainWindow window(context);
    window.show();
    QTimer::singleShot(0, &window, [&] { window.begin(pomona::ui::startOptions(paths, model)); });
    result = QApplication::exec();
    again = window.isRestartWanted();
  }
  // Now all that is remembered is written.
  if (again) QProcess::startDetached(QApplication::applicationFilePath(), {});
  return result;
}
