# SPDX-License-Identifier: GPL-3.0-or-later
"""What a trained model says: figures, single pictures, looks, groups, whatever the order and the threads."""

import shutil

import numpy as np
from PIL import Image
from scipy import optimize
from sklearn import metrics

import networks
from bench import labels
from draws import hold_out
from training import softmax

SIZE = 100


def trained(bench):
    """A model that knows a little, and a dataset for it of which one class has no Test images."""

    def make():
        data = bench.dataset(classes=10, training=12, test=9)
        run = bench.train(data, epochs=2, learning_rate=1e-3)
        return data, run.folder / "model.safetensors"

    return bench.once("trained", make)


def calibration_error(probabilities, truth, bins=15):
    """C. Guo et al. 2017, formula 3."""
    confidence, right = probabilities.max(1), probabilities.argmax(1) == truth
    edges = np.linspace(0, 1, bins + 1)
    inside = [(confidence > low) & (confidence <= high) for low, high in zip(edges, edges[1:])]
    return sum(i.sum() * abs(right[i].mean() - confidence[i].mean()) for i in inside if i.any()) / len(truth)


def check_metrics(bench):
    """evaluate --json against scikit-learn on what classify says of the same pictures."""
    data, model = trained(bench)
    missing = data.classes[3]
    part = bench.folder / "without-one"
    shutil.copytree(data.folder, part)
    shutil.rmtree(part / "Test" / missing)
    samples = [s for s in data.test if s[1] != 3]
    found = bench.pomona.json("evaluate", "--model", model, "--data", part, "--quiet")
    p = bench.classify(model, [part / name for name, _ in samples])
    truth, every = labels(samples), list(range(len(data.classes)))
    predicted = p.argmax(1)
    table = bench.table
    wrong = int((predicted != truth).sum())
    table.add(
        "model to measure: accuracy",
        f"{1 - wrong / len(truth):.3f}",
        "0.2 .. 0.98: else nothing is shown",
        "ok" if 0.2 < 1 - wrong / len(truth) < 0.98 else "FAILED",
    )
    wanted = metrics.precision_recall_fscore_support(truth, predicted, labels=every, zero_division=0)
    rows = [found["per_class"][name] for name in data.classes]
    for figure, values in zip(("precision", "recall", "f1", "support"), wanted):
        table.at_most(
            f"{figure} of every class",
            max(abs(row[figure] - v) for row, v in zip(rows, values)),
            1e-9,
            "the same counts",
        )
    confusion = metrics.confusion_matrix(truth, predicted, labels=every)
    table.equal("confusion", int((confusion != np.array(found["confusion"])).sum()), confusion.size)
    for what, figure, value in (
        ("accuracy", "accuracy", metrics.accuracy_score(truth, predicted)),
        ("top-5 accuracy", "top5_accuracy", metrics.top_k_accuracy_score(truth, p, k=5, labels=every)),
        ("log loss", "loss", metrics.log_loss(truth, p / p.sum(1, keepdims=True), labels=every)),
        ("expected calibration error", "calibration_error", calibration_error(p, truth)),
    ):
        table.at_most(
            f"{what}, classify against evaluate", abs(found[figure] - value), 2e-6, "probabilities as float32 digits"
        )


def check_classify(bench):
    """Pictures in any order, with any threads, as any lossless file: the same answers."""
    data, model = trained(bench)
    files = data.paths(data.test)[:45]
    first = bench.classify(model, files, "--threads", 1)
    shuffled = list(np.random.default_rng(2).permutation(len(files)))
    second = bench.classify(model, [files[i] for i in shuffled], "--threads", 2)
    why = "float32 sums in another order, features on the edge of two float16"
    bench.table.at_most("classify: order shuffled, 2 threads for 1", np.abs(second - first[shuffled]).max(), 1e-4, why)
    png = [bench.folder / f"lossless-{i}.png" for i in range(9)]
    for file, source in zip(png, files):
        Image.open(source).save(file)
    bench.table.at_most(
        "classify: PNG of the decoded JPEG", np.abs(bench.classify(model, png) - first[:9]).max(), 2e-5, why
    )
    figures = [
        bench.pomona.json("evaluate", "--model", model, "--data", data.folder, "--threads", n, "--quiet")
        for n in (1, 2)
    ]
    bench.table.at_most("evaluate: loss with 2 threads for 1", abs(figures[0]["loss"] - figures[1]["loss"]), 2e-6, why)
    features = [bench.features(files[:20], backbone="efficientnet_lite0", image_size=SIZE, threads=n) for n in (1, 2)]
    bench.table.at_most(
        "features: 2 threads for 1", np.abs(features[0] - features[1]).max(), 1e-4, "float32 sums in another order"
    )
    backwards = bench.features(files[:20][::-1], backbone="efficientnet_lite0", image_size=SIZE)
    bench.table.at_most(
        "features: order reversed", np.abs(backwards[::-1] - features[1]).max(), 2e-5, "float32 sums in another order"
    )


