"""What Keras' activations make of numbers that are not finite, at the ends of the range, or next to 0."""

import warnings

import conv2d_cases
import keras
import numpy as np
from conv2d_common import versions

INFINITY, NAN = float("inf"), float("nan")
NUMBERS = [INFINITY, -INFINITY, NAN, 3e38, -3e38, 1e20, -1e20, 1e6, -1e6, 104, -104, 89, -89, 88, -88, 87, -87, 17, -17]
NUMBERS += [1, -1, 0.5, -0.5, 1e-5, -1e-5, 1e-30, -1e-30, 2e-38, -2e-38, 1e-38, -1e-38, 1e-40, -1e-40, 0.0, -0.0]
# As many of one number as fill vectors of every width, and some more that do not.
COPIES = 67

ROWS = [
    *([[a, b] for a in (INFINITY, -INFINITY, NAN, 3e38, 0.0) for b in (INFINITY, -INFINITY, NAN, 3e38, -3e38, 1.0)]),
    [INFINITY, 1, 2, 3],
    [1, 2, INFINITY, -INFINITY],
    [-INFINITY, 2, 1, -INFINITY],
    [0, -INFINITY, -INFINITY, -INFINITY],
    [-INFINITY] * 4,
    [INFINITY] * 4,
    [NAN, INFINITY, -INFINITY, 0],
    [1, 2, NAN, 3],
    [3e38] * 4,
    [-3e38] * 4,
    [1e38, 3e38, -3e38, 0],
    [100, -100, 0, 1],
    [104, 0, 1, -1],
    [1e-40, 0, 0, 0],
    [0.0, -0.0, 1e-40, -1e-40],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -INFINITY, 11, 12, 13, 14, 15, INFINITY, -INFINITY],
    [-INFINITY, -1, -2, 0.25, -3, 0.5, -4, -5, -INFINITY, 0.125],
]


def numbers(array):
    """JSON has no numbers that are not finite."""
    return [float(value) if np.isfinite(value) else str(value) for value in np.asarray(array, np.float32)]


def alone(name, activation):
    """One value by itself; what comes out may depend on its place, since vectors and what is left over differ."""
    outputs = []
    for number in NUMBERS:
        results = np.asarray(activation(np.full((1, COPIES), number, np.float32)))[0]
        distinct = {value.tobytes(): value for value in results}
        outputs.append(numbers(list(distinct.values())))
    return {"activation": name, "outputs": outputs}


def along(name, activation):
    outputs = []
    for row in ROWS:
        results = np.concatenate([activation(np.array([row] * times, np.float32)) for times in (1, 2, COPIES)])
        distinct = {result.tobytes(): result for result in results}
        outputs.append([numbers(result) for result in distinct.values()])
    return {"activation": name, "outputs": outputs}


def reference_activations():
    warnings.simplefilter("ignore")
    names = conv2d_cases.activation_names()
    rows = [name for name in names if name in ("softmax", "log_softmax", "sparsemax", "glu")]
    get = keras.activations.get
    return {
        "versions": versions("keras", "tensorflow"),
        "numbers": numbers(NUMBERS),
        "alone": [alone(name, get(name)) for name in names if name not in rows],
        "rows": [numbers(row) for row in ROWS],
        "along": [along(name, get(name)) for name in rows],
    }
