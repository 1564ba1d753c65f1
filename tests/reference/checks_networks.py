# SPDX-License-Identifier: GPL-3.0-or-later
"""The networks: features, summaries, and whole models of Keras."""

import keras
import numpy as np
from PIL import Image

import networks

SIZES = {
    "vgg16": (32, 47, 64, 75, 101),
    "vgg19": (33, 48, 67, 80, 99),
    "resnet50": (32, 49, 64, 77, 101),
    "inception_v3": (75, 80, 97, 111, 128),
    "xception": (71, 80, 97, 111, 128),
    "efficientnet_lite0": (32, 49, 64, 97, 101),
}
PREPROCESSING = {
    "vgg16": "rescale",
    "vgg19": "caffe",
    "resnet50": "caffe",
    "inception_v3": "tf",
    "xception": "tf",
    "efficientnet_lite0": "lite",
}


def pictures_of(bench, size):
    """(files, [2, S, S, 3]): a frame and noise, saved without loss in the network's own size."""
    rgb = np.stack(
        [
            np.asarray(Image.open(bench.dataset().paths(bench.dataset().training)[5]).resize((size, size))),
            np.random.default_rng(size).integers(0, 256, (size, size, 3), np.uint8),
        ]
    )
    files = [bench.folder / f"picture-{size}-{i}.png" for i in range(len(rgb))]
    for file, picture in zip(files, rgb):
        Image.fromarray(picture).save(file)
    return files, rgb


def check_features(bench):
    """Six networks at five sizes, odd ones among them: what the backbone puts out."""
    for name, sizes in SIZES.items():
        preprocessing, worst, at = PREPROCESSING[name], 0.0, None
        if name == "efficientnet_lite0":
            file = bench.weights("efficientnet_lite0.safetensors")
            model = networks.efficientnet_lite0(None, file)
        else:
            model = networks.randomise(networks.application(name), len(name))
            file = bench.folder / f"{name}-any-size.h5"
            model.save(file)
        for size in sizes:
            files, rgb = pictures_of(bench, size)
            found = bench.features(files, backbone=name, weights=file, preprocessing=preprocessing, image_size=size)
            wanted = networks.pooled(networks.outputs(model, networks.prepared(rgb, preprocessing)), "flatten")
            difference = np.abs(found - wanted).max() / np.abs(wanted).max() if found.shape == wanted.shape else np.inf
            if difference >= worst:
                worst, at = difference, size
        bench.table.at_most(
            f"features, {name} at {', '.join(map(str, sizes))} pixels: largest difference of the largest",
            worst,
            2e-5,
            f"float32 through the network (worst at {at})",
        )
    real = bench.weights("vgg19_imagenet_notop.h5")
    if not real:
        return bench.table.skip(
            "features, vgg19 with ImageNet's weights", "weights/vgg19_imagenet_notop.h5 is not there"
        )
    model = networks.application("vgg19")
    model.load_weights(real)
    files, rgb = pictures_of(bench, 85)
    found = bench.features(files, backbone="vgg19", weights=real, image_size=85)  # preprocessing: caffe, by itself
    wanted = networks.pooled(networks.outputs(model, networks.prepared(rgb, "caffe")), "flatten")
    bench.table.at_most(
        "features, vgg19 with ImageNet's weights: largest difference of the largest",
        np.abs(found - wanted).max() / np.abs(wanted).max(),
        2e-5,
        "float32 through the network",
    )


HEADS = [("flatten", 131), ("gap", 7), ("gap,dense:40:relu,dropout:0.3,batchnorm,dense:30", 10)]


def keras_head(x, spec, classes):
    pooling, *parts = spec.split(",")
    x = keras.layers.Flatten()(x) if pooling == "flatten" else keras.layers.GlobalAveragePooling2D()(x)
    for part in parts:
        kind, *words = part.split(":")
        x = {
            "dense": lambda: keras.layers.Dense(int(words[0]), "relu" if words[1:] else None),
            "batchnorm": lambda: keras.layers.BatchNormalization(name="head_batch_normalization"),
            "dropout": lambda: keras.layers.Dropout(float(words[0])),
        }[kind]()(x)
    return keras.layers.Dense(classes, "softmax")(x)


def check_summaries(bench):
    """Every layer of five networks at three sizes with three heads: name, type, shape, parameters, totals."""
    for name in ("vgg16", "vgg19", "resnet50", "inception_v3", "xception"):
        wrong, rows = [], 0
        for size, (spec, classes) in zip((SIZES[name][1], 100, SIZES[name][3]), HEADS):
            base = networks.application(name, size)
            base.trainable = False
            model = keras.Model(base.input, keras_head(base.output, spec, classes))
            wanted = [
                (layer.name, type(layer).__name__, [None, *layer.output.shape[1:]], layer.count_params())
                for layer in model.layers
            ]
            trainable = sum(int(np.prod(w.shape)) for w in model.trainable_weights)
            found = bench.pomona.json(
                "summary", "--backbone", name, "--classes", classes, "--image-size", size, "--head", spec
            )
            listed = [(r["name"], r["type"], r["output_shape"], r["parameters"]) for r in found["layers"]]
            # Keras names the input after how many there were.
            listed[0], wanted[0] = listed[0][1:], wanted[0][1:]
            wrong += [f"{size}: {a} for {b}" for a, b in zip(listed, wanted) if a != b]
            wrong += [f"{size}: {len(listed)} rows for {len(wanted)}"] * (len(listed) != len(wanted))
            totals = (model.count_params(), trainable, model.count_params() - trainable)
            if totals != (found["total"], found["trainable"], found["frozen"]):
                wrong.append(f"{size}: {found['total']}, {found['trainable']} for {totals}")
            rows += len(wanted) + 1
        bench.table.equal(f"summary, {name}: rows and totals", wrong, rows)
    lite_summary(bench)


