// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace pomona {

/// How far a job is. Values only; what the job is called is the receiver's business.
struct Progress {
  std::size_t done = 0;   ///< items finished, 0..total
  std::size_t total = 0;  ///< items altogether; 0 while unknown
  std::size_t start = 0;  ///< items that were there before this began: rates do not count them
};

/// Called from the job's threads, never by two at once; must return quickly. May be empty.
using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace pomona
