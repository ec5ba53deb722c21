"""Decodes one picture: decode.py <pillow or cv2> <picture>. Prints what test/bench/loadOnce.ts does."""

import json
import os
import re
import sys
import time

library, path = sys.argv[1:]
# cv2 reads it when it is imported.
os.environ["OPENCV_IO_MAX_IMAGE_PIXELS"] = str(2**40)


def peak():
    """Most memory of this process, in bytes; what the system tells of children begins with the parent's."""
    try:
        with open("/proc/self/status") as status:
            return 1024 * int(re.search(r"VmHWM:\s+(\d+) kB", status.read())[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if library == "cv2":
    import cv2

    load = cv2.imread
else:
    import numpy as np
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None

    def load(name):
        return np.asarray(Image.open(name))


started = time.perf_counter()
array = load(path)
ms = 1000 * (time.perf_counter() - started)
print(json.dumps({"ms": ms, "values": array.size, "peak": peak()}))
