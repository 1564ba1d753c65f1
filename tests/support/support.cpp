// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/support.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <cstdlib>
#include <stdexcept>

namespace pomona::test {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "pomona-test-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

Image formulaImage(int width, int height) {
  Image image{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int value : {3 * x + 5 * y, 7 * x + 2 * y, x * y})
        image.pixels.push_back(static_cast<std::uint8_t>(value % 256));
  return image;
}

QProcessEnvironment cliEnvironment(const std::filesystem::path& home) {
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("XDG_DATA_HOME", QString::fromStdString((home / "data").string()));
  environment.insert("XDG_CACHE_HOME", QString::fromStdString((home / "cache").string()));
  return environment;
}

ProgramResult runCli(const QStringList& arguments, const std::filesystem::path& home) {
  QProcess process;
  process.setProcessEnvironment(cliEnvironment(home));
  process.start(POMONA_BIN_DIR "/pomona-cli", arguments);
  if (!process.waitForFinished(300'000)) process.kill();
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
          process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace pomona::test
