// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace pomona {

/// What one Adam step needs beside the arrays.
struct AdamStep {
  float rate = 0;           ///< the schedule's learning rate
  float correctedRate = 0;  ///< rate * sqrt(1 - beta2^t) / (1 - beta1^t)
  float decay = 0;          ///< decoupled weight decay (AdamW); 0 for Adam
};

/// Keras's constants.
inline constexpr float adamBeta1 = 0.9f;
inline constexpr float adamBeta2 = 0.999f;
inline constexpr float adamEpsilon = 1e-7f;

/// Keras's Adam and AdamW in one pass over memory (torch's own takes several, and several times as
/// long): p -= p rate decay;  m += (g - m)(1 - beta1);  v += (g^2 - v)(1 - beta2);  p -=
/// correctedRate m / (sqrt(v) + epsilon).
void adamKernel(const AdamStep& step, std::size_t count, float* parameter, const float* gradient,
                float* m, float* v);

/// Keras's SGD with momentum, weight decay decoupled: p -= p rate decay;  m = momentum m - rate g;
/// p += m.
void sgdKernel(float rate, float momentum, float decay, std::size_t count, float* parameter,
               const float* gradient, float* m);

}  // namespace pomona