def check_reference_answers(bench):
    """Probabilities of a trained model from end to end: Pillow, Keras's backbone, the head in NumPy."""
    data, model = trained(bench)
    found = bench.classify(model, data.paths(data.test))
    tensors = bench.read(model)
    x = networks.lite_features(bench, data.pictures(data.test), SIZE)
    wanted = softmax(x @ tensors["head/dense/kernel"] + tensors["head/dense/bias"])
    bench.table.at_most(
        "classify against Keras's backbone",
        np.abs(found - wanted).max(),
        1e-4,
        "float32, features on the edge of two float16",
    )


def area_or_linear(rgb, size):
    """A square picture resized: each new pixel the mean of what it covers, or between its neighbours."""
    n = len(rgb)
    if n > size:
        edges = np.arange(size + 1) * n / size
        old = np.arange(n)
        weights = np.clip(np.minimum(edges[1:, None], old + 1) - np.maximum(edges[:-1, None], old), 0, 1)
    else:
        at = np.clip((np.arange(size) + 0.5) * n / size - 0.5, 0, n - 1)
        weights = np.clip(1 - np.abs(at[:, None] - np.arange(n)), 0, 1)
    weights = weights / weights.sum(1, keepdims=True)
    return np.rint(np.einsum("ai,bj,ijc->abc", weights, weights, rgb.astype(np.float64), optimize=True)).astype(
        np.uint8
    )


