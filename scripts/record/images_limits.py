"""How large a picture TensorFlow and OpenCV read, told from headers. Writes test/fixtures/imageLimits.json; takes 1.5 GB of memory."""

import json
import pathlib
import struct
import tempfile
import zlib

from images_loaders import LOADERS, message  # noqa: I001  (sets the libraries' environment)

from images_common import encoded
from PIL import Image

FIXTURE = pathlib.Path(__file__).parents[2] / "test" / "fixtures" / "imageLimits.json"
LIMIT = ("too large for int", "must be less than 2^30", "Failed to initialize decoder", "Uncompress failed", "None")


def png(width, height, _):
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width + 1) * height if height == 1 else 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bmp(width, height, _):
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, *[0] * 6)


def jpeg(width, height, channels):
    """Most of the picture is missing, which libjpeg fills up."""
    data = encoded(Image.new({1: "L", 3: "RGB", 4: "CMYK"}[channels], (16, 16)), "JPEG")
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


CASES = [
    *[("PNG", png, *size, 1, "tf.io.decode_image") for size in ((23170, 23170), (23171, 23171), (16384, 32768), (16384, 32767))],
    *[("PNG", png, side, 1, 1, loader) for side in (10**6, 10**6 + 1, 2**20 + 1) for loader in ("tf.io.decode_image", "cv2.imread")],
    *[("BMP", bmp, *size, 3, "tf.io.decode_image") for size in ((16384, 16383), (16384, 16384), (2**28 - 2, 1), (2**28 - 1, 1))],
    *[
        ("JPEG", jpeg, side, side, channels, "tf.io.decode_image")
        for channels, sides in ((1, (23170, 23171)), (3, (13377, 13378)), (4, (11585, 11586)))
        for side in sides
    ],
]


def record(make, width, height, channels, loader):
    """Whether the size alone is refused; that pixels are missing is said in other words."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "file"
        path.write_bytes(make(width, height, channels))
        try:
            loaded = LOADERS[loader](str(path))
        except Exception as error:
            return any(words in message(error, path)["error"] for words in LIMIT)
    return loaded is None


def main():
    rows = [
        {
            "format": format,
            "width": width,
            "height": height,
            "channels": channels,
            "loader": loader,
            "refused": record(make, width, height, channels, loader),
        }
        for format, make, width, height, channels, loader in CASES
    ]
    FIXTURE.write_text("[\n " + ",\n ".join(json.dumps(row) for row in rows) + "\n]\n")


if __name__ == "__main__":
    main()
