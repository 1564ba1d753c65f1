// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "train/feature_source.h"

namespace pomona::test {

/// Features [N, F] as a training keeps them. @param name  of its own in the cache.
inline FeatureTable tableOf(const std::string& name, const torch::Tensor& features,
                            std::vector<int> labels) {
  const auto half = toCached(features).value();
  const auto images = static_cast<std::size_t>(half.size(0));
  const auto columns = static_cast<std::size_t>(half.size(1));
  auto cache = FeatureCache::open({.samples = name}, images, columns, {}).value();
  const auto* values = reinterpret_cast<const std::uint16_t*>(half.data_ptr<at::Half>());
  while (cache.filled() < images) {
    const auto count = std::min(FeatureCache::batchRows, images - cache.filled());
    cache.append(std::span(values + cache.filled() * columns, count * columns)).value();
  }
  FeatureTable table{std::make_shared<const FeatureCache>(std::move(cache)), {}, std::move(labels)};
  for (std::size_t i = 0; i < images; ++i) table.rows.push_back(i);
  return table;
}

}  // namespace pomona::test
