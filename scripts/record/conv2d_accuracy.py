"""Random layers on pixels from 0 to 255, with sums far outside the range where activations bend: how exact outputs are."""

import conv2d_cases
import keras
import numpy as np
from conv2d_common import batch_of, picture, samples, versions

SAMPLES = 64


def reference_accuracy():
    random = np.random.default_rng(5)
    # An exponential of such sums is infinite.
    names = [name for name in conv2d_cases.activation_names() if name not in ("exponential", "swish", "hard_swish")]
    records = []
    for number, name in enumerate(names * 3):
        size = [int(random.integers(12, 40)), int(random.integers(12, 40)), int(random.choice([1, 3, 4, 16, 64, 128]))]
        arguments = {"filters": int(random.choice([2, 8, 16])), "kernel_size": int(random.choice([1, 3, 5, 7]))}
        arguments["activation"] = name
        seed = int(random.integers(0, 2**31 - 1))
        initializer = keras.initializers.GlorotUniform(seed=seed)
        output = np.asarray(
            keras.layers.Conv2D(**arguments, kernel_initializer=initializer)(batch_of(picture(number, *size), None))
        )
        records.append(
            {
                "arguments": arguments,
                "input": size,
                "pixels": number,
                "seed": seed,
                "largest": float(np.abs(output).max()),
                "samples": samples(output, SAMPLES),
            }
        )
    return {"versions": versions("keras", "tensorflow"), "runs": records}
