// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "command.h"
#include "pomona/engine.h"

namespace pomona::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::filesystem::path data;
  std::filesystem::path out;
  std::filesystem::path resume;
  std::string recipe = "quick";
  std::vector<std::pair<std::string, std::string>> settings;  ///< in the order of the command line
  bool events = false;
};

/// One JSON object a line, as it happens.
class EventPrinter : public TrainingCallback {
 public:
  void onStarted(const StartedEvent& e) override {
    print({{"event", "started"},
           {"run", e.run.string()},
           {"classes", e.classes},
           {"training_images", e.trainingImages},
           {"validation_images", e.validationImages},
           {"test_images", e.testImages},
           {"epochs", e.epochs},
           {"steps", e.stepsPerEpoch},
           {"device", e.device},
           {"validation", e.validation.english()}});
  }
  void onPhase(const PhaseEvent& e) override {
    print({{"event", "phase"},
           {"phase", toString(e.phase)},
           {"done", e.done},
           {"total", e.total},
           {"images_per_second", e.imagesPerSecond},
           {"seconds_left", e.secondsLeft}});
  }
  void onStep(const StepEvent& e) override {
    print({{"event", "step"},
           {"epoch", e.epoch},
           {"step", e.step},
           {"steps", e.steps},
           {"loss", e.loss},
           {"accuracy", e.accuracy},
           {"learning_rate", e.learningRate}});
  }
  void onEpoch(const EpochEvent& e) override {
    const auto& r = e.record;
    print({{"event", "epoch"},
           {"epoch", r.epoch},
           {"epochs", r.epochs},
           {"loss", r.loss},
           {"accuracy", r.accuracy},
           {"val_loss", r.valLoss},
           {"val_accuracy", r.valAccuracy},
           {"learning_rate", r.learningRate},
           {"seconds", r.seconds},
           {"best", e.best}});
  }
  void onFinished(const TrainingReport& report) override {
    print({{"event", "finished"}, {"report", Json::parse(toJson(report))}});
  }
  void onStopped(const std::filesystem::path& run) override {
    print({{"event", "stopped"}, {"run", run.string()}});
  }
  void onNotice(const Sentence& sentence) override {
    print({{"event", "notice"}, {"message", sentence.english()}});
  }

 private:
  static void print(const Json& event) {
    fmt::print("{}\n", event.dump(-1, ' ', false, Json::error_handler_t::replace));
    std::fflush(stdout);
  }
};

/// Lines for people on stderr.
class ProgressPrinter : public TrainingCallback {
 public:
  explicit ProgressPrinter(const Context& context) : m_context(context) {}

  void onStarted(const StartedEvent& e) override {
    say("{}: {} classes, {} images to train on, {} to validate on ({}), {} in Test; {}",
        e.run.string(), e.classes, e.trainingImages, e.validationImages, e.validation.english(),
        e.testImages, e.device);
  }
  void onPhase(const PhaseEvent& e) override {
    if (e.phase != m_phase) {
      m_phase = e.phase;
      m_progress = progressLine(m_context, std::string(toString(e.phase)));
    }
    if (m_progress && e.total > 0) m_progress({e.done, e.total});
  }
  void onStep(const StepEvent& e) override {
    if (m_context.verbose)
      say("epoch {} step {}/{}: loss {:.4f}, accuracy {:.4f}", e.epoch, e.step, e.steps, e.loss,
          e.accuracy);
  }
  void onEpoch(const EpochEvent& e) override {
    const auto& r = e.record;
    say("epoch {}/{}: loss {:.4f}, accuracy {:.4f}, val_loss {:.4f}, val_accuracy {:.4f}, {:.1f} "
        "s{}",
        r.epoch, r.epochs, r.loss, r.accuracy, r.valLoss, r.valAccuracy, r.seconds,
        e.best ? "  best" : "");
  }
  void onNotice(const Sentence& sentence) override {
    fmt::print(stderr, "pomona-cli: note: {}\n", sentence.english());
  }

 private:
  template <class... Arguments>
  void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    if (!m_context.quiet)
      fmt::print(stderr, "{}\n", fmt::format(format, std::forward<Arguments>(arguments)...));
  }
  const Context& m_context;
  std::optional<Phase> m_phase;
  ProgressCallback m_progress;
};

