# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the goldens of nn and weights with Keras 3 (pip install keras tensorflow-cpu pillow).

usage: make.py nn|weights|real [vgg19_imagenet_notop.h5 image.jpg]
  nn       nn/summaries.json   every row of Keras's summaries
           nn/vgg16.f32, nn/vgg19.f32  features of the formula picture with formula weights,
                               [3, 3, 512] as Keras flattens them (H, W, C), little-endian float32
  weights  weights/keras3_model.h5     a small network's formula weights, legacy layout
           weights/keras3.weights.h5   the same in Keras 3's own layout, which is refused
  real     nn/vgg19_imagenet.f32  features of a real picture with the real weights
"""
import json
import pathlib
import sys

import keras
import numpy as np

HERE = pathlib.Path(__file__).parent.parent
SIZE = 100


def formula_picture(size):
    y, x = np.mgrid[0:size, 0:size]
    return np.stack([(3 * x + 5 * y) % 256, (7 * x + 2 * y) % 256, (x * y) % 256], -1)


def formula_weights(shape, number):
    """Element i (in the order of the file, H W I O) of array n: splitmix64's finaliser of
    i + n * 2^40, its upper 24 bits evenly in [-1, 1), scaled to He's variance."""
    z = np.arange(np.prod(shape), dtype=np.uint64) + np.uint64(number << 40)
    with np.errstate(over="ignore"):
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    unit = (z >> np.uint64(40)).astype(np.float64) / 2.0**23 - 1
    scale = np.sqrt(6 / np.prod(shape[:-1])) if len(shape) > 1 else 0.1
    return (unit * scale).astype(np.float32).reshape(shape)


def set_formula_weights(model):
    number = 0
    for layer in model.layers:
        weights = [formula_weights(w.shape, number + i) for i, w in enumerate(layer.weights)]
        layer.set_weights(weights)
        number += len(weights)


def backbone(name, size=SIZE):
    make = {"vgg16": keras.applications.VGG16, "vgg19": keras.applications.VGG19}[name]
    return make(weights=None, include_top=False, input_shape=(size, size, 3))


def features(model, rgb):
    caffe = rgb[..., ::-1].astype(np.float32) - np.float32([103.939, 116.779, 123.68])
    return model.predict(caffe[None], verbose=0)[0].astype("<f4")


def summary(model):
    rows = [{"name": l.name, "type": type(l).__name__, "output_shape": list(l.output.shape)[1:],
             "parameters": l.count_params()} for l in model.layers]
    trainable = sum(int(np.prod(w.shape)) for w in model.trainable_weights)
    return {"layers": rows, "total": model.count_params(), "trainable": trainable}


def article(name, size, classes, pooling):
    keras.backend.clear_session()
    base = backbone(name, size)
    base.trainable = False
    x = keras.layers.Flatten()(base.output) if pooling == "flatten" else \
        keras.layers.GlobalAveragePooling2D()(base.output)
    x = keras.layers.Dense(classes, activation="softmax")(x)
    return {"backbone": name, "size": size, "classes": classes, "head": pooling,
            **summary(keras.Model(base.input, x))}


def make_nn():
    folder = HERE / "nn"
    folder.mkdir(exist_ok=True)
    cases = [article("vgg16", 100, 131, "flatten"), article("vgg19", 100, 95, "flatten"),
             article("vgg16", 75, 10, "gap")]
    (folder / "summaries.json").write_text(json.dumps(cases, indent=1) + "\n")
    for name in ("vgg16", "vgg19"):
        model = backbone(name)
        set_formula_weights(model)
        features(model, formula_picture(SIZE)).tofile(folder / f"{name}.f32")


def small_model():
    keras.backend.clear_session()
    inputs = keras.Input((32, 32, 3), name="input_layer")
    x = keras.layers.Conv2D(4, 3, padding="same", use_bias=True, name="conv")(inputs)
    x = keras.layers.BatchNormalization(name="conv_bn")(x)
    x = keras.layers.DepthwiseConv2D(3, strides=2, padding="same", use_bias=False, name="depthwise")(x)
    x = keras.layers.Flatten(name="flatten")(x)
    x = keras.layers.Dense(5, name="dense")(x)
    model = keras.Model(inputs, x)
    set_formula_weights(model)
    return model


def make_weights():
    folder = HERE / "weights"
    folder.mkdir(exist_ok=True)
    model = small_model()
    model.save(folder / "keras3_model.h5")
    model.save_weights(folder / "keras3.weights.h5")


def make_real(weights, image):
    from PIL import Image
    model = backbone("vgg19")
    model.load_weights(weights)
    rgb = np.asarray(Image.open(image).convert("RGB"))
    features(model, rgb).tofile(HERE / "nn" / "vgg19_imagenet.f32")


if __name__ == "__main__":
    {"nn": make_nn, "weights": make_weights, "real": make_real}[sys.argv[1]](*sys.argv[2:])
