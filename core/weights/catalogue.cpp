// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "base/enum_names.h"
#include "base/file.h"
#include "base/hash.h"
#include "pomona/paths.h"
#include "pomona/weights.h"
#include "weights/backbone_weights.h"
#include "weights/download.h"
#include "weights/keras_hdf5.h"
#include "weights/part_file.h"
#include "weights/published.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 2> extensions{".h5", ".safetensors"};

/// Where the weights folder keeps a file of that kind, whatever it was called before.
fs::path targetOf(const PublishedFile& published, std::string_view extension) {
  return weightsDirectory() / fs::path(published.name).replace_extension(extension);
}

WeightsRecord makeRecord(const PublishedFile& published, const fs::path& file, WeightsState state) {
  return {.backbone = published.backbone,
          .file = file,
          .state = state,
          .source = published.source,
          .licence = published.licence,
          .url = published.url,
          .bytes = published.bytes,
          .preprocessing = published.preprocessing};
}

/// The weights folder comes before what ships with Pomona; missing: where the file would belong.
WeightsRecord locate(const PublishedFile& published) {
  std::error_code ignored;
  for (const auto& [folder, state] :
       {std::pair(weightsDirectory(), WeightsState::Present),
        std::pair(resourcesDirectory() / "weights", WeightsState::Embedded)})
    for (const auto extension : extensions) {
      const auto file = folder / fs::path(published.name).replace_extension(extension);
      if (fs::is_regular_file(file, ignored)) return makeRecord(published, file, state);
    }
  auto record = makeRecord(published, weightsDirectory() / published.name, WeightsState::Missing);
  const auto begun = fs::file_size(PartFile::pathFor(record.file), ignored);
  if (!ignored) record.begun = begun;
  return record;
}

/// Fills in what only the file itself can tell.
WeightsRecord described(WeightsRecord record, const PublishedFile& published) {
  if (record.state == WeightsState::Missing) return record;
  std::error_code error;
  if (const auto size = fs::file_size(record.file, error); !error) record.bytes = size;
  record.digest = sha256File(record.file).value_or(std::string());
  record.published = published.isKnown(md5File(record.file).value_or(std::string()));
  if (!record.published) {  // nothing is known of it
    record.source = "not the published file";
    record.licence = "unknown licence";
  }
  return record;
}

WeightsRecord find(const PublishedFile& published) {
  return described(locate(published), published);
}

/// Loads it, if it is there and not the published file, which needs no other proof.
void verify(WeightsRecord& record) {
  if (record.state == WeightsState::Missing || record.published) return;
  const auto weights = loadBackboneWeights(record.file, record.backbone);
  if (weights) return;
  record.state = WeightsState::Damaged;
  record.damage = weights.error().what;
}

/// What came last counts: no file of the other kind stands beside it.
WeightsRecord settle(const PublishedFile& published, const fs::path& file) {
  std::error_code ignored;
  for (const auto extension : extensions)
    if (const auto other = targetOf(published, extension); other != file)
      fs::remove(other, ignored);
  return described(makeRecord(published, file, WeightsState::Present), published);
}

/// Why a file is of no backbone: what is wrong with the file itself, what keeps it from the one
/// that it nearly is, or that it is of none.
Error foreign(const fs::path& file, const std::vector<Error>& errors, std::size_t nearest,
              double fitting) {
  constexpr double nearly = 0.5;  // of its arrays
  const auto damaged = std::ranges::find_if(
      errors, [](const Error& error) { return error.code != ErrorCode::FileMismatch; });
  if (damaged != errors.end()) return *damaged;
  const Error& first = errors.front();
  const bool alike =
      std::ranges::all_of(errors, [&](const Error& error) { return error.what == first.what; });
  if (alike) return first;
  if (fitting >= nearly)
    return {ErrorCode::FileMismatch,
            Sentence::of("{}; it is nearly {}", errors[nearest].what,
                         toString(allBackbones()[nearest])),
            file};
  std::vector<std::string_view> names;
  for (const auto backbone : allBackbones()) names.push_back(toString(backbone));
  return {ErrorCode::FileMismatch,
          Sentence::of("{} holds the weights of none of the backbones {}", file,
                       fmt::format("{}", fmt::join(names, ", "))),
          file};
}

