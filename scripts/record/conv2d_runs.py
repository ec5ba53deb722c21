"""Runs Conv2D in Keras and again in PyTorch and ONNX Runtime, and keeps what a test can compare."""

import os
import pathlib
import pickle
import subprocess
import sys
import tempfile

import conv2d_cases
import keras
import numpy as np
import onnx
import onnxruntime
import torch
from conv2d_common import batch_of, initializer, picture, samples, versions

# Sums of a few hundred float32 products in different orders; anything larger would be another computation.
MOST_SPREAD = 1e-5

torch.set_num_threads(1)
onnxruntime.set_default_logger_severity(3)


def pair(value):
    return [value, value] if isinstance(value, int) else list(value)


def pads_of(arguments, size):
    """Padding as Keras documents it for same: half before, the rest after, none where it is negative."""
    pads = []
    for axis in (0, 1):
        stride, dilation = (pair(arguments.get(name, 1))[axis] for name in ("strides", "dilation_rate"))
        kernel, n = pair(arguments["kernel_size"])[axis], size[axis]
        total = max((-(-n // stride) - 1) * stride + (kernel - 1) * dilation + 1 - n, 0)
        same = arguments.get("padding", "valid").lower() == "same"
        pads += [total // 2, total - total // 2] if same else [0, 0]
    return pads


def plain(arguments):
    """The arguments without initializers, for a layer that receives its weights."""
    return {name: value for name, value in arguments.items() if not name.endswith("_initializer")}


def build(arguments, seed, shape):
    initializers = {
        "kernel_initializer": initializer(arguments.get("kernel_initializer", "glorot_uniform"), seed),
        "bias_initializer": initializer(arguments.get("bias_initializer", "zeros"), seed),
    }
    layer = keras.layers.Conv2D(**{**arguments, **initializers})
    layer.build(shape)
    return layer


def twin(arguments, weights, batch):
    """The same layer before its activation."""
    layer = keras.layers.Conv2D(**{**plain(arguments), "activation": None})
    layer.build(batch.shape)
    layer.set_weights(weights)
    return np.asarray(layer(batch))


def by_pytorch(x, kernel, bias, pads, settings):
    top, bottom, left, right = pads
    padded = torch.nn.functional.pad(torch.from_numpy(x), (left, right, top, bottom))
    bias = None if bias is None else torch.from_numpy(bias)
    return torch.nn.functional.conv2d(padded, torch.from_numpy(kernel), bias, **settings).numpy()


def by_onnx(x, kernel, bias, pads, settings):
    top, bottom, left, right = pads
    constants = {"w": kernel} if bias is None else {"w": kernel, "b": bias}
    node = onnx.helper.make_node(
        "Conv",
        ["x", *constants],
        ["y"],
        pads=[top, left, bottom, right],
        group=settings["groups"],
        strides=settings["stride"],
        dilations=settings["dilation"],
    )
    value = lambda name, shape: onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape)
    weights = [onnx.numpy_helper.from_array(array, name) for name, array in constants.items()]
    graph = onnx.helper.make_graph([node], "conv", [value("x", x.shape)], [value("y", None)], weights)
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x})[0]


class Run:
    """One configuration: built by TensorFlow, run by TensorFlow where its CPU kernels can."""

    def __init__(self, arguments, size, number, seed):
        self.arguments, self.size, self.number, self.seed = arguments, size, number, seed
        self.first = arguments.get("data_format") == "channels_first"
        self.batch = batch_of(picture(number, *size), arguments.get("data_format"))
        layer = build(arguments, seed, self.batch.shape)
        self.weights = [np.asarray(weight) for weight in layer.get_weights()]
        self.computed, self.parameters = layer.compute_output_shape(self.batch.shape), layer.count_params()
        self.by = "torch" if self.first and (arguments.get("groups", 1) == 1 or self.is_mistaken()) else "tensorflow"
        if self.by == "tensorflow":
            self.run_on_tensorflow(layer)

    def is_mistaken(self):
        """Keras on TensorFlow adds the bias along the last axis where that is as long as the bias.

        Its `add` looks at sizes only to find the axis of a bias, so that channels first with as many filters as columns
        mixes them up. PyTorch, and Keras on PyTorch, add it to the channels.
        """
        return self.first and len(self.weights) > 1 and self.computed[-1] == self.computed[1] > 1

    def run_on_tensorflow(self, layer):
        self.output, self.before = np.asarray(layer(self.batch)), twin(self.arguments, self.weights, self.batch)

    def job(self):
        return plain(self.arguments), self.weights, self.batch

    def others(self):
        """The values before the activation as others compute them, in NCHW order."""
        x = self.batch if self.first else np.ascontiguousarray(self.batch.transpose(0, 3, 1, 2))
        kernel = np.ascontiguousarray(self.weights[0].transpose(3, 2, 0, 1))
        bias = self.weights[1] if len(self.weights) > 1 else None
        strides, dilation = (pair(self.arguments.get(name, 1)) for name in ("strides", "dilation_rate"))
        settings = {"stride": strides, "dilation": dilation, "groups": self.arguments.get("groups", 1)}
        pads = pads_of(self.arguments, self.size)
        yield by_pytorch(x, kernel, bias, pads, settings)
        yield by_onnx(x, kernel, bias, pads, settings)
        if self.by == "torch":
            # PyTorch must not only agree with itself: TensorFlow can run the same weights with channels last.
            last = {**self.arguments, "data_format": "channels_last"}
            yield twin(last, self.weights, batch_of(picture(self.number, *self.size), None)).transpose(0, 3, 1, 2)

    def spread(self):
        """The largest difference, relative to the largest value."""
        before = self.before if self.first else self.before.transpose(0, 3, 1, 2)
        largest = float(np.abs(before).max())
        differences = []
        for other in self.others():
            assert other.shape == before.shape, (self.arguments, self.size, other.shape, before.shape)
            differences.append(float(np.abs(other.astype(np.float64) - before).max()))
        return max(differences) / (largest or 1)

    def record(self):
        values = self.output.astype(np.float64)
        bias = samples(self.weights[1], 4) if len(self.weights) > 1 else None
        statistics = {"min": values.min(), "max": values.max(), "mean": values.mean(), "std": values.std()}
        return {
            "arguments": self.arguments,
            "input": self.size,
            "pixels": self.number,
            "seed": self.seed,
            "output_shape": list(self.computed),
            "shape": list(self.output.shape),
            "parameters": self.parameters,
            "pads": pads_of(self.arguments, self.size),
            "kernel": samples(self.weights[0], 8),
            "bias": bias,
            "output": {"samples": samples(self.output, 16), **{name: float(v) for name, v in statistics.items()}},
            "by": self.by,
            "spread": float(f"{self.spread():.2g}"),
        }


def run_on_torch(runs):
    """A second process: Keras has one backend per process."""
    with tempfile.TemporaryDirectory() as folder:
        jobs, results = pathlib.Path(folder, "jobs"), pathlib.Path(folder, "results")
        jobs.write_bytes(pickle.dumps([run.job() for run in runs]))
        worker = pathlib.Path(__file__).with_name("conv2d_torch.py")
        environment = {**os.environ, "KERAS_BACKEND": "torch"}
        subprocess.run([sys.executable, worker, jobs, results], check=True, env=environment)
        outputs = pickle.loads(results.read_bytes())
    for run, (run.output, run.before) in zip(runs, outputs, strict=True):
        assert run.output.dtype == np.float32


def check_activations(runs):
    """Saturated outputs would prove little: most runs of each activation keep to the range where it bends."""
    sizes = {}
    for run in runs:
        sizes.setdefault(run.arguments.get("activation", "linear"), []).append(float(np.abs(run.before).max()))
    for name in conv2d_cases.activation_names():
        bent = sum(0.3 < size < 7 for size in sizes[name])
        large = sum(size > 20 for size in sizes[name])
        enough = large >= 2 or name == "exponential"
        if name == "exponential" and max(sizes[name]) >= 3:
            raise SystemExit(f"exponential: {sizes[name]}")
        if name != "linear" and not (bent >= 5 and enough):
            raise SystemExit(f"{name}: only {bent} runs in range and {large} large ones: {sizes[name]}")


def check_spreads(runs):
    for run in runs:
        if not run.spread() < MOST_SPREAD:
            raise SystemExit(
                f"Implementations differ by {run.spread()}: {run.arguments} on {run.size}, seed {run.seed}"
            )


def mistaken_records(runs):
    """What TensorFlow's backend gives where it adds the bias to columns: kept apart, for no one else agrees with it."""
    mistaken = [run for run in runs if run.is_mistaken() and run.arguments.get("groups", 1) > 1]
    for run in mistaken:
        run.by = "tensorflow"
        run.run_on_tensorflow(build(run.arguments, run.seed, run.batch.shape))
    return [run.record() for run in mistaken if run.spread() >= MOST_SPREAD]


def reference_runs():
    runs = [Run(*case) for case in conv2d_cases.all_cases()]
    run_on_torch([run for run in runs if run.by == "torch"])
    check_spreads(runs)
    check_activations(runs)
    names = ("keras", "tensorflow", "torch", "onnxruntime", "numpy")
    records = [run.record() for run in runs]
    return {"versions": versions(*names), "runs": records, "bias_along_width": mistaken_records(runs)}
