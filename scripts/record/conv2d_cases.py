"""The configurations that conv2d.py runs: corner cases by hand, then a seeded draw over everything Keras accepts."""

import itertools
import math
import random

from conv2d_common import SEEDS, registered_names
from conv2d_corners import CORNERS

SIDES = [
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
    16,
    17,
    19,
    20,
    21,
    23,
    24,
    27,
    28,
    31,
    32,
    33,
    40,
    48,
    63,
    64,
]
CHANNELS = [1, 2, 3, 3, 3, 4, 6, 8]
KERNEL_SIDES = [1, 2, 3, 3, 3, 4, 5, 6, 7]
MOST_OUTPUTS, MOST_PRODUCTS = 8000, 2_000_000

# The root mean square of a pixel, from which follows how far outputs spread for a kernel of a given spread.
PIXEL = 147.0

BIASES = [
    None,
    "zeros",
    "ones",
    "RandomNormal(stddev=0.5)",
    "RandomUniform(minval=-1.0, maxval=1.0)",
    "Constant(0.25)",
    "truncated_normal",
    "RandomNormal(mean=0.5, stddev=0.1, seed=3)",
    "glorot_uniform",
    "variance_scaling",
    "Constant(-1.5)",
    "he_normal",
]

KERNEL_CALLS = [
    "RandomNormal(mean=0.5, stddev=0.1)",
    "RandomNormal(stddev=0.02, seed=7)",
    "RandomUniform(minval=0.0, maxval=1.0, seed=3)",
    "RandomUniform(-0.002, 0.002)",
    "RandomUniform(minval=-1.0, maxval=0.5)",
    "TruncatedNormal(mean=0.0, stddev=0.01)",
    "TruncatedNormal(mean=1.0, stddev=2.0, seed=0)",
    "VarianceScaling(scale=2.0, mode='fan_out', distribution='untruncated_normal')",
    "VarianceScaling(scale=0.5, mode='fan_avg', distribution='uniform')",
    "VarianceScaling(scale=1e-4, distribution='truncated_normal')",
    "VarianceScaling(mode='fan_out', distribution='normal')",
    "Constant(0.25)",
    "Constant(-3)",
    "Orthogonal(gain=1.5)",
    "Orthogonal(gain=0.01, seed=4)",
    "GlorotNormal(seed=12345)",
    "HeUniform()",
    "LecunNormal(seed=1)",
]


def out_side(size, kernel, stride, dilation, padding):
    reach = (kernel - 1) * dilation + 1
    return math.ceil(size / stride) if padding.lower() == "same" else (size - reach) // stride + 1


def strides_and_dilation(rng):
    """At most one of the two exceeds 1: Keras refuses both."""
    pair = lambda most: [rng.randint(1, most), rng.randint(1, most)]
    kind = rng.choice(["neither", "neither", "strides", "strides", "dilation", "dilation"])
    if kind == "neither":
        return [1, 1], [1, 1]
    values = [rng.randint(2, 4)] * 2 if rng.random() < 0.4 else pair(5 if kind == "strides" else 4)
    return (values, [1, 1]) if kind == "strides" else ([1, 1], values)


def channels_filters_groups(rng):
    kind = rng.choice(["plain", "plain", "plain", "groups", "depthwise", "depthwise twice"])
    channels = rng.choice(CHANNELS if kind == "plain" else [2, 3, 4, 6, 8])
    if kind == "plain":
        return channels, rng.choice([1, 2, 3, 4, 5, 6, 8, 16]), 1
    if kind == "groups":
        groups = rng.choice([g for g in range(2, channels + 1) if channels % g == 0])
        return channels, groups * rng.randint(1, 4), groups
    return channels, channels * (1 if kind == "depthwise" else 2), channels


def draw(rng):
    """One geometry: sizes, and the full arguments that belong to them."""
    channels, filters, groups = channels_filters_groups(rng)
    side = lambda: rng.choice(KERNEL_SIDES)
    strides, dilation = strides_and_dilation(rng)
    square = side()
    return [rng.choice(SIDES), rng.choice(SIDES), channels], {
        "filters": filters,
        "kernel_size": [square, square] if rng.random() < 0.5 else [side(), side()],
        "strides": strides,
        "padding": rng.choice(["valid", "same"]),
        "data_format": rng.choice(["channels_last", "channels_last", "channels_first"]),
        "dilation_rate": dilation,
        "groups": groups,
    }


