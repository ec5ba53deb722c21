"""BMP fixtures, packed by hand because no writer knows all the variants. Run images.py."""

import struct

import numpy as np

from images_common import SMALL, cut, generator, noise, put, text

RGB, RLE8, RLE4, BITFIELDS, ALPHABITFIELDS = 0, 1, 2, 3, 6


def padded(rows):
    return b"".join(row + bytes(-len(row) % 4) for row in rows)


def indices(image, bits):
    """Rows of palette indices, bottom-up."""
    packed = []
    for row in image[::-1]:
        planes = ((row.reshape(-1, 1) >> np.arange(bits)[::-1]) & 1).astype(np.uint8)
        packed.append(np.packbits(planes.reshape(-1)).tobytes())
    return packed


def bmp(size, bits, pixels, palette=b"", compression=RGB, masks=b"", header=40, top_down=False, used=0, offset=None):
    height, width = size
    if header == 12:
        info = struct.pack("<IHHHH", 12, width, height, 1, bits)
    else:
        info = struct.pack(
            "<IiiHHIIiiII",
            header,
            width,
            -height if top_down else height,
            1,
            bits,
            compression,
            len(pixels),
            2835,
            2835,
            used,
            0,
        )
        info += (masks + bytes(header))[: header - 40] if header > 40 else masks
        info = info[:36] if header == 36 else info
    behind = 14 + len(info) + len(palette)
    told = behind if offset is None else offset
    return b"BM" + struct.pack("<IHHI", behind + len(pixels), 0, 0, told) + info + palette + pixels


def quads(entries, key="bmp", size=4):
    table = np.zeros((entries, size), np.uint8)
    table[:, :3] = noise((entries, 1), 3, key)[:, 0]
    return table.tobytes()


def write_palettes():
    for bits in (1, 4, 8):
        image = noise(SMALL, 1, ("bmp", bits), 1 << bits)[:, :, 0]
        rows = indices(image, bits)
        put(f"bmp-palette{bits}-17x13.bmp", bmp(SMALL, bits, padded(rows), quads(1 << bits)))
        put(
            f"bmp-palette{bits}-top-down-17x13.bmp",
            bmp(SMALL, bits, padded(rows[::-1]), quads(1 << bits), top_down=True),
        )
    few = indices(noise(SMALL, 1, "few", 20)[:, :, 0], 8)
    put("bmp-palette8-20-colours-17x13.bmp", bmp(SMALL, 8, padded(few), quads(20), used=20))
    put("bmp-palette8-12-of-20-colours-17x13.bmp", bmp(SMALL, 8, padded(few), quads(12), used=12))
    nibbles = indices(noise(SMALL, 1, "few4", 5)[:, :, 0], 4)
    put("bmp-palette4-5-colours-17x13.bmp", bmp(SMALL, 4, padded(nibbles), quads(5), used=5))
    ramp = np.repeat(np.arange(256, dtype=np.uint8), 4).reshape(256, 4)
    ramp[:, 3] = 0
    grey = indices(noise(SMALL, 1, "grey")[:, :, 0], 8)
    put("bmp-grey8-17x13.bmp", bmp(SMALL, 8, padded(grey), ramp.tobytes()))
    put("bmp-grey8-reversed-17x13.bmp", bmp(SMALL, 8, padded(grey), ramp[::-1].tobytes()))
    bits1 = indices(noise(SMALL, 1, "bw", 2)[:, :, 0], 1)
    put("bmp-black-white1-17x13.bmp", bmp(SMALL, 1, padded(bits1), bytes(4) + b"\xff\xff\xff\0"))
    put("bmp-white-black1-17x13.bmp", bmp(SMALL, 1, padded(bits1), b"\xff\xff\xff\0" + bytes(4)))
    grey4 = b"".join(bytes([17 * i] * 3 + [0]) for i in range(16))
    put("bmp-grey4-17x13.bmp", bmp(SMALL, 4, padded(indices(noise(SMALL, 1, "g4", 16)[:, :, 0], 4)), grey4))
    put(
        "bmp-os2-palette8-17x13.bmp",
        bmp(SMALL, 8, padded(indices(noise(SMALL, 1, "os2")[:, :, 0], 8)), quads(256, "os2", 3), header=12),
    )


