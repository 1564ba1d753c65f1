# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's documented random choices, written again: splitmix64 (Steele, Lea, Flood 2014), Fisher-Yates, XXH3."""

import math
import re

import xxhash

MASK = (1 << 64) - 1


def mix_seed(seed, value):
    """splitmix64's finaliser of the value-th number after `seed`."""
    z = (seed + 0x9E3779B97F4A7C15 * (value + 1)) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Random:
    def __init__(self, seed):
        self.state = seed

    def uniform(self, low=0.0, high=1.0):
        value = mix_seed(self.state, 0)
        self.state = (self.state + 1) & MASK
        return low + (high - low) * ((value >> 11) * 2.0**-53)

    def below(self, count):
        return int(self.uniform() * count)


def permutation(count, seed):
    order, random = list(range(count)), Random(seed)
    for i in range(count, 1, -1):
        j = random.below(i)
        order[i - 1], order[j] = order[j], order[i - 1]
    return order


def epoch_order(images, seed, epoch):
    return permutation(images, mix_seed(seed, epoch))


def fast_hash(text, seed=0):
    return xxhash.xxh3_64_intdigest(text.encode(), seed)


def view_of(image, seed, epoch, views):
    """Which of several cached views an epoch takes of an image."""
    return mix_seed(mix_seed(seed ^ 0x766965, epoch), image) % views


def drawn_flips(name, seed, view):
    """(left to right, top to bottom) of a draw with both flips on: behind six values of the geometry."""
    random = Random(mix_seed(fast_hash(name, seed), view))
    for _ in range(6):
        random.uniform()
    return random.uniform() < 0.5, random.uniform() < 0.5


def natural_key(name):
    """Runs of digits by their number, all else by its bytes."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(20), name)


def frame_of(file):
    """(series, number) of a frame: r_12_100.jpg is frame 12 of series r_."""
    name = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    name = re.sub(r"(?<=\d)_100$", "", name)
    found = re.match(r"(.*?)(\d+)\D*$", name)
    return (found[1], found[2]) if found else (name, "")


def hold_out(samples, fraction, seed):
    """(kept, held out): of every class one stretch of neighbouring frames, inside one series where that can be."""
    held = set()
    for label in sorted({label for _, label in samples}):
        frames = sorted(
            (name for name, each in samples if each == label),
            key=lambda name: (*map(natural_key, frame_of(name)), natural_key(name)),
        )
        length = min(max(math.floor(fraction * len(frames) + 0.5), 1), len(frames) - 1)
        starts = range(len(frames) - length + 1)
        inside = [s for s in starts if frame_of(frames[s])[0] == frame_of(frames[s + length - 1])[0]]
        starts = inside or list(starts)
        folder = frames[0].rsplit("/", 1)[0] + "/"
        start = starts[Random(mix_seed(seed, fast_hash(folder))).below(len(starts))]
        held.update(frames[start : start + length])
    return [s for s in samples if s[0] not in held], [s for s in samples if s[0] in held]
