"""Records what the tests compare with: images as cv2 loads them.

    python -m venv venv && venv/bin/pip install opencv-python-headless pillow
    venv/bin/python scripts/record/images.py

Writes test/fixtures/images/ and test/fixtures/images.json. The tests themselves need no Python.
"""

import hashlib
import json
import pathlib

import cv2
import numpy as np
import PIL
from PIL import Image

FIXTURES = pathlib.Path(__file__).parents[2] / "test" / "fixtures"
IMAGES = FIXTURES / "images"


def picture(height, width, channels):
    """Smooth ramps with some texture, so that JPEG keeps it and every orientation looks different."""
    y, x, c = np.mgrid[0:height, 0:width, 0:channels]
    return ((x * 255 // max(1, width - 1)) * (c != 1) + (y * 200 // max(1, height - 1)) * (c != 0) + 7 * ((x + y) % 3)).clip(
        0, 255
    ).astype(np.uint8)


def write_images():
    IMAGES.mkdir(parents=True, exist_ok=True)
    for old in IMAGES.iterdir():
        old.unlink()
    rgb, rgba = picture(13, 17, 3), picture(13, 17, 4)
    save = lambda name, image, **options: image.save(IMAGES / name, **options)
    save("rgb8.png", Image.fromarray(rgb))
    save("rgba8.png", Image.fromarray(rgba))
    save("grey8.png", Image.fromarray(rgb[:, :, 0]))
    save("grey-alpha8.png", Image.fromarray(rgba[:, :, :2].copy()))
    save("grey1.png", Image.fromarray(rgb[:, :, 0]).convert("1"))
    save("one-pixel.png", Image.fromarray(rgb[:1, :1]))
    palette = Image.fromarray(rgb).quantize(200)
    save("palette8.png", palette)
    save("palette4.png", Image.fromarray(rgb).quantize(16), bits=4)
    save("palette2.png", Image.fromarray(rgb).quantize(4), bits=2)
    save("palette1.png", Image.fromarray(rgb).quantize(2), bits=1)
    save("palette-transparent.png", palette, transparency=bytes(range(200)))
    cv2.imwrite(str(IMAGES / "rgb16.png"), rgb.astype(np.uint16) * 257 + 3)
    cv2.imwrite(str(IMAGES / "grey16.png"), rgb[:, :, 0].astype(np.uint16) * 200 + 5)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        save(f"orientation{orientation}.jpg", Image.fromarray(picture(24, 40, 3)), exif=exif, quality=95, subsampling=0)
        save(f"orientation{orientation}.png", Image.fromarray(rgb), exif=exif)
    save("grey.jpg", Image.fromarray(picture(24, 40, 1)[:, :, 0]), quality=95)
    save("progressive.jpg", Image.fromarray(picture(24, 40, 3)), quality=95, subsampling=0, progressive=True)


def reference_images():
    rows = {}
    for file in sorted(IMAGES.iterdir()):
        array = cv2.imread(str(file))
        row = {"shape": list(array.shape), "sha256": hashlib.sha256(array.tobytes()).hexdigest()}
        if file.suffix == ".jpg":
            row["pixels"] = array[:: array.shape[0] // 4, :: array.shape[1] // 4].reshape(-1, 3).tolist()
        rows[file.name] = row
    return {"versions": {"cv2": cv2.__version__, "Pillow": PIL.__version__}, "files": rows}


def write(name, document):
    lines = json.dumps(document, indent=1)
    (FIXTURES / name).write_text(lines + "\n")


write_images()
write("images.json", reference_images())
