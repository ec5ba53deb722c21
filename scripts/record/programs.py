"""Runs the programs that Convscope exports, and keeps their digests with what they print.

    npm run -s inspect -- --help    # builds the command line
    python -m venv venv && venv/bin/pip install opencv-python-headless keras tensorflow-cpu torch
    venv/bin/python scripts/record/programs.py

Writes test/fixtures/conv2d/programs.json. Every program checks its shapes by itself; beyond that the PyTorch program is run
once more with the weights of the Keras program, and must come to the same output.
"""

import contextlib
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"

import cv2
import keras
import numpy as np
import torch

ROOT = pathlib.Path(__file__).resolve().parents[2]
IMAGE = "test/fixtures/images/png-rgb8-17x13.png"
# Float32 sums in another order, and activations that other libraries compute in another way.
MOST_DIFFERENCE = 1e-5

ACTIVATIONS = """relu leaky_relu relu6 elu selu celu gelu silu mish sigmoid tanh softplus softsign exponential hard_sigmoid
hard_silu hard_tanh hard_shrink soft_shrink tanh_shrink squareplus sparse_plus sparse_sigmoid log_sigmoid softmax log_softmax
sparsemax glu""".split()
INITIALIZERS = [
    *"""glorot_normal he_uniform he_normal lecun_uniform lecun_normal random_uniform random_normal truncated_normal
    variance_scaling orthogonal ones""".split(),
    "Constant(0.25)",
    "RandomNormal(mean=0.5, stddev=0.1)",
    "RandomUniform(minval=0, maxval=1, seed=3)",
    "VarianceScaling(scale=2, mode='fan_out', distribution='untruncated_normal')",
    "VarianceScaling(scale=0.5, mode='fan_avg', distribution='uniform')",
    "Orthogonal(gain=1.5)",
]


def cases():
    plain = ["--filters", "4", "--kernel-size", "3", "--seed", "7"]
    # Small values, so that no activation is at its end everywhere.
    quiet = [*plain, "--kernel-initializer", "RandomNormal(stddev=0.005)", "--bias-initializer", "random_normal"]
    yield ["--seed", "7"]
    yield ["--filters", "8", "--kernel-size", "3,5", "--strides", "2,1", "--padding", "same", "--seed", "0"]
    yield ["--filters", "8", "--kernel-size", "2", "--strides", "3", "--padding", "same", "--seed", "1", "--no-use-bias"]
    yield ["--filters", "2", "--kernel-size", "1", "--strides", "2", "--padding", "same", "--seed", "1"]
    yield ["--filters", "5", "--kernel-size", "3,2", "--dilation-rate", "2,3", "--padding", "same", "--seed", "2147483647"]
    yield ["--filters", "6", "--kernel-size", "3", "--groups", "3", "--name", "it's depthwise", "--seed", "12345"]
    yield ["--filters", "3", "--kernel-size", "3", "--groups", "3", "--padding", "same", "--no-use-bias", "--seed", "5"]
    first = [*quiet, "--data-format", "channels_first"]
    yield [*first, "--padding", "same", "--activation", "relu"]
    yield [*first, "--strides", "3,4", "--activation", "relu"]
    yield [*first, "--filters", "11"]
    yield [*first, "--activation", "softmax", "--strides", "2", "--padding", "same"]
    yield [*first, "--filters", "6", "--groups", "3", "--activation", "log_softmax"]
    for activation in ACTIVATIONS:
        yield [*quiet, "--activation", activation]
    for initializer in INITIALIZERS:
        yield [*plain, "--kernel-initializer", initializer]
        if not initializer.lower().startswith("orthogonal"):
            yield [*plain, "--bias-initializer", initializer]

    sobel = "Constant([[[[-1]], [[0]], [[1]]], [[[-2]], [[0]], [[2]]], [[[-1]], [[0]], [[1]]]])"
    yield [*plain, "--kernel-initializer", sobel, "--bias-initializer", "Constant([1, 2.5, -3, 0])"]
    depthwise = ["--filters", "3", "--kernel-size", "3", "--groups", "3", "--padding", "same", "--no-use-bias"]
    yield [*depthwise, "--kernel-initializer", sobel, "--seed", "5"]


