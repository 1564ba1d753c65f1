# SPDX-License-Identifier: GPL-3.0-or-later
"""Trainings from start to end against Keras: heads, views, hold-outs, early stopping, fine-tuning, going on."""

import dataclasses
import json
import signal
import types

import keras
import numpy as np
from scipy import stats

import networks
from bench import Run, flags, labels
from draws import drawn_flips, epoch_order, hold_out, view_of
from training import (
    Plan,
    TailAndHead,
    compare_history,
    cross_entropy,
    glorot_kernel,
    head_model,
    initial_head,
    softmax,
    train,
)

SIZE = 100  # the frames' own, so that nothing is resized


def head_features(bench, data, pooling):
    """(training, test) of EfficientNet-Lite0 in Keras, on the JPEGs as Pillow decodes them."""
    return bench.once(
        ("features", pooling),
        lambda: [
            networks.lite_features(bench, data.pictures(split), SIZE, pooling) for split in (data.training, data.test)
        ],
    )


def check_heads(bench):
    """Heads, step by step: optimisers, schedules, smoothing, hidden layers, batches."""
    data = bench.dataset()
    y, y_val = labels(data.training), labels(data.test)
    cases = {
        "adam": ("gap", Plan(4)),
        "adam on Flatten, one-cycle": ("flatten", Plan(3, learning_rate=5e-5, schedule="one-cycle", batch_size=24)),
        "adamw, cosine": ("gap", Plan(4, optimizer="adamw", weight_decay=0.05, schedule="cosine", learning_rate=3e-3)),
        "sgd, one-cycle": ("gap", Plan(4, optimizer="sgd", schedule="one-cycle", learning_rate=0.02)),
        "sgd, decay, remainder dropped": (
            "gap",
            Plan(
                3,
                optimizer="sgd",
                weight_decay=0.02,
                momentum=0.5,
                seed=7,
                learning_rate=0.02,
                batch_size=50,
                drop_remainder=True,
            ),
        ),
        "label smoothing": ("gap", Plan(4, label_smoothing=0.1)),
        "hidden layers, batchnorm": ("gap,dense:48:relu,batchnorm,dense:24", Plan(4, learning_rate=5e-4)),
    }
    for name, (spec, plan) in cases.items():
        x, x_val = head_features(bench, data, spec.split(",")[0])
        scaled = {"standardize": True} if "hidden" in name else {}  # else the averages' first values make huge logits
        run = bench.train(data, head=spec, **plan.settings(), **scaled)
        model = head_model(x.shape[1], spec, len(data.classes), initial_head(bench, data, spec, plan.seed, **scaled))
        history = train(model, plan, x, y, x_val, y_val)
        compare_history(
            bench.table,
            f"head, {name}",
            run,
            history,
            len(y),
            len(y_val),
            5e-5,
            "float32 sums, features on the edge of two float16",
        )
    bench.table.skip("dropout step by step", "its masks are the program's own; Keras has no such generator")


