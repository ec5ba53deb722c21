"""WebP and AVIF fixtures, written by Pillow. Run images.py."""

import struct

import cv2
import numpy as np
from images_common import LARGE, MEDIUM, SMALL, cut, encoded, exif, noise, picture, pil, put, text


def chunks(data):
    at = 12
    while at < len(data):
        length = struct.unpack("<I", data[at + 4 : at + 8])[0]
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def riff(parts):
    body = b"WEBP" + b"".join(k + struct.pack("<I", len(d)) + d + bytes(len(d) % 2) for k, d in parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def animated(size, frames, background=0x80402010, alpha=True):
    """`frames` are (left, top, still WebP); Pillow always fills the canvas, so these are assembled here."""
    u24 = lambda value: struct.pack("<I", value)[:3]
    parts = [
        (b"VP8X", bytes([0x12 if alpha else 0x02, 0, 0, 0]) + u24(size[1] - 1) + u24(size[0] - 1)),
        (b"ANIM", struct.pack("<IH", background, 0)),
    ]
    for left, top, (height, width), still in frames:
        inner = [(k, d) for k, d in chunks(still) if k in (b"VP8 ", b"VP8L", b"ALPH")]
        head = u24(left // 2) + u24(top // 2) + u24(width - 1) + u24(height - 1) + u24(100) + b"\0"
        parts.append((b"ANMF", head + riff(inner)[12:]))
    return riff(parts)


def webp(image, **options):
    return encoded(pil(image), "WEBP", **{"method": 4, **options})


def extended(flags, size):
    return (b"VP8X", bytes([flags, 0, 0, 0]) + struct.pack("<I", size[1] - 1)[:3] + struct.pack("<I", size[0] - 1)[:3])


def with_exif(image, block):
    """A lossless still picture and EXIF data as they are, which Pillow would look at."""
    still = list(chunks(webp(image, lossless=True)))
    return riff([extended(8, image.shape[:2]), *still, (b"EXIF", block)])


def write_webp():
    for quality in (80, 30):
        for size in (LARGE, MEDIUM):
            put(f"webp-lossy-q{quality}-{text(size)}.webp", webp(picture(size, 3), quality=quality))
            put(f"webp-lossy-alpha-q{quality}-{text(size)}.webp", webp(picture(size, 4), quality=quality))
    put("webp-lossy-noise-61x47.webp", webp(noise(LARGE, 3, "webp"), quality=90))
    put("webp-lossy-lossy-alpha-61x47.webp", webp(noise(LARGE, 4, "webp"), quality=60, alpha_quality=40))
    for size in ((1, 1), (1, 7), (7, 1), (16, 16), (33, 15)):
        put(f"webp-lossy-{text(size)}.webp", webp(picture(size, 3), quality=80))
        put(f"webp-lossless-{text(size)}.webp", webp(noise(size, 3, "webp"), lossless=True))
    for size in (SMALL, LARGE):
        put(f"webp-lossless-smooth-{text(size)}.webp", webp(picture(size, 3), lossless=True, quality=100, method=6))
        put(f"webp-lossless-noise-{text(size)}.webp", webp(noise(size, 3, "ll"), lossless=True))
        put(f"webp-lossless-alpha-{text(size)}.webp", webp(noise(size, 4, "ll"), lossless=True, exact=True))
    for entries in (2, 4, 16, 200):
        flat = noise((entries, 1), 3, "colours")[:, 0][noise(LARGE, 1, entries, entries)[:, :, 0]]
        put(f"webp-lossless-{entries}-colours-61x47.webp", webp(flat, lossless=True))
    put("webp-lossless-grey-17x13.webp", webp(noise(SMALL, 1, "g").repeat(3, axis=2), lossless=True))
    opaque = noise(SMALL, 4, "opaque")
    opaque[:, :, 3] = 255
    put("webp-lossless-opaque-alpha-17x13.webp", webp(opaque, lossless=True))
    first, second = webp(noise(SMALL, 4, "1"), lossless=True, exact=True), webp(
        noise(SMALL, 4, "2"), lossless=True, exact=True
    )
    put("webp-animated-alpha-17x13.webp", animated(SMALL, [(0, 0, SMALL, first), (0, 0, SMALL, second)]))
    put("webp-animated-first-offset-40x24.webp", animated(MEDIUM, [(6, 4, SMALL, first), (0, 0, SMALL, second)]))
    lossy = webp(picture(SMALL, 4, "lossy"), quality=80)
    put("webp-animated-lossy-alpha-17x13.webp", animated(SMALL, [(0, 0, SMALL, lossy), (0, 0, SMALL, first)]))
    put("webp-animated-lossy-alpha-offset-40x24.webp", animated(MEDIUM, [(6, 4, SMALL, lossy)]))
    opaque = [webp(picture(SMALL, 3, i), quality=80) for i in range(2)]
    put("webp-animated-opaque-17x13.webp", animated(SMALL, [(0, 0, SMALL, one) for one in opaque]))
    for name, size, still in (("", SMALL, opaque[0]), ("-offset", MEDIUM, opaque[0]), ("-alpha-frame", SMALL, first)):
        place = (6, 4) if size == MEDIUM else (0, 0)
        data = animated(size, [(*place, SMALL, still), (0, 0, SMALL, opaque[1])], alpha=False)
        put(f"webp-animated-without-alpha{name}-{text(size)}.webp", data)
    for orientation in range(1, 9):
        order = "<" if orientation % 2 else ">"
        data = webp(picture(MEDIUM, 3), lossless=True, exif=exif(orientation, order))
        put(f"webp-orientation-{orientation}-40x24.webp", data)
    put("webp-alpha-orientation-6-40x24.webp", webp(picture(MEDIUM, 4), lossless=True, exif=exif(6)))
    put(
        "webp-exif-prefix-orientation-6-40x24.webp", webp(picture(MEDIUM, 3), lossless=True, exif=b"Exif\0\0" + exif(6))
    )
    put("webp-truncated-lossy-61x47.webp", cut(webp(picture(LARGE, 3), quality=80)))
    put("webp-truncated-lossless-61x47.webp", cut(webp(noise(SMALL, 3, "t"), lossless=True)))
    put("webp-truncated-header.webp", webp(picture(LARGE, 3), quality=80)[:24])


def write_odd_webp():
    """What libwebp's decoder reads and its demuxer does not, and where EXIF data may be."""
    size, image = SMALL, picture(SMALL, 3)
    still = list(chunks(webp(image, lossless=True)))
    block = lambda orientation: (b"EXIF", exif(orientation))
    kind = lambda name, parts: put(f"webp-{name}-17x13.webp", riff(parts))
    kind("exif-twice-6-3", [extended(8, size), *still, block(6), block(3)])
    kind("exif-unannounced", [extended(0, size), *still, block(6)])
    kind("exif-without-vp8x", [*still, block(6)])
    kind("exif-before-picture", [extended(8, size), block(6), *still])
    kind("exif-empty-first", [extended(8, size), *still, (b"EXIF", b""), block(6)])
    kind("exif-behind-unknown", [extended(8, size), *still, (b"TEST", b"odd"), block(6)])
    kind("reserved-flag", [extended(8 + 64, size), *still, block(6)])
    kind("vp8x-twice", [extended(8, size), extended(8, size), *still, block(6)])
    kind("two-pictures", [extended(8, size), *still, *still, block(6)])
    kind("alpha-announced", [extended(16, size), *still])
    kind("other-canvas", [extended(0, (size[0], size[1] + 1)), *still])
    whole = riff([extended(8, size), *still, block(6)])
    put("webp-exif-too-long-17x13.webp", whole[:-30] + struct.pack("<I", 260) + whole[-26:])
    put("webp-riff-too-short-17x13.webp", whole[:4] + struct.pack("<I", len(whole) - 28) + whole[8:])
    put("webp-riff-too-long-17x13.webp", whole[:4] + struct.pack("<I", len(whole)) + whole[8:])
    put("webp-trailing-garbage-17x13.webp", whole + b"garbage")
    frames = animated(SMALL, [(0, 0, SMALL, webp(noise(SMALL, 4, i), lossless=True, exact=True)) for i in range(2)])
    parts = list(chunks(frames))
    parts[0] = extended(0x12 + 8, SMALL)
    kind("animated-orientation-6", [*parts, block(6)])
    outside = [(4, 0, SMALL, webp(noise(SMALL, 4, 3), lossless=True))]
    put("webp-animated-frame-outside-17x13.webp", animated(SMALL, outside))


def without_times(data):
    """Sequences carry the time of writing; without it every run gives the same bytes."""
    out = bytearray(data)
    for box in (b"mvhd", b"tkhd", b"mdhd"):
        at = data.index(box) + 4
        length = 16 if data[at] else 8
        out[at + 4 : at + 4 + length] = bytes(length)
    return out


def write_avif():
    avif = lambda image, **options: encoded(pil(image), "AVIF", **{"speed": 6, "max_threads": 1, **options})
    for subsampling in ("4:2:0", "4:2:2", "4:4:4"):
        label = subsampling.replace(":", "")
        put(f"avif-{label}-61x47.avif", avif(picture(LARGE, 3), quality=75, subsampling=subsampling))
    # At an odd width the last column shows how the halved colours are stretched.
    for subsampling in ("4:2:0", "4:2:2"):
        name = f"avif-{subsampling.replace(':', '')}-noise-61x47.avif"
        put(name, avif(noise(LARGE, 3, "avif"), quality=90, subsampling=subsampling))
    put("avif-420-q30-61x47.avif", avif(picture(LARGE, 3), quality=30, subsampling="4:2:0"))
    put("avif-444-q100-40x24.avif", avif(noise(MEDIUM, 3, "avif"), quality=100, subsampling="4:4:4"))
    put("avif-444-full-range-40x24.avif", avif(picture(MEDIUM, 3), quality=75, subsampling="4:4:4", range="full"))
    put("avif-444-limited-range-40x24.avif", avif(picture(MEDIUM, 3), quality=75, subsampling="4:4:4", range="limited"))
    put("avif-alpha-61x47.avif", avif(picture(LARGE, 4), quality=75, subsampling="4:4:4"))
    put("avif-grey-61x47.avif", avif(picture(LARGE, 1).repeat(3, axis=2), quality=75, subsampling="4:0:0"))
    for orientation in (3, 6, 8, 5):
        put(f"avif-orientation-{orientation}-40x24.avif", avif(picture(MEDIUM, 3), quality=75, exif=exif(orientation)))
    # Pillow moves the EXIF orientation into the container (irot, imir); cv2 keeps the EXIF block.
    for orientation in (3, 6):
        block = np.frombuffer(exif(orientation), np.uint8)
        data = cv2.imencodeWithMetadata(".avif", picture(MEDIUM, 3), [cv2.IMAGE_METADATA_EXIF], [block])[1]
        put(f"avif-exif-orientation-{orientation}-40x24.avif", data.tobytes())
    ten = cv2.imencode(".avif", noise(MEDIUM, 3, "ten", 1024, np.uint16), [cv2.IMWRITE_AVIF_DEPTH, 10])[1]
    put("avif-10bit-40x24.avif", ten.tobytes())
    frames = [pil(picture(MEDIUM, 3, i)) for i in range(2)]
    sequence = encoded(frames[0], "AVIF", save_all=True, append_images=frames[1:], speed=6, max_threads=1)
    put("avif-animated-40x24.avif", without_times(sequence))
    put("avif-truncated-61x47.avif", cut(avif(picture(LARGE, 3), quality=75)))


def write_alpha_apart():
    """Alpha in a chunk of its own: not announced, behind the picture, or beside a picture that has its own."""
    alpha = (b"ALPH", b"\0" + noise(SMALL, 1, "alpha apart").tobytes())
    lossy, lossless = chunks(webp(picture(SMALL, 3), quality=80)), chunks(webp(noise(SMALL, 3, "ll"), lossless=True))
    for name, (still,) in (("lossy", lossy), ("lossless", lossless)):
        for flags in (0, 16):
            put(f"webp-{name}-alpha-apart-{flags}-17x13.webp", riff([extended(flags, SMALL), alpha, still]))
            put(f"webp-{name}-alpha-behind-{flags}-17x13.webp", riff([extended(flags, SMALL), still, alpha]))


def write():
    write_alpha_apart()
    write_webp()
    write_odd_webp()
    write_avif()
