# SPDX-License-Identifier: GPL-3.0-or-later
"""What every check uses: the program, pictures to work on, and the table of verdicts."""

import csv
import json
import os
import pathlib
import subprocess
import time
import traceback

import numpy as np
from PIL import Image
from safetensors import safe_open

from draws import natural_key

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


class Table:
    """Check, figure, tolerance, verdict; rows are printed as they come."""

    def __init__(self):
        self.rows = []

    def add(self, check, figure, tolerance, verdict):
        self.rows.append((check, figure, tolerance, verdict))
        print("  ".join(self.rows[-1]), flush=True)

    def at_most(self, check, figure, most, why):
        self.add(check, f"{figure:.3g}", f"<= {most:.3g}: {why}", "ok" if figure <= most else "FAILED")

    def at_least(self, check, figure, least, why):
        self.add(check, f"{figure:.6g}", f">= {least:.6g}: {why}", "ok" if figure >= least else "FAILED")

    def equal(self, check, differences, of, why="exact"):
        """differences: how many of so many things differ, or a list of them."""
        count = differences if isinstance(differences, int) else len(differences)
        first = "" if isinstance(differences, int) or not count else f", first {differences[0]}"
        self.add(check, f"{count} of {of} differ{first}", f"0: {why}", "ok" if count == 0 and of > 0 else "FAILED")

    def skip(self, check, reason):
        self.add(check, "", "", f"not checked: {reason}")

    def run(self, check, bench):
        print(f"\n{check.__name__}: {check.__doc__.splitlines()[0]}", flush=True)
        begun = time.monotonic()
        try:
            check(bench)
        except Exception as error:  # a check that cannot be made is one that fails
            traceback.print_exc()
            words = " ".join(str(error).split())[-300:]
            self.add(check.__name__, f"{type(error).__name__}: {words}", "to run", "FAILED")
        print(f"({time.monotonic() - begun:.1f} s)", flush=True)

    def failed(self):
        return sum(row[3] == "FAILED" for row in self.rows)

    def verdict(self):
        skipped = sum(row[3].startswith("not") for row in self.rows)
        return f"{len(self.rows) - self.failed() - skipped} ok, {self.failed()} failed, {skipped} not checked"

    def text(self):
        widths = [max(len(row[i]) for row in self.rows) if self.rows else 0 for i in range(3)]
        return "\n".join("  ".join([*(c.ljust(w) for c, w in zip(row, widths)), row[3]]) for row in self.rows)

    def markdown(self, origin, seconds):
        rows = ["| " + " | ".join(c.replace("|", "\\|") for c in row) + " |" for row in self.rows]
        return "\n".join(
            [
                "# What tests/reference/run.py found",
                "",
                f"{self.verdict()}, in {seconds / 60:.1f} minutes; {origin}.",
                "",
                "| check | figure | tolerance | verdict |",
                "|---|---|---|---|",
                *rows,
                "",
            ]
        )


class Failed(Exception):
    """The program ended with another code than 0."""


