# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures: turned by EXIF, resized, transformed as Keras transforms them, drawn as Keras draws."""

import numpy as np
from PIL import Image, ImageOps
from keras.src.legacy.preprocessing.image import ImageDataGenerator
from scipy import stats

from bench import read_rgb
from checks_models import area_or_linear, photographs, trained

SIDE = 65


def check_exif(bench):
    """EXIF's eight ways to hold a camera: decoded and classified as Pillow turns them."""
    data, model = trained(bench)
    upright = Image.open(data.paths(data.test)[4]).convert("RGB").crop((0, 10, 100, 81))
    files, turned, worst = [], [], 0
    for turn in range(1, 9):
        exif = Image.Exif()
        exif[0x112] = turn
        file, out = bench.folder / f"turn{turn}.jpg", bench.folder / "turned.png"
        upright.save(file, exif=exif, quality=92)
        wanted = np.asarray(ImageOps.exif_transpose(Image.open(file)).convert("RGB"))
        bench.pomona("augment", file, "--out", out)
        found = read_rgb(out)
        same = found.shape == wanted.shape
        worst = max(worst, np.abs(found.astype(int) - wanted.astype(int)).max() if same else 255)
        files.append(file)
        turned.append(bench.folder / f"upright{turn}.png")
        Image.fromarray(wanted).save(turned[-1])
    bench.table.at_most("EXIF, eight turns: grey levels", worst, 1, "two JPEG decoders")
    found, wanted = bench.classify(model, files), bench.classify(model, turned)
    bench.table.at_most(
        "EXIF, eight turns: probabilities of the file and of the turned picture",
        np.abs(found - wanted).max(),
        2e-3,
        "a grey level",
    )
    difference = np.abs(wanted - wanted[0]).max()
    bench.table.at_least("... where the turn makes a difference", difference, 0.01, "else nothing is shown")


def check_resizing(bench):
    """Photographs padded white and shrunk to a square: the mean of what each new pixel covers."""
    worst, mean = 0, 0
    for file, rgb in photographs(bench):
        height, width = rgb.shape[:2]
        side = max(height, width)
        size = min(side, 256)
        square = np.full((side, side, 3), 255, np.uint8)
        square[
            (side - height) // 2 : (side - height) // 2 + height, (side - width) // 2 : (side - width) // 2 + width
        ] = rgb
        out = bench.folder / "square.png"
        bench.pomona("augment", file, "--out", out, "--sheet", "1x1", "--augmentation", "none")
        difference = np.abs(read_rgb(out).astype(int) - area_or_linear(square, size))
        worst, mean = max(worst, difference.max()), max(mean, difference.mean())
    bench.table.at_most("resizing: largest difference, grey levels", worst, 1, "rounding")
    bench.table.at_most("resizing: mean difference, grey levels", mean, 0.02, "halves rounded up or to even")


def check_transforms(bench):
    """Given transforms against Keras's apply_transform: twelve random ones for every fill mode."""
    random = np.random.default_rng(8)
    frame = read_rgb(bench.dataset().paths(bench.dataset().training)[3])
    noisy = random.integers(0, 256, (64, 64, 3), np.uint8)  # even: no pixel's place falls on the very border
    for mode in ("nearest", "reflect", "constant", "wrap"):
        mean, worst = 0, 0
        for case in range(12):
            rgb = noisy if case % 4 == 3 else frame
            source, out = bench.folder / "source.png", bench.folder / "transformed.png"
            Image.fromarray(rgb).save(source)
            p = {
                "theta": random.uniform(-180, 180),
                "tx": random.uniform(-30, 30),
                "ty": random.uniform(-30, 30),
                "shear": random.uniform(-40, 40),
                "zx": random.uniform(0.5, 2),
                "zy": random.uniform(0.5, 2),
            }
            p = {k: v for k, v in p.items() if case >= 6 or k == list(p)[case]}  # first each alone, then all
            p = {k: round(v, 4) for k, v in p.items()}
            words = [f"--{k}={v}" for k, v in p.items()]
            colour = {}
            if case >= 9:
                colour = {"flip_horizontal": True, "channel_shift_intensity": 20}
                words += ["--flip-horizontal", "--channel-shift=20"]
            bench.pomona("augment", source, "--out", out, "--fill-mode", mode, "--cval", 77, *words)
            keras = ImageDataGenerator(fill_mode=mode, cval=77).apply_transform(
                rgb.astype(np.float64), {**p, **colour}
            )
            difference = np.abs(read_rgb(out) - keras)
            mean, worst = max(mean, difference.mean()), max(worst, difference.max())
        bench.table.at_most(
            f"transforms, {mode}: mean difference of the worst of 12, grey levels",
            mean,
            0.28,
            "rounded to whole levels: 0.25, and positions to 1/2048",
        )
        bench.table.at_most(
            f"transforms, {mode}: largest difference, grey levels",
            worst,
            0.75,
            "a half, and 255 levels in half of 1/2048 pixel, twice",
        )
    for words, change in (
        (["--brightness=0.63"], {"brightness": 0.63}),
        (["--brightness=1.37"], {"brightness": 1.37}),
        (["--channel-shift=-33.4"], {"channel_shift_intensity": -33.4}),
        (["--flip-vertical"], {"flip_vertical": True}),
    ):
        source, out = bench.folder / "source.png", bench.folder / "transformed.png"
        Image.fromarray(frame).save(source)
        bench.pomona("augment", source, "--out", out, *words)
        keras = ImageDataGenerator(fill_mode="nearest").apply_transform(frame.astype(np.float64), change)
        difference = np.abs(read_rgb(out) - keras).max()
        bench.table.at_most(f"transforms, {words[0][2:]}: largest difference, grey levels", difference, 0.5, "rounded")