def looks_at(rgb, size):
    """All of a picture on a white square, and unless they were to be enlarged more than twice five tiles of 0.6 of the
    shorter side: at the corners and in the middle."""
    height, width = rgb.shape[:2]
    side, short = max(height, width), min(height, width)
    square = np.full((side, side, 3), 255, np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = rgb
    looks = [area_or_linear(square, size) if side != size else square]
    if 2 * 0.6 * short < size:
        return looks
    tile = round(0.6 * short)
    right, below = width - tile, height - tile
    for x, y in ((0, 0), (right, 0), (0, below), (right, below), (right // 2, below // 2)):
        looks.append(area_or_linear(rgb[y : y + tile, x : x + tile], size))
    return looks


def photographs(bench):
    """[(file, RGB)]: real ones where they are there, else frames side by side; none of them square, one too small for
    tiles."""
    folder = bench.data / "photos" if bench.data else None
    files = sorted(folder.glob("*/*.jpg"))[::40][:3] if folder and folder.is_dir() else []
    pictures = [np.asarray(Image.open(f).convert("RGB").reduce(2)) for f in files]
    data = bench.dataset()
    frames = data.pictures(data.training)
    pictures += [np.concatenate(frames[:3], 1), np.concatenate(frames[3:5], 0), frames[9][:, 10:81], frames[12][:66]]
    made = [bench.folder / f"photograph-{i}.png" for i in range(len(pictures))]
    for file, rgb in zip(made, pictures):
        Image.fromarray(rgb).save(file)
    return list(zip(made, pictures))


def check_looks(bench):
    """Six looks at a photograph: the mean of their softmaxes, each crop cut and resized again in NumPy."""
    data = bench.dataset()
    size, photos = 96, photographs(bench)
    for looks in (1, 6):
        run = bench.train(data, image_size=size, looks=looks, epochs=6, learning_rate=3e-3)
        model = run.folder / "model.safetensors"
        tensors = bench.read(model)
        wanted, seen, enlarged = [], [], []
        for _, rgb in photos:
            crops = looks_at(rgb, size)[:looks]
            x = networks.lite_features(bench, np.stack(crops), size)
            seen.append(len(crops))
            enlarged.append(len(crops) > 1 and 0.6 * min(rgb.shape[:2]) < size or max(rgb.shape[:2]) < size)
            wanted.append(softmax(x @ tensors["head/dense/kernel"] + tensors["head/dense/bias"]).mean(0))
        difference = np.abs(bench.classify(model, [file for file, _ in photos]) - wanted).max(1)
        for kind, which, most, why in (
            ("shrunk", ~np.array(enlarged), 1e-4, "float32, features on the edge of two float16"),
            ("enlarged", np.array(enlarged), 2e-2, "OpenCV enlarges in whole numbers: a grey level"),
        ):
            if which.any():
                times = ", ".join(map(str, sorted(set(np.array(seen)[which]))))
                bench.table.at_most(
                    f"looks={looks}: {which.sum()} photographs, {kind}, looked at {times} times: probabilities",
                    difference[which].max(),
                    most,
                    why,
                )


def group_names(names, exceptions):
    """As documented for --groups: the words that all classes with the same first word share, last numbers aside."""

    def words(name):
        parts = name.replace("_", " ").split()
        while len(parts) > 1 and parts[-1].isdigit():
            parts.pop()
        return parts

    def begins(parts, beginning):
        return [w.lower() for w in parts[: len(beginning)]] == [w.lower() for w in beginning]

    split = [words(name) for name in names]
    special = [
        next((group for group, starts in exceptions if any(begins(parts, words(s)) for s in starts)), None)
        for parts in split
    ]
    groups = []
    for parts, group in zip(split, special):
        like = [p for p, s in zip(split, special) if s is None and p[0].lower() == parts[0].lower()]
        shared = next(
            n for n in range(min(map(len, like), default=0), -1, -1) if all(begins(p, like[0][:n]) for p in like)
        )
        name = " ".join(like[0][:shared]) if like else ""
        groups.append(group or name[0].upper() + name[1:])
    return groups


def check_groups(bench):
    """Groups: which class falls under which, and the sums of their probabilities."""
    data, model = trained(bench)
    names = bench.read(model).about["labels"]
    spec = [("Mixed", [names[1], names[-1]]), ("Other", [names[2]])]
    text = ";".join(f"{group}={'|'.join(starts)}" for group, starts in spec)
    run = bench.train(data, epochs=1, groups=text)
    for what, model, exceptions in (("auto", model, []), (text, run.folder / "model.safetensors", spec)):
        groups = group_names(names, exceptions)
        about = bench.read(model).about["groups"]
        bench.table.equal(
            f"groups {what}: {len(set(groups))} of {len(names)} classes",
            [f"{n}: {a} for {g}" for n, a, g in zip(names, about, groups) if a != g],
            len(names),
        )
        p, found = bench.classify(model, data.paths(data.test)[:20], groups=True)
        wanted = [{g: sum(v for v, each in zip(row, groups) if each == g) for g in groups} for row in p]
        bench.table.at_most(
            f"groups {what}: sums of probabilities",
            max(abs(f.get(g, 9) - v) for f, w in zip(found, wanted) for g, v in w.items()),
            2e-7,
            "float32 sums",
        )


def check_temperature(bench):
    """The recipe for photographs: after its calibration no other temperature fits composites better by much."""
    data = bench.dataset(classes=8, training=60, test=2)
    run = bench.train(
        data,
        augmentation="wild",
        views=1,
        validation=0.34,
        label_smoothing=0.3,
        epochs=12,
        batch_size=32,
        learning_rate=3e-3,
    )
    model = run.folder / "model.safetensors"
    temperature = bench.read(model).about["temperature"]
    _, held = hold_out(data.training, 0.34, 1)
    # Composites of the frames that were held out, as the trainer draws them, but from other seeds.
    tiles, truth = [], []
    for name, label in held:
        sheet = bench.folder / "sheet.png"
        bench.pomona("augment", data.folder / name, "--out", sheet, "--sheet", "3x1", "--augmentation", "wild")
        for tile in np.split(np.asarray(Image.open(sheet)), 3, 1):
            tiles.append(bench.folder / f"composite-{len(tiles)}.png")
            Image.fromarray(tile).save(tiles[-1])
            truth.append(label)
    logits, truth = np.log(np.maximum(bench.classify(model, tiles), 1e-12)), np.array(truth)

    def loss(log, rows=slice(None)):
        return -np.log(softmax(logits[rows] / np.exp(log))[np.arange(len(truth[rows])), truth[rows]]).mean()

    def best(rows=slice(None)):
        return optimize.minimize_scalar(lambda log: loss(log, rows), bounds=(-3, 3), method="bounded").x

    random = np.random.default_rng(1)
    # The held-out frames that were fitted are as many as there are frames: the spread is that of so few.
    spread = np.std([best(random.integers(0, len(truth), len(held))) for _ in range(40)])
    bench.table.at_most(
        f"temperature {temperature:.3f}: logarithm of what {len(truth)} new composites would still divide by",
        abs(best()),
        3 * spread,
        "3 sigma of a fit to as many as were held out",
    )
    bench.table.at_least(
        "... and of the uncalibrated model", abs(best() + np.log(temperature)), 4 * spread, "else nothing is shown"
    )
