// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature_cache.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/hash.h"
#include "pomona/paths.h"

namespace pomona {
namespace {

namespace fs = std::filesystem;

/// Between two writes of the index: what a crash may cost.
constexpr auto savePause = std::chrono::seconds(2);

std::uintmax_t cacheLimit() {
  constexpr std::uintmax_t gigabyte = 1'000'000'000;
  const char* text = std::getenv("POMONA_CACHE_GB");
  const double wanted = text ? std::strtod(text, nullptr) : 0;
  return wanted > 0 ? static_cast<std::uintmax_t>(wanted * static_cast<double>(gigabyte))
                    : 20 * gigabyte;
}

std::uintmax_t folderSize(const fs::path& folder) {
  std::uintmax_t size = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto bytes = entry.file_size(error);
    if (!error) size += bytes;
  }
  return size;
}

/// Waits a moment for another process. False if a stop was requested.
bool waitForOthers(std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, std::chrono::milliseconds(200), [] { return false; });
  return !stop.stop_requested();
}

}  // namespace

std::string FeatureKey::toJson() const {
  nlohmann::json key{{"samples", samples},
                     {"backbone", backbone},
                     {"weights", weights},
                     {"preprocessing", preprocessing},
                     {"image_size", imageSize},
                     {"pooling", pooling},
                     {"augmentation", augmentation},
                     {"seed", seed},
                     {"view", view},
                     {"precision", precision},
                     {"device", device}};
  if (!layer.empty()) key["layer"] = layer;
  return key.dump();
}

/// The data file, open for writing and mapped for reading. Written with pwrite: a full disk is an
/// error there and a SIGBUS in a mapping.
class FeatureCache::Mapping {
 public:
  static Result<std::shared_ptr<Mapping>> open(const fs::path& file, std::size_t size) {
    auto mapping = std::make_shared<Mapping>();
    mapping->m_file = file;
    mapping->m_size = size;
    mapping->m_fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (mapping->m_fd < 0) return std::unexpected(systemError(FileAction::Write, file, errno));
    // Takes the whole room now: better no disk space at the start than after an hour.
    if (const int error = ::posix_fallocate(mapping->m_fd, 0, static_cast<off_t>(size)))
      return std::unexpected(systemError(FileAction::Write, file, error));
    mapping->m_data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, mapping->m_fd, 0);
    if (mapping->m_data == MAP_FAILED)
      return std::unexpected(systemError(FileAction::Read, file, errno));
    return mapping;
  }
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (m_data != MAP_FAILED) ::munmap(m_data, m_size);
    if (m_fd >= 0) ::close(m_fd);
  }

  const std::byte* data() const { return static_cast<const std::byte*>(m_data); }

  Result<void> write(std::span<const std::byte> bytes, std::size_t offset) {
    while (!bytes.empty()) {
      const ssize_t written =
          ::pwrite(m_fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return std::unexpected(systemError(FileAction::Write, m_file, errno));
      bytes = bytes.subspan(static_cast<std::size_t>(written));
      offset += static_cast<std::size_t>(written);
    }
    return {};
  }

  Result<void> sync() {
    if (::fdatasync(m_fd) != 0)
      return std::unexpected(systemError(FileAction::Write, m_file, errno));
    return {};
  }

 private:
  fs::path m_file;
  int m_fd = -1;
  void* m_data = MAP_FAILED;
  std::size_t m_size = 0;
};

FeatureCache::FeatureCache(fs::path directory, DirectoryLock lock, std::size_t rows,
                           std::size_t columns)
    : m_directory(std::move(directory)),
      m_lock(std::move(lock)),
      m_rows(rows),
      m_columns(columns) {}

Result<FeatureCache> FeatureCache::open(const FeatureKey& key, std::size_t rows,
                                        std::size_t columns, std::stop_token stop) {
  assert(rows > 0 && columns > 0);
  const std::string text = key.toJson();
  const auto directory =
      cacheDirectory() / "features" / (toHex(fastHash(text)) + toHex(fastHash(text, 1)));
  if (const auto made = makeDirectory(directory); !made) return std::unexpected(made.error());
  while (true) {
    for (const auto mode : {DirectoryLock::Mode::Exclusive, DirectoryLock::Mode::Shared}) {
      auto lock = DirectoryLock::acquire(directory, mode);
      if (!lock && lock.error().code != ErrorCode::Busy) return std::unexpected(lock.error());
      if (!lock) continue;
      FeatureCache cache(directory, std::move(*lock), rows, columns);
      if (const auto opened = cache.openTable(text); !opened)
        return std::unexpected(opened.error());
      const bool full = cache.m_filled == rows;
      if (full) cache.m_lock.share();
      if (full || mode == DirectoryLock::Mode::Exclusive) return cache;
    }
    if (!waitForOthers(stop))
      return failure(ErrorCode::Cancelled, Sentence::of("stopped on request"));
  }
}