class Pomona:
    """pomona-cli with caches and data folders of its own."""

    def __init__(self, program, home):
        self.program = program
        self.environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
        }

    def command(self, *words):
        return [str(self.program), *map(str, words)]

    def __call__(self, *words):
        done = subprocess.run(self.command(*words), env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            raise Failed(f"pomona-cli {' '.join(map(str, words[:3]))} ...: {done.returncode}, {done.stderr[-400:]}")
        return done.stdout

    def json(self, *words):
        return json.loads(self(*words, "--json"))

    def start(self, *words):
        return subprocess.Popen(
            self.command(*words), env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )


def flags(settings):
    """image_size=100 -> --image-size 100; True is a flag without a value."""
    words = []
    for key, value in settings.items():
        words += ["--" + key.replace("_", "-")] + ([] if value is True else [value])
    return words


class Tensors(dict):
    """A safetensors file: its tensors, and what Pomona says about them in the metadata."""

    def __init__(self, file):
        with safe_open(file, "numpy") as content:
            super().__init__({name: content.get_tensor(name) for name in content.keys()})
            metadata = content.metadata() or {}
        self.about = json.loads(metadata.get("pomona", "{}"))


class Run:
    """A run folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def columns(self, file="history.csv"):
        with open(self.folder / file) as rows:
            table = list(csv.DictReader(rows))
        return {key: np.array([float(row[key]) for row in table]) for key in table[0]}

    @property
    def model(self):
        return Tensors(self.folder / "model.safetensors")

    @property
    def report(self):
        return json.loads((self.folder / "report.json").read_text())


class Dataset:
    """A small dataset in fruits-360's layout, in the order in which the program reads it."""

    def __init__(self, folder):
        self.folder = folder
        self.classes = sorted({p.name for p in folder.glob("*/*")}, key=os.fsencode)
        self.training, self.test = self.files("Training"), self.files("Test")

    def files(self, split):
        """(name relative to the folder, label), sorted."""
        return [
            (f"{split}/{name}/{file}", label)
            for label, name in enumerate(self.classes)
            for file in sorted(os.listdir(self.folder / split / name), key=natural_key)
        ]

    def pictures(self, samples):
        return np.stack([read_rgb(self.folder / name) for name, _ in samples])

    def paths(self, samples):
        return [self.folder / name for name, _ in samples]


def labels(samples):
    return np.array([label for _, label in samples])


def read_rgb(file):
    return np.asarray(Image.open(file).convert("RGB"))


class Bench:
    """The program and what it is tried on."""

    def __init__(self, program, data, folder, table):
        self.pomona = Pomona(program, folder / "home")
        self.table = table
        self.folder = folder
        self.data = pathlib.Path(data).absolute() if data else None
        self.seen = {}
        sample = self.data / "fruits-360-sample" if self.data else None
        if sample and sample.is_dir():
            self.source, self.origin = sample, "on a part of fruits-360"
        else:
            self.source, self.origin = folder / "demo", "on the drawn demo"
            self.pomona("dataset", "demo", self.source, "--classes", 12, "--training", 60, "--test", 12)
        print(self.origin, flush=True)

    def once(self, key, make):
        """What several checks need is made when the first one asks."""
        if key not in self.seen:
            self.seen[key] = make()
        return self.seen[key]

    def weights(self, name):
        """A file of weights, or None. EfficientNet-Lite0's come with the repository."""
        folders = [self.data / "weights"] if self.data else []
        for folder in [*folders, REPOSITORY / "resources/weights"]:
            if (folder / name).exists():
                return folder / name
        return None

    def dataset(self, size=None, classes=8, training=16, test=6):
        """Some frames of some classes: the files as they are, or resized and lossless.

        The program must not resize what Pillow did: then both see the same pixels, to the bit."""
        return self.once(
            ("dataset", size, classes, training, test),
            lambda: self.make_dataset(size, classes, {"Training": training, "Test": test}),
        )

    def make_dataset(self, size, classes, counts):
        folder = self.folder / f"data-{len(self.seen)}"
        names = sorted((p.name for p in (self.source / "Training").iterdir()), key=os.fsencode)
        pairs = max(1, classes // 2)  # neighbours, from all over the alphabet: alike, and with common words
        names = [names[i * (len(names) - 1) // pairs + j] for i in range(pairs) for j in range(2)]
        for split, count in counts.items():
            for name in names:
                (folder / split / name).mkdir(parents=True)
                files = sorted((self.source / split / name).iterdir(), key=lambda f: natural_key(f.name))
                for file in [files[i * len(files) // count] for i in range(min(count, len(files)))]:
                    target = folder / split / name / file.name
                    if size is None:
                        target.write_bytes(file.read_bytes())
                    else:
                        Image.open(file).convert("RGB").resize((size, size)).save(target.with_suffix(".png"))
        return Dataset(folder)

    @property
    def plain(self):
        """A recipe that says everything, the plainest of it."""
        recipe = {
            "recipe": "article",
            "backbone": "efficientnet_lite0",
            "preprocessing": "lite",
            "weights": "imagenet",
            "image_size": 100,
            "epochs": 3,
            "batch_size": 32,
            "patience": 0,
            "drop_remainder": False,
            "precision": "float32",
            "head": "gap",
            "validation": "test",
        }
        file = self.folder / "plain.json"
        file.write_text(json.dumps(recipe))
        return file

    def train(self, data, **settings):
        """A training by that recipe, except for what is said here."""
        folder = self.folder / f"run-{len(self.seen)}"
        self.seen[folder] = None
        self.pomona(
            "train", "--recipe", self.plain, "--data", data.folder, "--out", folder, "--quiet", *flags(settings)
        )
        return Run(folder)

    def read(self, file):
        return Tensors(file)

    def features(self, images, **settings):
        """[N, H W C] float32, as `features` writes them."""
        file = self.folder / "features.safetensors"
        self.pomona("features", "--out", file, "--quiet", *flags(settings), *images)
        return Tensors(file)["features"]

    def classify(self, model, images, *words, groups=False):
        """Probabilities of all classes in the model's order, [N, K]; with groups also a dictionary a row."""
        names = self.read(model).about["labels"]
        rows = self.pomona.json("classify", "--model", model, "--top", len(names), "--quiet", *words, *images)
        places = {str(row["file"]): row for row in rows}
        rows = [places[str(image)] for image in images]
        table = [{p["label"]: p["probability"] for p in row["predictions"]} for row in rows]
        values = np.array([[row[name] for name in names] for row in table])
        return (values, [{g["label"]: g["probability"] for g in row["groups"]} for row in rows]) if groups else values
