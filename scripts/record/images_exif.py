"""EXIF blocks of every kind and the orientation that OpenCV finds in them. Writes test/fixtures/orientations.json:

    venv/bin/python scripts/record/images_exif.py
"""

import json
import pathlib
import struct
import tempfile

import cv2
import images_jpeg
import images_png
import images_webp
import numpy as np
from images_common import FIXTURES, exif, picture

IMAGE = picture((2, 3), 3)
TEXTS = (0x010E, 0x010F, 0x0131, 0x8298)
FRACTIONS = {0x011A: 1, 0x013E: 2, 0x013F: 6, 0x0211: 3, 0x0214: 6}
OTHERS = (0x0100, 0x0128, 0x0213, 0x8769, 0x9003)


def block(order, entries, count=None, magic=42, offset=8, mark=None, tail=b""):
    start = (mark or (b"II" if order == "<" else b"MM")) + struct.pack(order + "HI", magic, offset)
    fields = b"".join(struct.pack(order + "HHI", tag, kind, many) + value for tag, kind, many, value in entries)
    number = struct.pack(order + "H", len(entries) if count is None else count)
    return start + number + fields + bytes(4) + tail


def blocks():
    for order, name in (("<", "little"), (">", "big")):
        short = lambda value: struct.pack(order + "HH", value, 0)
        long = lambda value: struct.pack(order + "I", value)
        turned = (0x0112, 3, 1, short(6))
        yield from ((f"orientation {value} {name}", block(order, [(0x0112, 3, 1, short(value))])) for value in range(12))
        for value in (256, 262, 65534):
            yield f"orientation {value} {name}", block(order, [(0x0112, 3, 1, short(value))])
        for kind in (0, 1, 2, 4, 5, 7, 9, 99):
            for label, value in (("long", long(6)), ("short", short(6)), ("byte", b"\6\0\0\0")):
                yield f"type {kind} {label} {name}", block(order, [(0x0112, kind, 1, value)])
        for many in (0, 2, 5, 2**31, 2**32 - 1):
            yield f"count {many} {name}", block(order, [(0x0112, 3, many, short(6))])
        for value in (0x10006, 0x60000):
            yield f"long {value} {name}", block(order, [(0x0112, 4, 1, long(value))])
        for first, second in ((6, 3), (3, 6), (0, 6), (9, 6)):
            entries = [(0x0112, 3, 1, short(first)), (0x0112, 3, 1, short(second))]
            yield f"twice {first} {second} {name}", block(order, entries)
        tail = bytes(range(1, 49))
        size = 8 + 2 + 24 + 4 + len(tail)
        for tag in TEXTS + OTHERS:
            for many, at in ((4, 9999), (5, 38), (5, size - 5), (5, size - 4), (5, 9999), (2**32 - 1, 38), (0, 9999)):
                for turn in (0, 1):
                    entries = [(tag, 2, many, long(at)), turned]
                    label = f"{tag:#x} {many} bytes at {at} {'before' if turn == 0 else 'after'} {name}"
                    yield label, block(order, entries[::-1] if turn else entries, tail=tail)
        for tag, fractions in FRACTIONS.items():
            last = size - 8 * fractions
            for at in (38, last, last + 1, size, 2**32 - 4):
                for turn in (0, 1):
                    entries = [(tag, 5, 1, long(at)), turned]
                    label = f"{tag:#x} at {at} {'before' if turn == 0 else 'after'} {name}"
                    yield label, block(order, entries[::-1] if turn else entries, tail=tail)
        for count in (0, 2, 65535):
            yield f"{count} entries {name}", block(order, [turned], count=count)
        whole = block(order, [turned])
        yield from ((f"cut at {at} {name}", whole[:at]) for at in range(1, len(whole)))
        for at in (0, 4, 9, 26, 2**31, 2**32 - 1):
            yield f"directory at {at} {name}", block(order, [turned], offset=at)
        for magic in (0, 43, 0x2A00):
            yield f"magic {magic} {name}", block(order, [turned], magic=magic)
        for mark in (b"IM", b"MI", b"XX", b"ii", b"II", b"MM"):
            yield f"mark {mark.hex()} {name}", block(order, [turned], mark=mark)
        yield f"directory inside {name}", block(order, [(0x8769, 4, 1, long(26))], tail=whole[8:])
    yield "with a prefix", b"Exif\0\0" + exif(6)


CARRIERS = {
    "jpg": lambda data: images_jpeg.with_exif(images_jpeg.jpeg(IMAGE), data),
    "png": lambda data: images_png.png(IMAGE, images_png.RGB, before=images_png.chunk(b"eXIf", data)),
    "webp": lambda data: images_webp.with_exif(IMAGE, data),
}


def turns(image):
    side = image.transpose(1, 0, 2)
    return [
        image, image[:, ::-1], image[::-1, ::-1], image[::-1], side, side[:, ::-1], side[::-1, ::-1], side[::-1],
    ]  # fmt: skip


def orientation(path):
    still = cv2.imread(str(path), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
    shown = cv2.imread(str(path))
    return 1 + [np.array_equal(shown, one) for one in turns(still)].index(True)


def main():
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, data in blocks():
            found = []
            for kind, carry in CARRIERS.items():
                path = pathlib.Path(folder) / f"file.{kind}"
                path.write_bytes(bytes(carry(data)))
                found.append(orientation(path))
            rows.append([name, data.hex(), *found])
    still = list(images_webp.chunks(images_webp.webp(IMAGE, lossless=True)))
    empty = {
        "jpg": images_jpeg.jpeg(IMAGE),
        "png": images_png.png(IMAGE, images_png.RGB),
        "webp": images_webp.riff([images_webp.extended(8, IMAGE.shape[:2]), *still]),
    }
    empty = {kind: bytes(data).hex() for kind, data in empty.items()}
    lines = ",\n  ".join(json.dumps(row) for row in rows)
    head = json.dumps({"cv2": cv2.__version__})
    text = f'{{\n "versions": {head},\n "carriers": {json.dumps(empty)},\n "orientations": [\n  {lines}\n ]\n}}\n'
    (FIXTURES / "orientations.json").write_text(text)
    print(len(rows), "blocks")


if __name__ == "__main__":
    main()
