// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>

#include "pomona/run.h"

namespace pomona::cli {
namespace {

using Clock = std::chrono::steady_clock;

std::string timeLeft(double seconds) {
  const auto whole = std::lround(seconds);
  return whole < 60 ? fmt::format("{} s", whole)
                    : fmt::format("{}:{:02} min", whole / 60, whole % 60);
}

std::string inUnits(double count, Unit unit) {
  return unit == Unit::Bytes ? fmt::format("{:.1f} MB", count / 1e6) : fmt::format("{:.0f}", count);
}

/// Draws at most ten times a second on a terminal and every ten seconds into a file.
class Line {
 public:
  Line(std::string what, Unit unit)
      : m_what(std::move(what)), m_unit(unit), m_terminal(::isatty(STDERR_FILENO) != 0) {}

  void show(const Progress& progress) {
    const auto now = Clock::now();
    if (progress.done < m_done) {  // of the next table
      m_started = now;
      m_finished = false;
    }
    m_done = progress.done;
    const bool last = progress.total > 0 && progress.done >= progress.total;
    const auto pause = m_terminal ? std::chrono::milliseconds(100) : std::chrono::seconds(10);
    if (m_finished || (!last && now - m_shown < pause)) return;
    m_shown = now;
    m_finished = last;
    const double seconds = std::chrono::duration<double>(now - m_started).count();
    const auto done = static_cast<double>(progress.done);
    const double begun = std::max(0.0, done - static_cast<double>(progress.start));
    const double rate = seconds > 0 ? begun / seconds : 0;
    std::string text =
        fmt::format("{}: {} of {}, {}/s", m_what, inUnits(done, m_unit),
                    inUnits(static_cast<double>(progress.total), m_unit), inUnits(rate, m_unit));
    if (!last && rate > 0 && progress.total > progress.done)
      text += fmt::format(", {} left",
                          timeLeft(static_cast<double>(progress.total - progress.done) / rate));
    if (m_terminal) {
      const int share = progress.total ? static_cast<int>(24 * progress.done / progress.total) : 0;
      fmt::print(stderr, "\r\033[K[{:-<24}] {}{}",
                 std::string(static_cast<std::size_t>(share), '='), text, last ? "\n" : "");
    } else {
      fmt::print(stderr, "{}\n", text);
    }
    std::fflush(stderr);
  }

 private:
  std::string m_what;
  Unit m_unit;
  bool m_terminal;
  bool m_finished = false;
  std::size_t m_done = 0;
  Clock::time_point m_started = Clock::now();
  Clock::time_point m_shown = Clock::now();
};

/// CLI11's way: what is wrong, or nothing.
std::string isDevice(const std::string& name) {
  const bool numbered = name.starts_with("cuda:") && name.size() > 5 &&
                        name.find_first_not_of("0123456789", 5) == std::string::npos;
  if (numbered || name == "auto" || name == "cpu" || name == "cuda") return {};
  return fmt::format("there is no device \"{}\": use auto, cpu, cuda or cuda:N", name);
}

}  // namespace

CLI::App* addCommand(CLI::App& parent, Context& context, const std::string& name,
                     const std::string& description, const std::string& example) {
  CLI::App* command = parent.add_subcommand(name, description);
  command->footer("Example:\n  " + example);
  command->add_option("--threads", context.compute.threads, "CPU threads (default: one a core)")
      ->check(CLI::Range(1, 1024));
  command
      ->add_option("--device", context.compute.device, "auto, cpu, cuda or cuda:N (default: auto)")
      ->check(isDevice);
  command->add_flag("--json", context.json, "Print one JSON value on stdout and nothing else");
  command->add_flag("--quiet", context.quiet, "No progress on stderr");
  command->add_flag("--verbose", context.verbose, "Say more on stderr");
  return command;
}

void addPrecision(CLI::App& command, Context& context) {
  command
      .add_option_function<std::string>(
          "--precision",
          [&context](const std::string& name) {
            context.compute.precision =
                name == "float32" ? Precision::Float32 : Precision::BFloat16;
          },
          "float32, or bfloat16, which takes long on a processor without it (default: that of the "
          "model's training, if the processor has it)")
      ->check(CLI::IsMember({"float32", "bfloat16"}));
}

int fail(const Error& error) {
  fmt::print(stderr, "pomona-cli: {}\n", error.message());
  // As what CLI11 refuses; what a file holds is no wrong usage.
  if (error.code == ErrorCode::InvalidArgument && error.path.empty()) return 2;
  return error.code == ErrorCode::Cancelled ? 130 : 1;
}

void say(const ModelCaution& caution, const Context& context) {
  if (context.quiet) return;
  if (caution.tunedWithFault)
    fmt::print(stderr, "pomona-cli: the model was {}\n", tunedWithFaultSentence().english());
  if (caution.otherPrecision())
    fmt::print(stderr,
               "pomona-cli: the model was trained in {} and is computed in {} here: a few answers "
               "may differ\n",
               caution.trainedPrecision, caution.precision);
}

int printJson(const nlohmann::ordered_json& value) {
  fmt::print("{}\n", value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  return 0;
}

ProgressCallback progressLine(const Context& context, const std::string& what, Unit unit) {
  if (context.quiet) return {};
  return [line = std::make_shared<Line>(what, unit)](const Progress& progress) {
    line->show(progress);
  };
}

}  // namespace pomona::cli
