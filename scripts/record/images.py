"""Records what the tests compare with: small images of every kind, and what Python libraries load from them.

    python -m venv venv
    venv/bin/pip install opencv-python-headless pillow keras tensorflow-cpu numpy tifffile imagecodecs
    venv/bin/python scripts/record/images.py

Rewrites test/fixtures/images/ and test/fixtures/images.json. The tests themselves need no Python.
The images_*.py next to this file write one group of formats each; images_loaders.py lists the calls recorded.
"""

import json
import os
import platform

import images_bmp
import images_gif
import images_gif_blocks
import images_jpeg
import images_loaders
import images_npy_headers
import images_other
import images_pnm_text
import images_png
import images_tiff
import images_webp
import keras
import numpy as np
from images_common import FIXTURES, IMAGES

# (height, width), up and down, and with another aspect.
RESIZED = {
    "jpeg-420-baseline-q90-61x47.jpg": [(20, 30), (80, 100)],
    "jpeg-grey-baseline-61x47.jpg": [(20, 30)],
    "jpeg-orientation-6-big-40x24.jpg": [(32, 32)],
    "png-rgb8-17x13.png": [(5, 9), (40, 30), (13, 17)],
    "png-rgba8-17x13.png": [(9, 9)],
    "png-grey8-17x13.png": [(26, 34)],
    "png-grey16-17x13.png": [(6, 8), (26, 34)],
    "png-palette8-trns-17x13.png": [(20, 20)],
    "png-grey1-17x13.png": [(8, 8)],
    "bmp-rgb24-17x13.bmp": [(13, 40)],
    "gif-global-palette-17x13.gif": [(64, 64)],
    "webp-lossless-alpha-17x13.webp": [(10, 12)],
    "tiff-grey-float32-17x13.tif": [(7, 7)],
    "tiff-grey16-17x13.tif": [(30, 20)],
}
COLOURS = {"": "rgb", " rgba": "rgba", " grayscale": "grayscale"}


def write_images():
    IMAGES.mkdir(parents=True, exist_ok=True)
    for old in IMAGES.iterdir():
        old.unlink()
    for module in (
        images_jpeg,
        images_png,
        images_bmp,
        images_gif,
        images_gif_blocks,
        images_webp,
        images_tiff,
        images_pnm_text,
        images_npy_headers,
        images_other,
    ):
        module.write()


def record_resized():
    rows = []
    for name, sizes in RESIZED.items():
        for size in sizes:
            for label, colour in COLOURS.items():
                load = lambda path: np.asarray(keras.utils.load_img(path, color_mode=colour, target_size=size))
                row, _ = images_loaders.record(IMAGES / name, load)
                rows.append({"file": name, "loader": "keras.utils.load_img" + label, "target_size": size, **row})
    return rows


def write_json(files, resized):
    """One line for each file and loader, so that a change shows as the lines it touches."""
    compact = lambda value: json.dumps(value, separators=(", ", ": "))
    block = lambda rows, indent: (",\n" + indent).join(f"{compact(key)}: {value}" for key, value in rows.items())
    versions = {"python": platform.python_version(), **images_loaders.VERSIONS}
    entries = {
        name: "{\n   " + block({loader: compact(row) for loader, row in rows.items()}, "   ") + "\n  }"
        for name, rows in files.items()
    }
    text = '{\n "versions": {\n  ' + block({key: compact(value) for key, value in versions.items()}, "  ") + "\n },\n"
    text += ' "files": {\n  ' + block(entries, "  ") + '\n },\n "resized": [\n  '
    text += ",\n  ".join(compact(row) for row in resized) + "\n ]\n}\n"
    (FIXTURES / "images.json").write_text(text)


def main():
    # C libraries print their warnings about damaged files straight to the descriptor.
    stderr = os.dup(2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        write_images()
        files = {path.name: images_loaders.record_file(path) for path in sorted(IMAGES.iterdir())}
        write_json(files, record_resized())
    finally:
        os.dup2(stderr, 2)
    print(len(files), "files,", sum(path.stat().st_size for path in IMAGES.iterdir()), "bytes")


if __name__ == "__main__":
    main()
