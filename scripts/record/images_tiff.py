"""TIFF fixtures, by tifffile and Pillow, and by hand where neither writes the variant. Run images.py."""

import io
import struct
import zlib

import imagecodecs
import numpy as np
import tifffile
from PIL import Image

from images_common import LARGE, MEDIUM, SMALL, cut, encoded, noise, picture, pil, put
from images_jpeg import pil_cmyk


def tiff(image, **options):
    out = io.BytesIO()
    # metadata=None keeps tifffile's shape description out of the file.
    byteorder, big = options.pop("byteorder", "<"), options.pop("bigtiff", False)
    with tifffile.TiffWriter(out, byteorder=byteorder, bigtiff=big) as writer:
        pages = image if isinstance(image, list) else [image]
        for page in pages:
            writer.write(page, metadata=None, software=False, **options)
    return out.getvalue()


def raw(size, tags, strip, order="<"):
    """One strip, the given (tag, type, values); offsets of long values are filled in."""
    return by_hand(size, {278: (3, [size[0]]), **tags}, [strip], order=order)


def by_hand(size, tags, blocks, order="<", tiled=False, offsets=list, counts=list, without=()):
    """Strips or tiles, whose offsets and counts may be changed; tags may be left out again."""
    height, width = size
    places, strip = [], b""
    for block in blocks:
        places.append(8 + len(strip))
        strip += block + bytes(len(block) % 2)
    where = (324, 325) if tiled else (273, 279)
    entries = {256: (3, [width]), 257: (3, [height]), 259: (3, [1])}
    entries |= {where[1]: (4, counts([len(block) for block in blocks])), **tags}
    entries[where[0]] = (4, offsets(places))
    entries = {tag: entry for tag, entry in entries.items() if tag not in without}
    at = 8 + len(strip)
    ifd, extra = struct.pack(order + "H", len(entries)), b""
    after = at + 2 + 12 * len(entries) + 4
    for tag, (kind, values) in sorted(entries.items()):
        data = struct.pack(order + {1: "B", 3: "H", 4: "I"}[kind] * len(values), *values)
        if len(data) > 4:
            value, extra = struct.pack(order + "I", after + len(extra)), extra + data
        else:
            value = data.ljust(4, b"\0")
        ifd += struct.pack(order + "HHI", tag, kind, len(values)) + value
    mark = b"II" if order == "<" else b"MM"
    return mark + struct.pack(order + "HI", 42, at) + strip + ifd + bytes(4) + extra


def packed(image, bits):
    planes = [((row.reshape(-1, 1) >> np.arange(bits)[::-1]) & 1).astype(np.uint8).reshape(-1) for row in image]
    return b"".join(np.packbits(plane).tobytes() for plane in planes)


def flat(array):
    return array[:, :, 0] if array.shape[2] == 1 else array


def options(array):
    if array.ndim == 2:
        return {"photometric": "minisblack"}
    return {"photometric": "rgb", **({"extrasamples": ["unassalpha"]} if array.shape[2] == 4 else {})}


