// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/in_parts.h"

#include <algorithm>
#include <vector>

namespace pomona {
namespace {

using Work = std::function<torch::Tensor(std::size_t begin, std::size_t count)>;

/// Not defined when the memory is too small.
torch::Tensor tried(const Work& work, std::size_t begin, std::size_t count) try {
  return work(begin, count);
} catch (const c10::OutOfMemoryError&) {
  if (count == 1) throw;
  return {};
}

Sentence takesFewer(std::size_t images) {
  return Sentence::of("{} images at once do not fit into the GPU's memory: it takes {} from now on",
                      images, images / 2);
}

}  // namespace

torch::Tensor inParts(std::size_t count, std::atomic<std::size_t>& most, const Work& work,
                      const std::function<void(const Sentence&)>& notice,
                      const std::stop_token& stop) {
  std::vector<torch::Tensor> parts;
  for (std::size_t begin = 0; begin < count;) {
    if (stop.stop_requested()) return {};
    const std::size_t part = std::min<std::size_t>(most, count - begin);
    auto rows = tried(work, begin, part);
    if (rows.defined()) {
      parts.push_back(std::move(rows));
      begin += part;
      continue;
    }
    most = part / 2;
    if (notice) notice(takesFewer(part));
  }
  return torch::cat(parts);
}

}  // namespace pomona
