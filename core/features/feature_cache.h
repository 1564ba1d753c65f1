// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/tensor.h"
#include "pomona/error.h"

namespace pomona {

/// Everything the features of some images depend on: another value, another cache.
struct FeatureKey {
  std::string samples;  ///< sampleDigest of the images, in order
  std::string backbone;
  std::string weights;  ///< digest of the weights
  std::string preprocessing;
  int imageSize = 0;
  std::string pooling;       ///< "flatten" or "gap"
  std::string augmentation;  ///< SPEC; "none" for the plain picture
  std::uint64_t seed = 0;    ///< of the draws; 0 for the plain picture
  std::uint64_t view = 0;    ///< which of the views
  std::string precision;     ///< the network's arithmetic
  std::string device;        ///< and torch's version, "cpu, torch 1.13.1": each rounds its own way
  std::string layer = {};    ///< whose output they are; empty: the whole backbone's, pooled
  std::string toJson() const;
};

/// A table of features [rows, columns] of float16 on the disk, memory-mapped, filled in order from
/// row 0. Interrupted, it goes on where it was; every batch of rows has a checksum, and on opening
/// whatever does not agree with its checksum is thrown away, never trusted. Lives below
/// cacheDirectory(), which is kept below a limit (20 GB, or the environment's POMONA_CACHE_GB): the
/// tables used longest ago go first, never one in use.
class FeatureCache {
 public:
  /// Images that pass through the network at once when a table is filled, and whenever an image is
  /// to get the same features, bit for bit, as in the table.
  static constexpr std::size_t batchRows = 32;

  /// Opens or makes the table. Waits while another process fills the same one.
  /// Error{NotWritable, DiskFull, Cancelled}.
  static Result<FeatureCache> open(const FeatureKey& key, std::size_t rows, std::size_t columns,
                                   std::stop_token stop);
  FeatureCache(FeatureCache&&) noexcept = default;
  FeatureCache& operator=(FeatureCache&&) noexcept = default;

  std::size_t rows() const { return m_rows; }
  std::size_t columns() const { return m_columns; }
  /// Rows that are there, from row 0 on.
  std::size_t filled() const { return m_filled; }
  /// What was found damaged when it was opened, in rows.
  std::size_t discarded() const { return m_discarded; }

  /// Adds the next batch. @param values  float16 bits of batchRows rows, or of those that are left.
  /// Saved every two seconds and when full. Error{DiskFull, NotWritable}.
  Result<void> append(std::span<const std::uint16_t> values);
  /// What was appended survives from now on. Error{DiskFull, NotWritable}.
  Result<void> save();

  /// All rows, mapped: float16 bits, rows() * columns(). Only once it is full.
  const std::uint16_t* data() const;

 private:
  class Mapping;
  FeatureCache(std::filesystem::path directory, DirectoryLock lock, std::size_t rows,
               std::size_t columns);
  Result<void> openTable(const std::string& key);
  void verify(const std::vector<std::uint64_t>& hashes);
  std::size_t rowBytes() const { return m_columns * sizeof(std::uint16_t); }
  std::uint64_t hashOf(std::size_t begin, std::size_t end) const;
  Result<void> writeIndex();

  std::filesystem::path m_directory;
  DirectoryLock m_lock;
  std::size_t m_rows;
  std::size_t m_columns;
  std::size_t m_filled = 0;     ///< rows written
  std::size_t m_discarded = 0;  ///< rows
  std::string m_key;
  using Clock = std::chrono::steady_clock;
  Clock::time_point m_saved = Clock::now();
  std::vector<std::uint64_t> m_hashes;  ///< of the batches
  std::shared_ptr<Mapping> m_mapping;
};

/// Removes the tables used longest ago until all together need at most `limit` bytes.
void trimFeatureCache(const std::filesystem::path& directory, std::uintmax_t limit);

}  // namespace pomona