def files():
    """Other files than the usual one: arrays with the high bytes first, and what can only be averaged with care."""
    images = "test/fixtures/images/"
    small = ["--filters", "2", "--kernel-size", "3", "--seed", "7"]
    for name in ("int16", "uint32"):
        yield images + f"npy-{name}-big-endian-17x13.npy", small
    yield images + "npy-float64-big-endian-17x13x4.npy", small
    yield images + "npy-float32-2x17x13x3.npy", small
    yield images + "tiff-grey16-big-endian-17x13.tif", [*small, "--load-like", "PIL.Image.open"]
    yield images + "tiff-grey16-big-endian-17x13.tif", [*small, "--load-like", "keras.utils.load_img grayscale"]
    shrunk = [*small, "--downscale", "--max-megapixels", "0.0001"]
    yield images + "png-grey8-17x13.png", shrunk
    yield images + "tiff-grey16-big-endian-17x13.tif", [*shrunk, "--load-like", "PIL.Image.open"]
    yield images + "png-grey1-17x13.png", [*shrunk, "--load-like", "PIL.Image.open"]
    yield images + "png-grey8-17x13.png", [*shrunk, "--load-like", "tf.io.decode_image"]
    yield images + "png-rgb8-17x13.png", [*shrunk, "--load-like", "keras.utils.load_img"]


# Names that a file can have, and that would end a text, a comment or a line somewhere.
NAMES = [
    "it's.png",
    "both'\".png",
    "back\\slash.png",
    "a\nimport os.png",
    "a\rb.png",
    "a\u2028process.exit(3);.png",
    "a\u0085b.png",
    "\u202egnp.exe.png",
    "\U0001f415 {0} ${1} `.png",
]


def export(language, flags, image=IMAGE, folder=ROOT):
    command = ["node", ROOT / "dist/cli.js", *flags, "--code", language, "--", image]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def run(script):
    """Carries a program out in this process, and returns its variables and what it printed."""
    printed = io.StringIO()
    variables = {"__name__": "__main__"}
    keras.utils.set_random_seed(0)
    with contextlib.redirect_stdout(printed):
        exec(compile(script, "script", "exec"), variables)
    return variables, printed.getvalue()


def with_weights(script, kernel, bias):
    """The PyTorch program with given weights in place of those that it draws."""
    lines = []
    for line in script.splitlines():
        if line.startswith("nn.init.") and "layer.weight" in line:
            line = "layer.weight.data = given_weight"
        elif line.startswith("nn.init."):
            line = "layer.bias.data = given_bias"
        lines.append(line)
    source = "\n".join(["import torch", "given_weight, given_bias = WEIGHTS", *lines])
    weight = torch.from_numpy(kernel.transpose(3, 2, 0, 1).copy())
    variables = {"__name__": "__main__", "WEIGHTS": (weight, None if bias is None else torch.from_numpy(bias.copy()))}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, "script", "exec"), variables)
    return variables["output"].numpy()


def record(flags, image=IMAGE, folder=ROOT):
    scripts = {language: export(language, flags, image, folder) for language in ("keras", "pytorch")}
    row = {"flags": flags, **({} if image == IMAGE else {"image": image})}
    variables, keras_printed = run(scripts["keras"])
    here = variables["values"]
    if not is_misplaced(here, flags):
        there = with_weights(scripts["pytorch"], variables["kernel"], variables.get("bias"))
        if "channels_first" not in flags:
            there = there.transpose(0, 2, 3, 1)
        difference = float(np.abs(here - there).max() / max(np.abs(here).max(), 1e-30))
        if difference > MOST_DIFFERENCE:
            raise SystemExit(f"{flags}: PyTorch with Keras' weights differs by {difference}")
    _, pytorch_printed = run(scripts["pytorch"])
    row["keras"] = {"sha256": digest(scripts["keras"]), "printed": keras_printed}
    row["pytorch"] = {"sha256": digest(scripts["pytorch"]), "printed": pytorch_printed}
    return row


def is_misplaced(values, flags):
    """Keras on TensorFlow adds the bias along the width where that is as long; here only where it is drawn."""
    return "channels_first" in flags and "--bias-initializer" in flags and values.shape[1] == values.shape[-1]


def named():
    """The usual picture under other names, from within its folder."""
    with tempfile.TemporaryDirectory() as folder:
        for name in NAMES:
            shutil.copyfile(ROOT / IMAGE, pathlib.Path(folder, name))
            os.chdir(folder)
            yield record(["--filters", "2", "--kernel-size", "3", "--seed", "7"], name, folder)
    os.chdir(ROOT)


def digest(script):
    return hashlib.sha256(script.encode()).hexdigest()


def main():
    os.chdir(ROOT)
    rows = [record(flags) for flags in cases()]
    rows += [record(flags, image) for image, flags in files()]
    rows += named()
    versions = {"keras": keras.__version__, "torch": torch.__version__.split("+")[0], "cv2": cv2.__version__}
    lines = ",\n".join(json.dumps(row, separators=(",", ":"), ensure_ascii=False) for row in rows)
    text = f'{{\n"versions":{json.dumps(versions)},\n"image":{json.dumps(IMAGE)},\n"runs":[\n{lines}\n]\n}}\n'
    (ROOT / "test/fixtures/conv2d/programs.json").write_text(text)
    print(len(rows), "programs of each kind")


main()