# Keras's names, and what is drawn evenly in between.
SPEC = {"rotation_range": 35, "width_shift_range": 0.15, "height_shift_range": 0.12, "shear_range": 14}
ZOOM = (0.8, 1.25)
EVENLY = {
    "theta": (-35, 35),
    "tx": (-0.15 * SIDE, 0.15 * SIDE),
    "ty": (-0.12 * SIDE, 0.12 * SIDE),
    "shear": (-14, 14),
    "zx": ZOOM,
    "zy": ZOOM,
}


def ramps():
    """A picture that knows its places: red counts columns, green rows, so that a draw can be read off its pixels."""
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    return np.stack([30 + 3 * x, 30 + 3 * y, np.full_like(x, 128)], 2).astype(np.uint8)


def drawn_parameters(tile):
    """(theta, tx, ty, shear, zx, zy, flipped left to right, top to bottom) of a drawn picture of ramps."""
    source = (tile[..., :2].astype(np.float64) - 30) / 3
    inside = ((source > 0.4) & (source < SIDE - 1.4)).all(2)  # not on the border, which is repeated
    y, x = np.nonzero(inside)
    places = np.stack([x, y, np.ones_like(x)], 1)
    fit = np.linalg.lstsq(places, source[inside], rcond=None)[0].T  # source = fit @ (x, y, 1)
    across, upside = fit[0, 0] < 0, np.linalg.det(fit[:, :2]) * (1 if fit[0, 0] > 0 else -1) < 0
    for flipped, column in ((across, 0), (upside, 1)):
        if flipped:
            fit[:, 2] += fit[:, column] * (SIDE - 1)
            fit[:, column] *= -1
    matrix, centre = fit[:, :2], np.full(2, SIDE / 2 - 0.5)
    zx, theta = np.hypot(*matrix[:, 0]), np.arctan2(matrix[1, 0], matrix[0, 0])
    turn = np.array([[np.cos(theta), -np.sin(theta)], [np.sin(theta), np.cos(theta)]])
    slanted = turn.T @ matrix[:, 1]
    zy, shear = np.hypot(*slanted), np.arctan2(-slanted[0], slanted[1])
    tx, ty = turn.T @ (fit[:, 2] - centre + matrix @ centre)
    return [np.degrees(theta), tx, ty, np.degrees(shear), zx, zy, across, upside]


def sheets(bench, picture, spec, seeds, side=20):
    """All tiles of one sheet for each seed."""
    source, out = bench.folder / "ramps.png", bench.folder / "sheet.png"
    Image.fromarray(picture).save(source)
    tiles = []
    for seed in seeds:
        bench.pomona(
            "augment", source, "--out", out, "--sheet", f"{side}x{side}", "--augmentation", spec, "--seed", seed
        )
        rows = read_rgb(out).reshape(side, SIDE, side, SIDE, 3).swapaxes(1, 2)
        tiles += list(rows.reshape(-1, SIDE, SIDE, 3))
    return tiles


