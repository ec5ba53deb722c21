"""Records what the tests compare with: images as cv2 loads them, and Conv2D as Keras checks and shapes it.

    python -m venv venv && venv/bin/pip install opencv-python-headless pillow keras tensorflow-cpu
    venv/bin/python scripts/record/record.py

Writes test/fixtures/images/ and test/fixtures/{images,keras}.json. The tests themselves need no Python.
"""

import hashlib
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import cv2
import keras
import numpy as np
import PIL
import tensorflow as tf
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


LEGAL = [
    dict(filters=32, kernel_size=(4, 4)),
    dict(filters=1, kernel_size=1),
    dict(filters=8, kernel_size=3, padding="same"),
    dict(filters=8, kernel_size=3, strides=2),
    dict(filters=8, kernel_size=3, strides=2, padding="same"),
    dict(filters=8, kernel_size=(3, 5), strides=(2, 1), padding="same"),
    dict(filters=5, kernel_size=(2, 7), strides=(3, 4)),
    dict(filters=4, kernel_size=3, dilation_rate=2),
    dict(filters=4, kernel_size=3, dilation_rate=(2, 3), padding="same"),
    dict(filters=4, kernel_size=(1, 2), dilation_rate=(4, 1)),
    dict(filters=3, kernel_size=3, use_bias=False),
    dict(filters=3, kernel_size=3, activation="relu", padding="SAME"),
    dict(filters=64, kernel_size=7, strides=2, padding="same", activation="silu"),
]
SIZES = [(725, 1280), (7, 9), (16, 16), (31, 32)]
REFUSED = [
    dict(filters=4, kernel_size=(3, 3, 3)),
    dict(filters=4, kernel_size=0),
    dict(filters=4, kernel_size=(3, 0)),
    dict(filters=4, kernel_size=-1),
    dict(filters=4, kernel_size=3, strides=0),
    dict(filters=4, kernel_size=3, strides=(1, -2)),
    dict(filters=4, kernel_size=3, strides=(1, 1, 1)),
    dict(filters=4, kernel_size=3, dilation_rate=0),
    dict(filters=4, kernel_size=3, activation="foo"),
    dict(filters=0, kernel_size=3),
    dict(filters=-2, kernel_size=3),
    dict(filters=4, kernel_size=3, strides=2, dilation_rate=2),
    dict(filters=4, kernel_size=3, strides=(1, 2), dilation_rate=(2, 1)),
    dict(filters=0, kernel_size=3, strides=0),
    dict(filters=0, kernel_size=3, activation="foo"),
]
TOO_SMALL = [
    (dict(filters=4, kernel_size=4), (3, 9)),
    (dict(filters=4, kernel_size=(2, 10), strides=2), (9, 9)),
    (dict(filters=4, kernel_size=3, dilation_rate=(1, 5)), (9, 10)),
]

KERNELS = [
    (dict(filters=filters, kernel_size=kernel_size), seed)
    for filters, kernel_size in [(32, (4, 4)), (1, 1), (7, (3, 5)), (64, 7)]
    for seed in [0, 1, 7, 42, 12345, 16777217, 2**31 - 3, 2**31 - 2, 2**31 - 1]
]


def message_of(make):
    try:
        make()
    except ValueError as error:
        return str(error)
    raise SystemExit("Keras accepted what it should refuse")


def reference_keras():
    legal = []
    for arguments in LEGAL:
        for height, width in SIZES:
            layer = keras.layers.Conv2D(**arguments)
            try:
                shape = layer.compute_output_shape((1, height, width, 3))
                layer.build((1, height, width, 3))
            except ValueError:
                continue
            legal.append(
                dict(
                    arguments=arguments,
                    size=[height, width],
                    output=list(shape),
                    weights=[list(weight.shape) for weight in layer.weights],
                    parameters=layer.count_params(),
                )
            )
    refused = [dict(arguments=a, message=message_of(lambda: keras.layers.Conv2D(**a))) for a in REFUSED]
    too_small = [
        dict(arguments=a, size=list(s), message=message_of(lambda: keras.layers.Conv2D(**a).build((1, *s, 3))))
        for a, s in TOO_SMALL
    ]
    kernels = []
    for arguments, seed in KERNELS:
        layer = keras.layers.Conv2D(**arguments, kernel_initializer=keras.initializers.GlorotUniform(seed=seed))
        layer.build((1, 64, 64, 3))
        kernel = np.asarray(layer.kernel)
        kernels.append(
            dict(
                arguments=arguments,
                seed=seed,
                first=[float(value) for value in kernel.flat[:4]],
                sha256=hashlib.sha256(kernel.tobytes()).hexdigest(),
            )
        )
    versions = {"keras": keras.__version__, "tensorflow": tf.__version__}
    return {"versions": versions, "kernels": kernels, "legal": legal, "refused": refused, "tooSmall": too_small}


def write(name, document):
    lines = json.dumps(document, indent=1)
    (FIXTURES / name).write_text(lines + "\n")


write_images()
write("images.json", reference_images())
write("keras.json", reference_keras())
