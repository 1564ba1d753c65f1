// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>
#include <unordered_map>

#include "base/file.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "pomona/dataset.h"
#include "pomona/image.h"

namespace pomona {
namespace {

using Size = std::pair<int, int>;

/// What reading one file told.
struct FileFacts {
  Size size;               ///< of the decoded image
  std::uint64_t hash = 0;  ///< of the file's bytes, if wanted
  Sentence error;          ///< why it cannot be read; empty if it can
};

FileFacts readFacts(const std::filesystem::path& file, bool withHash) {
  const auto bytes = readFile(file);
  if (!bytes) return {{}, 0, bytes.error().what};
  const auto image = decodeImage(*bytes, file);
  if (!image) return {{}, 0, image.error().what};
  return {{image->width, image->height}, withHash ? fastHash(*bytes) : 0, {}};
}

/// The size that more than half of the images have; photographs often have none in common.
std::optional<Size> usualSize(const std::vector<FileFacts>& facts) {
  std::map<Size, std::size_t> counts;
  for (const FileFacts& file : facts)
    if (file.error.empty()) ++counts[file.size];
  for (const auto& [size, count] : counts)
    if (2 * count > facts.size()) return size;
  return std::nullopt;
}

bool sameContent(const std::filesystem::path& a, const std::filesystem::path& b) {
  const auto bytesA = readFile(a);
  const auto bytesB = readFile(b);
  return bytesA && bytesB && *bytesA == *bytesB;
}

/// Reads the files of all splits and reports on them.
class Checker {
 public:
  Checker(const Dataset& dataset, const CheckOptions& options)
      : m_dataset(dataset), m_options(options) {
    for (const Split split : {Split::Training, Split::Validation, Split::Test})
      for (const Sample& sample : dataset.samples(split))
        m_files.push_back(dataset.root / sample.file);
    m_facts.resize(m_files.size());
  }

  void read(const ProgressCallback& progress, const std::stop_token& stop) {
    std::mutex mutex;
    std::size_t done = 0;
    parallelFor(m_files.size(), m_options.threads, [&](std::size_t i) {
      if (stop.stop_requested()) return;
      m_facts[i] = readFacts(m_files[i], m_options.duplicates);
      if (!progress) return;
      const std::scoped_lock lock(mutex);
      progress({++done, m_files.size()});
    });
  }

  std::vector<Problem> problems() {
    reportEachFile();
    if (m_options.duplicates) reportDuplicates();
    std::ranges::sort(m_problems, {},
                      [](const Problem& problem) { return std::tie(problem.path, problem.kind); });
    return std::move(m_problems);
  }

 private:
  void reportEachFile() {
    const auto usual = usualSize(m_facts);
    for (std::size_t i = 0; i < m_files.size(); ++i) {
      const auto& [size, hash, error] = m_facts[i];
      if (!error.empty())
        m_problems.push_back({ProblemKind::Unreadable, m_files[i], error});
      else if (usual && size != *usual)
        m_problems.push_back(
            {ProblemKind::WrongSize, m_files[i],
             Sentence::of("{} is {} x {} pixels, most images are {} x {}", m_files[i].string(),
                          size.first, size.second, usual->first, usual->second)});
    }
  }

  /// Training's files come first in m_files, the other splits' after them.
  void reportDuplicates() {
    std::unordered_multimap<std::uint64_t, std::size_t> training;
    const std::size_t count = m_dataset.training.size();
    for (std::size_t i = 0; i < count; ++i)
      if (m_facts[i].error.empty()) training.emplace(m_facts[i].hash, i);
    for (std::size_t i = count; i < m_files.size(); ++i) {
      std::optional<std::size_t> twin;
      const auto [begin, end] = training.equal_range(m_facts[i].hash);
      for (auto it = begin; it != end; ++it)
        if ((!twin || it->second < *twin) && sameContent(m_files[it->second], m_files[i]))
          twin = it->second;
      if (twin)
        m_problems.push_back({ProblemKind::Duplicate, m_files[i],
                              Sentence::of("{} has the same content as {}; remove one of them",
                                           m_files[i].string(), m_files[*twin].string())});
    }
  }

  const Dataset& m_dataset;
  const CheckOptions& m_options;
  std::vector<std::filesystem::path> m_files;
  std::vector<FileFacts> m_facts;
  std::vector<Problem> m_problems;
};

}  // namespace

Result<std::vector<Problem>> checkDataset(const Dataset& dataset, const CheckOptions& options,
                                          const ProgressCallback& progress, std::stop_token stop) {
  Checker checker(dataset, options);
  checker.read(progress, stop);
  if (stop.stop_requested())
    return failure(ErrorCode::Cancelled, Sentence::of("the check was stopped"));
  return checker.problems();
}

}  // namespace pomona