/// Reads the index and checks what it promises; whatever does not agree begins anew.
Result<void> FeatureCache::openTable(const std::string& key) {
  m_key = key;
  std::vector<std::uint64_t> hashes;
  const auto index = readText(m_directory / "index.json");
  const auto json = nlohmann::json::parse(index.value_or(""), nullptr, false);
  const auto dataSize = [&] {
    std::error_code error;
    const auto size = fs::file_size(m_directory / "data", error);
    return error ? 0 : size;
  }();
  const auto field = [&](const char* name) {  // of any kind: nothing in the file is believed
    return json.is_object() ? json.value(name, nlohmann::json()) : nlohmann::json();
  };
  const auto stored = field("hashes");
  if (field("key") == key && field("rows") == m_rows && field("columns") == m_columns &&
      stored.is_array() && dataSize == m_rows * rowBytes()) {
    for (const auto& hash : stored)
      hashes.push_back(hash.is_number_unsigned() ? hash.get<std::uint64_t>() : 0);
  } else {
    std::error_code ignored;
    fs::remove(m_directory / "data", ignored);
    trimFeatureCache(m_directory.parent_path(),
                     cacheLimit() - std::min(cacheLimit(), std::uintmax_t{m_rows * rowBytes()}));
  }
  auto mapping = Mapping::open(m_directory / "data", m_rows * rowBytes());
  if (!mapping) return std::unexpected(mapping.error());
  m_mapping = std::move(*mapping);
  verify(hashes);
  std::error_code ignored;  // the lock's time says when the table was used last
  fs::last_write_time(m_directory / "lock", fs::file_time_type::clock::now(), ignored);
  return {};
}

/// Rows are hashed as they were appended: batch by batch.
std::uint64_t FeatureCache::hashOf(std::size_t begin, std::size_t end) const {
  return fastHash(std::span(m_mapping->data() + begin * rowBytes(), (end - begin) * rowBytes()));
}

void FeatureCache::verify(const std::vector<std::uint64_t>& hashes) {
  for (const std::uint64_t expected : hashes) {
    const std::size_t end = std::min(m_rows, m_filled + batchRows);
    if (m_filled == m_rows || hashOf(m_filled, end) != expected) break;
    m_hashes.push_back(expected);
    m_filled = end;
  }
  m_discarded = std::min(m_rows, hashes.size() * batchRows) - m_filled;
}

Result<void> FeatureCache::append(std::span<const std::uint16_t> values) {
  const std::size_t end = std::min(m_rows, m_filled + batchRows);
  assert(m_filled < m_rows && values.size() == (end - m_filled) * m_columns);
  if (const auto written = m_mapping->write(std::as_bytes(values), m_filled * rowBytes()); !written)
    return written;
  m_hashes.push_back(hashOf(m_filled, end));
  m_filled = end;
  if (m_filled < m_rows && Clock::now() - m_saved < savePause) return {};
  return save();
}

Result<void> FeatureCache::save() {
  if (const auto synced = m_mapping->sync(); !synced) return synced;
  m_saved = Clock::now();
  const auto written = writeIndex();
  if (written && m_filled == m_rows) m_lock.share();
  return written;
}

Result<void> FeatureCache::writeIndex() {
  return writeFile(
      m_directory / "index.json",
      nlohmann::json{{"key", m_key}, {"rows", m_rows}, {"columns", m_columns}, {"hashes", m_hashes}}
          .dump());
}

const std::uint16_t* FeatureCache::data() const {
  assert(m_filled == m_rows);
  return reinterpret_cast<const std::uint16_t*>(m_mapping->data());
}

void trimFeatureCache(const fs::path& directory, std::uintmax_t limit) {
  struct Table {
    fs::file_time_type used;
    fs::path folder;
    std::uintmax_t size;
  };
  std::vector<Table> tables;
  std::uintmax_t total = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const auto used = fs::last_write_time(entry.path() / "lock", error);
    tables.push_back({used, entry.path(), folderSize(entry.path())});
    total += tables.back().size;
  }
  std::ranges::sort(tables, {}, &Table::used);
  for (const auto& table : tables) {
    if (total <= limit) return;
    const auto lock = DirectoryLock::acquire(table.folder);
    if (!lock) continue;  // in use
    fs::remove_all(table.folder, error);
    total -= table.size;
  }
}

}  // namespace pomona
