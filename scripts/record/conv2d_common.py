"""What the parts of conv2d.py share: initializers from text, seeds, sample values and versions."""

import ast
import importlib.metadata
import re

import keras
import numpy as np

SEEDS = [0, 1, 7, 42, 12345, 2**31 - 3, 2**31 - 2, 2**31 - 1, 2**40, -5]

INITIALIZERS = {name: value for name, value in vars(keras.initializers).items() if not name.startswith("_")}

# Registered names that cannot fill a weight: abstract, for matrices, for sound, or without the value they need.
UNUSABLE = {"initializer", "identity", "identity_initializer", "stft", "stft_initializer", "constant"}


def registered_names():
    """Every name under which Keras finds an initializer that can fill a convolution's kernel, aliases too."""
    from keras.src.initializers import ALL_OBJECTS_DICT
    from keras.src.utils.naming import to_snake_case

    return [name for name in sorted(ALL_OBJECTS_DICT) if to_snake_case(name) not in UNUSABLE]


def versions(*names):
    # TensorFlow without GPU is a distribution of its own, with the same versions.
    distributions = {"tensorflow": "tensorflow-cpu"}
    return {name: importlib.metadata.version(distributions.get(name, name)) for name in names}


def initializer(text, seed):
    """The initializer of a record: a registered name or a constructor call, with the layer's seed if it has none."""
    found = keras.initializers.get(eval(text, dict(INITIALIZERS)) if "(" in text else text)
    config = found.get_config()
    if "seed" in config and config["seed"] is None:
        config["seed"] = seed
    return type(found)(**config)


def samples(array, count):
    """Values at evenly spread places, in C order: enough to notice a wrong layout, few enough to keep."""
    flat = np.asarray(array, dtype=np.float32).reshape(-1)
    count = min(count, flat.size)
    places = [k * (flat.size - 1) // (count - 1) for k in range(count)] if count > 1 else [0]
    values = [float(flat[place]) for place in places]
    assert np.isfinite(values).all()
    return values


def picture(number, height, width, channels):
    """Pixels from a multiplicative hash, which JavaScript repeats with Math.imul."""
    index = np.arange(1, height * width * channels + 1, dtype=np.uint64) + np.uint64(1000 * number)
    hashed = (index * np.uint64(2654435761)) % np.uint64(2**32)
    return (hashed >> np.uint64(24)).astype(np.uint8).reshape(height, width, channels)


def batch_of(pixels, data_format):
    batch = pixels.astype(np.float32)[np.newaxis]
    return np.ascontiguousarray(batch.transpose(0, 3, 1, 2)) if data_format == "channels_first" else batch


def essential(error):
    """The message without the frame that Keras puts around errors from a layer's call."""
    message = str(error)
    if "\x1b[1m" in message:
        message = message.split("\x1b[1m", 1)[1].split("\x1b[0m", 1)[0]
    # TensorFlow names the kernel that failed and where it ran.
    return re.sub(r"^\{\{function_node .*?\}\} (.*?) \[Op:\w+\] name: $", r"\1", message)


def has_own_name(call):
    return any(keyword.arg == "name" for keyword in ast.parse(call.strip(), mode="eval").body.keywords)
