"""Initial weights: every initializer under every name, over kernel and bias shapes and seeds."""

import hashlib
import itertools

import numpy as np
from conv2d_common import SEEDS, initializer, registered_names, samples, versions

KERNELS = [
    (4, 4, 3, 32),
    (1, 1, 1, 1),
    (3, 5, 3, 7),
    (7, 7, 3, 64),
    (3, 3, 1, 6),
    (2, 2, 8, 3),
    (1, 1, 4, 4),
    (3, 3, 64, 64),
]
BIASES = [(32,), (1,), (7,)]

# Orthogonal kernels are matrices of all but the last axis by the last: tall, square and wide ones differ.
MATRICES = [(3, 3, 1, 6), (5, 5, 2, 10), (2, 2, 2, 8), (1, 1, 4, 4), (1, 1, 3, 32), (2, 1, 1, 9), (1, 1, 1, 7)]

# Numbers that wrap around somewhere on their way to 32 bits.
WRAPPING = [-1, -(2**31), 2**31, 2**32 - 1, 2**32, 2 * (2**31 - 2), 2**53 - 1]

SCALINGS = [
    f"VarianceScaling(scale={scale}, mode='{mode}', distribution='{distribution}')"
    for scale in (0.5, 3.0)
    for mode in ("fan_in", "fan_out", "fan_avg")
    for distribution in ("uniform", "truncated_normal", "untruncated_normal")
]

CALLS = SCALINGS + [
    "RandomNormal(mean=0.5, stddev=0.1)",
    "RandomNormal(mean=-2.0, stddev=3.0)",
    "RandomNormal(stddev=1e-3, seed=3)",
    "RandomUniform(0.0, 1.0)",
    "RandomUniform(-1.0, 0.5)",
    "RandomUniform(minval=0.0, maxval=1.0, seed=3)",
    "TruncatedNormal(mean=1.0, stddev=2.0)",
    "TruncatedNormal(stddev=0.01)",
    "VarianceScaling(distribution='normal')",
    "GlorotUniform(seed=5)",
    "HeNormal()",
    "LecunUniform()",
]

CONSTANTS = ["Constant(0.1)", "Constant(-3)", "Constant()", "Zeros()", "Ones()"]
# Numbers set by hand, which NumPy's rule spreads over the axes that they do not have.
SOBEL = [[[[-1]], [[0]], [[1]]], [[[-2]], [[0]], [[2]]], [[[-1]], [[0]], [[1]]]]
BY_HAND = [
    (SOBEL, (3, 3, 3, 32)),
    (SOBEL, (3, 3, 1, 3)),
    ([[1, 2.5, -3]], (2, 2, 8, 3)),
    ([1e-3, -2e7, 3], (2, 3, 1, 3)),
    ([[[[0.5], [2]]]], (2, 2, 2, 3)),
    ([[[1, 2, 3]], [[4, 5, 6]]], (3, 2, 4, 3)),
    ([-1.25], (7,)),
    ([1, 2, 3, 4, 5, 6, 7], (7,)),
    (2**40 + 1, (3, 5, 3, 7)),
]

GAINS = ["Orthogonal(gain=2.0)", "Orthogonal(gain=0.5)", "Orthogonal(seed=11)"]


def is_orthogonal(text):
    return text.lower().startswith("orthogonal")


def spread(texts, per_text, step):
    """Deals shapes and seeds to the texts in turn, so that all of them meet without the full product."""
    shapes, seeds = itertools.cycle(KERNELS + BIASES), itertools.cycle(SEEDS[step:] + SEEDS[:step])
    matrices = itertools.cycle(MATRICES)
    for text in texts:
        for _ in range(per_text):
            yield text, next(matrices if is_orthogonal(text) else shapes), next(seeds)


def cases():
    names = registered_names()
    constants = [name for name in names if name.lower() in ("zero", "zeros", "one", "ones")]
    yield from spread([name for name in names if name not in constants], 4, 0)
    yield from spread(constants + CONSTANTS, 1, 3)
    yield from spread(CALLS, 3, 1)
    yield from spread(GAINS, 3, 5)
    for value, shape in BY_HAND:
        yield f"Constant({value})", shape, 0
    for shape in KERNELS:
        yield "glorot_uniform", shape, 42
    for shape in MATRICES:
        yield "orthogonal", shape, 7
    for seed in SEEDS + WRAPPING:
        yield "glorot_uniform", (3, 3, 1, 6), seed
    for seed in WRAPPING:
        yield "he_normal", (2, 2, 8, 3), seed
        yield "random_normal", (7,), seed


def record(text, shape, seed):
    values = np.asarray(initializer(text, seed)(shape, dtype="float32"))
    assert values.dtype == np.float32 and values.shape == shape and np.isfinite(values).all()
    return {
        "initializer": text,
        "shape": list(shape),
        "seed": seed,
        "sha256": hashlib.sha256(values.astype("<f4").tobytes()).hexdigest(),
        "samples": samples(values, 16),
        "sum": float(np.sum(values, dtype=np.float64)),
        "absmax": float(np.max(np.abs(values))),
    }


def reference_weights():
    distinct = list(dict.fromkeys(cases()))
    return {"versions": versions("keras", "tensorflow", "numpy"), "weights": [record(*case) for case in distinct]}
