"""How Keras reads pieces of code as people write them: what the call comes to, or what it raises.

Each piece is carried out as it stands, with the imports of the tutorials before it. The layer that is looked at is the
last Conv2D that was made; its activation is tried on a few numbers.
"""

import keras
import numpy as np
import tensorflow as tf
from conv2d_common import essential, samples, versions
from conv2d_pieces_list import PIECES
from conv2d_refused import normalised

IMPORTS = """
import math
import numpy as np
import tensorflow as tf
import keras
from keras import Input, Model, Sequential, activations, backend as K, initializers, layers, models, regularizers
from keras.initializers import *
from keras.layers import *
from keras.layers import Convolution2D
from keras.regularizers import l1, l2, l1_l2
"""

FIELDS = ("filters", "kernel_size", "strides", "padding", "data_format", "dilation_rate", "groups", "use_bias")
PROBE = [-8.0, -2.5, -1.0, -0.25, -0.0, 0.0, 0.25, 0.75, 1.0, 2.5, 6.0, 7.5]


class Recorder:
    """Keeps the Conv2D layers that a piece makes."""

    def __init__(self):
        self.made = []
        self.original = keras.layers.Conv2D.__init__

    def __enter__(self):
        recorder = self

        def record(layer, *args, **kwargs):
            recorder.original(layer, *args, **kwargs)
            recorder.made.append(layer)

        record.__name__ = "__init__"
        record.__qualname__ = "Conv2D.__init__"
        keras.layers.Conv2D.__init__ = record
        return self

    def __exit__(self, *_):
        keras.layers.Conv2D.__init__ = self.original


def plain(value):
    """Numbers of NumPy and flags as JSON writes the numbers that they are."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, (np.generic, np.ndarray)):
        return plain(value.tolist())
    return int(value) if isinstance(value, bool) else value


def described(initializer):
    if initializer is None:
        return None
    if not hasattr(initializer, "get_config"):
        return {"class_name": type(initializer).__name__, "config": {}}
    config = {}
    for name, value in initializer.get_config().items():
        config[name] = plain(value) if isinstance(value, (int, float, str, list, type(None))) else type(value).__name__
    return {"class_name": type(initializer).__name__, "config": config}


def activation_values(layer):
    return [float(f"{value:.9g}") for value in np.asarray(layer.activation(tf.constant([[[PROBE]]])))[0, 0, 0].tolist()]


def accepted(layer, code):
    size = [1, 3, 32, 32] if layer.data_format == "channels_first" else [1, 32, 32, 3]
    if layer.groups > 1 and layer.groups != 3:
        size[size.index(3)] = layer.groups
    record = {"config": {field: plain(getattr(layer, field)) for field in FIELDS}}
    for field in ("kernel_initializer", "bias_initializer"):
        record["config"][field] = described(getattr(layer, field))
    record["input"] = size
    try:
        output = layer(tf.zeros(size))
        record["output"] = list(output.shape)
        record["activation"] = activation_values(layer)
        if "seed" in code.lower():
            record["kernel"] = samples(layer.kernel, 6)
    except Exception as error:
        record["call"] = {"type": type(error).__name__, "message": normalised(essential(error)).split(" for '{{node")[0]}
    return record


def carried_out(piece):
    keras.backend.clear_session(free_memory=False)
    # What a piece sets for all layers is for itself alone.
    keras.config.set_image_data_format("channels_last")
    keras.config.set_floatx("float32")
    keras.config.set_dtype_policy("float32")
    names = {}
    exec(IMPORTS, names)
    with Recorder() as recorder:
        names["Conv2D"] = names["Convolution2D"] = keras.layers.Conv2D
        try:
            exec(piece, names)
        except Exception as error:
            return {"code": piece, "type": type(error).__name__, "message": normalised(essential(error)).split(" (<string>")[0]}
    if not recorder.made:
        raise SystemExit(f"no Conv2D was made by {piece}")
    return {"code": piece, **accepted(recorder.made[-1], piece)}


def reference_pieces():
    return {
        "versions": versions("keras", "tensorflow", "numpy"),
        "probe": PROBE,
        "pieces": [carried_out(piece) for piece in PIECES],
    }
