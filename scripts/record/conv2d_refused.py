"""What Keras refuses: calls that the constructor rejects, and layers that fail once they meet an image."""

import itertools

import keras
import numpy as np
from conv2d_common import INITIALIZERS, batch_of, essential, versions

NAMES = {"Conv2D": keras.layers.Conv2D, **INITIALIZERS}

# Sets of strings print in an order that depends on the hash seed; the order in Keras' source is kept.
SETS = [
    ("valid", "same"),
    ("fan_in", "fan_out", "fan_avg"),
    ("uniform", "truncated_normal", "untruncated_normal"),
]

CONSTRUCTOR = """
Conv2D()
Conv2D(4)
Conv2D(kernel_size=3)
Conv2D(4, 3, filters=4)
Conv2D(4, 3, 1, strides=2)
Conv2D(4, 3, 1, 'valid', None, 1, 1, None, True, 'zeros', 'zeros', None, None, None, None, None, None)
Conv2D(4, 3, foo=1)
Conv2D(4, 3, foo=1, bar='x')
Conv2D(4, 3, kernel=3)
Conv2D(filter=4, kernel_size=3)
Conv2D(4, 3, seed=3)
Conv2D(4, 3, stride=2)
Conv2D(4, 3, foo=1, strides=0)
Conv2D(filters=0, kernel_size=3)
Conv2D(filters=-1, kernel_size=3)
Conv2D(filters=2.5, kernel_size=3)
Conv2D(filters=-2.5, kernel_size=3)
Conv2D(filters=0.0, kernel_size=3)
Conv2D(filters='4', kernel_size=3)
Conv2D(filters=(4,), kernel_size=3)
Conv2D(filters=4, kernel_size=0)
Conv2D(filters=4, kernel_size=-1)
Conv2D(filters=4, kernel_size=2.5)
Conv2D(filters=4, kernel_size=3.0)
Conv2D(filters=4, kernel_size=None)
Conv2D(filters=4, kernel_size=())
Conv2D(filters=4, kernel_size=(3,))
Conv2D(filters=4, kernel_size=[3])
Conv2D(filters=4, kernel_size=(3, 3, 3))
Conv2D(filters=4, kernel_size=[3, 3, 3])
Conv2D(filters=4, kernel_size=(3, 0))
Conv2D(filters=4, kernel_size=[3, 0])
Conv2D(filters=4, kernel_size=(0, 0))
Conv2D(filters=4, kernel_size=(-1, 3))
Conv2D(filters=4, kernel_size=(-1, -2))
Conv2D(filters=4, kernel_size=(-2, -1))
Conv2D(filters=4, kernel_size=[-3, -5])
Conv2D(filters=4, kernel_size=(-5, -3))
Conv2D(filters=4, kernel_size=(0, -2))
Conv2D(filters=4, kernel_size=(-4, -4))
Conv2D(filters=4, kernel_size=(3, 'a'))
Conv2D(filters=4, kernel_size=['b', 'a'])
Conv2D(filters=4, kernel_size=(3, None))
Conv2D(filters=4, kernel_size=(3, (3, 3)))
Conv2D(filters=4, kernel_size=('3', 3))
Conv2D(filters=4, kernel_size='3')
Conv2D(filters=4, kernel_size='33')
Conv2D(filters=4, kernel_size='ab')
Conv2D(filters=4, kernel_size='3x3')
Conv2D(filters=4, kernel_size=(3, -1.5))
Conv2D(filters=4, kernel_size=(0.0, 3))
Conv2D(filters=4, kernel_size=False)
Conv2D(filters=4, kernel_size=3, strides=0)
Conv2D(filters=4, kernel_size=3, strides=-2)
Conv2D(filters=4, kernel_size=3, strides=1.5)
Conv2D(filters=4, kernel_size=3, strides=None)
Conv2D(filters=4, kernel_size=3, strides=(2,))
Conv2D(filters=4, kernel_size=3, strides=[1, 1, 1])
Conv2D(filters=4, kernel_size=3, strides=(1, -2))
Conv2D(filters=4, kernel_size=3, strides=(-7, -2))
Conv2D(filters=4, kernel_size=3, strides=[1, 'x'])
Conv2D(filters=4, kernel_size=3, strides='same')
Conv2D(filters=4, kernel_size=3, dilation_rate=0)
Conv2D(filters=4, kernel_size=3, dilation_rate=-1)
Conv2D(filters=4, kernel_size=3, dilation_rate=0.5)
Conv2D(filters=4, kernel_size=3, dilation_rate=None)
Conv2D(filters=4, kernel_size=3, dilation_rate=[2])
Conv2D(filters=4, kernel_size=3, dilation_rate=(1, 2, 3))
Conv2D(filters=4, kernel_size=3, dilation_rate=(2, 0))
Conv2D(filters=4, kernel_size=3, dilation_rate=(-1, -3))
Conv2D(filters=4, kernel_size=3, dilation_rate=('1', 'z'))
Conv2D(filters=4, kernel_size=3, strides=2, dilation_rate=2)
Conv2D(filters=4, kernel_size=3, strides=(1, 2), dilation_rate=(2, 1))
Conv2D(filters=4, kernel_size=3, strides=[3, 3], dilation_rate=[1, 4])
Conv2D(filters=4, kernel_size=3, padding='causal')
Conv2D(filters=4, kernel_size=3, padding='full')
Conv2D(filters=4, kernel_size=3, padding='SAMe ')
Conv2D(filters=4, kernel_size=3, padding='')
Conv2D(filters=4, kernel_size=3, padding=1)
Conv2D(filters=4, kernel_size=3, padding=None)
Conv2D(filters=4, kernel_size=3, data_format='nhwc')
Conv2D(filters=4, kernel_size=3, data_format='NCHW')
Conv2D(filters=4, kernel_size=3, data_format='channels_middle')
Conv2D(filters=4, kernel_size=3, data_format='Channels First')
Conv2D(filters=4, kernel_size=3, data_format=1)
Conv2D(filters=4, kernel_size=3, groups=0)
Conv2D(filters=4, kernel_size=3, groups=-2)
Conv2D(filters=5, kernel_size=3, groups=2)
Conv2D(filters=2, kernel_size=3, groups=4)
Conv2D(filters=4, kernel_size=3, groups=1.5)
Conv2D(filters=4, kernel_size=3, groups=None)
Conv2D(filters=4, kernel_size=3, groups='2')
Conv2D(filters=4, kernel_size=3, activation='foo')
Conv2D(filters=4, kernel_size=3, activation='ReLU')
Conv2D(filters=4, kernel_size=3, activation='lrelu')
Conv2D(filters=4, kernel_size=3, activation='')
Conv2D(filters=4, kernel_size=3, activation=3)
Conv2D(filters=4, kernel_size=3, activation=True)
Conv2D(filters=4, kernel_size=3, kernel_initializer='foo')
Conv2D(filters=4, kernel_size=3, kernel_initializer='glorotUniform')
Conv2D(filters=4, kernel_size=3, kernel_initializer='')
Conv2D(filters=4, kernel_size=3, kernel_initializer=3)
Conv2D(filters=4, kernel_size=3, kernel_initializer='constant')
Conv2D(filters=4, kernel_size=3, kernel_initializer='Constant')
Conv2D(filters=4, kernel_size=3, bias_initializer='xavier')
Conv2D(filters=4, kernel_size=3, bias_initializer=0)
Conv2D(filters=4, kernel_size=3, kernel_initializer='foo', bias_initializer='bar')
Conv2D(filters=4, kernel_size=3, use_bias=False, bias_initializer='bar')
Conv2D(filters=4, kernel_size=3, kernel_initializer=VarianceScaling(scale=0))
Conv2D(filters=4, kernel_size=3, kernel_initializer=VarianceScaling(scale=-1.5))
Conv2D(filters=4, kernel_size=3, kernel_initializer=VarianceScaling(mode='fan'))
Conv2D(filters=4, kernel_size=3, kernel_initializer=VarianceScaling(mode='FAN_IN'))
Conv2D(filters=4, kernel_size=3, kernel_initializer=VarianceScaling(distribution='x'))
Conv2D(filters=4, kernel_size=3, kernel_initializer=VarianceScaling(distribution='Gauss'))
Conv2D(filters=4, kernel_size=3, kernel_initializer=VarianceScaling(scale=0, mode='fan', distribution='x'))
Conv2D(filters=4, kernel_size=3, kernel_initializer=RandomNormal(seed='a'))
Conv2D(filters=4, kernel_size=3, kernel_initializer=RandomNormal(seed=1.5))
Conv2D(filters=4, kernel_size=3, kernel_initializer=RandomNormal(foo=1))
Conv2D(filters=4, kernel_size=3, kernel_initializer=RandomNormal(0.0, 1.0, 3, 4))
Conv2D(filters=4, kernel_size=3, kernel_initializer=GlorotUniform(scale=2.0))
Conv2D(filters=4, kernel_size=3, bias_initializer=Zeros(1))
Conv2D(filters=4, kernel_size=3, name='a/b')
Conv2D(filters=4, kernel_size=3, name=3)
Conv2D(filters=4, kernel_size=3, kernel_regularizer='foo')
Conv2D(filters=4, kernel_size=3, kernel_constraint='foo')
Conv2D(filters=4, kernel_size=3, trainable=3)
Conv2D(filters=0, kernel_size=0, strides=0)
Conv2D(filters=0, kernel_size=3, strides=0)
Conv2D(filters=0, kernel_size=3, groups=0)
Conv2D(filters=-3, kernel_size=3, groups=2)
Conv2D(filters=5, kernel_size=3, groups=-2)
Conv2D(filters=0, kernel_size=3, activation='foo')
Conv2D(filters=4, kernel_size=3, strides=0, dilation_rate=0)
Conv2D(filters=4, kernel_size=3, padding='full', strides=(2, 2), dilation_rate=0)
Conv2D(filters=4, kernel_size=3, padding='full', data_format='nhwc')
Conv2D(filters=4, kernel_size=3, data_format='nhwc', activation='foo')
Conv2D(filters=4, kernel_size=3, activation='foo', kernel_initializer='bar')
Conv2D(filters=5, kernel_size=3, groups=2, kernel_initializer='bar')
Conv2D(filters=5, kernel_size=3, groups=2, strides=2, dilation_rate=2)
Conv2D(filters=4, kernel_size=0, name='a/b')
"""

