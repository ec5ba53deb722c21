"""PNG fixtures, written by a small encoder of our own: Adam7, every filter, odd chunks. Run images.py."""

import struct
import zlib

import numpy as np

from images_common import MEDIUM, SMALL, cut, encoded, exif, noise, picture, pil, put, text

GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
ADAM7 = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))


def chunk(kind, data=b""):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def row_bytes(row, depth):
    if depth == 16:
        return row.astype(">u2").tobytes()
    if depth == 8:
        return row.astype(np.uint8).tobytes()
    bits = ((row.reshape(-1, 1).astype(np.uint8) >> np.arange(depth)[::-1]) & 1).astype(np.uint8)
    return np.packbits(bits.reshape(-1)).tobytes()


def predict(kind, left, up, corner):
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))


def filtered(image, depth):
    """All five filters in turn, starting with another one for each pass."""
    step = max(1, image.shape[2] * depth // 8)
    out, previous = bytearray(), None
    for y, row in enumerate(image):
        raw = row_bytes(row, depth)
        previous = previous or bytes(len(raw))
        kind = (y + image.shape[1]) % 5
        out.append(kind)
        for i, value in enumerate(raw):
            left, corner = (raw[i - step], previous[i - step]) if i >= step else (0, 0)
            out.append((value - predict(kind, left, previous[i], corner)) & 255)
        previous = raw
    return bytes(out)


def png(image, colour, depth=8, interlaced=False, before=b"", after=b"", parts=2):
    height, width = image.shape[:2]
    if interlaced:
        passes = [image[y::dy, x::dx] for y, x, dy, dx in ADAM7]
        raw = b"".join(filtered(one, depth) for one in passes if one.size)
    else:
        raw = filtered(image, depth)
    packed = zlib.compress(raw, 9)
    edges = [len(packed) * i // parts for i in range(parts + 1)]
    idat = b"".join(chunk(b"IDAT", packed[a:b]) for a, b in zip(edges, edges[1:]))
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + idat + after + chunk(b"IEND")


def samples(colour, depth, size=SMALL, key=""):
    channels = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}[colour]
    return noise(size, channels, (key, colour, depth), 1 << depth, np.uint16 if depth == 16 else np.uint8)


def palette(entries, key="palette"):
    return noise((entries, 1), 3, key).tobytes()


def write_kinds():
    kinds = [("grey", GREY, depth) for depth in (1, 2, 4, 8, 16)] + [("palette", PALETTE, d) for d in (1, 2, 4, 8)]
    kinds += [(n, c, d) for n, c in (("rgb", RGB), ("grey-alpha", GREY_ALPHA), ("rgba", RGBA)) for d in (8, 16)]
    for name, colour, depth in kinds:
        before = chunk(b"PLTE", palette(1 << depth)) if colour == PALETTE else b""
        for interlaced in (False, True):
            image = samples(colour, depth)
            label = "-interlaced" if interlaced else ""
            put(f"png-{name}{depth}{label}-17x13.png", png(image, colour, depth, interlaced, before))


def write_transparent():
    for depth in (1, 2, 4, 8):
        image = samples(PALETTE, depth, key="trns")
        alphas = bytes((i * 255 // max(1, (1 << depth) - 2)) & 255 for i in range((1 << depth) - (depth > 1)))
        before = chunk(b"PLTE", palette(1 << depth)) + chunk(b"tRNS", alphas)
        put(f"png-palette{depth}-trns-17x13.png", png(image, PALETTE, depth, False, before))
        if depth in (2, 8):
            put(f"png-palette{depth}-trns-interlaced-17x13.png", png(image, PALETTE, depth, True, before))
    image = samples(PALETTE, 8, key="trns01") % 8
    before = chunk(b"PLTE", palette(8)) + chunk(b"tRNS", b"\xff\xff\0")
    put("png-palette8-trns-one-index-17x13.png", png(image, PALETTE, 8, False, before))
    for depth in (1, 2, 4, 8, 16):
        image = samples(GREY, depth, key="trns")
        image[3:6, 4:9] = image[2, 2]
        before = chunk(b"tRNS", struct.pack(">H", int(image[2, 2, 0])))
        put(f"png-grey{depth}-trns-17x13.png", png(image, GREY, depth, False, before))
    for depth in (8, 16):
        image = samples(RGB, depth, key="trns")
        image[3:6, 4:9] = image[2, 2]
        before = chunk(b"tRNS", struct.pack(">HHH", *map(int, image[2, 2])))
        put(f"png-rgb{depth}-trns-17x13.png", png(image, RGB, depth, False, before))
        put(f"png-rgb{depth}-trns-interlaced-17x13.png", png(image, RGB, depth, True, before))
    few = chunk(b"PLTE", palette(5))
    put("png-palette8-5-colours-17x13.png", png(samples(PALETTE, 8, key="few") % 5, PALETTE, 8, False, few))
    grey = chunk(b"PLTE", np.repeat(np.arange(256, dtype=np.uint8), 3).tobytes())
    put("png-palette8-grey-ramp-17x13.png", png(samples(PALETTE, 8), PALETTE, 8, False, grey))
    put("png-palette8-out-of-range-17x13.png", png(samples(PALETTE, 8, key="out") % 9, PALETTE, 8, False, few))


def write_chunks():
    image = picture(SMALL, 3)
    for orientation in range(1, 9):
        block = chunk(b"eXIf", exif(orientation, "<" if orientation % 2 else ">"))
        put(f"png-orientation-{orientation}-17x13.png", png(image, RGB, before=block))
    put("png-orientation-6-after-idat-17x13.png", png(image, RGB, after=chunk(b"eXIf", exif(6))))
    put(
        "png-grey-alpha-orientation-6-17x13.png",
        png(samples(GREY_ALPHA, 8), GREY_ALPHA, before=chunk(b"eXIf", exif(6))),
    )
    put("png-rgba16-orientation-8-17x13.png", png(samples(RGBA, 16), RGBA, 16, before=chunk(b"eXIf", exif(8))))
    gamma = chunk(b"gAMA", struct.pack(">I", 100000))
    white = chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000))
    srgb = chunk(b"sRGB", b"\0")
    colour = samples(RGB, 8, key="chunks")
    put("png-gama-1-17x13.png", png(colour, RGB, before=gamma))
    put("png-gama-45455-17x13.png", png(colour, RGB, before=chunk(b"gAMA", struct.pack(">I", 45455))))
    put("png-srgb-17x13.png", png(colour, RGB, before=srgb))
    put("png-chrm-17x13.png", png(colour, RGB, before=white))
    primaries = struct.pack(">8I", 34570, 35850, 73470, 26530, 15960, 84040, 3660, 10)
    put(
        "png-chrm-prophoto-17x13.png",
        png(colour, RGB, before=chunk(b"gAMA", struct.pack(">I", 55556)) + chunk(b"cHRM", primaries)),
    )
    put("png-gama-chrm-srgb-17x13.png", png(colour, RGB, before=gamma + white + srgb))
    put("png-gama-chrm-rgba16-17x13.png", png(samples(RGBA, 16, key="g"), RGBA, 16, before=gamma + white))
    deep = samples(RGB, 16, key="chunks")
    put("png-srgb-rgb16-17x13.png", png(deep, RGB, 16, before=srgb))
    put("png-gama-45455-rgb16-17x13.png", png(deep, RGB, 16, before=chunk(b"gAMA", struct.pack(">I", 45455))))
    put("png-srgb-rgba8-17x13.png", png(samples(RGBA, 8, key="chunks"), RGBA, before=srgb))
    put(
        "png-srgb-palette8-17x13.png",
        png(samples(PALETTE, 8, key="s"), PALETTE, before=srgb + chunk(b"PLTE", palette(256))),
    )
    put(
        "png-gama-45455-grey8-17x13.png",
        png(samples(GREY, 8, key="s"), GREY, before=chunk(b"gAMA", struct.pack(">I", 45455))),
    )
    # No gamma of a screen goes with the smallest ones, and of 16 bits the tables keep as many as mean something.
    for gamma in (1, 4, 5):
        least = chunk(b"gAMA", struct.pack(">I", gamma))
        put(f"png-gama-{gamma}-units-rgb8-17x13.png", png(colour, RGB, before=least))
        put(f"png-gama-{gamma}-units-rgb16-17x13.png", png(deep, RGB, 16, before=least))
    for bits in (b"\1\1\1", b"\7\4\5", b"\x0a\x0a\x0a", b"\x10\x10\x10", b"\x11\4\4", b"\0\4\4", b"\4\4\4\4"):
        told = chunk(b"sBIT", bits) + chunk(b"gAMA", struct.pack(">I", 45455))
        put(f"png-sbit-{bits.hex()}-gama-rgb16-17x13.png", png(deep, RGB, 16, before=told))
    put("png-gama-50000-rgb8-17x13.png", png(colour, RGB, before=chunk(b"gAMA", struct.pack(">I", 50000))))
    put(
        "png-text-time-phys-17x13.png",
        png(colour, RGB, before=chunk(b"tEXt", b"Title\0ramp") + chunk(b"pHYs", b"\0\0\x0b\x13" * 2 + b"\1")),
    )
    put(
        "png-bkgd-rgba8-17x13.png",
        png(samples(RGBA, 8, key="b"), RGBA, before=chunk(b"bKGD", struct.pack(">3H", 200, 100, 50))),
    )
    put("png-sbit-rgb8-17x13.png", png(colour, RGB, before=chunk(b"sBIT", b"\5\6\5")))
    for size in ((1, 1), (1, 7), (7, 1), (8, 8), (33, 15)):
        for interlaced in (False, True):
            label = "-interlaced" if interlaced else ""
            put(f"png-rgb8{label}-{text(size)}.png", png(samples(RGB, 8, size), RGB, 8, interlaced))
    put("png-grey1-interlaced-7x1.png", png(samples(GREY, 1, (1, 7)), GREY, 1, True))
    put("png-rgb8-idat-in-9-parts-40x24.png", png(samples(RGB, 8, MEDIUM), RGB, parts=9))


def write_damaged():
    good = png(samples(RGB, 8, MEDIUM, "damage"), RGB)
    put("png-truncated-40x24.png", cut(good))
    put("png-truncated-interlaced-40x24.png", cut(png(samples(RGB, 8, MEDIUM, "damage"), RGB, 8, True)))
    put("png-truncated-header.png", good[:27])
    put("png-without-iend-40x24.png", good[:-12])
    put("png-trailing-garbage-40x24.png", good + b"garbage" * 9)
    at = good.rindex(b"IDAT")
    length = struct.unpack(">I", good[at - 4 : at])[0]
    bad = bytearray(good)
    bad[at + 4 + length] ^= 255
    put("png-idat-bad-crc-40x24.png", bad)
    wrong = bytearray(good)
    wrong[at + 4 + length // 2] ^= 255
    put("png-idat-bad-data-40x24.png", wrong)
    head = bytearray(good)
    head[29] ^= 255
    put("png-ihdr-bad-crc-40x24.png", head)
    text_chunk = bytearray(chunk(b"tEXt", b"a\0b"))
    text_chunk[-1] ^= 255
    put("png-text-bad-crc-40x24.png", good[:33] + bytes(text_chunk) + good[33:])


def write_animated():
    frames = [pil(noise(MEDIUM, 4, i)) for i in range(2)]
    put("png-animated-40x24.png", encoded(frames[0], "PNG", save_all=True, append_images=frames[1:], duration=100))
    put(
        "png-animated-default-image-40x24.png",
        encoded(frames[0], "PNG", save_all=True, append_images=frames[1:], default_image=True, duration=100),
    )


def bad(data):
    """A chunk with a wrong checksum."""
    return data[:-1] + bytes([data[-1] ^ 255])


def write_odd_chunks():
    """What each library checks and the others do not."""
    image, key = samples(RGB, 8, key="odd"), struct.pack(">HHH", *map(int, samples(RGB, 8, key="odd")[2, 2]))
    good = png(image, RGB, parts=1)
    at = good.index(b"IDAT")
    length = struct.unpack(">I", good[at - 4 : at])[0]
    packed, words = good[at + 4 : at + 4 + length], chunk(b"tEXt", b"a\0b")
    before = lambda name, data: put(f"png-{name}-17x13.png", png(image, RGB, before=data))
    after = lambda name, data: put(f"png-{name}-17x13.png", png(image, RGB, after=data))
    pixels = lambda name, *parts: put(
        f"png-{name}-17x13.png", good[: at - 4] + b"".join(parts) + good[at + 8 + length :]
    )
    idat = lambda data: chunk(b"IDAT", data)
    wrong = packed[:-1] + bytes([packed[-1] ^ 1])
    pixels("adler-wrong", idat(wrong))
    pixels("adler-wrong-apart", idat(wrong[:-4]), idat(wrong[-4:]))
    pixels("adler-missing", idat(packed[:-4]))
    pixels("idat-split-by-text", idat(packed[:50]), words, idat(packed[50:]))
    pixels("idat-behind-text", idat(packed), words, idat(b""))
    pixels("idat-empty-between", idat(packed[:50]), idat(b""), idat(packed[50:]))
    pixels("idat-extra", idat(packed + b"extra"))
    pixels("idat-more-rows", idat(zlib.compress(filtered(image, 8) + bytes(100))))
    pixels("idat-row-missing", idat(zlib.compress(filtered(image, 8)[: -3 * 17 - 1])))
    for name in (b"ABCD", b"abCD", b"abcD", b"a_CD", b"a CD"):
        label = name.decode().replace(" ", "-space-")
        before(f"chunk-{label}", chunk(name, b"xy"))
        after(f"chunk-{label}-behind", chunk(name, b"xy"))
    header = good[8:33]
    before("ihdr-twice", header)
    after("ihdr-twice-behind", header)
    end = chunk(b"IEND")
    put("png-iend-bad-crc-17x13.png", good[:-12] + bad(end))
    put("png-iend-cut-17x13.png", good[:-3])
    put("png-iend-with-data-17x13.png", good[:-12] + chunk(b"IEND", b"data"))
    put("png-text-cut-at-end-17x13.png", good[:-12] + words[:-6])
    for name, data in (
        ("gama", chunk(b"gAMA", struct.pack(">I", 45455))),
        ("srgb", chunk(b"sRGB", b"\0")),
        ("trns", chunk(b"tRNS", key)),
        ("plte", chunk(b"PLTE", palette(4))),
        ("phys", chunk(b"pHYs", bytes(9))),
    ):
        before(f"{name}-bad-crc", bad(data))
        after(f"{name}-behind", data)
    for length in (0, 1, 5, 7):
        before(f"trns-{length}-bytes", chunk(b"tRNS", (key + b"x")[:length]))
    before("gama-twice", chunk(b"gAMA", struct.pack(">I", 30000)) + chunk(b"gAMA", struct.pack(">I", 45455)))
    before("gama-3-bytes", chunk(b"gAMA", b"abc"))
    before("srgb-intent-4", chunk(b"sRGB", b"\4") + chunk(b"gAMA", struct.pack(">I", 30000)))
    before("plte-gama", chunk(b"PLTE", palette(4)) + chunk(b"gAMA", struct.pack(">I", 30000)))
    before("plte-4-bytes", chunk(b"PLTE", b"abcd"))
    indices = samples(PALETTE, 8, key="odd") % 4
    table = lambda name, *data: put(f"png-palette8-{name}-17x13.png", png(indices, PALETTE, before=b"".join(data)))
    colours = palette(4)
    table("5-alphas", chunk(b"PLTE", colours), chunk(b"tRNS", b"\0\x40\x80\xc0\xff"))
    table("no-alphas", chunk(b"PLTE", colours), chunk(b"tRNS"))
    table("alphas-first", chunk(b"tRNS", b"\0\x40"), chunk(b"PLTE", colours))
    table("alphas-bad-crc", chunk(b"PLTE", colours), bad(chunk(b"tRNS", b"\0\x40")))
    table("11-bytes", chunk(b"PLTE", colours[:11]))
    table("257-colours", chunk(b"PLTE", palette(257)))
    table("twice", chunk(b"PLTE", colours), chunk(b"PLTE", colours[::-1]))
    table("none")
    for size in (2**20, 2**20 + 1):
        long = zlib.compress(b"a" * size, 9)
        before(f"ztxt-{size}", chunk(b"zTXt", b"k\0\0" + long))
        after(f"itxt-{size}-behind", chunk(b"iTXt", b"k\0\1\0\0\0" + long))
        before(f"iccp-{size}", chunk(b"iCCP", b"p\0\0" + long))
    many = chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a" * (2**20 - 64), 9))
    before("ztxt-64-mib", many * 64)
    before("ztxt-65-mib", many * 65)


def frame_control(sequence, width=17, height=13, left=0, top=0):
    return chunk(b"fcTL", struct.pack(">IIIIIHHBB", sequence, width, height, left, top, 1, 10, 0, 0))


def write_odd_animations():
    images = [samples(RGB, 8, key=("apng", i)) for i in range(2)]
    first, second = (zlib.compress(filtered(image, 8), 9) for image in images)

    def animation(name, frames=2, control=None, frame=None, then=None, data=None, end=None, start=b""):
        header = chunk(b"IHDR", struct.pack(">IIBBBBB", 17, 13, 8, RGB, 0, 0, 0))
        parts = [
            b"\x89PNG\r\n\x1a\n" + header + start,
            chunk(b"acTL", struct.pack(">II", frames, 0)) if control is None else control,
            frame_control(0) if frame is None else frame,
            chunk(b"IDAT", first),
            frame_control(1) if then is None else then,
            chunk(b"fdAT", struct.pack(">I", 2) + second) if data is None else data,
            chunk(b"IEND") if end is None else end,
        ]
        put(f"png-apng-{name}-17x13.png", b"".join(parts))

    later = chunk(b"fdAT", struct.pack(">I", 2) + second)
    animation("orientation-6", start=chunk(b"eXIf", exif(6)))
    animation("no-frames", frames=0)
    animation("control-twice", control=chunk(b"acTL", struct.pack(">II", 2, 0)) * 2)
    animation("control-7-bytes", control=chunk(b"acTL", bytes(7)))
    animation("second-bad-crc", data=bad(later))
    animation("second-control-bad-crc", then=bad(frame_control(1)))
    animation("second-damaged", data=chunk(b"fdAT", struct.pack(">I", 2) + b"damaged"))
    animation("second-out-of-order", data=chunk(b"fdAT", struct.pack(">I", 7) + second))
    animation("second-missing", data=b"")
    animation("cut", data=later[:-40], end=b"")
    animation("without-end", end=b"")
    animation("first-control-bad-crc", frame=bad(frame_control(0)))
    animation("first-sequence-3", frame=frame_control(3))
    animation("first-too-wide", frame=frame_control(0, 18))
    animation("first-smaller", frame=frame_control(0, 16, 12, 1, 1))
    animation("only-one-out-of-order", frames=1, data=chunk(b"fdAT", struct.pack(">I", 7) + second))


def write():
    write_odd_chunks()
    write_odd_animations()
    write_kinds()
    write_transparent()
    write_chunks()
    write_damaged()
    write_animated()
