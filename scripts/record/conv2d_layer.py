"""How Keras reads a call, prints a summary, counts, and answers to batches of integers."""

import keras
import numpy as np
import tensorflow as tf
import torch
import torchinfo
from conv2d_common import batch_of, essential, has_own_name, versions
from conv2d_runs import pads_of, pair

NAMES = {
    "Conv2D": keras.layers.Conv2D,
    "layers": keras.layers,
    "keras": keras,
    "tf": tf,
    "initializers": keras.initializers,
}

FIELDS = (
    "filters",
    "kernel_size",
    "strides",
    "padding",
    "data_format",
    "dilation_rate",
    "groups",
    "activation",
    "use_bias",
)

CALLS = [
    "Conv2D(32, 3)",
    "Conv2D(filters=32, kernel_size=(4, 4))",
    "Conv2D(32, (3, 5), (2, 1), 'same')",
    "Conv2D(8, 3, 1, 'valid', None, 2, 2, 'relu', False)",
    'Conv2D(8, [3, 3], strides=[2, 2], padding="same",)',
    "Conv2D(\n    64,\n    kernel_size=3,\n    padding='same',  # keeps the size\n    activation='relu',\n)",
    "Conv2D(  # first layer\n    filters=16,\n    # square\n    kernel_size=(5, 5),\n)  # done",
    "keras.layers.Conv2D(16, 7, strides=2, padding='SAME', use_bias=False)",
    "layers.Convolution2D(4, (2, 2), name='classic')",
    "tf.keras.layers.Conv2D(4, 3, activation=tf.keras.activations.swish)",
    "layers.Conv2D(4, 3, activation=keras.activations.gelu)",
    "Conv2D(4, 3, activation=None)",
    "Conv2D(4, 3, activation='swish')",
    "Conv2D(4, 3, activation='hard_swish', padding='Same')",
    "Conv2D(4, 3, activation=keras.activations.linear)",
    "Conv2D(4, 3, kernel_initializer='he_normal', bias_initializer='ones')",
    "Conv2D(4, 3, kernel_initializer='HeNormal', bias_initializer=\"zero\")",
    "Conv2D(4, 3, kernel_initializer=keras.initializers.RandomNormal(stddev=0.1, seed=3))",
    "Conv2D(4, 3, kernel_initializer=initializers.RandomNormal(0.5, 1e-3), bias_initializer=initializers.Ones())",
    "Conv2D(4, 3, kernel_initializer=tf.keras.initializers.VarianceScaling(2, 'fan_out', 'Normal'))",
    "Conv2D(4, 3, kernel_initializer=initializers.he_uniform(seed=0x10), bias_initializer=initializers.constant(-2))",
    "Conv2D(4, 3, kernel_initializer=keras.initializers.Orthogonal(gain=.5), bias_initializer='uniform')",
    "Conv2D(4, 3, kernel_initializer=initializers.RandomUniform(minval=-1., maxval=+1E0, seed=1_000))",
    "Conv2D(4, 3, kernel_initializer=keras.initializers.TruncatedNormal, bias_initializer=initializers.Constant(0.1))",
    "Conv2D(0x20, +3, strides=0b10)",
    "Conv2D(1_0, kernel_size=(0o3, 3,), dilation_rate=(1, 2))",
    "Conv2D(32, 3, activation='relu', input_shape=(28, 28, 1))",
    "Conv2D(8, 3, kernel_regularizer='l2', bias_regularizer='l1', activity_regularizer='l2')",
    "Conv2D(8, 3, kernel_constraint='non_neg', trainable=False, dtype='float32')",
    "Conv2D(8, 3, name='edge' \"_\" 'detector', padding='sa' 'me')",
    "Conv2D(8, 3, name='''first conv''', data_format='channels_first', groups=4)",
    "Conv2D(8, 3, data_format='CHANNELS_LAST', name=None)",
    "Conv2D(kernel_size=3, activation=\"tanh\", filters=8, name=r'raw\\name')",
    "Conv2D(8, 3, name='caf\\u00e9 \\x41')",
    "Conv2D(filters=(8), kernel_size=(3), strides=((2), 1))",
]

LONG_NAME = "a long name that needs more than one line"
SUMMARIES = [
    ("Conv2D(32, (4, 4))", [28, 28, 3]),
    ("Conv2D(6, 3, activation='glu')", [5, 6, 3]),
    ("Conv2D(6, 3, use_bias=False, padding='same', strides=2)", [725, 1280, 3]),
    ("Conv2D(8, 3, groups=4)", [16, 16, 8]),
    ("Conv2D(8, 3, data_format='channels_first')", [10, 12, 3]),
    ("Conv2D(8, 3, data_format='channels_first', groups=2, padding='same')", [10, 12, 4]),
    (f"Conv2D(8, 3, name='{LONG_NAME}')", [10, 12, 3]),
    ("Conv2D(8, 3, name='block_1_depthwise_convolution_with_a_long_name')", [10, 12, 3]),
    ("Conv2D(8, 3, name='a name of exactly 30 characters')", [10, 12, 3]),
    ("Conv2D(8, 3, name='the stem of the network [first stage] of the encoder, x2')", [10, 12, 3]),
    ("Conv2D(8, 3, name='exactly_23_characters_x')", [10, 12, 3]),
    ("Conv2D(1, 1, name='c')", [1, 1, 1]),
    ("Conv2D(512, 3, padding='same')", [64, 64, 256]),
    ("Conv2D(1024, 7, padding='same', use_bias=False)", [2000, 3000, 512]),
    ("Conv2D(1024, 3)", [10000, 12345, 1]),
]

