"""JPEG fixtures: subsampling, progressive, colour spaces, orientation, damage. Run images.py."""

import struct

import cv2
import imagecodecs
import images_jpeg_stored
from PIL import Image

from images_common import LARGE, MEDIUM, SMALL, cut, encoded, exif, hard_edges, noise, picture, pil, put, text

FACTORS = {
    "444": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
    "422": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422,
    "420": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420,
    "440": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_440,
    "411": cv2.IMWRITE_JPEG_SAMPLING_FACTOR_411,
}


def jpeg(image, factor="444", quality=90, progressive=0, optimize=0, restart=0):
    """cv2 writes all five subsamplings; Pillow knows three of them."""
    options = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_PROGRESSIVE, progressive]
    options += [cv2.IMWRITE_JPEG_OPTIMIZE, optimize, cv2.IMWRITE_JPEG_RST_INTERVAL, restart]
    options += [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, FACTORS[factor]]
    return cv2.imencode(".jpg", image, options)[1].tobytes()


def segments(data):
    """(marker, start, end) of every marker segment up to and including the first SOS."""
    at = 2
    while True:
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        yield data[at + 1], at, at + 2 + length
        if data[at + 1] == 0xDA:
            return
        at += 2 + length


def without(data, *markers):
    for marker, start, end in reversed(list(segments(data))):
        if marker in markers:
            data = data[:start] + data[end:]
    return data


def with_exif(data, block):
    payload = b"Exif\0\0" + block
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload + data[2:]


def with_ids(data, ids):
    """Renames the components in the frame header and in the scan headers (baseline: one scan)."""
    out, old = bytearray(data), []
    for marker, start, _ in segments(data):
        if marker in (0xC0, 0xC1, 0xC2):
            for i in range(data[start + 9]):
                old.append(data[start + 10 + 3 * i])
                out[start + 10 + 3 * i] = ids[i]
        if marker == 0xDA:
            for i in range(data[start + 4]):
                out[start + 5 + 2 * i] = ids[old.index(data[start + 5 + 2 * i])]
    return bytes(out)


def write_subsampled():
    for factor in FACTORS:
        for progressive in (0, 1):
            kind = f"jpeg-{factor}-" + ("progressive" if progressive else "baseline")
            for quality, size in ((90, LARGE), (50, MEDIUM), (50, LARGE), (90, SMALL)):
                if (quality, size) == (50, LARGE) and factor not in ("420", "422"):
                    continue
                data = jpeg(picture(size, 3, factor), factor, quality, progressive)
                put(f"{kind}-q{quality}-{text(size)}.jpg", data)
    for size in ((1, 1), (1, 7), (7, 1), (8, 8), (16, 16), (33, 15)):
        put(f"jpeg-420-baseline-{text(size)}.jpg", jpeg(picture(size, 3), "420", 90))
    for factor in ("422", "440", "411"):
        put(f"jpeg-{factor}-baseline-33x9.jpg", jpeg(picture((9, 33), 3), factor, 90))
    put("jpeg-420-noise-61x47.jpg", jpeg(noise(LARGE, 3, "jpeg"), "420", 95))
    put("jpeg-444-noise-40x24.jpg", jpeg(noise(MEDIUM, 3, "jpeg"), "444", 100))
    # TensorFlow's transform computes with 16 bits and overflows in some blocks of this one.
    put("jpeg-444-hard-edges-61x47.jpg", encoded(pil(hard_edges(LARGE, 9)), "JPEG", quality=75, subsampling=0))
    put("jpeg-444-saturated-q10-40x24.jpg", jpeg(noise(MEDIUM, 3, "q10"), "444", 10))


