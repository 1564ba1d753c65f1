# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes fine_tuning.csv: how Keras 3 fine-tunes the tails of the five networks.

usage: make_fine_tuning.py      (pip install keras tensorflow-cpu; made with Keras 3.15)

A row an epoch: network,optimizer,epoch,loss,accuracy,val_loss,val_accuracy. Weights, head and the tail's
inputs are the formulas of tests/train/test_fine_tuning.cpp; the order of the images is core/base/random.h's.
"""
import importlib.util
import pathlib

import keras
import numpy as np

HERE = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("nn", HERE.parent / "nn" / "make.py")
nn = importlib.util.module_from_spec(spec)
spec.loader.exec_module(nn)

CLASSES, TRAINING, VALIDATION, BATCH, EPOCHS, SEED = 3, 24, 12, 8, 3, 1
MASK = (1 << 64) - 1
# network, image size, first layer trained, optimizer, learning rate
CASES = [("vgg19", 64, "block5_conv3", "adam", 1e-4), ("vgg19", 64, "block5_conv3", "sgd", 1e-3),
         ("resnet50", 96, "conv5_block3_1_conv", "adamw", 3e-4), ("inception_v3", 75, "conv2d_60", "adam", 1e-4),
         ("xception", 71, "block13_sepconv1", "adam", 1e-4),
         ("efficientnet_lite0", 64, "blocks.11.expand", "adamw", 3e-4),
         ("efficientnet_lite0", 64, "stem.conv", "sgd", 2e-5)]


def mix_seed(seed, value):
    z = (seed + 0x9E3779B97F4A7C15 * (value + 1)) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def epoch_order(count, epoch):
    order, state = list(range(count)), mix_seed(SEED, epoch)
    for i in range(count, 1, -1):
        j = int((mix_seed(state, 0) >> 11) * 2.0**-53 * i)
        state += 1
        order[i - 1], order[j] = order[j], order[i - 1]
    return order


def lite0(size):
    """M. Tan's EfficientNet-Lite0, which Keras lacks; layers named as in its published weights."""
    layers = keras.layers

    def convolution(x, name, filters, kernel=1, stride=1, norm=None, relu6=True):
        kind = {"strides": stride, "padding": "same", "use_bias": False, "name": name}
        layer = layers.Conv2D(filters, kernel, **kind) if filters else layers.DepthwiseConv2D(kernel, **kind)
        x = layers.BatchNormalization(name=norm or name + "_bn")(layer(x))
        return layers.ReLU(6.0, name=name + "_relu6")(x) if relu6 else x

    inputs = keras.Input((size, size, 3))
    x = convolution(inputs, "stem.conv", 32, 3, 2, "stem.bn")
    block = 0
    for repeats, kernel, stride, expansion, filters in [(1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40),
                                                        (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192),
                                                        (1, 3, 1, 6, 320)]:
        for i in range(repeats):
            before, name, step = x, f"blocks.{block}", stride if i == 0 else 1
            if expansion > 1:
                x = convolution(x, name + ".expand", expansion * x.shape[-1])
            x = convolution(x, name + ".depthwise", None, kernel, step)
            x = convolution(x, name + ".project", filters, relu6=False)
            if step == 1 and before.shape[-1] == filters:
                x = layers.Add(name=name + ".add")([x, before])
            block += 1
    return keras.Model(inputs, convolution(x, "head.conv", 1280, norm="head.bn"))


def tail_of(base, first_name):
    """From the last layer that everything above it reads, itself or through others above it."""
    layers = base.layers
    place = {layer.name: i for i, layer in enumerate(layers)}
    first = place[first_name]

    def reads(layer):
        return [place[tensor._keras_history.operation.name] for tensor in layer._inbound_nodes[0].input_tensors]

    cut = next(c for c in range(first - 1, -1, -1) if all(min(reads(layer)) >= c for layer in layers[c + 1:]))
    for i, layer in enumerate(layers):
        layer.trainable = i >= first
    return keras.Model(layers[cut].output, base.output)


def unit(count, number):
    """nn's formula, evenly in [-1, 1)."""
    z = np.arange(count, dtype=np.uint64) + np.uint64(number << 40)
    with np.errstate(over="ignore"):
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / 2.0**23 - 1


def inputs(images, shape, number):
    """Of classes 0, 1, 2, 0 ...: steps of 1/256 in [0, 1), and half more in every third value of the class."""
    size = int(np.prod(shape))
    values = np.floor((unit(images * size, number).reshape(images, size) + 1) * 128) / 256
    labels = np.arange(images) % CLASSES
    values += 0.5 * (np.arange(size)[None] % CLASSES == labels[:, None])
    return values.astype(np.float32).reshape(images, *shape), labels


class TailAndHead(keras.Model):
    """The tail's batch normalisations keep their statistics, as Pomona's: said here, since a functional model
    hands on the outer `training`."""

    def __init__(self, tail):
        super().__init__()
        self.tail, self.pool = tail, keras.layers.GlobalAveragePooling2D()
        self.dense = keras.layers.Dense(CLASSES)

    def call(self, x, training=None):
        return self.dense(self.pool(self.tail(x, training=False)))


def train(name, size, layer, optimizer, rate):
    keras.backend.clear_session()
    base = lite0(size) if name == "efficientnet_lite0" else nn.backbone(name, size)
    nn.set_formula_weights(base)
    tail = tail_of(base, layer)
    shape = tuple(tail.input.shape[1:])
    x, y = inputs(TRAINING, shape, 1 << 20)
    x_val, y_val = inputs(VALIDATION, shape, 1 << 21)
    model = TailAndHead(tail)
    model(x[:1])
    columns = tail.output.shape[-1]
    limit = np.sqrt(6 / (columns + CLASSES))
    kernel = (limit * unit(columns * CLASSES, 1 << 22)).astype(np.float32).reshape(columns, CLASSES)
    model.dense.set_weights([kernel, np.zeros(CLASSES, np.float32)])
    made = {"adam": keras.optimizers.Adam(rate), "adamw": keras.optimizers.AdamW(rate, weight_decay=0.01),
            "sgd": keras.optimizers.SGD(rate, momentum=0.9)}[optimizer]
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(made, loss, metrics=["accuracy"])
    for epoch in range(1, EPOCHS + 1):
        order, sums = epoch_order(TRAINING, epoch), np.zeros(2)
        for begin in range(0, TRAINING, BATCH):
            chosen = order[begin:begin + BATCH]
            sums += np.array(model.train_on_batch(x[chosen], y[chosen]), np.float64) * len(chosen)
        validated = model.test_on_batch(x_val, y_val)
        yield ",".join([name, optimizer, str(epoch)] + [f"{float(v):.9g}" for v in (*sums / TRAINING, *validated)])


rows = []
for case in CASES:
    for row in train(*case):
        print(row, flush=True)
        rows.append(row)
(HERE / "fine_tuning.csv").write_text("\n".join(rows) + "\n")
