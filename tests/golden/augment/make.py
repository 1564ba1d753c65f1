# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes keras.json and keras.bin: what Keras 3's ImageDataGenerator.apply_transform does to two
formula pictures. Needs keras 3 with a backend, scipy and pillow; run it in this folder.

keras.json lists the cases: picture, width, height, fill_mode, cval and Keras's transform parameters.
keras.bin holds their results one after the other: uint16 little-endian, grey level times 256,
[height, width, 3]."""
import json

import numpy as np
from keras.src.legacy.preprocessing.image import ImageDataGenerator


def formula(width, height):
    """High frequencies: the hardest picture for an interpolation."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([(3 * x + 5 * y) % 256, (7 * x + 2 * y) % 256, (x * y) % 256], 2)


def fruit(width, height):
    """A shaded disc on white."""
    y, x = np.mgrid[0:height, 0:width]
    disc = (2 * x - width + 3) ** 2 + (2 * y - height - 1) ** 2 < (3 * height // 2) ** 2 // 2
    shades = np.stack([220 - 3 * x, 40 + 5 * y, 30 + x + y], 2)
    return np.where(disc[..., None], shades, 255)


every = dict(theta=-25, tx=3.3, ty=-2.6, shear=12, zx=0.8, zy=1.15)
far = dict(theta=140, tx=-45.5, ty=70.25, shear=-30, zx=1.9, zy=2.3)
affine = [dict(theta=20), dict(tx=4.7), dict(ty=-3.4), dict(shear=15), dict(zx=0.7), dict(zy=1.4), every, far]
colour = [
    dict(flip_horizontal=True),
    dict(flip_vertical=True),
    dict(brightness=0.55),
    dict(brightness=1.4),
    dict(channel_shift_intensity=-30.3),
    dict(every, channel_shift_intensity=22.6),
    dict(every, flip_horizontal=True, flip_vertical=True, channel_shift_intensity=-12.4, brightness=0.8),
]
cases = [("fruit", 24, 24, mode, 77, p) for mode in ("nearest", "reflect", "constant", "wrap") for p in affine]
cases += [("formula", 24, 24, mode, 0, p) for mode in ("nearest", "reflect") for p in (every, far)]
cases += [("fruit", 24, 24, "nearest", 0, p) for p in colour]
cases += [("fruit", 28, 20, "nearest", 0, every)]

listed = []
with open("keras.bin", "wb") as results:
    for picture, width, height, mode, cval, parameters in cases:
        generator = ImageDataGenerator(fill_mode=mode, cval=cval)
        image = globals()[picture](width, height).astype(np.float32)
        result = generator.apply_transform(image, parameters)
        results.write(np.round(result * 256).astype("<u2").tobytes())
        listed.append(dict(picture=picture, width=width, height=height, fill_mode=mode, cval=cval, transform=parameters))
with open("keras.json", "w") as index:
    index.write("[\n" + ",\n".join(json.dumps(case) for case in listed) + "\n]\n")
