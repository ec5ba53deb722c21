"""Records what Keras does with Conv2D: outputs, weights, refusals, configurations and summaries.

    python -m venv venv
    venv/bin/pip install keras tensorflow-cpu torch onnx onnxruntime torchinfo scipy numpy
    venv/bin/python scripts/record/conv2d.py [runs] [weights] [refused] [layer] [activations] [accuracy] [pieces] [widths]

Writes test/fixtures/conv2d/{runs,weights,refused,layer,activations,accuracy,pieces,widths}.json, all of them or only those named. Every run is repeated
with PyTorch and ONNX Runtime; the recorder stops if they disagree. The tests themselves need no Python.
"""

import importlib
import json
import logging
import os
import pathlib
import sys
import warnings

FIXTURES = pathlib.Path(__file__).parents[2] / "test" / "fixtures" / "conv2d"

PARTS = ["runs", "weights", "refused", "layer", "activations", "accuracy", "pieces", "widths"]

# Hash seed and threads fix the order of sets and of sums, the columns the width of summaries: the same bytes each time.
ENVIRONMENT = {
    "COLUMNS": "80",
    "KERAS_BACKEND": "tensorflow",
    "OMP_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false",
}


def enter_environment():
    """Starts over with the fixed environment: a running interpreter has chosen its hash seed already."""
    if any(os.environ.get(name) != value for name, value in ENVIRONMENT.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ENVIRONMENT})


def lines(records):
    return "[\n" + ",\n".join(json.dumps(r, separators=(",", ":"), ensure_ascii=False) for r in records) + "\n]"


def write(name, document):
    """One record per line, so that a difference between two recordings can be read."""
    parts = []
    for key, value in document.items():
        text = lines(value) if isinstance(value, list) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)
        parts.append(f'"{key}":{text}')
    FIXTURES.mkdir(parents=True, exist_ok=True)
    (FIXTURES / name).write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    counts = ", ".join(f"{len(value)} {key}" for key, value in document.items() if isinstance(value, list))
    print(f"{name}: {counts}, {(FIXTURES / name).stat().st_size} bytes")


def main():
    enter_environment()
    warnings.simplefilter("ignore")
    logging.getLogger("tensorflow").setLevel("ERROR")
    # Each needs libraries of its own: what is not asked for is not loaded.
    for name in sys.argv[1:] or PARTS:
        module = importlib.import_module(f"conv2d_{name}")
        write(f"{name}.json", getattr(module, f"reference_{name}")())


main()