def lite_summary(bench):
    """EfficientNet-Lite0 is not in Keras: the same from the paper's table."""
    wrong, rows = [], 0
    for size in (49, 160):
        model = networks.efficientnet_lite0(size, bench.weights("efficientnet_lite0.safetensors"))
        found = bench.pomona.json("summary", "--backbone", "efficientnet_lite0", "--image-size", size)
        listed = {r["name"]: (r["type"], r["output_shape"], r["parameters"]) for r in found["layers"]}
        for layer in model.layers[1:]:
            if "relu6" in layer.name:
                continue  # named as the convolution here, as the normalisation there
            row = (type(layer).__name__, [None, *layer.output.shape[1:]], layer.count_params())
            wrong += [f"{size}: {layer.name} {listed.get(layer.name)} for {row}"] * (listed.get(layer.name) != row)
            rows += 1
        wrong += [f"{size}: {found['total']} for {model.count_params()}"] * (found["total"] != model.count_params())
    bench.table.equal("summary, efficientnet_lite0: rows and totals", wrong, rows)


def nested(base, layers):
    return keras.Sequential([base, *layers])


def functional(base, layers):
    x = base.output
    for layer in layers:
        x = layer(x)
    return keras.Model(base.input, x)


def made_in_another_order():
    """Keras counts layers as they are made: here dense, dense_2, dense_1 stand one behind the other."""
    first, last, middle = (keras.layers.Dense(24, "relu") for _ in range(3))
    return [keras.layers.GlobalAveragePooling2D(), first, middle, last]


def check_imports(bench):
    """Whole models that Keras saved: import-model, then classify against Keras."""
    layers = keras.layers
    bn = layers.BatchNormalization
    cases = [
        ("vgg16, Flatten, Dense", "vgg16", 48, functional, lambda: [layers.Flatten()]),
        (
            "vgg19 nested, gap, Dense relu, Dropout",
            "vgg19",
            50,
            nested,
            lambda: [layers.GlobalAveragePooling2D(), layers.Dense(24, "relu"), layers.Dropout(0.4)],
        ),
        (
            "resnet50, gap, BatchNormalization",
            "resnet50",
            65,
            functional,
            lambda: [layers.GlobalAveragePooling2D(), bn()],
        ),
        (
            "resnet50 nested, BatchNormalization of epsilon 1e-5",
            "resnet50",
            64,
            nested,
            lambda: [layers.GlobalAveragePooling2D(), layers.Dense(20), bn(epsilon=1e-5), layers.Dense(12, "relu")],
        ),
        ("inception_v3, Flatten", "inception_v3", 79, functional, lambda: [layers.Flatten()]),
        ("vgg16 nested, alike layers made in another order", "vgg16", 32, nested, lambda: made_in_another_order()),
        (
            "xception nested, gap, BatchNormalization of epsilon 0.01",
            "xception",
            71,
            nested,
            lambda: [layers.GlobalAveragePooling2D(), bn(epsilon=0.01)],
        ),
    ]
    names = [f"class {i}" for i in range(7)]
    (bench.folder / "labels.txt").write_text("\n".join(names) + "\n")
    for what, name, size, join, head in cases:
        base = networks.application(name, size)
        head = [*head(), layers.Dense(len(names), "softmax")]
        last = head[-1]
        model = networks.randomise(join(base, head), 3)
        files, rgb = pictures_of(bench, size)
        # The program rounds what lies between backbone and head to float16; so must what is compared with it.
        x = networks.as_cached(head[0](networks.outputs(base, networks.prepared(rgb, "tf"))))
        for layer in head[1:-1]:
            x = layer(x, training=False)
        kernel, bias = last.get_weights()
        last.set_weights([kernel / np.std(x @ kernel), bias])  # probabilities neither all alike nor 0 and 1
        wanted = np.asarray(last(x))
        file, out = bench.folder / "whole.h5", bench.folder / "whole.safetensors"
        model.save(file)
        bench.pomona(
            "import-model", file, "--labels", bench.folder / "labels.txt", "--preprocessing", "tf", "--out", out
        )
        bench.table.at_most(
            f"import, {what}: probabilities",
            np.abs(bench.classify(out, files) - wanted).max(),
            1e-4,
            "float32 through the network, features on the edge of two float16",
        )
