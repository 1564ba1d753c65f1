# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the goldens of nn and weights with Keras 3 (pip install keras tensorflow-cpu pillow).

usage: make.py nn|weights|real [vgg19_imagenet_notop.h5 image.jpg]
  nn       nn/summaries.json   every row of Keras's summaries: name, type, output shape, parameters
           nn/vgg16.f32, nn/vgg19.f32  features of the formula picture with formula weights,
                               [3, 3, 512] as Keras flattens them (H, W, C), little-endian float32
           nn/NET_SIZE.f32     the same of resnet50, inception_v3 and xception, at 100 and at their
                               own size, from input in -1 .. 1: the largest absolute value, the norm
                               and 2048 of the values, the i-th being number 7919 * i mod count
  weights  weights/keras3_model.h5     a small network's formula weights, legacy layout
           weights/keras3.weights.h5   the same in Keras 3's own layout, which is refused
           weights/model_configs.json  how Keras describes two whole models
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


# What stands around the batch normalisations' values, and how far they go.
STATISTICS = {"gamma": (1, 0.25), "beta": (0, 0.3), "moving_mean": (0, 0.3), "moving_variance": (1, 0.5)}


def formula_weights(weight, number):
    """Element i (in the order of the file, H W I O) of array n: splitmix64's finaliser of
    i + n * 2^40, its upper 24 bits evenly in [-1, 1), scaled to keep a signal's variance: He's for
    what a ReLU follows, half of it for a depthwise kernel, which sees one channel each."""
    shape, name = tuple(weight.shape), weight.path.split("/")[-1]
    z = np.arange(np.prod(shape), dtype=np.uint64) + np.uint64(number << 40)
    with np.errstate(over="ignore"):
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    unit = (z >> np.uint64(40)).astype(np.float64) / 2.0**23 - 1
    offset, scale = STATISTICS.get(name, (0, 0.1))
    if weight.path.endswith("3_bn/gamma"):  # ends a residual branch: the sums must not grow
        offset, scale = offset / 4, scale / 4
    if len(shape) > 1:
        scale = np.sqrt(3 / np.prod(shape[:2]) if is_depthwise(weight) else 6 / np.prod(shape[:-1]))
    return (offset + unit * scale).astype(np.float32).reshape(shape)


def is_depthwise(weight):
    return weight.path.split("/")[-1] == "depthwise_kernel" or "depthwise/" in weight.path


def set_formula_weights(model):
    number = 0
    for layer in model.layers:
        weights = [formula_weights(w, number + i) for i, w in enumerate(layer.weights)]
        layer.set_weights(weights)
        number += len(weights)


def backbone(name, size=SIZE):
    make = {"vgg16": keras.applications.VGG16, "vgg19": keras.applications.VGG19,
            "resnet50": keras.applications.ResNet50, "inception_v3": keras.applications.InceptionV3,
            "xception": keras.applications.Xception}[name]
    return make(weights=None, include_top=False, input_shape=(size, size, 3))


def features(model, rgb):
    caffe = rgb[..., ::-1].astype(np.float32) - np.float32([103.939, 116.779, 123.68])
    return model.predict(caffe[None], verbose=0)[0].astype("<f4")


def write_features(name, size, file):
    keras.backend.clear_session()
    model = backbone(name, size)
    set_formula_weights(model)
    x = formula_picture(size).astype(np.float32) / np.float32(127.5) - 1
    values = model.predict(x[None], verbose=0).ravel().astype(np.float64)
    chosen = values[7919 * np.arange(2048) % values.size]
    head = [np.abs(values).max(), np.linalg.norm(values)]
    np.concatenate([head, chosen]).astype("<f4").tofile(file)


def summary(model):
    rows = [[l.name, type(l).__name__, list(l.output.shape)[1:], l.count_params()] for l in model.layers]
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
             article("vgg16", 75, 10, "gap"), article("resnet50", 100, 95, "gap"),
             article("inception_v3", 100, 95, "gap"), article("xception", 100, 95, "gap")]
    (folder / "summaries.json").write_text(json.dumps(cases, separators=(",", ":")).replace('],["', '],\n["') + "\n")
    for name in ("vgg16", "vgg19"):
        model = backbone(name)
        set_formula_weights(model)
        features(model, formula_picture(SIZE)).tofile(folder / f"{name}.f32")
    for name, own in (("resnet50", 224), ("inception_v3", 299), ("xception", 299)):
        for size in (SIZE, own):
            write_features(name, size, folder / f"{name}_{size}.f32")


def small_model():
    keras.backend.clear_session()
    inputs = keras.Input((32, 32, 3), name="input_layer")
    x = keras.layers.Conv2D(4, 3, padding="same", use_bias=True, name="conv")(inputs)
    x = keras.layers.BatchNormalization(name="conv_bn")(x)
    x = keras.layers.DepthwiseConv2D(3, strides=2, padding="same", use_bias=False, name="depthwise")(x)
    x = keras.layers.SeparableConv2D(6, (3, 1), strides=2, padding="same", name="separable")(x)
    x = keras.layers.BatchNormalization(scale=False, name="separable_bn")(x)
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
    make_configs()


def whole_models(size, classes):
    """The article's model as a functional one, and as a Sequential around a nested backbone."""
    for nested in (False, True):
        keras.backend.clear_session()
        base = backbone("vgg16", size)
        head = [keras.layers.Flatten(), keras.layers.Dropout(0.5), keras.layers.Dense(classes, activation="softmax")]
        if nested:
            yield keras.Sequential([base, *head])
        else:
            x = base.output
            for layer in head:
                x = layer(x)
            yield keras.Model(base.input, x)


def make_configs():
    from keras.src.legacy.saving import json_utils, saving_options, saving_utils
    with saving_options.keras_option_scope(use_legacy_config=True):
        configs = [saving_utils.model_metadata(m, False)["model_config"] for m in whole_models(64, 3)]
    text = json.dumps(configs, separators=(",", ":"), default=json_utils.get_json_type)
    (HERE / "weights" / "model_configs.json").write_text(text + "\n")


def make_real(weights, image):
    from PIL import Image
    model = backbone("vgg19")
    model.load_weights(weights)
    rgb = np.asarray(Image.open(image).convert("RGB"))
    features(model, rgb).tofile(HERE / "nn" / "vgg19_imagenet.f32")


if __name__ == "__main__":
    {"nn": make_nn, "weights": make_weights, "real": make_real}[sys.argv[1]](*sys.argv[2:])
