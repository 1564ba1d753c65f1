# SPDX-License-Identifier: GPL-3.0-or-later
"""Training in Keras, step by step in the program's order of images, and the same figures of each epoch."""

import dataclasses

import keras
import numpy as np

from draws import epoch_order, mix_seed


@dataclasses.dataclass
class Plan:
    """A stage of a training; names as those of the recipe."""

    epochs: int
    learning_rate: float = 1e-3
    optimizer: str = "adam"
    schedule: str = "constant"
    weight_decay: float = 0
    momentum: float = 0.9
    label_smoothing: float = 0
    batch_size: int = 32
    seed: int = 1
    drop_remainder: bool = False

    def settings(self):
        """As the program's flags, what is Keras's own default left out."""
        given = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        return {k: v for k, v in given.items() if not (isinstance(v, bool) and not v)}

    def made(self):
        decay = self.weight_decay or None
        return {
            "adam": lambda: keras.optimizers.Adam(),
            "adamw": lambda: keras.optimizers.AdamW(weight_decay=self.weight_decay),
            "sgd": lambda: keras.optimizers.SGD(momentum=self.momentum, weight_decay=decay),
        }[self.optimizer]()

    def rates(self, steps):
        """Of every step of the stage."""
        if self.schedule == "cosine":
            decay = keras.optimizers.schedules.CosineDecay(self.learning_rate, steps)
            return [float(decay(step)) for step in range(steps)]
        if self.schedule == "one-cycle":
            return [one_cycle(self.learning_rate, step, steps) for step in range(steps)]
        return [self.learning_rate] * steps


def one_cycle(highest, step, steps):
    """torch.optim.lr_scheduler.OneCycleLR as its documentation has it: cosine, pct_start 0.3, div_factor 25,
    final_div_factor 1e4."""
    peak, last = 0.3 * steps - 1, steps - 1
    begin, end, share = (
        (highest / 25, highest, step / peak)
        if step <= peak
        else (highest, highest / 25e4, (step - peak) / (last - peak))
    )
    return end + (begin - end) / 2 * (1 + np.cos(np.pi * share))


def cross_entropy(logits, labels):
    """(mean loss, right answers), float64, without smoothing."""
    z = np.asarray(logits, np.float64)
    z = z - z.max(1, keepdims=True)
    rows = np.arange(len(labels))
    return (np.log(np.exp(z).sum(1)) - z[rows, labels]).mean(), (z.argmax(1) == labels).sum()


def softmax(logits):
    z = np.exp(np.asarray(logits, np.float64) - np.max(logits, axis=1, keepdims=True))
    return z / z.sum(1, keepdims=True)


def head_layers(spec, classes):
    """Keras's layers of a SPEC behind its pooling, the last without its softmax."""
    made = []
    for part in spec.split(",")[1:]:
        kind, *words = part.split(":")
        made.append(
            {
                "dense": lambda: keras.layers.Dense(int(words[0]), "relu" if words[1:] else None),
                "batchnorm": lambda: keras.layers.BatchNormalization(),
                "dropout": lambda: keras.layers.Dropout(float(words[0])),
            }[kind]()
        )
    return [*made, keras.layers.Dense(classes)]


def head_model(columns, spec, classes, tensors):
    """Features to logits, with a model file's dense layers and standardisation."""
    layers = head_layers(spec, classes)
    mean, std = (tensors.get("head/normalization/" + what) for what in ("mean", "std"))
    scale = [] if mean is None else [keras.layers.Normalization(mean=mean, variance=std.astype(np.float64) ** 2)]
    model = keras.Sequential([keras.Input((columns,)), *scale, *layers])
    for i, layer in enumerate(each for each in layers if isinstance(each, keras.layers.Dense)):
        name = "head/dense" + (f"_{i}" if i else "")
        layer.set_weights([tensors[name + "/kernel"], tensors[name + "/bias"]])
    return model


def glorot_kernel(shape, seed):
    """As documented: splitmix64's numbers, evenly within Glorot and Bengio's limit, in order of rows."""
    limit = np.sqrt(6 / sum(shape))
    states = np.uint64(mix_seed(seed, 0)) + np.arange(np.prod(shape), dtype=np.uint64)
    z = states + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    unit = ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) * 2.0**-53
    return (-limit + 2 * limit * unit).astype(np.float32).reshape(shape)