def write_variants():
    grey = picture(LARGE, 1)[:, :, 0]
    put("jpeg-grey-baseline-61x47.jpg", jpeg(grey))
    put("jpeg-grey-progressive-61x47.jpg", jpeg(grey, progressive=1))
    put("jpeg-grey-baseline-17x13.jpg", jpeg(picture(SMALL, 1)[:, :, 0], quality=50))
    put("jpeg-420-restart-61x47.jpg", jpeg(picture(LARGE, 3), "420", restart=2))
    put("jpeg-444-restart-progressive-61x47.jpg", jpeg(picture(LARGE, 3), "444", restart=3, progressive=1))
    put("jpeg-420-optimized-61x47.jpg", jpeg(picture(LARGE, 3), "420", optimize=1))
    plain = pil(picture(MEDIUM, 3))
    bare = without(encoded(plain, "JPEG", quality=90, subsampling=0), 0xE0)
    put("jpeg-444-no-jfif-40x24.jpg", bare)
    put("jpeg-444-no-jfif-ids-0-1-2-40x24.jpg", with_ids(bare, (0, 1, 2)))
    put("jpeg-444-no-jfif-ids-34-35-1-40x24.jpg", with_ids(bare, (34, 35, 1)))
    rgb = encoded(plain, "JPEG", quality=90, keep_rgb=True)
    put("jpeg-rgb-adobe-40x24.jpg", rgb)
    put("jpeg-rgb-adobe-ids-1-2-3-40x24.jpg", with_ids(rgb, (1, 2, 3)))
    put("jpeg-rgb-ids-RGB-no-adobe-40x24.jpg", without(rgb, 0xEE))
    put("jpeg-ids-1-2-3-no-adobe-40x24.jpg", with_ids(without(rgb, 0xEE), (1, 2, 3)))
    cmyk = picture(MEDIUM, 4, "cmyk")
    adobe = encoded(pil_cmyk(cmyk), "JPEG", quality=90)
    put("jpeg-cmyk-adobe-40x24.jpg", adobe)
    put("jpeg-cmyk-no-adobe-40x24.jpg", without(adobe, 0xEE))
    put("jpeg-cmyk-adobe-noise-17x13.jpg", encoded(pil_cmyk(noise(SMALL, 4, "cmyk")), "JPEG", quality=100))
    ycck = imagecodecs.jpeg8_encode(255 - cmyk, 90, colorspace="CMYK", outcolorspace="YCCK")
    put("jpeg-ycck-420-40x24.jpg", ycck)
    put("jpeg-ycck-420-no-adobe-40x24.jpg", without(ycck, 0xEE))
    for name, data in images_jpeg_stored.contents().items():
        put(name, data)
    try:
        wide = picture(MEDIUM, 1).astype("uint16")[:, :, 0] * 16
        put("jpeg-grey-12bit-40x24.jpg", imagecodecs.jpeg8_encode(wide, 90, bitspersample=12))
    except Exception as error:  # a build of libjpeg-turbo without 12-bit support
        print("no 12-bit JPEG:", error)
    try:
        put("jpeg-lossless-sof3-40x24.jpg", imagecodecs.jpeg8_encode(picture(MEDIUM, 3), lossless=True, predictor=1))
    except Exception as error:
        print("no lossless JPEG:", error)


def pil_cmyk(array):
    return Image.frombytes("CMYK", array.shape[1::-1], array.tobytes())


def write_orientations():
    data = jpeg(picture(MEDIUM, 3), "420", 90)
    for orientation in range(1, 9):
        order = "<" if orientation % 2 else ">"
        name = "jpeg-orientation-%d-%s-40x24.jpg" % (orientation, "little" if order == "<" else "big")
        put(name, with_exif(data, exif(orientation, order)))
    put("jpeg-orientation-0-40x24.jpg", with_exif(data, exif(0)))
    put("jpeg-orientation-9-40x24.jpg", with_exif(data, exif(9)))
    put("jpeg-grey-orientation-6-40x24.jpg", with_exif(jpeg(picture(MEDIUM, 1)[:, :, 0]), exif(6)))
    put("jpeg-exif-before-jfif-orientation-8-17x13.jpg", with_exif(jpeg(picture(SMALL, 3), "444"), exif(8, ">")))
    jfif = jpeg(picture(SMALL, 3), "444")
    after = jfif[:20] + with_exif(b"\xff\xd8", exif(3))[2:] + jfif[20:]
    put("jpeg-exif-after-jfif-orientation-3-17x13.jpg", after)


