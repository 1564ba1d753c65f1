// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sys/stat.h>

#include <span>

#include "base/hash.h"
#include "base/parallel.h"
#include "pomona/dataset.h"

namespace pomona {
namespace {

/// A hash of one file's name, size and modification time; nothing if it cannot be asked.
std::optional<std::uint64_t> fileDigest(const std::filesystem::path& root,
                                        const std::string& file) {
  struct stat status{};
  if (::stat((root / file).c_str(), &status) != 0) return std::nullopt;
  return fastHash(fmt::format("{}\n{} {} {}", file, status.st_size, status.st_mtim.tv_sec,
                              status.st_mtim.tv_nsec));
}

}  // namespace

Result<std::string> sampleDigest(const std::filesystem::path& root,
                                 const std::vector<Sample>& samples) {
  std::vector<std::optional<std::uint64_t>> digests(samples.size());
  parallelFor(samples.size(), 0,
              [&](std::size_t i) { digests[i] = fileDigest(root, samples[i].file); });
  std::vector<std::uint64_t> values;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const auto& digest = digests[i];
    if (!digest)
      return failure(ErrorCode::NotFound,
                     Sentence::of("{} has disappeared; scan the folder again",
                                  (root / samples[i].file).string()),
                     root / samples[i].file);
    values.push_back(*digest);
  }
  const auto bytes = std::as_bytes(std::span(values));
  return toHex(fastHash(bytes, 0)) + toHex(fastHash(bytes, 1));
}

}  // namespace pomona