def check_steps(bench):
    """Every step's rate and loss, as --json-events says them, for each schedule."""
    data = bench.dataset()
    x, x_val = head_features(bench, data, "gap")
    y = labels(data.training)
    for schedule in ("constant", "cosine", "one-cycle"):
        plan = Plan(3, schedule=schedule, optimizer="sgd", momentum=0, learning_rate=0.02, batch_size=20)
        words = [
            "train",
            "--data",
            data.folder,
            "--out",
            bench.folder / f"steps-{schedule}",
            "--recipe",
            bench.plain,
            "--json-events",
            *flags(plan.settings()),
        ]
        events = [json.loads(line) for line in bench.pomona(*words).splitlines()]
        steps = [e for e in events if e["event"] == "step"]
        rates = plan.rates(len(steps))
        bench.table.at_most(
            f"{schedule}: rate of each of {len(steps)} steps",
            max(abs(step["learning_rate"] - rate) for step, rate in zip(steps, rates)) / 0.02,
            1e-6,
            "Keras's float32",
        )
        # Plain gradient descent of a linear softmax in float64: no library, the formula.
        tensors = initial_head(bench, data, "gap")
        w, b = (tensors[f"head/dense/{what}"].astype(np.float64) for what in ("kernel", "bias"))
        worst, at = 0, 0
        for epoch in range(1, 4):
            order = epoch_order(len(y), 1, epoch)
            for batch in range(0, len(y), 20):
                chosen = order[batch : batch + 20]
                z = x[chosen] @ w + b
                loss, _ = cross_entropy(z, y[chosen])
                worst = max(worst, abs(loss - steps[at]["loss"]))
                error = (softmax(z) - np.eye(len(b))[y[chosen]]) / len(chosen)
                w, b, at = w - rates[at] * x[chosen].T @ error, b - rates[at] * error.sum(0), at + 1
        bench.table.at_most(f"{schedule}: loss of each of {at} steps", worst, 5e-5, "float32 against float64")


def check_views(bench):
    """Cached views and fresh draws: flips, which move pixels without changing them."""
    data = bench.dataset()
    y, y_val = labels(data.training), labels(data.test)
    pictures, (_, x_val) = data.pictures(data.training), head_features(bench, data, "gap")
    turned = {
        (h, v): networks.lite_features(bench, pictures[:, :: -1 if v else 1, :: -1 if h else 1], SIZE)
        for h in (False, True)
        for v in (False, True)
    }

    def drawn(seed, view):
        return np.stack([turned[drawn_flips(name, seed, view)][i] for i, (name, _) in enumerate(data.training)])

    plain = turned[False, False]
    for views, seed in ((3, 5), (0, 6)):
        plan = Plan(3, seed=seed)
        run = bench.train(
            data,
            augmentation="horizontal_flip=true,vertical_flip=true",
            views=views,
            standardize=True,
            **plan.settings(),
        )
        tables = [drawn(seed, view) for view in range(1, views + 1)]

        def draw(epoch):
            if not views:
                return drawn(seed, epoch)
            return np.stack([tables[view_of(i, seed, epoch, views)][i] for i in range(len(y))])

        what, model = f"{views} views" if views else "fresh draws", run.model
        compare_statistics(bench, what, model, np.concatenate(tables) if views else plain)
        begin = initial_head(bench, data, "gap", seed)
        begin = {**begin, **{name: value for name, value in model.items() if name.startswith("head/normalization")}}
        history = train(
            head_model(plain.shape[1], "gap", len(data.classes), begin), plan, None, y, x_val, y_val, draw=draw
        )
        compare_history(bench.table, what, run, history, len(y), len(y_val), 5e-5, "as the heads")


def compare_statistics(bench, what, model, x):
    """Mean, and spread softened by the mean spread, of all features that training sees at first."""
    mean, spread = x.astype(np.float64).mean(0), x.astype(np.float64).std(0)
    spread = spread + spread.mean()
    bench.table.at_most(
        f"{what}, standardised: mean, of the spread",
        (np.abs(model["head/normalization/mean"] - mean) / spread).max(),
        2.0**-11,
        "a step of float16",
    )
    bench.table.at_most(
        f"{what}, standardised: spread, relative",
        np.abs(model["head/normalization/std"] / spread - 1).max(),
        2.0**-11,
        "a step of float16",
    )


def check_holdout(bench):
    """What is held out of Training: the history is that of a training without it."""
    data = bench.dataset()
    x, _ = head_features(bench, data, "gap")
    place = {name: i for i, (name, _) in enumerate(data.training)}
    for fraction, seed in ((0.2, 3), (0.35, 4)):
        kept, held = ([place[name] for name, _ in part] for part in hold_out(data.training, fraction, seed))
        plan, y = Plan(2, seed=seed), labels(data.training)
        run = bench.train(data, validation=fraction, **plan.settings())
        model = head_model(x.shape[1], "gap", len(data.classes), initial_head(bench, data, "gap", seed))
        history = train(model, plan, x[kept], y[kept], x[held], y[held])
        compare_history(bench.table, f"{fraction} held out", run, history, len(kept), len(held), 5e-5, "as the heads")