def write_odd_orientations():
    """Where OpenCV looks for EXIF data, and which of several it takes."""
    data = jpeg(picture(SMALL, 3), "444")
    app1 = lambda payload: b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload
    block = lambda orientation: app1(b"Exif\0\0" + exif(orientation))
    xmp = app1(b"http://ns.adobe.com/xap/1.0/\0<x/>")
    empty = app1(b"Exif\0\0" + exif(6)[:8] + bytes(6))
    places = {marker: (start, end) for marker, start, end in segments(data)}
    frame, scan = places[0xC0], places[0xDA]
    insert = lambda name, at, more: put(f"jpeg-exif-{name}-17x13.jpg", data[:at] + more + data[at:])
    insert("twice-6-3", 2, block(6) + block(3))
    insert("twice-9-6", 2, block(9) + block(6))
    insert("empty-then-6", 2, empty + block(6))
    insert("behind-xmp", 2, xmp + block(6))
    insert("before-frame", frame[0], block(6))
    insert("behind-frame", frame[1], block(6))
    insert("before-scan", scan[0], xmp + block(6))
    insert("behind-scan", scan[1], block(6))
    insert("lower-case", 2, app1(b"exif\0\0" + exif(6)))
    insert("one-zero", 2, app1(b"Exif\0\xff" + exif(6)))
    insert("without-prefix", 2, app1(exif(6)))
    insert("fill-bytes", 2, b"\xff\xff\xff" + block(6))
    insert("in-app2", 2, b"\xff\xe2" + block(6)[2:])
    put("jpeg-exif-behind-end-17x13.jpg", data + block(6))
    adobe = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0"
    bare = without(data, 0xE0)
    at = next(end for marker, _, end in segments(bare) if marker == 0xC0)
    put("jpeg-adobe-behind-frame-17x13.jpg", bare[:at] + adobe + bare[at:])
    put("jpeg-two-frames-17x13.jpg", data[: frame[1]] + data[frame[0] :])


def write_damaged():
    data = jpeg(picture(LARGE, 3), "420", 90)
    put("jpeg-truncated-61x47.jpg", cut(data, 0.85))
    put("jpeg-truncated-early-61x47.jpg", cut(data, 0.6))
    put("jpeg-truncated-progressive-61x47.jpg", cut(jpeg(picture(LARGE, 3), "420", 90, 1), 0.8))
    put("jpeg-truncated-grey-61x47.jpg", cut(jpeg(picture(LARGE, 1)[:, :, 0]), 0.7))
    put("jpeg-truncated-header.jpg", data[:150])
    put("jpeg-without-eoi-40x24.jpg", jpeg(picture(MEDIUM, 3), "444")[:-2])
    put("jpeg-trailing-garbage-40x24.jpg", jpeg(picture(MEDIUM, 3), "444") + b"trailing garbage \xff\xd8\xff\xe0" * 3)


def write_odd_markers():
    """Markers and lengths that decoders pass over, each in its way."""
    data = jpeg(picture(SMALL, 3))
    lengths = [(marker, length) for marker in (0xE0, 0xE5, 0xFE, 0xDC, 0xDB) for length in (0, 1)]
    for marker, length in lengths:
        segment = bytes([0xFF, marker]) + struct.pack(">H", length)
        put(f"jpeg-marker-{marker:02x}-length-{length}-17x13.jpg", data[:2] + segment + data[2:])
    for marker in (0x01, 0xD4):
        put(f"jpeg-marker-{marker:02x}-alone-17x13.jpg", data[:2] + bytes([0xFF, marker]) + data[2:])


def write():
    write_odd_markers()
    write_subsampled()
    write_variants()
    write_orientations()
    write_odd_orientations()
    write_damaged()
