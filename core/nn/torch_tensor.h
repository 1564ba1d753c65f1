// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "base/tensor.h"

namespace pomona {

/// A copy in main memory, of the same element type.
torch::Tensor toTorch(const Tensor& tensor);

/// A row-major copy in main memory, from any device and memory format. The element type must be one
/// of DType's (else c10::Error).
Tensor fromTorch(const torch::Tensor& tensor);

}  // namespace pomona
