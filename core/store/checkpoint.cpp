// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/checkpoint.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/file.h"
#include "base/hash.h"
#include "weights/safetensors.h"

namespace pomona {
namespace {

std::string digestOf(const Checkpoint& checkpoint) {
  std::uint64_t digest = fastHash(checkpoint.stateJson);
  for (const auto& [name, tensor] : checkpoint.tensors) {
    digest = fastHash(fmt::format("{} {} {}", name, static_cast<int>(tensor.dtype), tensor.shape),
                      digest);
    digest = fastHash(tensor.data, digest);
  }
  return toHex(digest);
}

}  // namespace

Result<void> saveCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& file) {
  if (const auto made = makeDirectory(file.parent_path()); !made) return made;
  return writeSafetensors(file, checkpoint.tensors,
                          {{"state", checkpoint.stateJson}, {"digest", digestOf(checkpoint)}});
}

Result<Checkpoint> loadCheckpoint(const std::filesystem::path& file) {
  auto content = readSafetensors(file);
  if (!content) return std::unexpected(content.error());
  Checkpoint checkpoint{std::move(content->tensors), std::move(content->metadata["state"])};
  if (content->metadata["digest"] != digestOf(checkpoint))
    return failure(
        ErrorCode::FileDamaged,
        Sentence::of("the checkpoint {} is damaged; delete it to train this run from its start",
                     file.string()),
        file);
  return checkpoint;
}

}  // namespace pomona
