// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/tensor.h"
#include "pomona/backbone.h"
#include "pomona/error.h"
#include "pomona/model_summary.h"

namespace pomona {

/// Keras's layer classes, as far as the networks use them.
enum class LayerType {
  InputLayer,
  Conv2D,
  DepthwiseConv2D,
  SeparableConv2D,
  BatchNormalization,
  ReLU,
  Activation,
  ZeroPadding2D,
  MaxPooling2D,
  AveragePooling2D,
  Add,
  Concatenate,
  Flatten,
  GlobalAveragePooling2D,
  Normalization,
  Dense,
  Dropout,
};
/// Keras's own word: "Conv2D".
std::string_view toString(LayerType type);

/// TensorFlow's meaning: Same gives ceil(size / stride) values and puts an odd padding pixel at the
/// right and the bottom.
enum class Padding { Valid, Same };
enum class Activation { Linear, Relu, Softmax };

/// Pixels under a kernel or in a pool; one number makes a square.
struct KernelSize {
  int height;
  int width;
  constexpr KernelSize(int side) : height(side), width(side) {}
  constexpr KernelSize(int rows, int columns) : height(rows), width(columns) {}
};

/// Zeros before and after one side of `size` pixels.
std::array<int, 2> samePadding(std::int64_t size, int kernel, int stride);

/// One array of a layer, under its canonical name in a TensorMap:
///   <layer>/kernel  Conv2D [filters, channels, kh, kw], DepthwiseConv2D [channels, 1, kh, kw],
///                   Dense [inputs, units] with the inputs in Keras's order (H, W, C);
///   <layer>/{depthwise_kernel,pointwise_kernel}  SeparableConv2D [channels, 1, kh, kw] and
///                   [filters, channels, 1, 1];
///   <layer>/bias; <layer>/{gamma,beta,moving_mean,moving_variance}; <layer>/{mean,std}.
struct WeightSpec {
  std::string name;
  std::vector<std::int64_t> shape;
  bool depthwise = false;  ///< each channel has its own filter
  std::int64_t elements() const;
  /// A batch normalisation's average, which no gradient changes.
  bool isStatistic() const;
};

/// One layer: Keras's arguments under Keras's names. The last two members are filled by
/// Architecture::add.
struct Layer {
  LayerType type = LayerType::InputLayer;
  std::string name = {};
  std::vector<std::size_t> inputs = {};  ///< indices of earlier layers; empty: the one before
  int filters = 0;                       ///< Conv2D, SeparableConv2D; Dense: units
  KernelSize kernel = 1;                 ///< pooling: pool_size
  int stride = 1;
  int border = 0;  ///< ZeroPadding2D: pixels on each side
  Padding padding = Padding::Same;
  Activation activation = Activation::Linear;
  bool useBias = true;
  bool scale = true;                           ///< BatchNormalization: has gamma
  double epsilon = 1e-3;                       ///< BatchNormalization
  double maxValue = 0;                         ///< ReLU: values above are cut; 0: none are
  double rate = 0;                             ///< Dropout
  std::vector<std::int64_t> outputShape = {};  ///< without the batch: {height, width, channels}
  std::vector<WeightSpec> weights = {};        ///< in Keras's order

  std::int64_t parameters() const;
  /// What training changes: all but a normalisation's statistics.
  std::int64_t trainableParameters() const;
  std::int64_t outputElements() const;
};

/// A network as data: layers in an order in which they can be computed. The last one is the output.
class Architecture {
 public:
  /// Infers shape and weights, appends. @return the layer's index. Wrong inputs are a bug (assert).
  std::size_t add(Layer layer);
  const std::vector<Layer>& layers() const { return m_layers; }

  /// The same network in the order in which Keras lists and saves it: furthest from the output
  /// first; of equally far ones that which a depth-first walk back from the output meets first
  /// (keras.src.ops.function.map_graph). Every layer must lead to the output.
  Architecture inKerasOrder() const;

 private:
  std::vector<Layer> m_layers;
};

/// A backbone without top for imageSize x imageSize pixels.
Architecture backboneArchitecture(Backbone backbone, int imageSize);

/// Appends the classifier's layers, named as Keras names them in a first model: "flatten" or
/// "global_average_pooling2d", "normalization", "dense", "dense_1", "dropout"; but
/// "head_batch_normalization", since some backbones have layers of Keras's name.
void addHead(Architecture& architecture, const HeadSpec& head, int classes);

/// Error{FileMismatch} that names the first layer whose weights are missing or of another shape.
/// More tensors than the architecture needs are none.
Result<void> checkWeights(const Architecture& architecture, const TensorMap& weights);

/// "[3, 3, 64]"
std::string shapeText(const std::vector<std::int64_t>& shape);

}  // namespace pomona