def write_eight():
    compressions = {"none": None, "lzw": "lzw", "deflate": "adobe_deflate", "packbits": "packbits", "zstd": "zstd"}
    for kind, channels in (("grey", 1), ("rgb", 3), ("rgba", 4)):
        image = flat(noise(MEDIUM, channels, "tiff"))
        for name, compression in compressions.items():
            if kind != "rgb" and name in ("packbits", "zstd"):
                continue
            put(
                f"tiff-{kind}8-{name}-strips-40x24.tif",
                tiff(image, compression=compression, rowsperstrip=7, **options(image)),
            )
        put(f"tiff-{kind}8-lzw-tiles-40x24.tif", tiff(image, compression="lzw", tile=(16, 16), **options(image)))
        put(f"tiff-{kind}8-predictor-40x24.tif", tiff(image, compression="lzw", predictor=2, **options(image)))
    rgb, rgba = noise(MEDIUM, 3, "tiff"), noise(MEDIUM, 4, "tiff")
    put(
        "tiff-rgb8-deflate-tiles-predictor-40x24.tif",
        tiff(rgb, compression="adobe_deflate", predictor=2, tile=(16, 32), photometric="rgb"),
    )
    put("tiff-rgb8-none-tiles-40x24.tif", tiff(rgb, tile=(16, 16), photometric="rgb"))
    put("tiff-rgba8-associated-40x24.tif", tiff(rgba, photometric="rgb", extrasamples=["assocalpha"]))
    put("tiff-rgba8-unspecified-40x24.tif", tiff(rgba, photometric="rgb", extrasamples=["unspecified"]))
    put(
        "tiff-grey-alpha8-40x24.tif",
        tiff(noise(MEDIUM, 2, "tiff"), photometric="minisblack", planarconfig="contig", extrasamples=["unassalpha"]),
    )
    put("tiff-rgb8-planar-40x24.tif", tiff(rgb.transpose(2, 0, 1).copy(), photometric="rgb", planarconfig="separate"))
    put(
        "tiff-rgba8-planar-lzw-40x24.tif",
        tiff(
            rgba.transpose(2, 0, 1).copy(),
            photometric="rgb",
            planarconfig="separate",
            compression="lzw",
            extrasamples=["unassalpha"],
        ),
    )
    put("tiff-rgb8-big-endian-40x24.tif", tiff(rgb, byteorder=">", photometric="rgb"))
    # The list of tiles lies apart from the directory, behind the palette.
    put(
        "tiff-palette8-big-endian-tiles-61x47.tif",
        tiff(
            noise(LARGE, 1, "tiff tiles")[:, :, 0],
            byteorder=">",
            photometric="palette",
            colormap=noise((256, 1), 3, "tiff palette", 65536, np.uint16)[:, 0].T,
            tile=(16, 16),
            compression="lzw",
        ),
    )
    put("tiff-rgb8-bigtiff-40x24.tif", tiff(rgb, bigtiff=True, photometric="rgb"))
    put("tiff-rgb8-deflate-old-40x24.tif", tiff(rgb, compression="deflate", photometric="rgb"))
    put("tiff-grey8-miniswhite-40x24.tif", tiff(rgb[:, :, 0], photometric="miniswhite"))
    put("tiff-rgb8-multipage-17x13.tif", tiff([noise(SMALL, 3, i) for i in range(2)], photometric="rgb"))
    put("tiff-rgb8-1x1.tif", tiff(noise((1, 1), 3, "t"), photometric="rgb"))
    put("tiff-cmyk8-40x24.tif", tiff(noise(MEDIUM, 4, "cmyk"), photometric="separated"))
    put("tiff-cmyk8-pillow-lzw-17x13.tif", encoded(pil_cmyk(noise(SMALL, 4, "cmyk")), "TIFF", compression="tiff_lzw"))
    put("tiff-cielab8-17x13.tif", tiff(noise(SMALL, 3, "lab"), photometric="cielab"))
    put("tiff-truncated-40x24.tif", cut(tiff(rgb, photometric="rgb")))
    put("tiff-truncated-lzw-40x24.tif", cut(tiff(rgb, photometric="rgb", compression="lzw", rowsperstrip=7)))
    put("tiff-truncated-header.tif", tiff(rgb, photometric="rgb")[:6])
    cropped = raw(MEDIUM, {258: (3, [8, 8, 8]), 262: (3, [2]), 277: (3, [3])}, rgb.tobytes())
    put("tiff-rgb8-ifd-last-40x24.tif", cropped)
    put("tiff-truncated-ifd-last-40x24.tif", cut(cropped))
    short = raw(MEDIUM, {258: (3, [8, 8, 8]), 262: (3, [2]), 277: (3, [3])}, rgb.tobytes()[:1700])
    put("tiff-short-strip-40x24.tif", short)


