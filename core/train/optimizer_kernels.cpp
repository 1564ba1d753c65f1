// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/optimizer_kernels.h"

#include <cmath>

// One build runs on every x86-64; these loops are what wants the wider registers.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define POMONA_WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define POMONA_WIDE
#endif

namespace pomona {

POMONA_WIDE void adamKernel(const AdamStep& step, std::size_t count, float* __restrict parameter,
                            const float* __restrict gradient, float* __restrict m,
                            float* __restrict v) {
  const float rate = step.correctedRate;
  const float keep = 1 - step.rate * step.decay;
  for (std::size_t i = 0; i < count; ++i) {
    const float g = gradient[i];
    m[i] += (g - m[i]) * (1 - adamBeta1);
    v[i] += (g * g - v[i]) * (1 - adamBeta2);
    parameter[i] = parameter[i] * keep - rate * m[i] / (std::sqrt(v[i]) + adamEpsilon);
  }
}

POMONA_WIDE void sgdKernel(float rate, float momentum, float decay, std::size_t count,
                           float* __restrict parameter, const float* __restrict gradient,
                           float* __restrict m) {
  const float keep = 1 - rate * decay;
  for (std::size_t i = 0; i < count; ++i) {
    m[i] = momentum * m[i] - rate * gradient[i];
    parameter[i] = parameter[i] * keep + m[i];
  }
}

}  // namespace pomona
