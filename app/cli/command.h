// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <string_view>

#include "pomona/device.h"
#include "pomona/error.h"
#include "pomona/evaluation.h"
#include "pomona/progress.h"

namespace pomona::cli {

/// What every subcommand shares.
struct Context {
  ComputeOptions compute;  ///< --device, --threads
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  std::stop_token stop;         ///< requested by Ctrl-C and SIGTERM
  std::function<int()> action;  ///< what the chosen subcommand does; returns the exit code
};

/// Adds a subcommand with the common flags and an example under its help.
CLI::App* addCommand(CLI::App& parent, Context& context, const std::string& name,
                     const std::string& description, const std::string& example);

/// Adds --precision to a command that computes with a model.
void addPrecision(CLI::App& command, Context& context);

/// Prints the error on stderr; returns the exit code: 130 if stopped, 2 for a wrong argument,
/// else 1.
int fail(const Error& error);

/// Says on stderr, unless --quiet, what of the model bears on its answers.
void say(const ModelCaution& caution, const Context& context);

/// Prints one JSON value on stdout; returns 0. Names that are not UTF-8 do not stop it.
int printJson(const nlohmann::ordered_json& value);

/// What progress counts.
enum class Unit { Items, Bytes };

/// A progress line on stderr: a bar on a terminal, else a plain line now and then; nothing with
/// --quiet.
/// @param what  "checking images"; rate and time left are added.
ProgressCallback progressLine(const Context& context, const std::string& what,
                              Unit unit = Unit::Items);

// One function a subcommand, each in a file of its own.
void addDataset(CLI::App& app, Context& context);
void addSummary(CLI::App& app, Context& context);
void addImportModel(CLI::App& app, Context& context);
void addFeatures(CLI::App& app, Context& context);
void addAugment(CLI::App& app, Context& context);
void addTrain(CLI::App& app, Context& context);
void addEvaluate(CLI::App& app, Context& context);
void addClassify(CLI::App& app, Context& context);
void addDevices(CLI::App& app, Context& context);
void addWeights(CLI::App& app, Context& context);
void addBench(CLI::App& app, Context& context);

}  // namespace pomona::cli