def write_deep():
    for kind, channels in (("grey", 1), ("rgb", 3), ("rgba", 4)):
        image = flat(noise(SMALL, channels, "tiff16", 65536, np.uint16))
        put(f"tiff-{kind}16-17x13.tif", tiff(image, **options(image)))
        put(f"tiff-{kind}16-predictor-17x13.tif", tiff(image, compression="lzw", predictor=2, **options(image)))
    rgb = noise(SMALL, 3, "tiff16", 65536, np.uint16)
    put("tiff-rgb16-big-endian-17x13.tif", tiff(rgb, byteorder=">", photometric="rgb"))
    put("tiff-grey16-big-endian-17x13.tif", tiff(rgb[:, :, 0], byteorder=">", photometric="minisblack"))
    put("tiff-grey16-miniswhite-17x13.tif", tiff(rgb[:, :, 0], photometric="miniswhite"))
    put(
        "tiff-rgb16-big-endian-predictor-17x13.tif",
        tiff(rgb, byteorder=">", photometric="rgb", compression="adobe_deflate", predictor=2),
    )
    put("tiff-cmyk16-17x13.tif", tiff(noise(SMALL, 4, "c16", 65536, np.uint16), photometric="separated"))
    for bits, dtype in ((32, np.float32), (64, np.float64)):
        for kind, channels in (("grey", 1), ("rgb", 3)):
            image = (noise(SMALL, channels, "float", 50000, np.uint16) / 1000 - 0.7).astype(dtype)
            put(f"tiff-{kind}-float{bits}-17x13.tif", tiff(flat(image), **options(flat(image))))
            put(
                f"tiff-{kind}-float{bits}-predictor3-17x13.tif",
                tiff(flat(image), compression="adobe_deflate", predictor=3, **options(flat(image))),
            )
    image = (noise(SMALL, 1, "f16", 50000, np.uint16) / 1000 - 0.7)[:, :, 0]
    put("tiff-grey-float16-17x13.tif", tiff(image.astype(np.float16), photometric="minisblack"))
    put(
        "tiff-grey-float32-big-endian-17x13.tif",
        tiff(image.astype(np.float32), byteorder=">", photometric="minisblack"),
    )
    special = image.astype(np.float32)
    special[2, :5] = np.nan, np.inf, -np.inf, 1e30, -0.0
    put("tiff-grey-float32-nan-17x13.tif", tiff(special, photometric="minisblack"))
    for dtype in (np.int8, np.int16, np.int32, np.uint32, np.int64, np.uint64):
        info = np.iinfo(dtype)
        grey = noise(SMALL, 1, "int", 1 << min(16, info.bits))[:, :, 0].astype(np.int64)
        spread = noise(SMALL, 1, "int", 65536, np.uint32)[:, :, 0].astype(np.uint64)
        grey = (
            (spread * np.uint64((1 << info.bits) // 65536 + 1)).astype(dtype)
            if info.bits > 16
            else spread.astype(dtype)
        )
        put(f"tiff-grey-{np.dtype(dtype)}-17x13.tif", tiff(grey, photometric="minisblack"))
    put(
        "tiff-grey-int32-small-17x13.tif",
        tiff(noise(SMALL, 1, "i", 300, np.int32)[:, :, 0] - 20, photometric="minisblack"),
    )
    put("tiff-rgb-int16-17x13.tif", tiff(noise(SMALL, 3, "i", 65536, np.uint16).view(np.int16), photometric="rgb"))
    put("tiff-rgb-uint32-17x13.tif", tiff(noise(SMALL, 3, "i", 65536, np.uint32) * 65537, photometric="rgb"))


def write_packed():
    for kind, channels in (("grey", 1), ("rgb", 3)):
        for bits in (10, 12, 14):
            image = noise(SMALL, channels, ("tiff", bits), 1 << bits, np.uint16)
            tags = {258: (3, [bits] * channels), 262: (3, [1 if channels == 1 else 2]), 277: (3, [channels])}
            for order, name in (("<", ""), (">", "-big-endian")):
                if bits == 12 or not name:
                    put(f"tiff-{kind}{bits}{name}-17x13.tif", raw(SMALL, tags, packed(image, bits), order))
    image = noise(MEDIUM, 1, "tiff12", 4096, np.uint16)[:, :, 0]
    put("tiff-grey12-tiles-40x24.tif", tiff(image, bitspersample=12, photometric="minisblack", tile=(16, 16)))


def write_extra():
    layouts = (
        ("grey-alpha8-associated", 1, 8, [1]),
        ("grey-alpha8-unspecified", 1, 8, [0]),
        ("grey-alpha8-miniswhite", 0, 8, [2]),
        ("grey-alpha16", 1, 16, [2]),
        ("rgba8-corel", 2, 8, [999]),
        ("rgb8-2-extra", 2, 8, [0, 0]),
        ("rgb8-alpha-extra", 2, 8, [2, 0]),
        ("rgb8-3-extra", 2, 8, [0, 0, 0]),
        ("rgb16-2-extra", 2, 16, [0, 0]),
        ("cmyk8-extra", 5, 8, [0]),
        ("cmyk8-alpha", 5, 8, [2]),
    )
    for name, photometric, bits, extra in layouts:
        channels = {0: 1, 1: 1, 2: 3, 5: 4}[photometric] + len(extra)
        image = noise(SMALL, channels, ("extra", name), 1 << bits, np.uint16)
        tags = {258: (3, [bits] * channels), 262: (3, [photometric]), 277: (3, [channels]), 338: (3, extra)}
        put(f"tiff-{name}-17x13.tif", raw(SMALL, tags, image.astype("<u2" if bits == 16 else np.uint8).tobytes()))
    deep = noise(SMALL, 3, "extra", 65536, np.uint16)
    big = tiff(deep.astype(np.uint8), bigtiff=True, byteorder=">", photometric="rgb")
    put("tiff-rgb8-bigtiff-big-endian-17x13.tif", big)
    put("tiff-grey16-miniswhite-big-endian-17x13.tif", tiff(deep[:, :, 0], byteorder=">", photometric="miniswhite"))
    planes = deep.transpose(2, 0, 1).copy()
    for name, compression in (("", None), ("-lzw", "lzw")):
        put(
            f"tiff-rgb16-planar{name}-17x13.tif",
            tiff(planes, photometric="rgb", planarconfig="separate", compression=compression),
        )


def write_ycbcr():
    image = noise(SMALL, 3, "ycbcr")
    for name, compression in (("none", None), ("lzw", "tiff_lzw"), ("packbits", "packbits")):
        data = encoded(Image.fromarray(image, "YCbCr"), "TIFF", compression=compression)
        put(f"tiff-ycbcr8-{name}-17x13.tif", data)
    rec709 = (529, 5, 3, (2126, 10000, 7152, 10000, 722, 10000), True)
    video = (532, 5, 6, (16, 1, 235, 1, 128, 1, 240, 1, 128, 1, 240, 1), True)
    for name, tag in (("rec709", rec709), ("video-range", video)):
        data = tiff(image, photometric="ycbcr", subsampling=(1, 1), compression="lzw", extratags=[tag])
        put(f"tiff-ycbcr8-{name}-17x13.tif", data)
    big = tiff(image, photometric="ycbcr", subsampling=(1, 1), byteorder=">", extratags=[video])
    put("tiff-ycbcr8-video-range-big-endian-17x13.tif", big)


def write_unread():
    """Kinds that Convscope names and refuses."""
    rgb = noise(SMALL, 3, "unread")
    for compression in ("lzma", "jpegxl"):
        put(f"tiff-rgb8-{compression}-17x13.tif", tiff(rgb, photometric="rgb", compression=compression))
    grey = {258: (3, [8]), 262: (3, [1]), 266: (3, [2]), 277: (3, [1])}
    put("tiff-grey8-fill-order-2-17x13.tif", raw(SMALL, grey, rgb[:, :, 0].tobytes()))
    tags = {258: (3, [8, 8]), 262: (3, [3]), 277: (3, [2]), 338: (3, [2])}
    table = noise((256, 1), 3, "tiff palette", 65536, np.uint16)[:, 0].T
    tags[320] = (3, [int(value) for value in table.reshape(-1)])
    put("tiff-palette8-alpha-17x13.tif", raw(SMALL, tags, noise(SMALL, 2, "unread").tobytes()))
    tags = {258: (3, [8, 8, 8]), 262: (3, [1]), 277: (3, [3]), 338: (3, [0, 0])}
    put("tiff-grey8-2-extra-17x13.tif", raw(SMALL, tags, rgb.tobytes()))


def write_shallow():
    for bits in (1, 2, 4):
        image = noise(SMALL, 1, ("tiff", bits), 1 << bits)[:, :, 0]
        for photometric, name in ((0, "miniswhite"), (1, "minisblack")):
            tags = {258: (3, [bits]), 262: (3, [photometric]), 277: (3, [1])}
            put(f"tiff-grey{bits}-{name}-17x13.tif", raw(SMALL, tags, packed(image, bits)))
    table = noise((256, 1), 3, "tiff palette", 65536, np.uint16)[:, 0].T
    for bits in (1, 4, 8):
        image = noise(SMALL, 1, ("tiff", bits), 1 << bits)[:, :, 0]
        entries = table[:, : 1 << bits]
        tags = {258: (3, [bits]), 262: (3, [3]), 277: (3, [1]), 320: (3, [int(value) for value in entries.reshape(-1)])}
        put(f"tiff-palette{bits}-17x13.tif", raw(SMALL, tags, packed(image, bits)))
    eight = table >> 8
    tags = {258: (3, [8]), 262: (3, [3]), 277: (3, [1]), 320: (3, [int(value) for value in eight.reshape(-1)])}
    # Some writers store 8-bit palettes; readers guess from all entries being below 256.
    put("tiff-palette8-narrow-17x13.tif", raw(SMALL, tags, noise(SMALL, 1, "n").tobytes()))
    bilevel = pil(noise(MEDIUM, 1, "g4")).convert("1")
    for compression in ("group3", "group4", "tiff_ccitt", "packbits", "tiff_lzw"):
        put(
            f"tiff-bilevel-{compression.replace('tiff_', '')}-40x24.tif",
            encoded(bilevel, "TIFF", compression=compression),
        )


def write_others():
    image = picture(MEDIUM, 3)
    for orientation in range(1, 9):
        tags = {258: (3, [8, 8, 8]), 262: (3, [2]), 277: (3, [3]), 274: (3, [orientation])}
        put(f"tiff-orientation-{orientation}-40x24.tif", raw(MEDIUM, tags, image.tobytes()))
    deep = noise(SMALL, 3, "o16", 65536, np.uint16)
    tags = {258: (3, [16, 16, 16]), 262: (3, [2]), 277: (3, [3]), 274: (3, [6])}
    put("tiff-rgb16-orientation-6-17x13.tif", raw(SMALL, tags, deep.astype("<u2").tobytes()))
    grey = {258: (3, [8]), 262: (3, [1]), 277: (3, [1]), 274: (3, [6])}
    put("tiff-grey8-orientation-6-17x13.tif", raw(SMALL, grey, deep[:, :, 0].astype(np.uint8).tobytes()))
    # Pillow stores RGB inside the JPEG, and so does tifffile unless told otherwise.
    put("tiff-rgb-jpeg-pillow-40x24.tif", encoded(pil(image), "TIFF", compression="jpeg", quality=90))
    put("tiff-ycbcr-jpeg-444-40x24.tif", tiff(image, photometric="ycbcr", compression="jpeg", subsampling=(1, 1)))
    put("tiff-ycbcr-jpeg-422-40x24.tif", tiff(image, photometric="ycbcr", compression="jpeg", subsampling=(2, 1)))
    put("tiff-ycbcr-jpeg-420-40x24.tif", tiff(image, photometric="ycbcr", compression="jpeg", subsampling=(2, 2)))
    put(
        "tiff-rgb-jpeg-40x24.tif",
        tiff(image, photometric="rgb", compression="jpeg", compressionargs={"level": 90, "outcolorspace": "rgb"}),
    )
    put("tiff-grey-jpeg-40x24.tif", encoded(pil(picture(MEDIUM, 1)), "TIFF", compression="jpeg", quality=90))
    put(
        "tiff-ycbcr-jpeg-tiles-40x24.tif",
        tiff(image, photometric="ycbcr", compression="jpeg", subsampling=(2, 2), tile=(16, 16)),
    )


COMPRESSIONS = {"none": 1, "lzw": 5, "deflate": 8, "packbits": 32773, "zstd": 50000}


def compressed(name, data):
    encode = {
        "none": bytes,
        "lzw": imagecodecs.lzw_encode,
        "deflate": zlib.compress,
        "packbits": imagecodecs.packbits_encode,
        "zstd": imagecodecs.zstd_encode,
    }
    return encode[name](data)


def strips(image, rows, name="none", order="<"):
    stored = image.astype(image.dtype.newbyteorder(order))
    return [compressed(name, stored[y : y + rows].tobytes()) for y in range(0, len(image), rows)]


def tiles(image, size, name="none", order="<"):
    height, width = size
    blocks = []
    for y in range(0, image.shape[0], height):
        for x in range(0, image.shape[1], width):
            tile = np.zeros((height, width, image.shape[2]), image.dtype)
            part = image[y : y + height, x : x + width]
            tile[: part.shape[0], : part.shape[1]] = part
            blocks.append(compressed(name, tile.astype(tile.dtype.newbyteorder(order)).tobytes()))
    return blocks


def kind(channels, bits, photometric, sample=1, extra=None):
    tags = {258: (3, [bits] * channels), 262: (3, [photometric]), 277: (3, [channels])}
    if sample != 1:
        tags[339] = (3, [sample] * channels)
    return tags | ({338: (3, extra)} if extra else {})


RGB8, GREY8, GREY16, FLOAT32 = kind(3, 8, 2), kind(1, 8, 1), kind(1, 16, 1), kind(1, 32, 1, 3)
LONGS = kind(1, 32, 1)


def write_predictors():
    """A predictor that is none, or does not go with the samples or the compression."""
    kinds = (
        ("rgb8", RGB8, noise(SMALL, 3, "predictor")),
        ("grey16", GREY16, noise(SMALL, 1, "predictor", 65536, np.uint16)),
        ("float32", FLOAT32, (noise(SMALL, 1, "predictor", 50000, np.uint16) / 1000 - 0.7).astype(np.float32)),
        ("uint32", LONGS, noise(SMALL, 1, "predictor", 65536, np.uint32) * 65537),
    )
    for label, tags, image in kinds:
        for name in COMPRESSIONS:
            for predictor in (2, 3) if label != "rgb8" else (2, 3, 9):
                every = {**tags, 259: (3, [COMPRESSIONS[name]]), 278: (3, [7]), 317: (3, [predictor])}
                put(f"tiff-predictor{predictor}-{label}-{name}-17x13.tif", by_hand(SMALL, every, strips(image, 7, name)))
    packed12 = noise(SMALL, 1, "predictor12", 4096, np.uint16)
    every = {**kind(1, 12, 1), 259: (3, [5]), 317: (3, [2])}
    put("tiff-predictor2-grey12-lzw-17x13.tif", raw(SMALL, every, compressed("lzw", packed(packed12, 12))))


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


def write_damaged():
    """Strips with one bit turned, cut off, or with more behind them."""
    for label, tags, image in (
        ("rgb8", RGB8, noise(SMALL, 3, "damaged") // 4),
        ("grey16", GREY16, noise(SMALL, 1, "damaged", 999, np.uint16)),
    ):
        for name in COMPRESSIONS:
            if name == "none":
                continue
            for order in "<>" if label == "grey16" and name == "deflate" else "<":
                first, second = strips(image, 7, name, order)
                every = {**tags, 259: (3, [COMPRESSIONS[name]]), 278: (3, [7])}
                changes = {
                    "start": flipped(first, 0),
                    "middle": flipped(first, len(first) // 2),
                    "end": flipped(first, len(first) - 3),
                    "cut": first[: len(first) * 2 // 3],
                    "more": first + b"more",
                }
                for change, data in changes.items():
                    ending = "-big-endian" if order == ">" else ""
                    put(f"tiff-damaged-{label}-{name}-{change}{ending}-17x13.tif", by_hand(SMALL, every, [data, second], order))
    image = noise(SMALL, 3, "adler")
    every = {**RGB8, 259: (3, [8]), 317: (3, [2])}
    data = zlib.compress(image.tobytes())
    put("tiff-damaged-rgb8-deflate-checksum-17x13.tif", raw(SMALL, every, data[:-1] + bytes([data[-1] ^ 1])))


def write_places():
    """Counts and offsets that are missing, short, zero or wrong; more strips than needed."""
    image = noise(SMALL, 3, "places")
    none, first = lambda values: [0] * len(values), lambda values: [0, *values[1:]]
    second = lambda values: [values[0], 0, *values[2:]]
    shapes = {
        "bits-once": dict(tags={258: (3, [8])}),
        "bits-twice": dict(tags={258: (3, [8, 8])}),
        "bits-more": dict(tags={258: (3, [8] * 5)}),
        "format-once": dict(tags={339: (3, [1])}),
        "format-twice": dict(tags={339: (3, [1, 1])}),
        "format-void": dict(tags={339: (3, [4] * 3)}),
        "no-counts": dict(without=(279,)),
        "counts-0": dict(counts=none),
        "counts-less": dict(counts=lambda values: [values[0] - 1, *values[1:]]),
        "counts-huge": dict(counts=lambda values: [2**31] * len(values)),
        "counts-short": dict(counts=lambda values: values[:-1] or values),
        "offsets-0": dict(offsets=none),
        "nothing-told": dict(offsets=none, counts=none),
        "sparse": dict(offsets=second, counts=second),
        "first-count-0": dict(counts=first),
        "no-rows": dict(without=(278,)),
        "rows-0": dict(tags={278: (3, [0])}),
        "rows-more": dict(tags={278: (3, [999])}),
        "no-photometric": dict(without=(262,)),
        "no-samples": dict(without=(277,)),
        "no-offsets": dict(without=(273,)),
        "planar-3": dict(tags={284: (3, [3])}),
        "width-byte": dict(tags={256: (1, [17])}),
        "photometric-twice": dict(tags={262: (3, [2, 2])}),
        "extra-kind-5": dict(tags={338: (3, [5])}),
        "extra-of-colours": dict(tags={338: (3, [0])}),
        "maximum-once": dict(tags={341: (3, [255])}),
    }
    for label, shape in shapes.items():
        change = shape.pop("tags", {})
        for name in ("none", "lzw"):
            for rows in (13, 4):
                every = {**RGB8, 259: (3, [COMPRESSIONS[name]]), 278: (3, [rows]), **change}
                many = "strip" if rows == 13 else "strips"
                data = by_hand(SMALL, every, strips(image, rows, name), **shape)
                put(f"tiff-places-{label}-{name}-{many}-17x13.tif", data)
    grey = noise(SMALL, 1, "places")
    for rows in (4, 13):
        every = {**GREY8, 278: (3, [rows])}
        blocks = strips(grey, rows)
        put(f"tiff-places-grey8-more-{rows}-17x13.tif", by_hand(SMALL, every, blocks + strips(255 - grey, rows)[:2]))
        put(f"tiff-places-grey8-swapped-{rows}-17x13.tif", by_hand(SMALL, every, blocks, offsets=lambda v: v[::-1]))
        data = by_hand(SMALL, every, blocks, without=(262,))
        put(f"tiff-places-grey8-no-photometric-{rows}-17x13.tif", data)
    for name, ink in (("cmyk", 1), ("others", 2)):
        every = {**kind(4, 8, 5), 332: (3, [ink])}
        put(f"tiff-inks-{name}-17x13.tif", raw(SMALL, every, noise(SMALL, 4, "inks").tobytes()))
    table = [int(value) for value in noise((256, 1), 3, "palette places", 65536, np.uint16)[:, 0].T.reshape(-1)]
    for label, values in (("none", None), ("short", table[:600]), ("long", [*table, 1, 2, 3])):
        every = kind(1, 8, 3) | ({320: (3, values)} if values else {})
        put(f"tiff-palette8-entries-{label}-17x13.tif", raw(SMALL, every, grey.tobytes()))


def write_turned():
    """Files that Pillow maps, orientation by orientation; tiles that are turned, and tiles of grey beyond the picture."""
    kinds = (
        ("grey8", GREY8, noise(SMALL, 1, "turned")),
        ("rgba8", kind(4, 8, 2, extra=[2]), noise(SMALL, 4, "turned")),
        ("cmyk8", kind(4, 8, 5), noise(SMALL, 4, "turned")),
        ("grey16", GREY16, noise(SMALL, 1, "turned", 65536, np.uint16)),
        ("grey-alpha8", kind(2, 8, 1, extra=[2]), noise(SMALL, 2, "turned")),
        ("int16", kind(1, 16, 1, 2), noise(SMALL, 1, "turned", 65536, np.uint16).view(np.int16)),
    )
    for label, tags, image in kinds:
        for orientation in (1, 2, 3, 4, 5, 6, 7, 8):
            every = {**tags, 274: (3, [orientation])}
            if orientation > 4:
                put(f"tiff-mapped-{label}-orientation-{orientation}-17x13.tif", raw(SMALL, every, image.tobytes()))
                continue
            every |= {322: (3, [16]), 323: (3, [16]), 259: (3, [5])}
            for order in "<>" if label == "grey16" else "<":
                ending = "-big-endian" if order == ">" else ""
                data = by_hand(SMALL, every, tiles(image, (16, 16), "lzw", order), order, tiled=True)
                put(f"tiff-tiles-{label}-orientation-{orientation}{ending}-17x13.tif", data)
    grey = noise(SMALL, 1, "turned")
    every = {**GREY8, 278: (3, [4]), 274: (3, [6])}
    put("tiff-mapped-one-of-strips-17x13.tif", by_hand(SMALL, every, [grey[:4].tobytes() + bytes(range(256))]))
    every = {**GREY8, 284: (3, [2]), 274: (3, [6])}
    put("tiff-mapped-one-plane-17x13.tif", raw(SMALL, every, grey.tobytes()))
    every = {**GREY16, 284: (3, [2])}
    put("tiff-one-plane-grey16-17x13.tif", raw(SMALL, every, kinds[3][2].tobytes()))


def write_low_bit_first():
    reverse = bytes(int(f"{value:08b}"[::-1], 2) for value in range(256))
    for label, tags, image, bits in (
        ("grey1", kind(1, 1, 1), noise(SMALL, 1, "low", 2), 1),
        ("grey4", kind(1, 4, 1), noise(SMALL, 1, "low", 16), 4),
        ("grey8", GREY8, noise(SMALL, 1, "low"), 0),
        ("white8", kind(1, 8, 0), noise(SMALL, 1, "low"), 0),
        ("rgb8", RGB8, noise(SMALL, 3, "low"), 0),
        ("rgba8", kind(4, 8, 2, extra=[2]), noise(SMALL, 4, "low"), 0),
        ("grey16", GREY16, noise(SMALL, 1, "low", 65536, np.uint16), 0),
    ):
        data = packed(image, bits) if bits else image.tobytes()
        for name in ("none", "lzw"):
            every = {**tags, 259: (3, [COMPRESSIONS[name]]), 266: (3, [2])}
            put(f"tiff-low-bit-first-{label}-{name}-17x13.tif", raw(SMALL, every, compressed(name, data).translate(reverse)))


def write_jpeg_strips():
    """JPEG strips whose own headers say something else than the directory."""
    image = picture(MEDIUM, 3)
    encode = lambda part, space="YCBCR", sampling="444": imagecodecs.jpeg8_encode(
        np.ascontiguousarray(part), level=90, colorspace="RGB", outcolorspace=space, subsampling=sampling
    )
    ycbcr = {**kind(3, 8, 6), 259: (3, [7]), 278: (3, [16])}
    whole = [encode(image[:16]), encode(image[16:])]
    files = {
        "usual": (ycbcr | {530: (3, [1, 1])}, whole),
        "no-sampling": (ycbcr, [encode(image[:16], sampling="420"), encode(image[16:], sampling="420")]),
        "other-sampling": (ycbcr | {530: (3, [2, 2])}, whole),
        "ycbcr-as-rgb": ({**ycbcr, **RGB8}, whole),
        "rgb-as-ycbcr": (ycbcr | {530: (3, [1, 1])}, [encode(image[:16], "RGB"), encode(image[16:], "RGB")]),
        "last-higher": (ycbcr | {530: (3, [1, 1])}, [encode(image[:16]), encode(image[8:])]),
        "first-higher": (ycbcr | {530: (3, [1, 1])}, [encode(image), encode(image[16:])]),
        "lower": (ycbcr | {530: (3, [1, 1])}, [encode(image[:8]), encode(image[16:])]),
        "narrower": (ycbcr | {530: (3, [1, 1])}, [encode(image[:16, :24]), encode(image[16:])]),
        "wider": (ycbcr | {530: (3, [1, 1])}, [encode(np.tile(image[:16], (1, 2, 1))), encode(image[16:])]),
        "one-channel": ({**ycbcr, **GREY8}, whole),
        "planes": (
            {**ycbcr, 284: (3, [2]), 530: (3, [1, 1])},
            [imagecodecs.jpeg8_encode(image[y : y + 16, :, c].copy(), level=90) for c in range(3) for y in (0, 16)],
        ),
    }
    for label, (tags, blocks) in files.items():
        put(f"tiff-jpeg-strips-{label}-40x24.tif", by_hand(MEDIUM, tags, blocks))


def write_zstandard():
    """What libtiff makes of frames beside the one that holds a strip."""
    image = noise(SMALL, 3, "zstandard frames")
    data = image.tobytes()
    whole, skipped = compressed("zstd", data), struct.pack("<II", 0x184D2A57, 4) + b"skip"
    variants = {
        "two-frames": compressed("zstd", data[:99]) + compressed("zstd", data[99:]),
        "frame-twice": whole * 2,
        "bytes-behind": whole + b"behind",
        "skipped-frame": skipped + whole,
        "skipped-frame-behind": whole + skipped,
    }
    for name, strip in variants.items():
        tags = {**kind(3, 8, 2), 259: (3, [COMPRESSIONS["zstd"]])}
        put(f"tiff-zstd-{name}-17x13.tif", raw(SMALL, tags, strip))


def write():
    write_zstandard()
    write_eight()
    write_deep()
    write_packed()
    write_extra()
    write_ycbcr()
    write_unread()
    write_shallow()
    write_others()
    write_predictors()
    write_damaged()
    write_places()
    write_turned()
    write_low_bit_first()
    write_jpeg_strips()