def output_sides(size, arguments):
    parts = zip(size, arguments["kernel_size"], arguments["strides"], arguments["dilation_rate"])
    return [out_side(*part, arguments["padding"]) for part in parts]


def is_suitable(size, arguments, activation):
    height, width = output_sides(size, arguments)
    if min(height, width) < 1:
        return False
    outputs = height * width * arguments["filters"]
    products = outputs * math.prod(arguments["kernel_size"]) * size[2]
    last = arguments["filters"] if arguments["data_format"] == "channels_last" else width
    if activation in ("softmax", "log_softmax", "sparsemax") and last < 2:
        return False
    return outputs <= MOST_OUTPUTS and products <= MOST_PRODUCTS and not (activation == "glu" and last % 2)


def spelled(rng, arguments):
    """As people write it: bare ints for equal pairs, defaults left out, upper case now and then."""
    defaults = {
        "strides": [1, 1],
        "padding": "valid",
        "dilation_rate": [1, 1],
        "groups": 1,
        "data_format": "channels_last",
    }
    result = {}
    for name, value in arguments.items():
        if defaults.get(name) == value and rng.random() < 0.7:
            continue
        if isinstance(value, list) and value[0] == value[1] and rng.random() < 0.6:
            value = value[0]
        if name == "padding" and rng.random() < 0.08:
            value = rng.choice([value.upper(), value.capitalize()])
        result[name] = value
    return result


def geometry(rng, activation=None):
    while True:
        size, arguments = draw(rng)
        if is_suitable(size, arguments, activation):
            return size, arguments


def small_kernel(rng, arguments, size, target):
    """A kernel initializer for which outputs spread by about `target`, in one of four distributions."""
    taps = math.prod(arguments["kernel_size"]) * size[2] // arguments["groups"]
    deviation = target / PIXEL / math.sqrt(taps)
    limit = f"{deviation * math.sqrt(3):.2g}"
    return rng.choice(
        [
            f"RandomUniform(minval=-{limit}, maxval={limit})",
            f"RandomNormal(mean=0.0, stddev={deviation:.2g})",
            f"TruncatedNormal(stddev={deviation:.2g})",
            f"VarianceScaling(scale={(target / PIXEL) ** 2:.2g}, mode='fan_in', distribution='uniform')",
        ]
    )


def random_bias(rng, biases):
    """use_bias and bias_initializer, where given."""
    if rng.random() < 0.2:
        return {"use_bias": False}
    bias = next(biases)
    given = {"use_bias": True} if rng.random() < 0.2 else {}
    return given if bias is None else {**given, "bias_initializer": bias}


class Draw:
    """Deals seeds, biases and pictures in turn while geometry comes from one seeded generator."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.seeds, self.biases = itertools.cycle(SEEDS), itertools.cycle(BIASES)
        self.pictures = itertools.cycle(range(7))

    def case(self, activation=None, kernel=None, target=None):
        size, arguments = geometry(self.rng, activation)
        if target is not None:
            kernel = small_kernel(self.rng, arguments, size, target)
        given = spelled(self.rng, arguments)
        if activation is not None:
            given["activation"] = activation
        given.update(random_bias(self.rng, self.biases))
        if activation == "exponential":
            given.pop("bias_initializer", None)
        if kernel is not None:
            given["kernel_initializer"] = kernel
        return given, size, next(self.pictures), next(self.seeds)


def activation_names():
    """All but threshold, which lacks arguments when Keras calls it."""
    from keras.src.activations import ALL_OBJECTS_DICT

    return [name for name in sorted(ALL_OBJECTS_DICT) if name != "threshold"]


def activation_cases(deal):
    for name in activation_names():
        if name == "linear":
            yield from (deal.case(name) for _ in range(3))
        elif name == "exponential":
            yield from (deal.case(name, target=target) for target in (0.2, 0.3, 0.4, 0.4, 0.5, 0.5, 0.6))
        else:
            yield from (deal.case(name, target=target) for target in (0.6, 1.0, 1.2, 1.5, 1.8, 2.0))
            yield from (deal.case(name, kernel) for kernel in (None, "he_uniform"))


def all_cases():
    """(arguments, [height, width, channels], picture, seed) of every run."""
    deal = Draw(20250117)
    cases = list(CORNERS)
    cases += activation_cases(deal)
    for name in registered_names():
        cases += [deal.case(kernel=name), deal.case(kernel=name)]
    for call in KERNEL_CALLS:
        cases += [deal.case(kernel=call)]
    cases += [deal.case() for _ in range(62)]
    return cases