COUNTED = [
    ("Conv2D(32, (4, 4))", [28, 28, 3]),
    ("Conv2D(32, 3, padding='same')", [28, 28, 3]),
    ("Conv2D(16, 7, strides=2, padding='same', use_bias=False)", [64, 64, 3]),
    ("Conv2D(8, 3, groups=4)", [16, 16, 8]),
    ("Conv2D(6, 3, groups=3, padding='same', use_bias=False)", [16, 17, 3]),
    ("Conv2D(8, (3, 5), dilation_rate=(2, 3))", [20, 30, 3]),
    ("Conv2D(8, (2, 4), dilation_rate=3, padding='same')", [20, 30, 3]),
    ("Conv2D(1, 1)", [1, 1, 1]),
    ("Conv2D(5, (2, 7), strides=(3, 4))", [31, 32, 1]),
    ("Conv2D(64, 3, padding='same', data_format='channels_first')", [56, 57, 64]),
    ("Conv2D(512, 3, padding='same')", [56, 56, 256]),
]


def construct(call):
    """The layer of a call, with the name it gets as the first of a program."""
    keras.backend.clear_session(free_memory=False)
    return eval(call.strip(), dict(NAMES))


def described(serialized):
    return serialized and {"class_name": serialized["class_name"], "config": serialized["config"]}


def config_of(call):
    config = construct(call).get_config()
    result = {field: config[field] for field in FIELDS}
    for field in ("kernel_initializer", "bias_initializer"):
        result[field] = described(config[field])
    automatic = not has_own_name(call) or "name=None" in call
    return {"call": call, "config": {**result, "name": None if automatic else config["name"]}}


def message_of(attempt):
    try:
        attempt()
    except Exception as error:
        return essential(error)
    raise SystemExit("Keras accepted what it should refuse")


def summary(model):
    printed = []
    model.summary(print_fn=printed.append)
    return "\n".join(printed)


def summarised(call, size):
    layer = construct(call)
    model = keras.Sequential([layer], name="sequential")
    record = {"call": call, "input": size, "before": summary(model)}
    count_before, weights_before = message_of(layer.count_params), len(layer.get_weights())
    height, width, channels = size
    first = layer.data_format == "channels_first"
    model.build((1, channels, height, width) if first else (1, height, width, channels))
    return {
        **record,
        "after": summary(model),
        "count_params_before": count_before,
        "count_params_after": layer.count_params(),
        "weights_before": weights_before,
    }


def counted(call, size):
    """The same layer in PyTorch, which takes uneven padding only as a module of its own."""
    layer = construct(call)
    height, width, channels = size
    arguments = {"strides": layer.strides, "kernel_size": layer.kernel_size, "dilation_rate": layer.dilation_rate}
    top, bottom, left, right = pads_of({**arguments, "padding": layer.padding}, size)
    modules = [torch.nn.ZeroPad2d((left, right, top, bottom))] if any((top, bottom, left, right)) else []
    modules.append(
        torch.nn.Conv2d(
            channels,
            layer.filters,
            pair(layer.kernel_size),
            stride=layer.strides,
            dilation=layer.dilation_rate,
            groups=layer.groups,
            bias=layer.use_bias,
        )
    )
    result = torchinfo.summary(torch.nn.Sequential(*modules), input_size=(1, channels, height, width), verbose=0)
    return {
        "call": call,
        "input": size,
        "mult_adds": int(result.total_mult_adds),
        "parameters": int(result.total_params),
    }


def integer_batches(dtype):
    """What remains the same of the messages: the rest prints weights, or paths and lines of files."""
    batch = batch_of(np.zeros((4, 4, 2), np.uint8), None).astype(dtype)
    plain = message_of(lambda: construct("Conv2D(4, 3)")(batch))
    grouped = message_of(lambda: construct("Conv2D(4, 3, groups=2)")(batch))
    return {"plain": plain.split(" (Variable:")[0], "grouped": grouped.strip().splitlines()[-1].strip()}


def reference_layer():
    return {
        "versions": versions("keras", "tensorflow", "torch", "numpy", "torchinfo"),
        "calls": [config_of(call) for call in CALLS],
        "summaries": [summarised(*case) for case in SUMMARIES],
        "torchinfo": [counted(*case) for case in COUNTED],
        "uint8": integer_batches("uint8"),
        "int32": integer_batches("int32"),
    }
