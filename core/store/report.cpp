// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pomona/run.h"
#include "store/json_text.h"
#include "store/validation_words.h"

namespace pomona {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

/// @throws json::exception
TrainingReport parseReport(const json& object) {
  const auto number = [](const json& parent, const char* key) {
    return numberFromJson(parent.at(key));
  };
  TrainingReport report;
  report.epochs = object.at("epochs");
  report.bestEpoch = object.at("best_epoch");
  if (const json& test = object.at("test"); !test.is_null())
    report.test = {number(test, "loss"), number(test, "accuracy"), number(test, "top5_accuracy")};
  const json& seconds = object.at("seconds");
  report.seconds = {number(seconds, "features"), number(seconds, "training"),
                    number(seconds, "evaluation"), number(seconds, "total")};
  report.imagesPerSecond = number(object, "images_per_second");
  report.device = object.at("device");
  report.stoppedEarly = object.at("stopped_early");
  report.validationAccuracy = number(object, "validation_accuracy");
  report.validation = object.contains("validation_sentence")
                          ? sentenceFromJson(object.at("validation_sentence"))
                          : validationFromEnglish(object.at("validation"));
  report.precision = object.at("precision");
  report.model = bytesFromJson(object.at("model"));
  return report;
}

}  // namespace

std::string toJson(const TrainingReport& report) {
  ordered_json test;
  if (report.test)
    test = {{"loss", report.test->loss},
            {"accuracy", report.test->accuracy},
            {"top5_accuracy", report.test->top5Accuracy}};
  return jsonText({{"epochs", report.epochs},
                   {"best_epoch", report.bestEpoch},
                   {"test", test},
                   {"seconds",
                    {{"features", report.seconds.features},
                     {"training", report.seconds.training},
                     {"evaluation", report.seconds.evaluation},
                     {"total", report.seconds.total}}},
                   {"images_per_second", report.imagesPerSecond},
                   {"device", report.device},
                   {"stopped_early", report.stoppedEarly},
                   {"validation_accuracy", report.validationAccuracy},
                   {"validation", report.validation.english()},
                   {"validation_sentence", sentenceToJson(report.validation)},
                   {"precision", report.precision},
                   {"model", bytesToJson(report.model.string())}});
}

Result<TrainingReport> reportFromJson(const std::string& text, const std::filesystem::path& file) {
  try {
    return parseReport(parseJson(text));
  } catch (const json::exception&) {
    return failure(
        ErrorCode::FileDamaged,
        Sentence::of("the report {} is damaged: it is cut or lacks a figure", file.string()), file);
  }
}

}  // namespace pomona
