// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace pomona {

/// The number of threads that 0 stands for: one a core of this process.
int threadCount(int requested);

/// Calls `work(i)` for i in 0 .. count-1 on up to `threads` threads (0: one a core), the caller's
/// among them, and returns when all are done. `work` must not throw.
void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

}  // namespace pomona
