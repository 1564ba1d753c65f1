# SPDX-License-Identifier: GPL-3.0-or-later
"""The networks in Keras, with weights of a file or random ones, and what a picture is for them."""

import keras
import numpy as np
from safetensors.numpy import load_file


def prepared(rgb, preprocessing):
    """[N, H, W, 3] of 0..255 as network input."""
    x = np.asarray(rgb, np.float32)
    if preprocessing == "caffe":
        return x[..., ::-1] - np.float32([103.939, 116.779, 123.68])
    return {"rescale": lambda: x / 255, "tf": lambda: x / np.float32(127.5) - 1, "lite": lambda: (x - 127) / 128}[
        preprocessing
    ]()


def as_cached(features):
    """Features are kept as float16."""
    return np.asarray(features).astype(np.float16).astype(np.float32)


def application(name, size=None):
    """Without weights and top; names as in a fresh session. size None: any."""
    keras.backend.clear_session()
    make = {
        "vgg16": keras.applications.VGG16,
        "vgg19": keras.applications.VGG19,
        "resnet50": keras.applications.ResNet50,
        "inception_v3": keras.applications.InceptionV3,
        "xception": keras.applications.Xception,
    }[name]
    return make(weights=None, include_top=False, input_shape=(size, size, 3))


def randomise(model, seed):
    """He's kernels, and batch normalisations that do something; residual sums must not grow without end."""
    random = np.random.default_rng(seed)
    for weight in model.weights:
        shape, path = weight.shape, weight.path
        if len(shape) == 4:
            depthwise = "depthwise" in path.split("/")[-1]
            values = random.normal(
                0, np.sqrt((1 if depthwise else 2) / np.prod(shape[: 2 if depthwise else 3])), shape
            )
        elif len(shape) == 2:
            values = random.normal(0, np.sqrt(1 / shape[0]), shape)
        elif path.endswith("gamma"):
            values = random.uniform(0.75, 1.25, shape) * gain(path)
        elif path.endswith("variance"):
            values = random.uniform(0.5, 1.5, shape)
        else:
            values = random.uniform(-0.1, 0.1, shape)
        weight.assign(values.astype(np.float32))
    return model


def gain(path):
    """Of a batch normalisation: less where it ends a branch of a sum, and where Xception ends, whose sums are large."""
    return 0.1 if "block14_sepconv2" in path else 0.25 if "_3_bn" in path or "sepconv3_bn" in path else 1


def efficientnet_lite0(size, file):
    """M. Tan's EfficientNet-Lite0 from the paper's table, with the weights of torch's names."""
    keras.backend.clear_session()
    layers = keras.layers
    stages = [
        (1, 3, 1, 1, 16),
        (2, 3, 2, 6, 24),
        (2, 5, 2, 6, 40),
        (3, 3, 2, 6, 80),
        (3, 5, 1, 6, 112),
        (4, 5, 2, 6, 192),
        (1, 3, 1, 6, 320),
    ]  # repeats, kernel, stride, expansion, filters

    def convolution(x, name, filters, kernel=1, stride=1, norm=None, relu6=True):
        kind = {"strides": stride, "padding": "same", "use_bias": False, "name": name}
        layer = layers.Conv2D(filters, kernel, **kind) if filters else layers.DepthwiseConv2D(kernel, **kind)
        x = layers.BatchNormalization(name=norm or name + "_bn")(layer(x))
        return layers.ReLU(6.0, name=name + "_relu6")(x) if relu6 else x

    inputs = keras.Input((size, size, 3))
    x = convolution(inputs, "stem.conv", 32, 3, 2, "stem.bn")
    block = 0
    for repeats, kernel, stride, expansion, filters in stages:
        for i in range(repeats):
            before, name, step = x, f"blocks.{block}", stride if i == 0 else 1
            if expansion > 1:
                x = convolution(x, name + ".expand", expansion * x.shape[-1])
            x = convolution(x, name + ".depthwise", None, kernel, step)
            x = convolution(x, name + ".project", filters, relu6=False)
            if step == 1 and before.shape[-1] == filters:
                x = layers.Add(name=name + ".add")([x, before])
            block += 1
    model = keras.Model(inputs, convolution(x, "head.conv", 1280, norm="head.bn"))
    values = load_file(file)
    for layer in model.layers:
        kernel = isinstance(layer, (layers.Conv2D, layers.DepthwiseConv2D))
        if kernel:
            w = values[layer.name + ".weight"].astype(np.float32)
            layer.set_weights(
                [w.transpose((2, 3, 0, 1) if isinstance(layer, layers.DepthwiseConv2D) else (2, 3, 1, 0))]
            )
        elif layer.weights:
            layer.set_weights(
                [values[f"{layer.name}.{what}"] for what in ("weight", "bias", "running_mean", "running_var")]
            )
    return model


def with_weights(bench, name, size):
    """(network, file for --weights, preprocessing): the real weights where they are there, else random ones, for which
    small inputs keep outputs small."""
    real = {"efficientnet_lite0": "efficientnet_lite0.safetensors", "vgg19": "vgg19_imagenet_notop.h5"}.get(name)
    file = bench.weights(real) if real else None
    if name == "efficientnet_lite0":
        return efficientnet_lite0(size, file), file, "lite"
    network = application(name, size)
    if file:
        network.load_weights(file)
        return network, file, "caffe"
    file = bench.folder / f"{name}.h5"
    randomise(network, 5).save(file)
    return network, file, "tf"


def lite_features(bench, pictures, size, pooling="gap"):
    """Of EfficientNet-Lite0 with its own weights, as they are kept."""
    model = bench.once(
        ("lite", size), lambda: efficientnet_lite0(size, bench.weights("efficientnet_lite0.safetensors"))
    )
    return as_cached(pooled(outputs(model, prepared(pictures, "lite")), pooling))


def outputs(model, inputs, at_once=32):
    """Without predict's tracing: few pictures do not repay it."""
    parts = [np.asarray(model(inputs[i : i + at_once], training=False)) for i in range(0, len(inputs), at_once)]
    return np.concatenate(parts)


def pooled(maps, pooling):
    return maps.mean((1, 2)) if pooling == "gap" else maps.reshape(len(maps), -1)


def divided(base, first_name):
    """(below, tail): what stays frozen and what is trained, from the layer of this name on.

    The cut is the last layer that everything above it reads, itself or through others above it."""
    layers = base.layers
    place = {layer.name: i for i, layer in enumerate(layers)}
    first = place[first_name]

    def reads(layer):
        return [place[tensor._keras_history.operation.name] for tensor in layer._inbound_nodes[0].input_tensors]

    cut = next(c for c in range(first - 1, -1, -1) if all(min(reads(layer)) >= c for layer in layers[c + 1 :]))
    for i, layer in enumerate(layers):
        layer.trainable = i >= first
    return (keras.Model(base.input, layers[cut].output), keras.Model(layers[cut].output, base.output))


def canonical(model):
    """{name in the model file: array}, kernels as [out, in, height, width]."""
    arrays = {}
    for layer in model.layers:
        for weight in layer.weights:
            name = weight.path.split("/")[-1]
            value = np.asarray(weight)
            if value.ndim == 4:
                depthwise = name == "depthwise_kernel" or isinstance(layer, keras.layers.DepthwiseConv2D)
                value = value.transpose((2, 3, 0, 1) if depthwise else (3, 2, 0, 1))
            arrays[f"{layer.name}/{name}"] = value
    return arrays
