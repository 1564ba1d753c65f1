// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <vector>

#include "nn/architecture.h"
#include "nn/layer_math.h"

namespace pomona {

/// Computes a frozen backbone. Batch normalisation is folded into the convolution before it,
/// activations work in place, weights and activations are channels-last, tensors are freed after
/// their last use.
class Network {
 public:
  /// @param weights  under their canonical names (WeightSpec); any float type.
  /// @param dtype    torch::kFloat32 or torch::kBFloat16: that of the whole computation.
  /// @return Error{FileMismatch} if weights are missing or of a wrong shape; Error{OutOfMemory,
  ///         DeviceUnavailable, Internal} from the device.
  static Result<Network> create(const Architecture& architecture, const TensorMap& weights,
                                torch::Device device = torch::kCPU,
                                torch::ScalarType dtype = torch::kFloat32);

  /// @param x  [B, 3, S, S] float32, preprocessed, channels-last in memory (others are copied), on
  ///           any device.
  /// @return   [B, C, h, w] float32 on the network's device, channels-last: flattened as Keras does
  ///           by permute({0, 2, 3, 1}).flatten(1). Carries no gradient.
  /// Thread-safe. Throws c10::Error when the device's memory is too small.
  torch::Tensor forward(const torch::Tensor& x) const;

  torch::Device device() const { return m_device; }
  torch::ScalarType dtype() const { return m_dtype; }

 private:
  /// One or more layers in one go: a convolution with its batch normalisation and activation, a
  /// sum with its activation.
  struct Step {
    Layer layer;                      ///< the first of them: type, kernel, stride, padding
    std::vector<std::size_t> inputs;  ///< steps
    LayerWeights weights;
    bool relu = false;
    double maxValue = 0;            ///< of the ReLU; 0: none
    std::vector<std::size_t> last;  ///< steps whose output is used here for the last time
  };
  class Builder;

  Network(std::vector<Step> steps, torch::Device device, torch::ScalarType dtype,
          std::int64_t sliceSize)
      : m_steps(std::move(steps)), m_device(device), m_dtype(dtype), m_sliceSize(sliceSize) {}
  torch::Tensor forwardSlice(const torch::Tensor& x) const;
  static torch::Tensor run(const Step& step, const std::vector<torch::Tensor>& outputs);

  std::vector<Step> m_steps;
  torch::Device m_device;
  torch::ScalarType m_dtype;
  std::int64_t m_sliceSize;  ///< images that pass at once
};

}  // namespace pomona
