"""Corner cases for conv2d.py: (arguments, [height, width, channels], picture, seed)."""

FIRST = "channels_first"
LIMIT = 2**31 - 1

CORNERS = [
    # One pixel, one tap, and kernels larger than the image.
    (dict(filters=1, kernel_size=1), [1, 1, 1], 0, 0),
    (dict(filters=1, kernel_size=[1, 1], padding="same"), [1, 1, 3], 1, 1),
    (dict(filters=3, kernel_size=7, padding="same"), [1, 1, 3], 2, 7),
    (dict(filters=2, kernel_size=[6, 7], padding="same"), [2, 3, 3], 3, 42),
    (dict(filters=2, kernel_size=3, dilation_rate=4, padding="same"), [2, 2, 3], 4, 12345),
    (dict(filters=2, kernel_size=[2, 4], dilation_rate=[3, 4], padding="same"), [3, 5, 1], 5, LIMIT),
    (dict(filters=4, kernel_size=[5, 9]), [5, 9, 3], 6, 2**40),
    (dict(filters=4, kernel_size=3, dilation_rate=[2, 3]), [5, 7, 3], 0, -5),
    (dict(filters=2, kernel_size=5, strides=5, padding="same", data_format=FIRST), [1, 1, 4], 1, 0),
    (dict(filters=1, kernel_size=[1, 7]), [1, 64, 3], 2, 1),
    (dict(filters=1, kernel_size=[7, 1], padding="same"), [64, 1, 3], 3, 7),
    # Strides larger than the kernel leave pixels out; with same padding none is added then.
    (dict(filters=4, kernel_size=1, strides=2, padding="same"), [7, 8, 3], 4, 42),
    (dict(filters=4, kernel_size=1, strides=[3, 5]), [16, 16, 3], 5, 12345),
    (dict(filters=4, kernel_size=2, strides=5, padding="same"), [11, 12, 3], 6, LIMIT),
    (dict(filters=4, kernel_size=2, strides=[5, 4]), [13, 14, 3], 0, LIMIT - 1),
    (dict(filters=3, kernel_size=3, strides=[1, 4], padding="same"), [9, 18, 3], 1, LIMIT - 2),
    (dict(filters=3, kernel_size=3, strides=64), [64, 64, 3], 2, 2**40),
    (dict(filters=3, kernel_size=3, strides=100, padding="same"), [10, 12, 3], 3, -5),
    # Even kernels and strides pad unevenly: more at the bottom and at the right.
    (dict(filters=4, kernel_size=2, padding="same"), [8, 9, 3], 4, 0),
    (dict(filters=4, kernel_size=4, padding="same"), [8, 9, 3], 5, 1),
    (dict(filters=4, kernel_size=[4, 3], strides=[2, 2], padding="same"), [8, 9, 3], 6, 7),
    (dict(filters=4, kernel_size=6, strides=3, padding="same"), [10, 11, 1], 0, 42),
    (dict(filters=4, kernel_size=2, dilation_rate=[1, 3], padding="same"), [8, 9, 3], 1, 12345),
    (dict(filters=4, kernel_size=[2, 4], dilation_rate=3, padding="same", data_format=FIRST), [12, 11, 3], 2, 42),
    (dict(filters=4, kernel_size=4, strides=3, padding="SAME", data_format=FIRST), [10, 13, 3], 3, LIMIT),
    # Groups: depthwise, depthwise with two filters per channel, pairs, one input channel.
    (dict(filters=3, kernel_size=3, groups=3), [12, 10, 3], 4, LIMIT - 1),
    (dict(filters=6, kernel_size=3, groups=3, padding="same"), [12, 10, 3], 5, LIMIT - 2),
    (dict(filters=3, kernel_size=3, groups=3, data_format=FIRST), [12, 10, 3], 6, 2**40),
    (dict(filters=6, kernel_size=3, groups=3, padding="same", data_format=FIRST), [12, 10, 3], 0, -5),
    (dict(filters=8, kernel_size=[3, 2], groups=4, strides=[2, 3]), [15, 16, 8], 1, 0),
    (dict(filters=8, kernel_size=[3, 2], groups=4, dilation_rate=[2, 3], data_format=FIRST), [15, 16, 8], 2, 1),
    (dict(filters=4, kernel_size=3, groups=1), [9, 9, 1], 3, 7),
    (dict(filters=16, kernel_size=1, groups=8, use_bias=False), [6, 5, 8], 4, 42),
    (dict(filters=12, kernel_size=3, groups=6, strides=2, padding="same", use_bias=False), [9, 8, 6], 5, 12345),
    (dict(filters=2, kernel_size=5, groups=2, padding="same", bias_initializer="ones"), [9, 8, 4], 6, LIMIT),
    # The same seed for kernel and bias; seeds of their own.
    (
        dict(filters=5, kernel_size=3, kernel_initializer="RandomNormal()", bias_initializer="RandomNormal()"),
        [8, 8, 3],
        0,
        LIMIT - 1,
    ),
    (
        dict(filters=5, kernel_size=3, kernel_initializer="HeNormal(seed=1)", bias_initializer="uniform"),
        [8, 8, 3],
        1,
        LIMIT - 2,
    ),
    (
        dict(filters=5, kernel_size=3, bias_initializer="TruncatedNormal(mean=100.0, stddev=50.0, seed=0)"),
        [8, 8, 3],
        2,
        2**40,
    ),
    (dict(filters=5, kernel_size=3, kernel_initializer="zeros", bias_initializer="lecun_uniform"), [8, 8, 3], 3, -5),
    (dict(filters=5, kernel_size=3, kernel_initializer="zeros"), [8, 8, 3], 4, 0),
    (dict(filters=5, kernel_size=3, kernel_initializer="ones", use_bias=False), [8, 8, 3], 5, 1),
    # Activations along the last axis, which is the width with channels first.
    (dict(filters=3, kernel_size=3, activation="softmax", data_format=FIRST, groups=3), [6, 9, 3], 6, 7),
    (dict(filters=3, kernel_size=3, activation="softmax", data_format=FIRST), [6, 9, 3], 0, 42),
    (dict(filters=3, kernel_size=3, activation="glu", data_format=FIRST), [6, 8, 3], 1, 12345),
    (dict(filters=3, kernel_size=3, activation="glu", data_format=FIRST, groups=3), [6, 8, 3], 2, LIMIT),
    (dict(filters=2, kernel_size=3, activation="glu", padding="same"), [5, 6, 3], 3, LIMIT - 1),
    (dict(filters=1, kernel_size=3, activation="softmax"), [5, 6, 3], 4, LIMIT - 2),
    (dict(filters=1, kernel_size=3, activation="sparsemax"), [5, 6, 3], 5, 2**40),
    (dict(filters=1, kernel_size=3, activation="log_softmax"), [5, 6, 3], 6, -5),
    # Common layers.
    (dict(filters=32, kernel_size=[4, 4]), [16, 16, 3], 0, 12345),
    (dict(filters=32, kernel_size=3, activation="relu"), [28, 28, 1], 1, 42),
    (dict(filters=16, kernel_size=7, strides=2, padding="same", use_bias=False), [64, 64, 3], 2, 0),
    (dict(filters=8, kernel_size=1, data_format="channels_last"), [16, 17, 3], 3, 1),
    (dict(filters=8, kernel_size=3, activation="silu", padding="same"), [32, 31, 3], 4, 7),
    (
        dict(filters=8, kernel_size=5, activation="gelu", strides=[2, 1], kernel_initializer="he_normal"),
        [20, 20, 3],
        5,
        1,
    ),
]
