"""Records what NumPy writes for outputs of Conv2D, and opens with NumPy and Pillow what the panel saves.

    npm test -- e2e    # leaves in .vscode-test/exports what test/e2e/take.test.ts saved in VS Code
    python -m venv venv && venv/bin/pip install opencv-python-headless keras tensorflow-cpu pillow numpy
    venv/bin/python scripts/record/saved.py

Writes test/fixtures/saved.json. Stops where a saved file is not what NumPy or Pillow reads, or is not what Keras comes to.
The layer of the recorded outputs is all ones, on pixels that are integers: the sums are exact, and so are the bytes.
"""

import base64
import io
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import cv2
import keras
import numpy as np
import PIL.Image
from conv2d_common import picture, versions

ROOT = pathlib.Path(__file__).parents[2]
EXPORTS = ROOT / ".vscode-test" / "exports"
SEED = 11
# Float32 sums of 48 products up to 255 * 0.1, in another order.
MOST_DIFFERENCE = 1e-3

SHAPES = [(1,), (32,), (9, 9), (722, 1277), (4, 4, 3, 32), (16, 16, 512, 2048), (1, 722, 1277, 32), (1, 32, 722, 1277),
          (12, 50000, 50000, 4096)]
CASES = [
    {"image": [6, 5, 3], "arguments": {"filters": 2, "kernel_size": [2, 3]}},
    {"image": [7, 5, 1], "arguments": {"filters": 3, "kernel_size": [3, 3], "strides": [2, 1], "padding": "same"}},
    {"image": [6, 5, 3], "arguments": {"filters": 2, "kernel_size": [2, 3], "data_format": "channels_first"}},
    {"image": [6, 5, 3], "arguments": {"filters": 4, "kernel_size": [2, 2], "activation": "relu"}, "filter": 3},
]
ONES = {"kernel_initializer": "ones", "bias_initializer": "ones"}


def saved(array):
    """The file that NumPy itself writes."""
    file = io.BytesIO()
    np.save(file, np.ascontiguousarray(array))
    return file.getvalue()


def head(shape):
    file = io.BytesIO()
    np.lib.format.write_array_header_1_0(file, {"descr": "<f4", "fortran_order": False, "shape": shape})
    return file.getvalue()


def text(data):
    return base64.b64encode(data).decode()


def output(case):
    """As Keras computes it; the order of the axes is changed afterwards, for TensorFlow has no other one without a GPU."""
    arguments = {name: value for name, value in case["arguments"].items() if name != "data_format"}
    batch = picture(1, *case["image"]).astype(np.float32)[np.newaxis]
    values = np.asarray(keras.layers.Conv2D(**arguments, **ONES)(batch))
    if "filter" in case:
        return values[0, :, :, case["filter"]]
    is_first = case["arguments"].get("data_format") == "channels_first"
    return values.transpose(0, 3, 1, 2) if is_first else values


def opened(name):
    """An array that the panel saved: numpy.load reads it, and numpy.save writes the same file."""
    path = EXPORTS / name
    array = np.load(path, allow_pickle=False)
    assert array.dtype == np.float32, (name, array.dtype)
    assert saved(array) == path.read_bytes(), f"{name} is not as NumPy writes it"
    return array


def same(name, array, expected, most):
    assert array.shape == expected.shape, (name, array.shape, expected.shape)
    difference = float(np.abs(array - expected).max())
    assert difference <= most, (name, difference)
    print(f"{name}: {array.dtype} {array.shape}, at most {difference:.2g} from Keras")


def pictures_of(page):
    """Every picture inside the report."""
    for part in page.split('src="data:image/png;base64,')[1:]:
        yield PIL.Image.open(io.BytesIO(base64.b64decode(part.split('"', 1)[0])))


def check_exports():
    """The layer of the tutorial, with its seed, on what was inspected in VS Code."""
    assert EXPORTS.is_dir(), f"{EXPORTS} is missing: run test/e2e/take.test.ts first"
    initializer = keras.initializers.GlorotUniform(seed=SEED)
    layer = keras.layers.Conv2D(32, (4, 4), kernel_initializer=initializer)
    image = cv2.imread(str(EXPORTS / "test_1.jpg"))
    expected = np.asarray(layer(image.astype(np.float32)[np.newaxis]))
    same("kernel.npy", opened("kernel.npy"), np.asarray(layer.kernel), 0)
    same("bias.npy", opened("bias.npy"), np.asarray(layer.bias), 0)
    feature_map = opened("map-7.npy")
    same("map-7.npy", feature_map, expected[0, :, :, 7], MOST_DIFFERENCE)
    small = cv2.imread(str(ROOT / "test/fixtures/workspace/small.png"))
    same("output.npy", opened("output.npy"), np.asarray(layer(small.astype(np.float32)[np.newaxis])), MOST_DIFFERENCE)
    for name in ("map-7.png", "filter-7.png", "kernels.png"):
        with PIL.Image.open(EXPORTS / name) as opened_picture:
            opened_picture.load()
            print(f"{name}: {opened_picture.mode} {opened_picture.size}")
    assert PIL.Image.open(EXPORTS / "map-7.png").size == feature_map.shape[::-1]
    report = json.loads((EXPORTS / "report.json").read_text(encoding="utf-8"))
    assert report["layer"]["seed"] == SEED, report["layer"]["seed"]
    shown = list(pictures_of((EXPORTS / "report.html").read_text(encoding="utf-8")))
    for one in shown:
        one.load()
    assert len(shown) == 1 + 32 + 32, len(shown)
    print(f"report.html: {len(shown)} pictures")


def main():
    document = {
        "versions": versions("numpy", "keras", "tensorflow"),
        "heads": [{"shape": list(shape), "base64": text(head(shape))} for shape in SHAPES],
        "outputs": [{**case, "base64": text(saved(output(case)))} for case in CASES],
    }
    check_exports()
    path = ROOT / "test/fixtures/saved.json"
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    print(f"{path}: {document['versions']}")


if __name__ == "__main__":
    main()
