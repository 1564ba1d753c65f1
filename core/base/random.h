// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pomona {

/// splitmix64's finaliser (Steele, Lea, Flood 2014): makes independent seeds out of neighbouring
/// numbers.
constexpr std::uint64_t mixSeed(std::uint64_t seed, std::uint64_t value) {
  std::uint64_t z = seed + 0x9e3779b97f4a7c15u * (value + 1);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/// What seeds become, so that a run that goes on keeps its numbers. 1, before Pomona 0.2: a
/// kernel's draws began at the seed itself, and those of the next seed were the same, shifted by
/// one.
inline constexpr int generatorVersion = 2;

/// The splitmix64 generator: small, seeded by one number, and, unlike the distributions of
/// <random>, the same on every standard library.
class Random {
 public:
  /// @param seed  from mixSeed: generators of neighbouring seeds draw the same numbers, shifted.
  explicit Random(std::uint64_t seed) : m_state(seed) {}

  std::uint64_t next() { return mixSeed(m_state++, 0); }
  /// Evenly in [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  /// Evenly in [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// Evenly in 0 .. count - 1; count >= 1.
  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(uniform() * static_cast<double>(count));
  }
  /// Standard normal (Box-Muller).
  double normal();

 private:
  std::uint64_t m_state;
};

/// 0 .. count-1 shuffled (Fisher-Yates). A pure function of its arguments.
std::vector<std::size_t> permutation(std::size_t count, std::uint64_t seed);

}  // namespace pomona
