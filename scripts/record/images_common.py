"""Shared by the images*.py recorders: where files go, what the pictures show, EXIF and truncation helpers."""

import io
import pathlib
import struct
import zlib

import numpy as np
from PIL import Image

FIXTURES = pathlib.Path(__file__).parents[2] / "test" / "fixtures"
IMAGES = FIXTURES / "images"

SMALL = (13, 17)
MEDIUM = (24, 40)
LARGE = (47, 61)


def put(name, data):
    path = IMAGES / name
    if path.exists():
        raise ValueError(f"{name} is written twice")
    path.write_bytes(bytes(data))
    return bytes(data)


def text(size):
    return f"{size[1]}x{size[0]}"


def generator(*key):
    """Seeded by the file's own description, so that adding one file changes no other."""
    return np.random.default_rng(zlib.crc32(repr(key).encode()))


def picture(size, channels, key=""):
    """Ramps with texture and a patch of noise: every orientation looks different and JPEG still keeps it."""
    height, width = size
    y, x, c = np.mgrid[0:height, 0:width, 0:channels]
    ramp = (x * 255 // max(1, width - 1)) * (c != 1) + (y * 200 // max(1, height - 1)) * (c != 0) + 7 * ((x + y) % 3)
    image = ramp.clip(0, 255).astype(np.uint8)
    top, left = height // 2, width // 2
    patch = image[top : top + height // 3, left : left + width // 3]
    patch[:] = generator("picture", size, channels, key).integers(0, 256, patch.shape)
    return image


def noise(size, channels, key="", high=256, dtype=np.uint8):
    """Random samples in [0, high) for lossless formats, so that each pixel pins the colour formulas.

    The first row is a ramp of equal channels, because some grey formulas leave grey pixels alone;
    the corners hold the extremes.
    """
    height, width = size
    image = generator("noise", size, channels, key, high).integers(0, high, (height, width, channels))
    if height > 2:
        image[0] = (np.arange(width) * (high - 1) // max(1, width - 1))[:, None]
        image[-1, 0], image[-1, -1] = 0, high - 1
    return image.astype(dtype)


def hard_edges(size, key):
    """Fields of black, white and full colours, seven pixels wide."""
    height, width = size
    fields = generator("hard edges", key).integers(0, 2, (-(-height // 7), -(-width // 7), 3), dtype=np.uint8) * 255
    return np.kron(fields, np.ones((7, 7, 1), np.uint8))[:height, :width]


def pil(array):
    return Image.fromarray(np.ascontiguousarray(array[:, :, 0] if array.ndim == 3 and array.shape[2] == 1 else array))


def encoded(image, format, **options):
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def exif(orientation, order="<"):
    """A TIFF block whose only entry is the orientation."""
    return (
        (b"II" if order == "<" else b"MM")
        + struct.pack(order + "HI", 42, 8)
        + struct.pack(order + "H", 1)
        + struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
        + struct.pack(order + "I", 0)
    )


def cut(data, share=0.6):
    return data[: int(len(data) * share)]