FIRST = "data_format='channels_first'"
BUILD = [
    ("Conv2D(filters=4, kernel_size=4)", [3, 9, 3]),
    ("Conv2D(filters=4, kernel_size=4)", [9, 3, 3]),
    ("Conv2D(filters=4, kernel_size=(2, 10), strides=2)", [9, 9, 3]),
    ("Conv2D(filters=4, kernel_size=(10, 2), strides=(1, 3))", [9, 9, 1]),
    ("Conv2D(filters=4, kernel_size=3, dilation_rate=(1, 5))", [9, 10, 3]),
    ("Conv2D(filters=4, kernel_size=[3, 2], dilation_rate=[4, 1])", [8, 2, 3]),
    ("Conv2D(filters=4, kernel_size=7, strides=[4, 5])", [6, 6, 1]),
    ("Conv2D(filters=4, kernel_size=2)", [1, 1, 3]),
    ("Conv2D(filters=4, kernel_size=(1, 2), padding='VALID')", [1, 1, 3]),
    (f"Conv2D(filters=4, kernel_size=4, {FIRST})", [3, 9, 3]),
    (f"Conv2D(filters=4, kernel_size=4, {FIRST})", [9, 3, 5]),
    (f"Conv2D(filters=4, kernel_size=4, groups=2, dilation_rate=3, {FIRST})", [10, 9, 4]),
    ("Conv2D(filters=4, kernel_size=3, groups=2)", [8, 8, 3]),
    ("Conv2D(filters=6, kernel_size=3, groups=3)", [8, 8, 4]),
    ("Conv2D(filters=4, kernel_size=3, groups=4)", [8, 8, 1]),
    (f"Conv2D(filters=4, kernel_size=3, groups=2, {FIRST})", [8, 6, 3]),
    ("Conv2D(filters=4, kernel_size=9, groups=2)", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, groups=2, kernel_initializer='identity')", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=9, kernel_initializer='identity')", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer='identity')", [8, 8, 3]),
    ("Conv2D(filters=6, kernel_size=(3, 2), groups=3, kernel_initializer=Identity(gain=2.0))", [8, 8, 6]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer='Initializer')", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, bias_initializer='initializer')", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer='stft')", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, bias_initializer='STFTInitializer')", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, bias_initializer='orthogonal')", [8, 8, 3]),
    ("Conv2D(filters=7, kernel_size=3, bias_initializer=Orthogonal(gain=2.0))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, bias_initializer='identity')", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer='identity', bias_initializer='identity')", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, activation='threshold')", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, activation='threshold', bias_initializer='identity')", [8, 8, 3]),
    ("Conv2D(filters=3, kernel_size=3, activation='glu')", [8, 8, 3]),
    ("Conv2D(filters=1, kernel_size=3, activation='glu')", [8, 10, 1]),
    ("Conv2D(filters=5, kernel_size=2, strides=2, padding='same', activation='glu')", [9, 7, 3]),
    (f"Conv2D(filters=4, kernel_size=2, groups=2, activation='glu', {FIRST})", [8, 8, 4]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer=Constant([1, 2]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=5, kernel_initializer=Constant([[[[1]]], [[[2]]], [[[3]]]]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=2, groups=2, kernel_initializer=Constant([[[1], [2], [3]]]))", [8, 8, 4]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer=Constant([]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer=Constant([[], []]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer=Constant([[1, 2], [3]]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer=Constant([[1, 2, 3, 4], 5]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer=Constant([1, 2, 3, 1e39]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, kernel_initializer=Constant([1, 2, 3, 9223372036854775808]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, bias_initializer=Constant([1, 2, 3]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=9, kernel_initializer=Constant([1, 2]))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, padding=[1, 1])", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, padding=((1, 1), (2, 2)))", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=(2.5, 3))", [8, 8, 3]),
    ("Conv2D(filters=4.0, kernel_size=3)", [8, 8, 3]),
    ("Conv2D(filters=4, kernel_size=3, groups=2.0)", [8, 8, 4]),
    ("Conv2D(filters=None, kernel_size=3)", [8, 8, 3]),
]


def normalised(message):
    for members in SETS:
        expected = "{" + ", ".join(repr(member) for member in members) + "}"
        for printed in itertools.permutations(members):
            message = message.replace("{" + ", ".join(repr(member) for member in printed) + "}", expected)
    return message


def refusal(attempt, call):
    try:
        attempt()
    except Exception as error:
        return {"type": type(error).__name__, "message": normalised(essential(error))}
    raise SystemExit(f"Keras accepted {call}")


def construct(call):
    # Messages can name the layer, whose automatic name counts the layers before it.
    keras.backend.clear_session(free_memory=False)
    return eval(call, dict(NAMES))


def refused_by_build(call, size):
    layer = construct(call)
    batch = batch_of(np.zeros(size, np.uint8), layer.data_format)
    return {"call": call, "input": size, **refusal(lambda: layer(batch), call)}


def reference_refused():
    calls = CONSTRUCTOR.strip().splitlines()
    return {
        "versions": versions("keras", "tensorflow", "numpy", "scipy"),
        "constructor": [{"call": call, **refusal(lambda: construct(call), call)} for call in calls],
        "build": [refused_by_build(*case) for case in BUILD],
    }
