// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_process.h"

#include <QTest>
#include <csignal>

#include "support/support.h"

namespace pomona::test {

constexpr int patience = 120'000;  // milliseconds; only a hang takes so long

CliProcess::CliProcess(const QStringList& arguments, const std::filesystem::path& home) {
  m_process.setProcessEnvironment(cliEnvironment(home));
  m_process.start(POMONA_BIN_DIR "/pomona-cli", arguments);
  m_process.waitForStarted();
}

CliProcess::~CliProcess() {
  m_process.kill();
  m_process.waitForFinished();
}

QByteArray CliProcess::waitForLine(const QByteArray& text) {
  while (true) {
    while (m_process.canReadLine())
      if (const QByteArray line = m_process.readLine(); line.contains(text)) return line;
    if (!m_process.waitForReadyRead(patience)) return {};
  }
}

int CliProcess::end(int signal) {
  ::kill(static_cast<pid_t>(m_process.processId()), signal);
  return wait();
}

int CliProcess::wait() {
  m_process.waitForFinished(patience);
  return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void drawDemo(const std::filesystem::path& folder, int classes, const std::filesystem::path& home) {
  const auto drawn = runCli({"dataset", "demo", folder.c_str(), "--classes",
                             QString::number(classes), "--training", "8", "--test", "4"},
                            home);
  QCOMPARE(drawn.exitCode, 0);
}

}  // namespace pomona::test
