// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "base/file.h"
#include "pomona/classifier.h"
#include "pomona/evaluation.h"

namespace pomona {
namespace {

using nlohmann::ordered_json;

/// A field as RFC 4180 wants it.
std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

const std::string& className(const Evaluation& e, int label) {
  return e.classes[static_cast<std::size_t>(label)];
}

std::string perClassCsv(const Evaluation& e) {
  std::string text = "class,precision,recall,f1,support\n";
  for (std::size_t i = 0; i < e.classes.size(); ++i) {
    const auto& f = e.perClass[i];
    text += fmt::format("{},{:.9g},{:.9g},{:.9g},{}\n", field(e.classes[i]), f.precision, f.recall,
                        f.f1, f.support);
  }
  return text;
}

std::string confusionCsv(const Evaluation& e) {
  std::string text = "true\\predicted";
  for (const auto& name : e.classes) text += fmt::format(",{}", field(name));
  for (std::size_t i = 0; i < e.classes.size(); ++i) {
    text += fmt::format("\n{}", field(e.classes[i]));
    for (const std::size_t count : e.confusion[i]) text += fmt::format(",{}", count);
  }
  return text + "\n";
}

std::string confusedPairsCsv(const Evaluation& e) {
  std::string text = "true,predicted,images\n";
  for (const auto& pair : e.mostConfused)
    text += fmt::format("{},{},{}\n", field(className(e, pair.label)),
                        field(className(e, pair.predicted)), pair.count);
  return text;
}

constexpr std::string_view imageColumns = "file,true,predicted,confidence,true_probability,loss\n";

std::string imageRow(const Evaluation& e, const ImageResult& r) {
  return fmt::format("{},{},{},{:.9g},{:.9g},{:.9g}\n", field(r.file), field(className(e, r.label)),
                     field(className(e, r.predicted)), r.confidence, r.trueProbability, r.loss);
}

std::string imagesCsv(const Evaluation& e) {
  std::string text(imageColumns);
  for (const auto& result : e.results) text += imageRow(e, result);
  return text;
}

std::string hardestCsv(const Evaluation& e) {
  std::string text(imageColumns);
  for (const std::size_t i : e.hardest) text += imageRow(e, e.results[i]);
  return text;
}

ordered_json perClassJson(const Evaluation& e) {
  auto classes = ordered_json::object();
  for (std::size_t i = 0; i < e.classes.size(); ++i) {
    const auto& f = e.perClass[i];
    classes[e.classes[i]] = {
        {"precision", f.precision}, {"recall", f.recall}, {"f1", f.f1}, {"support", f.support}};
  }
  return classes;
}

ordered_json confusedPairsJson(const Evaluation& e) {
  auto pairs = ordered_json::array();
  for (const auto& pair : e.mostConfused)
    pairs.push_back({{"true", className(e, pair.label)},
                     {"predicted", className(e, pair.predicted)},
                     {"images", pair.count}});
  return pairs;
}

ordered_json reliabilityJson(const Evaluation& e) {
  auto table = ordered_json::array();
  for (const auto& bin : e.reliability)
    table.push_back(
        {{"images", bin.count}, {"confidence", bin.confidence}, {"accuracy", bin.accuracy}});
  return table;
}

ordered_json errorsJson(const Evaluation& e) {
  auto errors = ordered_json::array();
  for (const auto& error : e.errors)
    errors.push_back({{"file", error.file}, {"message", error.what.english()}});
  return errors;
}

}  // namespace

std::string toJson(const Evaluation& e) {
  const ordered_json value{{"images", e.images},
                           {"loss", e.loss},
                           {"accuracy", e.accuracy},
                           {"top5_accuracy", e.top5Accuracy},
                           {"per_class", perClassJson(e)},
                           {"confusion", e.confusion},
                           {"classes", e.classes},
                           {"calibration_error", e.calibrationError},
                           {"reliability", reliabilityJson(e)},
                           {"most_confused", confusedPairsJson(e)},
                           {"precision", e.caution.precision},
                           {"trained_precision", e.caution.trainedPrecision},
                           {"tuned_with_fault", e.caution.tunedWithFault},
                           {"errors", errorsJson(e)}};
  return value.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

std::string toCsv(const std::vector<Prediction>& predictions, int topK) {
  std::string text = "file";
  for (int i = 1; i <= topK; ++i) text += fmt::format(",label_{0},probability_{0}", i);
  for (int i = 1; i <= topK; ++i) text += fmt::format(",group_{0},group_probability_{0}", i);
  text += ",error\n";
  for (const auto& row : predictions) {
    text += field(row.file.string());
    for (const auto* answers : {&row.predictions, &row.groups})
      for (std::size_t i = 0; i < static_cast<std::size_t>(topK); ++i)
        text += i < answers->size() ? fmt::format(",{},{:.6f}", field((*answers)[i].label),
                                                  (*answers)[i].probability)
                                    : ",,";
    text += "," + field(row.error ? row.error->message() : "") + "\n";
  }
  return text;
}

Result<void> writeReport(const Evaluation& evaluation, const std::filesystem::path& folder) {
  if (const auto made = makeDirectory(folder); !made) return made;
  for (const auto& [name, text] : {std::pair{"report.json", toJson(evaluation) + "\n"},
                                   std::pair{"per_class.csv", perClassCsv(evaluation)},
                                   std::pair{"confusion.csv", confusionCsv(evaluation)},
                                   std::pair{"confused_pairs.csv", confusedPairsCsv(evaluation)},
                                   std::pair{"hardest.csv", hardestCsv(evaluation)},
                                   std::pair{"images.csv", imagesCsv(evaluation)}})
    if (const auto written = writeFile(folder / name, text); !written) return written;
  return {};
}

}  // namespace pomona