def write_direct():
    for size in (SMALL, (7, 18), (5, 19), (4, 20), (1, 1), (7, 1)):
        image = noise(size, 3, "bmp24")
        put(f"bmp-rgb24-{text(size)}.bmp", bmp(size, 24, padded([row.tobytes() for row in image[::-1]])))
    image = noise(SMALL, 3, "bmp24")
    put("bmp-rgb24-top-down-17x13.bmp", bmp(SMALL, 24, padded([row.tobytes() for row in image]), top_down=True))
    put("bmp-os2-rgb24-17x13.bmp", bmp(SMALL, 24, padded([row.tobytes() for row in image[::-1]]), header=12))
    four = noise(SMALL, 4, "bmp32")
    flat = four.copy()
    flat[:, :, 3] = 0
    put("bmp-rgb32-fourth-byte-17x13.bmp", bmp(SMALL, 32, four[::-1].tobytes()))
    put("bmp-rgb32-fourth-byte-zero-17x13.bmp", bmp(SMALL, 32, flat[::-1].tobytes()))
    bgra = struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    rgba = struct.pack("<4I", 0xFF, 0xFF00, 0xFF0000, 0xFF000000)
    for name, header in (("v3", 56), ("v4", 108), ("v5", 124)):
        put(
            f"bmp-{name}-bgra32-17x13.bmp",
            bmp(SMALL, 32, four[::-1].tobytes(), compression=BITFIELDS, masks=bgra, header=header),
        )
    put("bmp-v4-rgba32-17x13.bmp", bmp(SMALL, 32, four[::-1].tobytes(), compression=BITFIELDS, masks=rgba, header=108))
    put(
        "bmp-v5-bgra32-alpha-zero-17x13.bmp",
        bmp(SMALL, 32, flat[::-1].tobytes(), compression=BITFIELDS, masks=bgra, header=124),
    )
    put(
        "bmp-v4-bgrx32-17x13.bmp",
        bmp(SMALL, 32, four[::-1].tobytes(), compression=BITFIELDS, masks=bgra[:12], header=108),
    )
    put("bmp-bitfields-bgrx32-17x13.bmp", bmp(SMALL, 32, four[::-1].tobytes(), compression=BITFIELDS, masks=bgra[:12]))
    words = generator("bmp16").integers(0, 65536, SMALL).astype("<u2")
    rows = padded([row.tobytes() for row in words])
    put("bmp-555-16-17x13.bmp", bmp(SMALL, 16, rows))
    for name, masks in (("555", (0x7C00, 0x3E0, 0x1F)), ("565", (0xF800, 0x7E0, 0x1F))):
        packed = struct.pack("<3I", *masks)
        put(f"bmp-bitfields-{name}-16-17x13.bmp", bmp(SMALL, 16, rows, compression=BITFIELDS, masks=packed))
    put("bmp-truncated-17x13.bmp", cut(bmp(SMALL, 24, padded([row.tobytes() for row in image[::-1]]))))
    put("bmp-truncated-header.bmp", bmp(SMALL, 24, b"")[:40])


