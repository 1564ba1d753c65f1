// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <filesystem>

namespace pomona::test {

/// A pomona-cli that is still running, with XDG folders below `home`; killed with the object.
class CliProcess {
 public:
  CliProcess(const QStringList& arguments, const std::filesystem::path& home);
  ~CliProcess();
  CliProcess(const CliProcess&) = delete;
  CliProcess& operator=(const CliProcess&) = delete;

  /// Reads stdout until a line holds the text, and returns it; empty if the program ends before.
  QByteArray waitForLine(const QByteArray& text);
  /// Sends a signal and waits for the end. Returns the exit code; -1 if it was killed.
  int end(int signal);
  /// Waits for the end. Returns the exit code.
  int wait();
  QByteArray errors() { return m_process.readAllStandardError(); }

 private:
  QProcess m_process;
};

/// A demo dataset of so many classes with eight Training and four Test images each.
void drawDemo(const std::filesystem::path& folder, int classes, const std::filesystem::path& home);

}  // namespace pomona::test