def check_draws(bench):
    """What is drawn for augmentation, read off the pixels: as documented, and as Keras draws."""
    seeds = (1, 2, 3, 77, 1000003)
    why = "the same numbers every time"
    spec = (
        ",".join(f"{k}={v}" for k, v in SPEC.items())
        + f",zoom_range={ZOOM[0]}:{ZOOM[1]},horizontal_flip=true,vertical_flip=true"
    )
    found = np.array([drawn_parameters(tile) for tile in sheets(bench, ramps(), spec, seeds)])
    np.random.seed(5)
    # Keras 3 moves by height_shift_range what it documents for width_shift_range, and the other way round: since its
    # affine transform takes x for the columns, its draws still have tx for the rows. Pomona does what is documented.
    swapped = {
        **SPEC,
        "width_shift_range": SPEC["height_shift_range"],
        "height_shift_range": SPEC["width_shift_range"],
    }
    generator = ImageDataGenerator(
        **swapped, zoom_range=ZOOM, horizontal_flip=True, vertical_flip=True, fill_mode="nearest"
    )
    picture = ramps().astype(np.float64)
    keras = np.array([drawn_parameters(np.rint(generator.random_transform(picture))) for _ in range(1000)])
    for i, (name, (low, high)) in enumerate(EVENLY.items()):
        p = stats.kstest(found[:, i], "uniform", (low, high - low)).pvalue
        bench.table.at_least(
            f"draws, {name}: {len(found)} evenly in {low:.4g} .. {high:.4g}, Kolmogorov-Smirnov p", p, 1e-3, why
        )
        p = stats.ks_2samp(found[:, i], keras[:, i]).pvalue
        bench.table.at_least(f"draws, {name}: against {len(keras)} of Keras's, Kolmogorov-Smirnov p", p, 1e-3, why)
    for i, name in ((6, "horizontal_flip"), (7, "vertical_flip")):
        p = stats.binomtest(int(found[:, i].sum()), len(found)).pvalue
        bench.table.at_least(f"draws, {name}: as often as not, p", p, 1e-3, why)
    together = np.abs(np.corrcoef(found.T) - np.eye(found.shape[1])).max()
    bench.table.at_most(
        "draws: largest correlation of two settings", together, 4.5 / np.sqrt(len(found)), "4.5 sigma of 28 pairs"
    )
    after = max(abs(np.corrcoef(found[1:, i], found[:-1, i])[0, 1]) for i in range(found.shape[1]))
    bench.table.at_most(
        "draws: largest correlation with the view before", after, 4.5 / np.sqrt(len(found)), "4.5 sigma"
    )
    same = max(abs(np.corrcoef(a, b)[0, 1]) for i in range(8) for a, b in [np.split(found[:800, i], 2)])
    bench.table.at_most("draws: largest correlation of seeds 1 and 2", same, 4.5 / np.sqrt(400), "4.5 sigma")
    light(bench, seeds, why)


def light(bench, seeds, why):
    """Brightness and channel shift: from a picture of many greys."""
    greys = np.broadcast_to(np.arange(SIDE * SIDE).reshape(SIDE, SIDE, 1) * 200 // SIDE**2, (SIDE, SIDE, 3)).astype(
        np.uint8
    )
    tiles = sheets(bench, greys, "brightness_range=0.4:1.2", seeds)
    # Each pixel lost the part behind the point, half a level in the mean.
    factors = np.array([(tile.mean() + 0.5) / greys.mean() for tile in tiles])
    p = stats.kstest(factors, "uniform", (0.4, 0.8)).pvalue
    bench.table.at_least(f"draws, brightness: {len(tiles)} evenly in 0.4 .. 1.2, Kolmogorov-Smirnov p", p, 1e-3, why)
    greys = greys.copy()
    greys[0, 0], greys[0, 1], greys[30] = 0, 255, 128
    shifts = np.array([tile[30, 5, 1] - 128.0 for tile in sheets(bench, greys, "channel_shift_range=80.5", seeds)])
    shifts += np.random.default_rng(3).uniform(-0.5, 0.5, len(shifts))  # pixels know whole levels only
    p = stats.kstest(shifts, "uniform", (-80.5, 161)).pvalue
    bench.table.at_least(
        f"draws, channel shift: {len(shifts)} evenly in -80.5 .. 80.5, Kolmogorov-Smirnov p", p, 1e-3, why
    )