def write_masks():
    four = noise(SMALL, 4, "bmp masks")
    pixels = four[::-1].tobytes()
    for name, header, masks in (
        ("rgbx32", 40, (0xFF, 0xFF00, 0xFF0000)),
        ("xbgr32", 40, (0xFF000000, 0xFF0000, 0xFF00)),
        ("v2-bgr32", 52, (0xFF0000, 0xFF00, 0xFF)),
        ("v3-666-32", 56, (0x3F000, 0xFC0, 0x3F, 0)),
        ("v4-xrgb32", 108, (0xFF00, 0xFF0000, 0xFF000000, 0)),
        ("v4-1010102-32", 108, (0x3FF00000, 0xFFC00, 0x3FF, 0xC0000000)),
        ("v4-abgr32", 108, (0xFF000000, 0xFF0000, 0xFF00, 0xFF)),
        ("v4-without-masks-32", 108, (0, 0, 0, 0)),
    ):
        packed = struct.pack(f"<{len(masks)}I", *masks)
        put(f"bmp-masks-{name}-17x13.bmp", bmp(SMALL, 32, pixels, compression=BITFIELDS, masks=packed, header=header))
    rgba = struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    put("bmp-masks-alpha-bitfields-17x13.bmp", bmp(SMALL, 32, pixels, compression=ALPHABITFIELDS, masks=rgba))
    rows = padded([row.tobytes() for row in four[::-1, :, :3]])
    put("bmp-masks-bgr24-17x13.bmp", bmp(SMALL, 24, rows, compression=BITFIELDS, masks=rgba[:12]))
    words = generator("bmp masks 16").integers(0, 65536, SMALL).astype("<u2")
    rows = padded([row.tobytes() for row in words])
    for name, header, masks in (
        ("444", 40, (0xF00, 0xF0, 0xF)),
        ("v3-565", 56, (0xF800, 0x7E0, 0x1F, 0)),
        ("v3-1555", 56, (0x7C00, 0x3E0, 0x1F, 0x8000)),
        ("v4-4444", 108, (0xF00, 0xF0, 0xF, 0xF000)),
    ):
        packed = struct.pack(f"<{len(masks)}I", *masks)
        put(f"bmp-masks-{name}-16-17x13.bmp", bmp(SMALL, 16, rows, compression=BITFIELDS, masks=packed, header=header))


def rle8(image):
    """Runs where a pixel repeats, literal runs elsewhere, one delta that leaves pixels untouched."""
    out = bytearray()
    for y, row in enumerate(image[::-1]):
        out += bytes([5, row[0]]) + bytes([0, 5]) + row[5:10].tobytes() + b"\0"
        if y == 2:
            out += bytes([0, 2, 3, 0]) + bytes([4, row[13]])
        else:
            out += bytes([1, row[10], 6, row[11]])
        out += b"\0\0"
    return bytes(out) + b"\0\1"


def rle4(image):
    out = bytearray()
    for row in image[::-1]:
        pair = lambda i: int(row[i]) << 4 | int(row[i + 1])
        out += bytes([5, pair(0), 0, 6, pair(5), pair(7), pair(9), 0, 6, pair(11), 0, 0])
    return bytes(out) + b"\0\1"


def write_broken_runs():
    """Rows that no run fills or that one overfills, and ends before the last pixel: OpenCV and Pillow part here."""
    size, line = (4, 20), b"\0\0"
    full = lambda *rows: line.join(bytes([20, row]) for row in rows)
    ramp = np.repeat(np.arange(256, dtype=np.uint8), 4).reshape(256, 4).tobytes()
    eight = {
        "delta-over-row": full(7) + line + bytes([0, 2, 0, 1]) + full(2, 1) + b"\0\1",
        "early-end": full(7, 3) + b"\0\1",
        "empty-row": full(7) + line + line + full(2, 1) + b"\0\1",
        "no-line-ends": bytes([20, 7, 20, 3, 20, 5, 20, 6, 0, 1]),
        "short-rows": bytes([5, 7]) + line + bytes([4, 3]) + line + bytes([6, 1]) + line + full(2) + b"\0\1",
        "short-last-row": full(7, 3, 5) + line + bytes([10, 2, 0, 1]),
        "long-row": bytes([24, 7]) + line + full(3, 5, 6) + b"\0\1",
        "without-end": full(7, 3, 5, 6),
    }
    for name, data in eight.items():
        put(f"bmp-rle8-{name}-20x4.bmp", bmp(size, 8, data, quads(256), RLE8))
    put("bmp-rle8-empty-row-grey-20x4.bmp", bmp(size, 8, eight["empty-row"], ramp, RLE8))
    over = bytes([5, 0x17, 0, 2, 3, 1, 4, 0x29]) + line
    four = {
        "delta-over-row": over + full(0x31) + b"\0\1",
        "delta-over-row-padded": over + full(0x31) + b"\0\1" + bytes(20),
        "early-end": full(0x17, 0x23) + b"\0\1",
        "early-end-padded": full(0x17, 0x23) + b"\0\1" + bytes(20),
        "short-rows": bytes([5, 0x17]) + line + bytes([4, 0x33]) + line + full(0x21, 0x42) + b"\0\1",
    }
    for name, data in four.items():
        put(f"bmp-rle4-{name}-20x4.bmp", bmp(size, 4, data, quads(16), RLE4))