def check_losses(bench):
    """With label smoothing: every loss that is reported is the plain cross-entropy."""
    data = bench.dataset()
    run = bench.train(data, label_smoothing=0.1, epochs=4, learning_rate=3e-3)
    history, report = run.columns(), run.report
    best = report["best_epoch"] - 1
    model = run.model
    x, x_val = head_features(bench, data, "gap")
    y_val = labels(data.test)
    plain, _ = cross_entropy(x_val @ model["head/dense/kernel"] + model["head/dense/bias"], y_val)
    evaluated = bench.pomona.json("evaluate", "--model", run.folder, "--data", data.folder, "--quiet")
    why = "float32, features on the edge of two float16"
    bench.table.at_most("smoothing: val_loss is plain", abs(history["val_loss"][best] - plain), 5e-5, why)
    bench.table.at_most("smoothing: report's Test loss is plain", abs(report["test"]["loss"] - plain), 5e-5, why)
    bench.table.at_most("smoothing: evaluate's loss is plain", abs(evaluated["loss"] - plain), 5e-5, why)
    bench.table.at_most(
        "report against evaluate: loss, accuracy, top-5",
        max(abs(report["test"][key] - evaluated[key]) for key in ("loss", "accuracy", "top5_accuracy")),
        1e-6,
        "one code",
    )
    bench.table.equal("the best epoch is that of the lowest val_loss", int(best != history["val_loss"].argmin()), 1)


def check_stopping(bench):
    """Early stopping: last and best epoch as Keras's callback on the same history."""
    data = bench.dataset()
    wrong, stopped = [], 0
    cases = [
        (monitor, patience, delta, seed)
        for seed, (monitor, delta) in enumerate(
            [("val_loss", 0), ("val_loss", 0.05), ("val_accuracy", 0), ("val_accuracy", 0.03)]
        )
        for patience in (1, 2, 3)
    ]
    for monitor, patience, delta, seed in cases:
        run = bench.train(
            data,
            monitor=monitor,
            patience=patience,
            min_delta=delta,
            seed=seed,
            epochs=14,
            optimizer="sgd",
            learning_rate=0.3,
            batch_size=8,
        )
        history, report = run.columns(), run.report
        callback = keras.callbacks.EarlyStopping(
            monitor,
            patience=patience,
            min_delta=delta,
            restore_best_weights=True,
            mode="max" if "acc" in monitor else "min",
        )
        model = types.SimpleNamespace(stop_training=False, get_weights=lambda: [0])
        callback.set_model(model)
        callback.on_train_begin()
        for epoch, value in enumerate(history[monitor]):
            if model.stop_training:
                break
            callback.on_epoch_end(epoch, {monitor: value})
        early = len(history[monitor]) < 14
        stopped += early
        as_keras = (callback.best_epoch + 1, callback.stopped_epoch + 1 if model.stop_training else 14, early)
        if (report["best_epoch"], report["epochs"], report["stopped_early"]) != as_keras:
            wrong.append(f"{monitor} {patience} {delta}: {report['best_epoch']}, {report['epochs']} for {as_keras}")
    bench.table.equal("early stopping: best and last epoch", wrong, len(cases))
    bench.table.at_least("... of which stopped early", stopped, 4, "else nothing is shown")


def check_standardize(bench):
    """--standardize: mean and spread in the model file, and the training behind them."""
    data = bench.dataset()
    x, x_val = head_features(bench, data, "gap")
    y, y_val = labels(data.training), labels(data.test)
    plan = Plan(3)
    run = bench.train(data, standardize=True, **plan.settings())
    compare_statistics(bench, "plain pictures", run.model, x)
    tensors = initial_head(bench, data, "gap", standardize=True)
    history = train(head_model(x.shape[1], "gap", len(data.classes), tensors), plan, x, y, x_val, y_val)
    compare_history(bench.table, "standardised", run, history, len(y), len(y_val), 5e-5, "as the heads")


