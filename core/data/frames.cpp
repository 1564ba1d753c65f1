// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/frames.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/hash.h"
#include "base/random.h"
#include "pomona/dataset.h"

namespace pomona {
namespace {

constexpr std::string_view digits = "0123456789";

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes the run of digits, or else the single character, that `text` begins with.
std::string_view takePart(std::string_view& text) {
  std::size_t length = 1;
  if (isDigit(text.front()))
    while (length < text.size() && isDigit(text[length])) ++length;
  const auto part = text.substr(0, length);
  text.remove_prefix(length);
  return part;
}

/// Compares runs of digits of any length by their number, other text bytewise.
int compareParts(std::string_view a, std::string_view b) {
  if (isDigit(a.front()) && isDigit(b.front())) {
    a.remove_prefix(std::min(a.find_first_not_of('0'), a.size()));
    b.remove_prefix(std::min(b.find_first_not_of('0'), b.size()));
    if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  }
  return a.compare(b);
}

int naturalCompare(std::string_view a, std::string_view b) {
  auto restA = a;
  auto restB = b;
  while (!restA.empty() && !restB.empty())
    if (const int order = compareParts(takePart(restA), takePart(restB))) return order;
  if (restA.empty() != restB.empty()) return restA.empty() ? -1 : 1;
  return a.compare(b);  // "01" and "1" differ in their zeros only
}

bool frameLess(const Sample& a, const Sample& b) {
  const Frame frameA = frameOf(a.file);
  const Frame frameB = frameOf(b.file);
  if (const int order = naturalCompare(frameA.series, frameB.series)) return order < 0;
  if (const int order = naturalCompare(frameA.number, frameB.number)) return order < 0;
  return naturalLess(a.file, b.file);
}

/// The indices of each class's samples in order of frame.
std::map<int, std::vector<std::size_t>> framesPerClass(const std::vector<Sample>& samples) {
  std::map<int, std::vector<std::size_t>> frames;
  for (std::size_t i = 0; i < samples.size(); ++i) frames[samples[i].label].push_back(i);
  for (auto& [label, indices] : frames)
    std::ranges::sort(
        indices, [&](std::size_t a, std::size_t b) { return frameLess(samples[a], samples[b]); });
  return frames;
}

/// Where a stretch of `length` frames can begin: inside one series if any is long enough.
std::vector<std::size_t> possibleStarts(const std::vector<Sample>& samples,
                                        const std::vector<std::size_t>& frames,
                                        std::size_t length) {
  std::vector<std::size_t> all;
  std::vector<std::size_t> inOneSeries;
  const auto series = [&](std::size_t i) { return frameOf(samples[frames[i]].file).series; };
  for (std::size_t start = 0; start + length <= frames.size(); ++start) {
    all.push_back(start);
    if (series(start) == series(start + length - 1)) inOneSeries.push_back(start);
  }
  return inOneSeries.empty() ? all : inOneSeries;
}

/// A number that stays the class's own when other classes come or go.
std::uint64_t classSeed(std::uint64_t seed, std::string_view file) {
  return mixSeed(seed, fastHash(file.substr(0, file.rfind('/') + 1)));
}

}  // namespace

bool naturalLess(std::string_view a, std::string_view b) {
  return naturalCompare(a, b) < 0;
}

Frame frameOf(std::string_view file) {
  std::string_view name = file.substr(file.rfind('/') + 1);
  name = name.substr(0, name.rfind('.'));
  constexpr std::string_view size = "_100";
  if (name.size() > size.size() && name.ends_with(size) && isDigit(name[name.size() - 5]))
    name.remove_suffix(size.size());
  const auto end = name.find_last_of(digits) + 1;  // 0 if there is no digit
  const auto begin = end == 0 ? 0 : name.find_last_not_of(digits, end - 1) + 1;
  if (end == 0) return {name, {}};
  return {name.substr(0, begin), name.substr(begin, end - begin)};
}

HoldOut holdOut(const std::vector<Sample>& samples, double fraction, std::uint64_t seed) {
  std::vector<bool> held(samples.size());
  for (const auto& [label, frames] : framesPerClass(samples)) {
    if (frames.size() < 2) continue;
    const auto wanted = std::llround(fraction * static_cast<double>(frames.size()));
    const auto length =
        std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, frames.size() - 1);
    const auto starts = possibleStarts(samples, frames, length);
    Random random(classSeed(seed, samples[frames.front()].file));
    const std::size_t start = starts[random.below(starts.size())];
    for (std::size_t i = start; i < start + length; ++i) held[frames[i]] = true;
  }
  HoldOut result;
  for (std::size_t i = 0; i < samples.size(); ++i)
    (held[i] ? result.heldOut : result.kept).push_back(samples[i]);
  return result;
}

std::vector<Sample> limitPerClass(const std::vector<Sample>& samples, std::size_t limit) {
  if (limit == 0) return samples;
  std::vector<bool> chosen(samples.size());
  for (const auto& [label, frames] : framesPerClass(samples)) {
    const std::size_t count = std::min(limit, frames.size());
    for (std::size_t i = 0; i < count; ++i) chosen[frames[i * frames.size() / count]] = true;
  }
  std::vector<Sample> result;
  for (std::size_t i = 0; i < samples.size(); ++i)
    if (chosen[i]) result.push_back(samples[i]);
  return result;
}

}  // namespace pomona