def write_runs():
    eight = noise(SMALL, 1, "rle8")[:, :, 0]
    put("bmp-rle8-17x13.bmp", bmp(SMALL, 8, rle8(eight), quads(256), RLE8))
    put("bmp-rle8-truncated-17x13.bmp", cut(bmp(SMALL, 8, rle8(eight), quads(256), RLE8), 0.95))
    put("bmp-rle4-17x13.bmp", bmp(SMALL, 4, rle4(noise(SMALL, 1, "rle4", 16)[:, :, 0]), quads(16), RLE4))
    ramp = np.repeat(np.arange(256, dtype=np.uint8), 4).reshape(256, 4)
    put("bmp-rle8-grey-17x13.bmp", bmp(SMALL, 8, rle8(eight), ramp.tobytes(), RLE8))


def write_layouts():
    """What each library makes of sizes, places and palettes that do not agree with the rest of the file."""
    size = (3, 5)
    ramp = b"".join(bytes([level] * 3 + [0]) for level in range(256))
    pixels = {
        bits: padded(indices(noise(size, 1, ("layout", bits), 1 << bits)[:, :, 0], bits)) for bits in (1, 4, 8)
    } | {
        16: padded([row.tobytes() for row in generator("layout 16").integers(0, 65536, size).astype("<u2")]),
        24: padded([row.tobytes() for row in noise(size, 3, "layout")[::-1]]),
        32: noise(size, 4, "layout")[::-1].tobytes(),
    }
    palette = {bits: quads(1 << bits, "layout") if bits <= 8 else b"" for bits in pixels}

    def layout(name, bits, **told):
        put(f"bmp-layout-{name}-{bits}.bmp", bmp(size, bits, pixels[bits], **{"palette": palette[bits], **told}))

    for bits in pixels:
        put(f"bmp-layout-more-bytes-{bits}.bmp", bmp(size, bits, pixels[bits], palette[bits]) + b"...")
        put(f"bmp-layout-cut-padding-{bits}.bmp", bmp(size, bits, pixels[bits], palette[bits])[:-1])
        layout("offset-0", bits, offset=0)
        layout("offset-behind-header", bits, offset=54)
        for header in (36, 42, 64):
            layout(f"header-{header}", bits, header=header)
        for compression in (RLE8, RLE4, BITFIELDS, 4, ALPHABITFIELDS):
            layout(f"compression-{compression}", bits, compression=compression)
    layout("offset-negative", 24, offset=1 << 31)
    for bits in (1, 4, 8):
        for used in (1, 2, 17, 256, 257, 300):
            layout(f"{used}-colours", bits, palette=quads(used, "layout used"), used=used)
            layout(f"{used}-greys", bits, palette=(ramp * 2)[: 4 * used], used=used)
        layout("black-white", bits, palette=ramp[:4] + ramp[-4:], used=2)
        layout("65537-claimed", bits, used=65537)
        layout("os2", bits, header=12, palette=quads(1 << bits, "layout", 3))
        layout("os2-short-palette", bits, header=12, palette=quads(1 << bits, "layout", 3)[:-3])
    for bits in (2, 9, 15, 25, 33, 40):
        rows = bytes(range(4 * -(-(bits // 8) * size[1] // 4) * size[0]))
        put(f"bmp-layout-bits-{bits}.bmp", bmp(size, bits, rows))
    raw = noise((2, 4), 1, "layout raw")[:, :, 0].tobytes()
    put("bmp-layout-rle8-as-long-as-pixels.bmp", bmp((2, 4), 8, raw, quads(256), RLE8))


def write():
    write_layouts()
    write_palettes()
    write_direct()
    write_masks()
    write_runs()
    write_broken_runs()