/// The one whose layers the file holds. Each is tried: the first foreign shape ends it.
Result<Backbone> recognize(const fs::path& file) {
  std::vector<Error> errors;
  std::size_t nearest = 0;
  double most = 0;
  for (const auto backbone : allBackbones()) {
    double fitting = 0;
    const auto weights = loadBackboneWeights(file, backbone, &fitting);
    if (weights) return backbone;
    if (fitting > most) nearest = errors.size();
    most = std::max(most, fitting);
    errors.push_back(weights.error());
  }
  return std::unexpected(foreign(file, errors, nearest, most));
}

/// As recognize, or the one that was asked for.
Result<Backbone> backboneOf(const fs::path& file, std::optional<Backbone> wanted) {
  if (!wanted) return recognize(file);
  const auto weights = loadBackboneWeights(file, *wanted);
  if (weights) return *wanted;
  if (weights.error().code != ErrorCode::FileMismatch) return std::unexpected(weights.error());
  if (const auto other = recognize(file))
    return failure(ErrorCode::FileMismatch,
                   Sentence::of("{} does not fit {}: it holds the weights of {}", file.string(),
                                toString(*wanted), toString(*other)),
                   file);
  return std::unexpected(weights.error());
}

}  // namespace

std::string_view toString(WeightsState state) {
  static constexpr EnumNames<WeightsState::Damaged> names("embedded", "present", "missing",
                                                          "damaged");
  return names[state];
}

std::vector<WeightsRecord> listWeights() {
  std::vector<WeightsRecord> records;
  for (const auto backbone : allBackbones()) records.push_back(find(publishedFile(backbone)));
  return records;
}

Result<std::vector<WeightsRecord>> verifyWeights(const ProgressCallback& progress,
                                                 const std::stop_token& stop) {
  std::vector<WeightsRecord> records;
  const auto backbones = allBackbones();
  for (const auto backbone : backbones) {
    if (stop.stop_requested()) return failure(ErrorCode::Cancelled, Sentence::of("stopped"));
    verify(records.emplace_back(find(publishedFile(backbone))));
    if (progress) progress({records.size(), backbones.size()});
  }
  return records;
}

Result<WeightsRecord> fetchWeights(Backbone backbone, const ProgressCallback& progress,
                                   const std::stop_token& stop) {
  const auto published = publishedFile(backbone);
  auto record = find(published);
  verify(record);
  if (record.published) return record;
  if (record.state == WeightsState::Present)
    return failure(
        ErrorCode::FileMismatch,
        Sentence::of("{} is there and works, but is not the published file; remove it to "
                     "fetch that one",
                     record.file.string()),
        record.file);
  if (published.url.empty())
    return failure(ErrorCode::WeightsMissing,
                   Sentence::of("the weights of {} come with Pomona and are nowhere else; install "
                                "Pomona again",
                                toString(backbone)),
                   record.file);
  if (const auto made = makeDirectory(weightsDirectory()); !made)
    return std::unexpected(made.error());
  const auto file = weightsDirectory() / published.name;
  const auto done =
      download({published.url, file, published.bytes, published.md5.front()}, progress, stop);
  if (!done) return std::unexpected(done.error());
  return settle(published, file);
}

Result<WeightsRecord> importWeights(const fs::path& file, std::optional<Backbone> wanted) {
  std::error_code ignored;
  if (fs::exists(file, ignored) && !fs::is_regular_file(file, ignored))
    return failure(ErrorCode::NotReadable, Sentence::of("{} is no file; choose one", file.string()),
                   file);
  const auto backbone = backboneOf(file, wanted);
  if (!backbone) return std::unexpected(backbone.error());
  const auto content = readFile(file);
  if (!content) return std::unexpected(content.error());
  if (const auto made = makeDirectory(weightsDirectory()); !made)
    return std::unexpected(made.error());
  const auto published = publishedFile(*backbone);
  const auto target = targetOf(published, extensions[isHdf5(file) ? 0 : 1]);
  if (const auto written = writeFile(target, *content); !written)
    return std::unexpected(written.error());
  return settle(published, target);
}

Result<fs::path> findImagenetWeights(Backbone backbone) {
  const auto record = locate(publishedFile(backbone));
  if (record.state != WeightsState::Missing) return record.file;
  return failure(
      ErrorCode::WeightsMissing,
      Sentence::of(
          "the ImageNet weights of {0} are not there: run \"pomona-cli weights fetch {0}\", "
          "or get {1} elsewhere and run \"pomona-cli weights import {1}\", or name a file "
          "with --weights",
          toString(backbone), record.file.filename().string()),
      record.file);
}

}  // namespace pomona
