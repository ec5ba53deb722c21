"""GIF fixtures, packed by hand: palettes, offsets, transparency, animation. Run images.py."""

import struct

import numpy as np

from images_common import MEDIUM, SMALL, cut, noise, put, text


def compress(pixels, bits):
    """GIF's LZW with a growing table, as any encoder writes it."""
    clear, end = 1 << bits, (1 << bits) + 1
    codes, width, value, count, out = {}, bits + 1, 0, 0, bytearray()

    def emit(code):
        nonlocal value, count
        value |= code << count
        count += width
        while count >= 8:
            out.append(value & 255)
            value, count = value >> 8, count - 8

    emit(clear)
    table = {(i,): i for i in range(clear)}
    following, prefix = end + 1, ()
    for pixel in pixels:
        longer = prefix + (int(pixel),)
        if longer in table:
            prefix = longer
            continue
        emit(table[prefix])
        table[longer] = following
        if following == 1 << width and width < 12:
            width += 1
        following += 1
        if following == 4096:
            emit(clear)
            table = {(i,): i for i in range(clear)}
            width, following = bits + 1, end + 1
        prefix = (int(pixel),)
    emit(table[prefix])
    emit(end)
    if count:
        out.append(value & 255)
    return bytes(out)


def size_field(entries):
    return max(1, (entries - 1).bit_length()) - 1


def frame(image, top=0, left=0, local=b"", interlaced=False, transparent=None, disposal=0, bits=8):
    height, width = image.shape
    flags = (0x80 | size_field(len(local) // 3) if local else 0) | (0x40 if interlaced else 0)
    out = b""
    if transparent is not None or disposal:
        index = 0 if transparent is None else transparent
        out = b"\x21\xf9\x04" + struct.pack("<BHB", disposal << 2 | (transparent is not None), 10, index) + b"\0"
    if interlaced:
        image = np.concatenate([image[0::8], image[4::8], image[2::4], image[1::2]])
    data = compress(image.reshape(-1), max(2, bits))
    blocks = b"".join(bytes([len(data[i : i + 255])]) + data[i : i + 255] for i in range(0, len(data), 255))
    return (
        out
        + b","
        + struct.pack("<HHHHB", left, top, width, height, flags)
        + local
        + bytes([max(2, bits)])
        + blocks
        + b"\0"
    )


def gif(size, frames, palette=b"", background=0, version=b"89a", loop=False):
    flags = 0x80 | 0x70 | size_field(len(palette) // 3) if palette else 0x70
    head = b"GIF" + version + struct.pack("<HHBBB", size[1], size[0], flags, background, 0) + palette
    again = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0" if loop else b""
    return head + again + b"".join(frames) + b";"


def colours(entries, key="gif"):
    return noise((entries, 1), 3, key).tobytes()


def pixels(size, entries, key=""):
    return noise(size, 1, ("gif", key), entries)[:, :, 0]


def write():
    full = colours(256)
    image = pixels(SMALL, 256)
    put("gif-global-palette-17x13.gif", gif(SMALL, [frame(image)], full))
    put("gif-87a-17x13.gif", gif(SMALL, [frame(image)], full, version=b"87a"))
    put("gif-local-palette-17x13.gif", gif(SMALL, [frame(image, local=colours(256, "local"))], full))
    put("gif-local-palette-only-17x13.gif", gif(SMALL, [frame(image, local=colours(256, "local"))]))
    put("gif-no-palette-17x13.gif", gif(SMALL, [frame(image)]))
    put("gif-interlaced-40x24.gif", gif(MEDIUM, [frame(pixels(MEDIUM, 256), interlaced=True)], full))
    put("gif-16-colours-40x24.gif", gif(MEDIUM, [frame(pixels(MEDIUM, 16), bits=4)], colours(16)))
    put("gif-2-colours-17x13.gif", gif(SMALL, [frame(pixels(SMALL, 2), bits=1)], colours(2)))
    put("gif-black-white-17x13.gif", gif(SMALL, [frame(pixels(SMALL, 2), bits=1)], b"\0\0\0\xff\xff\xff"))
    ramp = np.repeat(np.arange(256, dtype=np.uint8), 3).tobytes()
    put("gif-grey-17x13.gif", gif(SMALL, [frame(image)], ramp))
    put(
        "gif-transparent-17x13.gif",
        gif(SMALL, [frame(pixels(SMALL, 8), transparent=3, bits=3)], colours(8), background=5),
    )
    put("gif-transparent-unused-17x13.gif", gif(SMALL, [frame(pixels(SMALL, 6), transparent=7, bits=3)], colours(8)))
    part = pixels((7, 9), 8)
    put("gif-offset-17x13.gif", gif(SMALL, [frame(part, 3, 5, bits=3)], colours(8), background=5))
    put(
        "gif-offset-transparent-17x13.gif",
        gif(SMALL, [frame(part, 3, 5, transparent=2, bits=3)], colours(8), background=5),
    )
    put("gif-frame-exceeds-screen-17x13.gif", gif(SMALL, [frame(pixels(MEDIUM, 8), bits=3)], colours(8)))
    second = frame(pixels((7, 9), 8, "second"), 2, 4, transparent=1, disposal=1, bits=3)
    put(
        "gif-animated-17x13.gif",
        gif(SMALL, [frame(pixels(SMALL, 8), disposal=2, bits=3), second], colours(8), loop=True),
    )
    small = [frame(part, 3, 5, transparent=2, disposal=1, bits=3), frame(pixels(SMALL, 8, "2"), bits=3)]
    put("gif-animated-first-offset-17x13.gif", gif(SMALL, small, colours(8), loop=True))
    put("gif-table-overflow-80x70.gif", gif((70, 80), [frame(pixels((70, 80), 256))], full))
    put("gif-palette-too-short-17x13.gif", gif(SMALL, [frame(pixels(SMALL, 16), bits=4)], colours(8)))
    put("gif-truncated-40x24.gif", cut(gif(MEDIUM, [frame(pixels(MEDIUM, 16), bits=4)], colours(16))))
    put("gif-truncated-header.gif", gif(MEDIUM, [], colours(16))[:30])
    put("gif-without-trailer-17x13.gif", gif(SMALL, [frame(image)], full)[:-1])
    for size in ((1, 1), (7, 1), (1, 7)):
        put(f"gif-{text(size)}.gif", gif(size, [frame(pixels(size, 8), bits=3)], colours(8)))
