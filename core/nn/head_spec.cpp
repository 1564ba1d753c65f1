// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <map>
#include <optional>
#include <ranges>

#include "base/parse.h"
#include "nn/architecture.h"

namespace pomona {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// At least one part, without spaces around it.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (auto end = text.find(separator); end != text.npos; end = text.find(separator)) {
    parts.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
  parts.push_back(trimmed(text));
  return parts;
}

std::optional<HeadLayer> parseLayer(std::string_view text) {
  const auto parts = split(text, ':');
  HeadLayer layer;
  if (parts[0] == "dense") {
    layer.relu = parts.size() == 3 && parts[2] == "relu";
    const bool known = parts.size() == 2 || layer.relu;
    if (known && parseNumber(parts[1], layer.units) && layer.units >= 1 &&
        layer.units <= HeadLayer::mostUnits)
      return layer;
  } else if (parts[0] == "dropout") {
    layer.kind = HeadLayer::Kind::Dropout;
    if (parts.size() == 2 && parseNumber(parts[1], layer.rate) && layer.rate > 0 && layer.rate < 1)
      return layer;
  } else if (parts[0] == "batchnorm") {
    layer.kind = HeadLayer::Kind::BatchNormalization;
    const bool known =
        parts.size() == 1 || (parts.size() == 2 && parseNumber(parts[1], layer.epsilon));
    if (known && layer.epsilon >= HeadLayer::leastEpsilon && layer.epsilon <= 1) return layer;
  }
  return std::nullopt;
}

std::string toString(const HeadLayer& layer) {
  switch (layer.kind) {
    case HeadLayer::Kind::Dense:
      return fmt::format("dense:{}{}", layer.units, layer.relu ? ":relu" : "");
    case HeadLayer::Kind::Dropout:
      return fmt::format("dropout:{}", layer.rate);
    case HeadLayer::Kind::BatchNormalization:
      break;
  }
  return layer.epsilon == HeadLayer().epsilon ? "batchnorm"
                                              : fmt::format("batchnorm:{}", layer.epsilon);
}

/// Keras's layer of a hidden one, not yet named.
Layer kerasLayer(const HeadLayer& layer) {
  switch (layer.kind) {
    case HeadLayer::Kind::Dense:
      return {.type = LayerType::Dense,
              .name = "dense",
              .filters = layer.units,
              .activation = layer.relu ? Activation::Relu : Activation::Linear};
    case HeadLayer::Kind::Dropout:
      return {.type = LayerType::Dropout, .name = "dropout", .rate = layer.rate};
    case HeadLayer::Kind::BatchNormalization:
      break;
  }
  return {.type = LayerType::BatchNormalization,
          .name = "head_batch_normalization",
          .epsilon = layer.epsilon};
}

}  // namespace

std::string toString(const HeadSpec& head) {
  std::string text = head.pooling == Pooling::Flatten ? "flatten" : "gap";
  for (const auto& layer : head.hidden) text += "," + toString(layer);
  return text;
}

Result<HeadSpec> parseHead(std::string_view spec) {
  const auto parts = split(spec, ',');
  const auto refused = [&](std::string_view part, const Sentence& allowed) {
    const auto what = part == spec ? Sentence::of(R"(head is "{}", which is not {})", spec, allowed)
                                   : Sentence::of(R"(head is "{}": its part "{}" is not {})", spec,
                                                  part, allowed);
    return failure(ErrorCode::InvalidArgument, what);
  };
  HeadSpec head;
  if (parts[0] == "gap")
    head.pooling = Pooling::Gap;
  else if (parts[0] != "flatten")
    return refused(parts[0], Sentence::of("flatten or gap"));
  for (const auto part : parts | std::views::drop(1)) {
    const auto layer = parseLayer(part);
    if (!layer)
      return refused(part, Sentence::of("dense:UNITS or dense:UNITS:relu with 1..{} units, "
                                        "dropout:RATE with a rate between 0 and 1, batchnorm, or "
                                        "batchnorm:EPSILON with one of 1e-12 to 1",
                                        HeadLayer::mostUnits));
    head.hidden.push_back(*layer);
  }
  if (head.hidden.size() > HeadSpec::mostLayers)
    return failure(ErrorCode::InvalidArgument,
                   Sentence::of("head has {} layers; at most {} are possible", head.hidden.size(),
                                HeadSpec::mostLayers));
  return head;
}

void addHead(Architecture& architecture, const HeadSpec& head, int classes) {
  if (head.pooling == Pooling::Flatten)
    architecture.add({.type = LayerType::Flatten, .name = "flatten"});
  else
    architecture.add(
        {.type = LayerType::GlobalAveragePooling2D, .name = "global_average_pooling2d"});
  if (head.standardize)
    architecture.add({.type = LayerType::Normalization, .name = "normalization"});
  std::map<std::string, int> seen;
  const auto add = [&](Layer layer) {
    if (const int before = seen[layer.name]++; before > 0) layer.name += fmt::format("_{}", before);
    architecture.add(std::move(layer));
  };
  for (const auto& layer : head.hidden) add(kerasLayer(layer));
  add({.type = LayerType::Dense,
       .name = "dense",
       .filters = classes,
       .activation = Activation::Softmax});
}

}  // namespace pomona
