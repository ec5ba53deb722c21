"""GIF fixtures whose blocks and codes are not as an encoder writes them: each library goes on in its own way. Run images.py."""

import struct

from images_common import put
from images_gif import colours, compress, gif, pixels, size_field

SIZE = (6, 9)
BITS = 3
CLEAR, END = 1 << BITS, (1 << BITS) + 1


def packed(codes, bits=BITS + 1):
    value = sum(code << index * bits for index, code in enumerate(codes))
    return value.to_bytes(-(-len(codes) * bits // 8), "little")


def plain(indices, tail=()):
    """Each index behind a clear code, so that no code gets longer."""
    return packed([code for index in indices for code in (CLEAR, int(index))] + list(tail))


def image(data, size=SIZE, bits=BITS, at=(0, 0), local=b"", block=255, end=b"\0"):
    flags = 0x80 | size_field(len(local) // 3) if local else 0
    blocks = b"".join(bytes([len(data[i : i + block])]) + data[i : i + block] for i in range(0, len(data), block))
    place = struct.pack("<HHHHB", at[1], at[0], size[1], size[0], flags)
    return b"," + place + local + bytes([bits]) + blocks + end


def control(flags=1, index=3, length=4):
    return b"\x21\xf9" + bytes([length]) + (bytes([flags, 0, 0, index]) + bytes(9))[:length] + b"\0"


def write():
    indices = pixels(SIZE, 8, "blocks").reshape(-1)
    first = image(compress(indices, BITS))
    large = image(compress(pixels((9, 12), 8, "large").reshape(-1), BITS), (9, 12))
    files = {f"screen-{size[1]}x{size[0]}": (size, [first]) for size in ((0, 0), (0, 9), (6, 0), (6, 8), (9, 14))}
    tails = {
        "end": [END],
        "without-end": [],
        "one-more": [1, END],
        "three-more": [CLEAR, 1, CLEAR, 2, END],
        "cleared": [CLEAR] * 5 + [END],
        "after-end": [END] + [5, 6] * 9,
    }
    for name, tail in tails.items():
        for block in (255, 1):
            files[f"tail-{name}-blocks-of-{block}"] = (SIZE, [image(plain(indices, tail), block=block)])
        files[f"tail-{name}-more-blocks"] = (SIZE, [image(plain(indices, tail), end=b"\2ab\1z\0")])
        files[f"tail-{name}-without-terminator"] = (SIZE, [image(plain(indices, tail), end=b"")])
    files["early-end"] = (SIZE, [image(plain(indices[:20], [END]))])
    files["short"] = (SIZE, [image(plain(indices)[:-3])])
    files["string-over-the-end"] = (SIZE, [image(plain(indices[:-2], [CLEAR, 1, CLEAR + 2, END]))])
    files["unknown-code"] = (SIZE, [image(plain(indices[:4], [CLEAR, 1, CLEAR + 4]))])
    for bits in (0, 1, 2, 4, 8, 9, 11, 12, 13):
        few = indices & ((1 << min(bits, BITS)) - 1)
        codes = [code for index in few for code in (1 << bits, int(index))] + [(1 << bits) + 1]
        files[f"first-codes-of-{bits}-bits"] = (SIZE, [image(packed(codes, bits + 1), bits=bits)])
    files["first-codes-of-1-bit-compressed"] = (SIZE, [image(compress(indices & 1, 1), bits=1)])
    a, b, off = control(1, 3), control(1, 5), control(0, 2)
    comment, application = b"\x21\xfe\2hi\0", b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"
    extensions = {
        "two": a + b,
        "two-turned-off": a + off,
        "off-then-on": off + a,
        "with-comment-between": a + comment + b,
        "of-0-bytes": control(length=0),
        "of-1-byte": control(length=1),
        "of-3-bytes": control(length=3),
        "of-6-bytes": control(length=6),
        "good-then-of-3-bytes": a + control(length=3),
        "unknown-disposal": control(5 << 2 | 1),
        "empty-application": b"\x21\xff\0",
        "application": application,
        "foreign-application-of-3-bytes": b"\x21\xff\x0bANIMEXTS1.0\3\1\0\0\0",
        "unknown-label": b"\x21\x42\2hi\0",
        "plain-text": a + b"\x21\1\x0c" + bytes(12) + b"\2hi\0",
        "stray-bytes": b"\0\0x",
    }
    for name, data in extensions.items():
        files[f"extension-{name}"] = (SIZE, [data, first])
        files[f"later-extension-{name}"] = (SIZE, [first, data, first])
    for name, data in {
        "large": large,
        "large-cut": large[:-20],
        "descriptor-cut": large[:7],
        "empty": image(compress(indices, BITS), (0, 9)),
        "unknown-bits": image(compress(indices, BITS), (9, 12), bits=13),
        "large-but-short": image(plain(indices, [END]), (9, 12)),
        "short-before-large": image(plain(indices[:9], [END])) + large,
    }.items():
        files[f"second-frame-{name}"] = (SIZE, [first, data])
    files["empty-frame"] = (SIZE, [image(compress(indices, BITS), (0, 9))])
    files["frame-beside-screen"] = (SIZE, [image(compress(indices, BITS), at=(3, 3))])
    files["local-palette-shorter"] = (SIZE, [image(compress(indices, BITS), local=colours(4, "local"))])
    for name, (size, frames) in files.items():
        put(f"gif-blocks-{name}.gif", gif(size, frames, colours(8, "blocks")))
    put("gif-blocks-ground-outside.gif", gif((8, 12), [first], colours(8), background=8))
    put("gif-blocks-no-frame.gif", gif(SIZE, [], colours(8)))
    put("gif-blocks-nothing-behind.gif", gif(SIZE, [first], colours(8))[:-1])
    put("gif-blocks-junk-behind.gif", gif(SIZE, [first], colours(8)) + b"junk")
    put("gif-blocks-version-88a.gif", gif(SIZE, [first], colours(8), version=b"88a"))
    put("gif-blocks-palette-shorter-transparent.gif", gif(SIZE, [control(1, 7), first], colours(4)))