def initial_head(bench, data, spec, seed=1, **settings):
    """What a head begins as: the tensors after one plain step at the lowest rate there is, and from them the very
    numbers of the documented generator, if they are those (check_seeds says whether)."""
    key = ("head", data.folder, spec, seed, str(settings))
    if key not in bench.seen:
        bench.seen[key] = bench.train(
            data,
            head=spec,
            seed=seed,
            epochs=1,
            batch_size=4096,
            optimizer="sgd",
            momentum=0,
            learning_rate=1e-7,
            **settings,
        ).model
        for name, moved in bench.seen[key].items():
            if name.startswith("head/dense") and name.endswith("kernel"):
                bench.seen[key].moved = moved
                kernel = glorot_kernel(moved.shape, seed)
                if np.abs(kernel - moved).max() < 1e-3 * np.abs(kernel).max():
                    bench.seen[key][name] = kernel
                seed = mix_seed(seed, 0)
    return bench.seen[key]


class TailAndHead(keras.Model):
    """What fine-tuning trains. The tail's batch normalisations keep their statistics: said in call(), since a
    functional model hands the outer `training` on whatever stands in its graph."""

    def __init__(self, tail, pooling, head):
        super().__init__()
        self.tail, self.head = tail, head
        self.pool = keras.layers.GlobalAveragePooling2D() if pooling == "gap" else keras.layers.Flatten()

    def call(self, inputs, training=None):
        return self.head(self.pool(self.tail(inputs, training=False)), training=training)


def train(model, plan, x, y, x_val, y_val, first_epoch=1, draw=None):
    """Epochs as dictionaries of history.csv's columns, with "steps" (loss of each) and "weights".

    draw(epoch): the features of that epoch, where they are not always x."""
    images, classes = len(y), max(y.max(), y_val.max()) + 1
    batches = images // plan.batch_size if plan.drop_remainder else -(-images // plan.batch_size)
    rates = plan.rates(plan.epochs * batches)
    loss = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=plan.label_smoothing)
    plain = keras.metrics.CategoricalCrossentropy(from_logits=True)  # reported, whatever is minimised
    model.compile(plan.made(), loss, metrics=["categorical_accuracy", plain])
    target = np.eye(classes, dtype=np.float32)[y]
    history = []
    for epoch in range(first_epoch, first_epoch + plan.epochs):
        order = epoch_order(images, plan.seed, epoch)
        features = draw(epoch) if draw else x
        sums, seen = np.zeros(2), 0
        for batch in range(batches):
            rate = rates[(epoch - first_epoch) * batches + batch]
            model.optimizer.learning_rate = rate
            chosen = order[batch * plan.batch_size : (batch + 1) * plan.batch_size]
            _, accuracy, reported = model.train_on_batch(features[chosen], target[chosen])  # of this batch alone
            sums, seen = sums + len(chosen) * np.array([reported, accuracy], np.float64), seen + len(chosen)
        val_loss, right = cross_entropy(logits(model, x_val), y_val)
        history.append(
            {
                "loss": sums[0] / seen,
                "accuracy": sums[1] / seen,
                "val_loss": val_loss,
                "val_accuracy": right / len(y_val),
                "learning_rate": rate,
                "weights": model.get_weights(),
            }
        )
    return history


def logits(model, x):
    return np.concatenate([np.asarray(model(x[i : i + 256], training=False)) for i in range(0, len(x), 256)])


def compare_history(table, check, run, history, images, validated, most=2e-5, why="float32 sums"):
    """Losses, those above 1 relative, and right answers as images: one may stand on the edge between two classes."""
    found = run.columns()
    if len(found["loss"]) != len(history):
        table.equal(f"{check}: epochs", abs(len(found["loss"]) - len(history)), len(history))
        return
    wanted = {key: np.array([epoch[key] for epoch in history]) for key in history[0] if key != "weights"}
    for key in ("loss", "val_loss"):
        table.at_most(
            f"{check}: {key} of {len(history)} epochs",
            (np.abs(found[key] - wanted[key]) / np.maximum(1, wanted[key])).max(),
            most,
            why,
        )
    wrong = max(
        np.abs(found["accuracy"] - wanted["accuracy"]).max() * images,
        np.abs(found["val_accuracy"] - wanted["val_accuracy"]).max() * validated,
    )
    table.at_most(f"{check}: right answers, images", wrong, 1.01, "one on the edge")
    rates = np.abs(found["learning_rate"] / wanted["learning_rate"] - 1).max()
    if rates > 2e-6:  # check_steps has a row for what is right
        table.at_most(f"{check}: learning rate, relative", rates, 2e-6, "Keras's float32")
