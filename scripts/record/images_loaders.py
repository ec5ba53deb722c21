"""The Python calls the extension imitates, and what each gave for a file. Run images.py."""

import base64
import hashlib
import os
import re
import subprocess
import sys
import warnings

# Before the imports below: the libraries read these once and write to stderr otherwise.
os.environ.update(
    TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1", OPENCV_LOG_LEVEL="SILENT", KERAS_BACKEND="tensorflow"
)
warnings.simplefilter("ignore")

import cv2
import imagecodecs
import keras
import numpy as np
import PIL
import tensorflow as tf
import tifffile
from PIL import Image

VERSIONS = {
    "cv2": cv2.__version__,
    "Pillow": PIL.__version__,
    "keras": keras.__version__,
    "tensorflow": tf.__version__,
    "numpy": np.__version__,
    "tifffile": tifffile.__version__,
    "imagecodecs": imagecodecs.__version__,
}


def pillow(path):
    image = Image.open(path)
    return np.asarray(image), image.mode


LOADERS = {
    "cv2.imread": lambda path: cv2.imread(path),
    "cv2.imread grayscale": lambda path: cv2.imread(path, cv2.IMREAD_GRAYSCALE),
    "cv2.imread unchanged": lambda path: cv2.imread(path, cv2.IMREAD_UNCHANGED),
    "keras.utils.load_img": lambda path: np.asarray(keras.utils.load_img(path)),
    "keras.utils.load_img rgba": lambda path: np.asarray(keras.utils.load_img(path, color_mode="rgba")),
    "keras.utils.load_img grayscale": lambda path: np.asarray(keras.utils.load_img(path, color_mode="grayscale")),
    "PIL.Image.open": pillow,
    "tf.io.decode_image": lambda path: tf.io.decode_image(tf.io.read_file(path), expand_animations=False).numpy(),
}
NPY_LOADERS = {"np.load": lambda path: np.load(path, allow_pickle=False)}

MEASURED = re.compile(r"avif-|jpeg-(cmyk|ycck|truncated|arithmetic)|tiff-.*jpeg")


def plain(array):
    """Little-endian bytes. Copies only where needed: copying leaves the padding of long doubles to chance."""
    little = array.dtype.newbyteorder("<")
    return np.ascontiguousarray(array if array.dtype == little else array.astype(little)).tobytes()


def message(error, path):
    """One line, without what differs between machines: folders and addresses."""
    line = " ".join(str(error).split()).replace(str(path), path.name)
    line = re.sub(r"\{\{.*?\}\} ", "", re.sub(r" at 0x[0-9a-f]+", "", line))
    return {"error": f"{type(error).__name__}: {line[:200]}"}


def record(path, load):
    """The result and, where there is one, the array."""
    try:
        loaded = load(str(path))
    except Exception as error:
        return message(error, path), None
    mode = None
    if isinstance(loaded, tuple):
        loaded, mode = loaded
    if loaded is None:
        return {"error": "None"}, None
    data = plain(loaded)
    row = {"shape": list(loaded.shape), "dtype": str(loaded.dtype), "sha256": hashlib.sha256(data).hexdigest()}
    if mode:
        row["mode"] = mode
    return row, loaded


# cv2 fills only a part of the array and leaves the rest of the memory as it was.
UNSPECIFIED = {
    "pam-rgb-alpha-max255-17x13.pam": ("cv2.imread", "cv2.imread grayscale"),
    "pam-grayscale-alpha-max255-17x13.pam": ("cv2.imread",),
    "tiff-rgb16-planar-17x13.tif": ("cv2.imread unchanged",),
    "tiff-rgb16-planar-lzw-17x13.tif": ("cv2.imread unchanged",),
}


# TensorFlow writes over the end of its memory in these, and the process ends.
CRASHES = re.compile(r"webp-animated-without-alpha")


def record_crash(path):
    code = f"import tensorflow as tf; tf.io.decode_image(tf.io.read_file({str(path)!r}), expand_animations=False)"
    if subprocess.run([sys.executable, "-c", code], capture_output=True).returncode >= 0:
        raise ValueError(f"{path.name} does not end the process any more")
    # By which signal is a matter of chance.
    return {"error": "the process is killed"}, None


def loaders_for(path):
    if path.suffix == ".npy":
        return NPY_LOADERS
    return {name: load for name, load in LOADERS.items() if name not in UNSPECIFIED.get(path.name, ())}


def record_file(path):
    rows, arrays = {}, {}
    for name, load in loaders_for(path).items():
        crashes = name == "tf.io.decode_image" and CRASHES.match(path.name)
        rows[name], arrays[name] = record_crash(path) if crashes else record(path, load)
    for name, array in arrays.items():
        if array is not None and (MEASURED.match(path.name) or differs(path, name, array, arrays)):
            data = plain(array)
            if len(data) <= 12_000:
                rows[name]["base64"] = base64.b64encode(data).decode()
    return rows


def differs(path, name, array, arrays):
    """TensorFlow decodes JPEG with its own settings; where that shows, tests measure the difference."""
    other = arrays.get("cv2.imread")
    if name != "tf.io.decode_image" or not path.name.startswith("jpeg-") or other is None:
        return False
    if array.ndim != 3:
        return False
    rgb = other[:, :, ::-1] if array.shape[2] == 3 else other[:, :, :1]
    return array.shape != rgb.shape or not np.array_equal(array, rgb)
