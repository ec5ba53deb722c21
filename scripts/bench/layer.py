"""The same layer in Python: layer.py <keras or torch> <picture> <layer as JSON> <runs>.

Prints the first run, which is the tutorial's script from the import to the output, and the warm ones.
"""

import json
import os
import re
import sys
import time

started = time.perf_counter()
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["OPENCV_IO_MAX_IMAGE_PIXELS"] = str(2**40)

import cv2  # noqa: E402
import numpy as np  # noqa: E402

library, path, layer, runs = sys.argv[1:]
layer = json.loads(layer)


def peak():
    with open("/proc/self/status") as status:
        return 1024 * int(re.search(r"VmHWM:\s+(\d+) kB", status.read())[1])


if library == "keras":
    import keras

    convolution = keras.layers.Conv2D(layer["filters"], layer["kernelSize"], strides=layer["strides"])
    batch = np.array([cv2.imread(path)]).astype("float32")

    def call():
        return convolution(batch).numpy()

else:
    import torch

    convolution = torch.nn.Conv2d(3, layer["filters"], layer["kernelSize"], stride=layer["strides"])
    batch = torch.from_numpy(np.array([cv2.imread(path)]).astype("float32").transpose(0, 3, 1, 2).copy())

    def call():
        with torch.no_grad():
            return convolution(batch)


results = []
call()
cold = 1000 * (time.perf_counter() - started)
for _ in range(int(runs)):
    began = time.perf_counter()
    call()
    results.append({"ms": 1000 * (time.perf_counter() - began)})
print(json.dumps({"runs": results, "cold": cold, "peak": peak()}))
