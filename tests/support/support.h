// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <string_view>

#include "pomona/image.h"

namespace pomona::test {

/// An empty folder that disappears with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path operator/(std::string_view name) const { return m_path / name; }

 private:
  std::filesystem::path m_path;
};

/// The formula picture of the goldens: R=(3x+5y) mod 256, G=(7x+2y) mod 256, B=(x*y) mod 256.
Image formulaImage(int width, int height);

/// The environment with its XDG folders below `home`.
QProcessEnvironment cliEnvironment(const std::filesystem::path& home);

/// What a program printed and how it ended.
struct ProgramResult {
  int exitCode = -1;
  QByteArray out;
  QByteArray err;
};
/// Runs pomona-cli of this build with XDG folders below `home`, to the end (up to five minutes).
ProgramResult runCli(const QStringList& arguments, const std::filesystem::path& home);

}  // namespace pomona::test
