// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "pomona/augmentation.h"
#include "pomona/composite.h"
#include "pomona/error.h"
#include "pomona/image.h"

namespace pomona {

/// One image to load.
struct LoaderItem {
  std::filesystem::path file;
  std::string name;  ///< path relative to the dataset: what the draw of its augmentation goes by
  int label = 0;     ///< its class, for a composite's other frames
};

/// decode -> square -> augment -> preprocess, the same for every use.
struct LoaderOptions {
  int imageSize = 100;  ///< pixels
  Preprocessing preprocessing = Preprocessing::Rescale;
  std::optional<AugmentationOptions> augmentation;  ///< unset: the plain picture
  std::uint64_t seed = 0;                           ///< the recipe's
  std::uint64_t view = 0;                           ///< epoch or view, for the draw
  std::shared_ptr<const FramePool> pool;            ///< what composites borrow from; may be null
  /// At each picture, as lookAt counts them. Of several, only the first at pictures where the
  /// others are not worth it: see looksWorth.
  std::vector<int> looks{0};
  int batchSize = 32;
  int threads = 1;  ///< decoding threads, >= 1
};

/// Some neighbouring items, ready for the network.
struct LoadedBatch {
  std::size_t first = 0;                ///< index of the first item
  std::size_t count = 0;                ///< 1..batchSize
  std::vector<float> pixels;            ///< [most looks, count, H, W, 3]: channels-last
  std::vector<int> looks;               ///< [count]: how many of them are this item's; others are 0
  std::map<std::size_t, Error> errors;  ///< by item: what could not be read; its pixels are 0
};

/// How many of the looks are worth it at this picture, before its augmentation.
int looksAt(const Image& image, const LoaderOptions& options);

/// Turns one look at a picture into one item of a batch.
/// @param out  3 * size * size floats, [H, W, C].
void prepareImage(const Image& image, const LoaderOptions& options, const LoaderItem& item,
                  int look, std::span<float> out);

/// Loads images on its own threads, a few batches ahead of the consumer (bounded queue), and hands
/// the batches out in order. Destroying it, or the stop token, ends the threads within one image.
class ImageLoader {
 public:
  /// @param firstItem  items before it are skipped; batches are counted from it.
  ImageLoader(std::vector<LoaderItem> items, LoaderOptions options, std::size_t firstItem = 0);
  ImageLoader(const ImageLoader&) = delete;
  ImageLoader& operator=(const ImageLoader&) = delete;
  ~ImageLoader();

  /// The next batch; an empty optional after the last. Waits for it.
  /// Error{Cancelled} when `stop` is requested. Only one thread may call it.
  Result<std::optional<LoadedBatch>> next(std::stop_token stop);

 private:
  void work(std::stop_token stop);
  LoadedBatch load(std::size_t batch, std::stop_token stop) const;
  std::size_t batchCount() const;

  const std::vector<LoaderItem> m_items;
  const LoaderOptions m_options;
  const std::size_t m_firstItem;

  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::size_t m_claimed = 0;   ///< batches that a thread has begun
  std::size_t m_consumed = 0;  ///< batches handed out
  std::map<std::size_t, LoadedBatch> m_ready;
  std::vector<std::jthread> m_threads;  // last: ends before what it uses
};

}  // namespace pomona
