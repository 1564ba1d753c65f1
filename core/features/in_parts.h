// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <atomic>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>

#include "pomona/sentence.h"

namespace pomona {

/// Work on items in parts, with a look at `stop` before each. A part that does not fit into a GPU's
/// memory is done again by halves, and from then on no part is larger.
/// @param most    items of a part, at most; made smaller where memory ends.
/// @param work    the rows of `count` items from `begin` on.
/// @param notice  told of it; may be empty.
/// @return the rows of all, not defined when stopped. Throws c10::OutOfMemoryError when not even
/// one
///         item fits.
torch::Tensor inParts(
    std::size_t count, std::atomic<std::size_t>& most,
    const std::function<torch::Tensor(std::size_t begin, std::size_t count)>& work,
    const std::function<void(const Sentence&)>& notice = {}, const std::stop_token& stop = {});

}  // namespace pomona
