// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <iostream>
#include <thread>

#include "command.h"
#include "pomona/engine.h"

namespace {

/// SIGINT and SIGTERM, blocked in all threads, end in a stop request: work stops between two
/// batches. The second one ends the program at once.
void watchSignals(const sigset_t& signals, std::stop_source stop) {
  std::thread([signals, stop]() mutable {
    int received = 0;
    sigwait(&signals, &received);
    stop.request_stop();
    sigwait(&signals, &received);
    ::_exit(130);
  }).detach();
}

}  // namespace

int main(int argc, char** argv) try {
  pomona::startPatiently(argv);
  std::stop_source stop;
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  watchSignals(signals, stop);

  pomona::cli::Context context;
  context.stop = stop.get_token();
  CLI::App app("Pomona: train an image classifier on fruits-360 and use it.", "pomona-cli");
  app.set_version_flag("--version", POMONA_VERSION);
  app.require_subcommand(1);
  for (const auto add :
       {&pomona::cli::addDataset, &pomona::cli::addSummary, &pomona::cli::addFeatures,
        &pomona::cli::addAugment, &pomona::cli::addTrain, &pomona::cli::addEvaluate,
        &pomona::cli::addClassify, &pomona::cli::addDevices, &pomona::cli::addWeights,
        &pomona::cli::addImportModel, &pomona::cli::addBench})
    add(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  std::cerr.rdbuf(nullptr);  // OpenCV's codecs write there what Pomona says in its own words
  const int code = context.action();
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    fmt::print(stderr, "pomona-cli: the output cannot be written; is the disk full?\n");
    return 1;
  }
  return code;
} catch (const std::exception& error) {  // only a bug or an empty memory comes here
  fmt::print(stderr, "pomona-cli: {}\n", error.what());
  return 1;
}
