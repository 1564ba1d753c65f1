// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights/download.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <random>

#include "base/hash.h"
#include "weights/part_file.h"
#include "weights/transfer.h"

namespace pomona {
namespace {

using std::chrono::milliseconds;
constexpr int mostDoublings = 6;

void waitByTheClock(milliseconds time, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, time, [] { return false; });
}

/// Twice as long each time, and not at the same moment as everybody else whom the server has just
/// turned away.
milliseconds pauseBefore(int attempt, milliseconds first) {
  std::random_device device;
  const auto longest =
      static_cast<double>((first * (1 << std::min(attempt, mostDoublings))).count());
  return milliseconds(std::lround(std::uniform_real_distribution(longest / 2, longest)(device)));
}

Result<void> checkSpace(const DownloadRequest& request, std::uint64_t there) {
  std::error_code error;
  const auto space = std::filesystem::space(request.file.parent_path(), error);
  if (error || there + space.available >= request.bytes) return {};
  return failure(ErrorCode::DiskFull,
                 Sentence::of("{} needs {} bytes and {} has room for {}; free some space and try "
                              "again",
                              request.file.filename().string(), request.bytes - there,
                              request.file.parent_path().string(), space.available),
                 request.file);
}

Error cancelled(const PartFile& part, const DownloadRequest& request) {
  return {ErrorCode::Cancelled,
          Sentence::of("stopped; {} of {} bytes are kept and the next fetch goes on from there",
                       part.size(), request.bytes),
          part.path()};
}

/// Gets all bytes into the part file. Whether they are the right ones is another question.
Result<void> fill(PartFile& part, Transfer& transfer, const DownloadRequest& request,
                  const std::stop_token& stop, const Patience& patience) {
  const auto before = part.size();
  auto most = before;
  for (int idle = 0;;) {
    const auto result = transfer.run(stop);
    if (result.end == TransferResult::End::Complete) return {};
    if (stop.stop_requested()) return std::unexpected(cancelled(part, request));
    const bool more = part.size() > most;
    most = std::max(most, part.size());
    idle = more ? 0 : idle + 1;
    const bool hopeless = result.end == TransferResult::End::Offline && most == before;
    if (result.end == TransferResult::End::GivenUp || hopeless || idle >= patience.attempts)
      return std::unexpected(result.error);
    const auto pause = pauseBefore(idle, patience.firstPause);
    patience.pause ? patience.pause(pause, stop) : waitByTheClock(pause, stop);
    if (stop.stop_requested()) return std::unexpected(cancelled(part, request));
  }
}

Result<void> checkDigest(const PartFile& part, const DownloadRequest& request) {
  const auto digest = md5File(part.path());
  if (!digest) return std::unexpected(digest.error());
  if (*digest == request.md5) return {};
  return failure(
      ErrorCode::FileDamaged,
      Sentence::of("{} sends another file than the published one (MD5 {} instead of {}); "
                   "nothing of it is kept",
                   request.url, *digest, request.md5),
      request.file);
}

Result<void> fetch(PartFile& part, const DownloadRequest& request, const ProgressCallback& progress,
                   const std::stop_token& stop, const Patience& patience) {
  Transfer transfer(request, patience, progress, part);
  bool resumed = part.size() > 0;
  while (true) {
    if (const auto filled = fill(part, transfer, request, stop, patience); !filled) return filled;
    const auto right = checkDigest(part, request);
    if (right) return part.finish();
    if (const auto cleared = part.clear(); !cleared) return cleared;
    if (!resumed) return right;
    resumed = false;  // what was there from earlier may have been wrong
  }
}

}  // namespace

Result<void> download(const DownloadRequest& request, const ProgressCallback& progress,
                      const std::stop_token& stop, const Patience& patience) {
  auto part = PartFile::open(request.file);
  if (!part) return std::unexpected(part.error());
  auto done = checkSpace(request, part->size());
  if (done) done = fetch(*part, request, progress, stop, patience);
  if (!done && part->size() == 0) part->remove();
  return done;
}

}  // namespace pomona