void printReport(const TrainingReport& report) {
  if (report.test)
    fmt::print("Test: accuracy {:.4f}, top-5 accuracy {:.4f}, loss {:.4f}\n", report.test->accuracy,
               report.test->top5Accuracy, report.test->loss);
  fmt::print("Validation ({}): accuracy {:.4f} in epoch {} of {}{}\n", report.validation.english(),
             report.validationAccuracy, report.bestEpoch, report.epochs,
             report.stoppedEarly ? ", stopped early" : "");
  fmt::print("Time: {:.1f} s, of which features {:.1f} s, training {:.1f} s ({})\n",
             report.seconds.total, report.seconds.features, report.seconds.training, report.device);
  fmt::print("Model: {}\n", report.model.string());
}

Result<TrainingRequest> makeRequest(const Options& options, const Context& context) {
  auto recipe = loadRecipe(options.recipe);
  if (!recipe) return std::unexpected(recipe.error());
  const Backbone before = recipe->backbone;
  for (const auto& [key, value] : options.settings)
    if (const auto set = setRecipeValue(*recipe, key, value); !set)
      return std::unexpected(set.error());
  const bool headChosen =
      std::ranges::any_of(options.settings, [](const auto& s) { return s.first == "head"; });
  if (recipe->backbone != before && !headChosen)
    recipe->head.pooling = defaultHead(recipe->backbone).pooling;
  return TrainingRequest{options.data, options.out.empty() ? newRunPath(*recipe) : options.out,
                         *recipe, context.compute};
}

int train(const Options& options, const Context& context) {
  std::optional<TrainingRequest> request;
  if (options.resume.empty()) {
    auto made = makeRequest(options, context);
    if (!made) return fail(made.error());
    request = std::move(*made);
  }
  const auto engine = loadEngine();
  if (!engine) return fail(engine.error());
  EventPrinter events;
  ProgressPrinter lines(context);
  TrainingCallback& callback = options.events ? static_cast<TrainingCallback&>(events) : lines;
  const auto report =
      request ? (*engine)->train(*request, callback, context.stop)
              : (*engine)->resume(options.resume, context.compute, callback, context.stop);
  if (!report) return fail(report.error());
  if (context.json) return printJson(Json::parse(toJson(*report)));
  if (!options.events) printReport(*report);
  return 0;
}

std::string flagOf(std::string_view key) {
  std::string flag = "--" + std::string(key);
  std::ranges::replace(flag, '_', '-');
  return flag;
}

/// Every setting of a recipe is a flag: names, help and ranges come from core's table.
void addSettings(CLI::App& command, Options& options) {
  for (const auto& info : recipeSettings()) {
    const std::string key(info.key);
    const std::string help = fmt::format("{} [{}]", info.what, info.allowed);
    const auto set = [&options, key](const std::string& value) {
      TrainingRecipe any;
      if (const auto fits = setRecipeValue(any, key, value); !fits)
        throw CLI::ValidationError(flagOf(key), fits.error().message());
      options.settings.emplace_back(key, value);
    };
    if (info.allowed == "true, false")
      command
          .add_flag_function(
              flagOf(key), [set](std::int64_t on) { set(on > 0 ? "true" : "false"); },
              std::string(info.what))
          ->group("Recipe");
    else
      command.add_option_function<std::string>(flagOf(key), set, help)->group("Recipe");
  }
}

}  // namespace

void addTrain(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  auto* command = addCommand(app, context, "train",
                             "Train a classifier, or go on with a training that was stopped",
                             "pomona-cli train --data fruits-360 --recipe quick --out run\n"
                             "  pomona-cli train --resume run");
  auto* data = command->add_option("--data", options->data, "Dataset");
  auto* out = command->add_option("--out", options->out,
                                  "Run folder (default: a new one in the user's data folder)");
  auto* resume = command->add_option("--resume", options->resume, "Run to go on with")
                     ->excludes(data)
                     ->excludes(out);
  command
      ->add_option("--recipe", options->recipe,
                   "article, quick, best, photos, or a recipe's .json file; flags override it")
      ->capture_default_str()
      ->excludes(resume);
  command
      ->add_flag("--json-events", options->events, "One JSON object a line on stdout as it happens")
      ->excludes(command->get_option("--json"));
  addSettings(*command, *options);
  command->callback([options, &context] {
    if (options->data.empty() && options->resume.empty())
      throw CLI::RequiredError("--data (or --resume)");
    if (!options->resume.empty() && !options->settings.empty())
      throw CLI::ExcludesError("--resume", flagOf(options->settings.front().first));
    context.action = [options, &context] { return train(*options, context); };
  });
}

}  // namespace pomona::cli
