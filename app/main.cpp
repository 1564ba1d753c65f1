// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <QApplication>
#include <QTimer>
#include <filesystem>

#include "pomona/engine.h"
#include "ui/controllers/text.h"
#include "ui/main_window/main_window.h"

namespace {

/// A folder among the paths is the dataset, the others are images to classify.
pomona::ui::StartOptions optionsFrom(const std::vector<std::string>& paths,
                                     const std::string& model) {
  pomona::ui::StartOptions options{.model = pomona::ui::toQString(model)};
  for (const auto& path : paths) {
    std::error_code ignored;
    const auto absolute = pomona::ui::toQString(std::filesystem::absolute(path, ignored));
    if (options.folder.isEmpty() && std::filesystem::is_directory(path, ignored))
      options.folder = absolute;
    else
      options.images << absolute;
  }
  return options;
}

}  // namespace

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
  QApplication::setApplicationVersion(QStringLiteral(POMONA_VERSION));
  pomona::ui::AppContext context;
  pomona::ui::MainWindow window(context);
  window.show();
  QTimer::singleShot(0, &window, [&] { window.begin(optionsFrom(paths, model)); });
  return QApplication::exec();
}
