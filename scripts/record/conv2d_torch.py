"""Runs Conv2D on Keras' PyTorch backend, for layers that TensorFlow cannot run on a CPU. Started by conv2d_runs.py.

    KERAS_BACKEND=torch python conv2d_torch.py JOBS RESULTS

JOBS is a pickled list of (arguments, weights, batch); RESULTS becomes the list of their outputs, each with and without
the activation. A process of its own, because Keras chooses its backend once, when it is imported.
"""

import pickle
import sys
import warnings

import keras
import torch


def run(arguments, weights, batch):
    layer = keras.layers.Conv2D(**arguments)
    layer.build(batch.shape)
    layer.set_weights(weights)
    return keras.ops.convert_to_numpy(layer(batch))


def main(jobs, results):
    assert keras.backend.backend() == "torch"
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    with open(jobs, "rb") as file:
        work = pickle.load(file)
    with torch.no_grad():
        outputs = [(run(a, w, b), run({**a, "activation": None}, w, b)) for a, w, b in work]
    with open(results, "wb") as file:
        pickle.dump(outputs, file)


main(*sys.argv[1:])
