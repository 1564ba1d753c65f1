// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <exception>
#include <new>
#include <string>

#include "pomona/error.h"

namespace pomona {

/// What torch has thrown, as a value: Error{OutOfMemory, DeviceUnavailable, Internal}.
Error errorFrom(const c10::Error& error);

/// What `work` gives, a Result; what it throws becomes an Error.
template <class Work>
auto guarded(Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return failure(
        ErrorCode::OutOfMemory,
        Sentence::of("there is not enough memory; use a smaller batch size or image size"));
  } catch (const c10::Error& error) {
    return std::unexpected(errorFrom(error));
  } catch (const std::exception& error) {
    return failure(ErrorCode::Internal, Sentence::of("unexpected: {}", error.what()));
  }
}

}  // namespace pomona