def check_seeds(bench):
    """Heads of neighbouring seeds have nothing in common, and lie as Glorot and Bengio want."""
    data = bench.dataset()
    kernels = [initial_head(bench, data, "gap", seed).moved.astype(np.float64).ravel() for seed in (1, 2, 3)]
    documented = [
        glorot_kernel((kernels[0].size // len(data.classes), len(data.classes)), seed).ravel() for seed in (1, 2, 3)
    ]
    bench.table.at_most(
        "kernels: difference from the documented generator",
        max(np.abs(a - b).max() for a, b in zip(kernels, documented)),
        2e-6,
        "after one step at a rate of 1e-7",
    )
    worst = max(
        abs(np.corrcoef(a[max(shift, 0) : len(a) + min(shift, 0)], b[max(-shift, 0) : len(b) - max(shift, 0)])[0, 1])
        for i, a in enumerate(kernels)
        for b in kernels[:i]
        for shift in range(-3, 4)
    )
    bench.table.at_most(
        "kernels of seeds 1, 2, 3, shifted by -3 .. 3: correlation", worst, 5 / np.sqrt(kernels[0].size), "5 sigma"
    )
    limit = np.sqrt(6 / (kernels[0].size / len(data.classes) + len(data.classes)))
    p = min(stats.kstest(k, "uniform", (-limit, 2 * limit)).pvalue for k in kernels)
    bench.table.at_least("kernels: Kolmogorov-Smirnov against Glorot's uniform, p", p, 1e-3, "fixed seeds")


# Network, side, layer from which on it is tuned, optimiser, rate of the head, of the tuning.
TUNED = [
    ("vgg19", 64, "block5_conv3", "adam", 1e-3, 1e-5),
    ("resnet50", 65, "conv5_block3_1_conv", "sgd", 1e-4, 1e-4),
    ("inception_v3", 80, "conv2d_85", "adamw", 1e-3, 1e-4),
    ("xception", 75, "block14_sepconv1", "adam", 1e-3, 5e-5),
    ("efficientnet_lite0", 96, "blocks.15.expand", "adam", 5e-4, 1e-4),
]


class Tuning:
    """A network tuned by Keras and by the program on the same pictures."""

    def __init__(self, bench, name, size, layer, classes=4):
        self.bench, self.name, self.layer = bench, name, layer
        self.data = bench.dataset(size, classes, 16, 8)
        base, self.weights, preprocessing = networks.with_weights(bench, name, size)
        self.below, self.tail = networks.divided(base, layer)
        self.before, self.beginning = networks.canonical(self.tail), self.tail.get_weights()
        parts = (networks.prepared(self.data.pictures(s), preprocessing) for s in (self.data.training, self.data.test))
        below = [networks.outputs(self.below, x) for x in parts]
        # The head is trained on the whole network's outputs: what lies at the cut is rounded for the tuning only.
        self.features = [networks.as_cached(networks.pooled(networks.outputs(self.tail, x), "gap")) for x in below]
        self.frozen = [networks.as_cached(x) for x in below]
        self.labels = [labels(self.data.training), labels(self.data.test)]
        self.settings = {"backbone": name, "weights": self.weights, "preprocessing": preprocessing, "image_size": size}
        if preprocessing == "caffe":  # large outputs: standardised, losses stay where a float32 has digits enough
            self.settings["standardize"] = True

    def validate_on_training(self):
        """So that a step that is small enough is sure to make the validation better: then the model has it."""
        self.settings["validation"] = self.data.folder / "Training"
        for parts in (self.frozen, self.features, self.labels):
            parts[1] = parts[0]

    def train(self, head, tuning):
        """(run, history, model): the same two stages in the program and in Keras."""
        run = self.bench.train(
            self.data,
            head="gap",
            fine_tune_from=self.layer,
            fine_tune_epochs=tuning.epochs,
            fine_tune_learning_rate=tuning.learning_rate,
            **head.settings(),
            **self.settings,
        )
        (x, x_val), (y, y_val) = self.features, self.labels
        tensors = initial_head(self.bench, self.data, "gap", head.seed, **self.settings)
        self.tail.set_weights(self.beginning)
        model = head_model(x.shape[1], "gap", len(self.data.classes), tensors)
        history = train(model, head, x, y, x_val, y_val)
        model.set_weights(min(history, key=lambda epoch: epoch["val_loss"])["weights"])  # the best goes on
        whole = TailAndHead(self.tail, "gap", model)
        x, x_val = self.frozen
        whole(x[:1])  # makes its weights known
        return run, history + train(whole, tuning, x, y, x_val, y_val, first_epoch=head.epochs + 1), whole

    def changes(self, run, history, whole):
        """{kernel: (Keras's change, the program's)} of what was tuned, at the best epoch."""
        whole.set_weights(history[run.report["best_epoch"] - 1]["weights"])
        after, model = networks.canonical(self.tail), run.model
        names = {
            f"{layer.name}/{w.path.split('/')[-1]}" for layer in self.tail.layers for w in layer.trainable_weights
        }
        return {
            name: (after[name] - self.before[name], model["backbone/" + name] - self.before[name])
            for name in sorted(names)
            if name.endswith("kernel")
        }


def correlation(a, b):
    a, b = a.ravel().astype(np.float64), b.ravel().astype(np.float64)
    size = np.sqrt((a * a).sum() * (b * b).sum())
    return (a * b).sum() / size if size > 0 else 0.0


def check_tuning(bench):
    """Fine-tuning of five networks, three epochs after two of the head: histories, and what the kernels became."""
    for name, size, layer, optimizer, head_rate, rate in TUNED:
        tuning = Tuning(bench, name, size, layer)
        decay = {"weight_decay": 0.01} if optimizer == "adamw" else {}
        head = Plan(2, head_rate, optimizer, batch_size=16, **decay)
        run, history, whole = tuning.train(head, Plan(3, rate, optimizer, batch_size=16, **decay))
        what = f"{name} from {layer}, {optimizer}"
        compare_history(
            bench.table,
            what,
            run,
            history,
            len(tuning.labels[0]),
            len(tuning.labels[1]),
            1e-4,
            "float32 through the network",
        )
        if run.report["best_epoch"] <= 2:
            bench.table.add(f"{what}: kernels", "the head's epoch was the best", "a tuned one", "FAILED")
            continue
        changes = tuning.changes(run, history, whole)
        worst = min(changes, key=lambda n: correlation(*changes[n]))
        bench.table.at_least(
            f"{what}: change of {len(changes)} kernels, correlation",
            correlation(*changes[worst]),
            0.99,
            f"Adam divides what is nearly 0 by itself ({worst})",
        )


def check_tuning_step(bench):
    """One step of VGG19's last two convolutions: the kernels as Keras's."""
    tuning = Tuning(bench, "vgg19", 64, "block5_conv3")
    tuning.validate_on_training()
    for optimizer, rate in (("sgd", 3e-4), ("adam", 1e-5)):
        plan = Plan(1, 1e-7, optimizer, batch_size=4096)
        run, history, whole = tuning.train(plan, dataclasses.replace(plan, learning_rate=rate))
        if run.report["best_epoch"] != 2:
            bench.table.add(f"one {optimizer} step", "it made the validation worse", "better", "FAILED")
            continue
        for name, (wanted, found) in tuning.changes(run, history, whole).items():
            bench.table.at_least(
                f"one {optimizer} step, {name}: correlation of the change",
                correlation(wanted, found),
                0.999,
                "float32",
            )
            if optimizer == "sgd":
                last_digit = np.spacing(np.abs(tuning.before[name]))
                # Of random weights the activations lie so close that some ReLU is on its edge in one of both.
                tolerance, edge = (1e-3, "") if bench.weights("vgg19_imagenet_notop.h5") else (1e-2, ", and ReLUs on their edge")
                bench.table.at_most(
                    f"one {optimizer} step, {name}: largest difference of its largest",
                    (np.abs(wanted - found) - 2 * last_digit).clip(0).max() / np.abs(wanted).max(),
                    tolerance,
                    f"float32, beyond the last digit of the kernel{edge}",
                )


RESUMED = {
    "head, fresh draws": {"epochs": 6, "augmentation": "article", "views": 0, "batch_size": 8},
    "dropout, then tuning": {
        "epochs": 5,
        "fine_tune_from": "blocks.14.expand",
        "fine_tune_epochs": 4,
        "batch_size": 8,
        "head": "gap,dropout:0.3,dense:32:relu,batchnorm",
        "optimizer": "adamw",
        "schedule": "cosine",
        "standardize": True,
        "weight_decay": 1e-3,
    },
}
# At which event each start of a run is killed: the first one that has these values.
KILLS = {
    "head, fresh draws": [
        {"event": "phase", "phase": "extracting features"},
        {"event": "step", "epoch": 2, "step": 3},
        {"event": "epoch", "epoch": 4},
    ],
    "dropout, then tuning": [
        {"event": "epoch", "epoch": 1},
        {"event": "step", "epoch": 4, "step": 7},
        {"event": "phase", "phase": "fine-tuning"},
        {"event": "step", "epoch": 7, "step": 2},
        {"event": "epoch", "epoch": 8},
        {"event": "phase", "phase": "evaluating"},
    ],
}


def check_resume(bench):
    """SIGKILL at many moments, each time gone on from: bit for bit what an undisturbed run gives."""
    data = bench.dataset(classes=6)
    for name, settings in RESUMED.items():
        whole = bench.train(data, threads=2, **settings)
        folder = bench.folder / f"resumed-{len(bench.seen)}"
        bench.seen[folder] = None
        words = [
            "train",
            "--recipe",
            bench.plain,
            "--data",
            data.folder,
            "--out",
            folder,
            "--threads",
            2,
            *flags(settings),
        ]
        killed = 0
        for moment in KILLS[name]:
            process = bench.pomona.start(*words, "--json-events")
            for line in process.stdout:
                event = json.loads(line)
                if all(event.get(key) == value for key, value in moment.items()):
                    process.send_signal(signal.SIGKILL)
                    break
            process.stdout.close()
            killed += process.wait() == -signal.SIGKILL
            if (folder / "recipe.json").exists():
                words = ["train", "--resume", folder]
        bench.table.equal(
            f"{name}: starts that were killed", len(KILLS[name]) - killed, len(KILLS[name]), "all of them"
        )
        bench.pomona(*words, "--quiet")
        again = Run(folder)
        wanted, found = whole.model, again.model
        bench.table.equal(
            f"{name}: tensors, bit for bit",
            [
                n
                for n in sorted({*wanted, *found})
                if n not in found or n not in wanted or wanted[n].tobytes() != found[n].tobytes()
            ],
            len(wanted),
        )
        histories = [{k: v for k, v in run.columns().items() if k != "seconds"} for run in (whole, again)]
        bench.table.equal(
            f"{name}: history without seconds",
            [k for k in histories[0] if not np.array_equal(histories[0][k], histories[1].get(k))],
            len(histories[0]),
        )
        bench.table.equal(
            f"{name}: steps.csv",
            int((whole.folder / "steps.csv").read_bytes() != (again.folder / "steps.csv").read_bytes()),
            1,
        )
        bench.table.equal(
            f"{name}: report's best epoch and Test",
            [k for k in ("epochs", "best_epoch", "test") if whole.report[k] != again.report[k]],
            3,
        )
