# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the image files beside it, expected.txt and expected.bin with Pillow; run it in this folder.

expected.txt has a line for each file: name, width, height, largest difference allowed.
expected.bin holds what the files look like, one after the other: RGB, 8 bit, row-major, after the
EXIF turn, over white."""
import numpy as np
from PIL import Image, ImageOps

WIDTH, HEIGHT = 12, 8
y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
rgb = np.stack([x * 20, y * 30, (x + y) * 10], 2).astype(np.uint8)
plain = Image.fromarray(rgb)
grey = plain.convert("L")
grey16 = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
alpha = Image.fromarray((x * 20).astype(np.uint8))
names, pixels = [], []


def over_white(image):
    image = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def add(name, image, tolerance=0, expected=None, **options):
    image.save(name, **options)
    if expected is None:
        expected = ImageOps.exif_transpose(Image.open(name)).convert("RGB")
    names.append(f"{name} {expected.width} {expected.height} {tolerance}")
    pixels.append(np.asarray(expected).tobytes())


for turn in range(1, 9):
    exif = Image.Exif()
    exif[0x112] = turn
    add(f"turn{turn}.jpg", plain, 1, exif=exif, quality=95, subsampling=0)
    add(f"turn{turn}.png", plain, exif=exif)
    add(f"turn{turn}.webp", plain, exif=exif, lossless=True)
    add(f"turn{turn}.tif", plain, tiffinfo={0x112: turn})
add("grey.jpg", grey, 1)
add("progressive.jpg", plain, 1, progressive=True, subsampling=0)
add("cmyk.jpg", plain.convert("CMYK"), 2, quality=95)
for name in ("grey.png", "grey.tif", "grey.bmp"):
    add(name, grey)
add("one_bit.png", plain.convert("1"))
for name in ("palette.png", "palette.bmp", "palette.tif"):
    add(name, plain.convert("P"))
add("plain.bmp", plain)
add("lossy.webp", plain, 2)
add("packed.tif", plain, compression="tiff_lzw")
add("grey16.png", grey16, expected=grey.convert("RGB"))
add("grey16.tif", grey16, expected=grey.convert("RGB"))
add("grey16_turn6.tif", grey16, expected=grey.convert("RGB").transpose(Image.ROTATE_270), tiffinfo={0x112: 6})
see_through = plain.copy()
see_through.putalpha(alpha)
for name in ("alpha.png", "alpha.tif"):
    add(name, see_through, 1, expected=over_white(see_through))
add("alpha.webp", see_through, 1, expected=over_white(see_through), lossless=True, exact=True)
add("unused_alpha.bmp", see_through, expected=plain)
grey_alpha = grey.convert("LA")
grey_alpha.putalpha(alpha)
add("grey_alpha.png", grey_alpha, 1, expected=over_white(grey_alpha))
hole = plain.convert("P")
hole.save("hole.png", transparency=hole.getpixel((3, 3)))
add("hole.png", hole, 1, expected=over_white(Image.open("hole.png")), transparency=hole.getpixel((3, 3)))
plain.save("refused.gif")
with open("expected.txt", "w") as listed:
    listed.write("\n".join(names) + "\n")
with open("expected.bin", "wb") as expected:
    expected.write(b"".join(pixels))
