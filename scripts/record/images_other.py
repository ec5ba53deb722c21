"""PNM, NPY and misnamed fixtures. Run images.py."""

import io

import numpy as np

from images_common import MEDIUM, SMALL, cut, encoded, noise, picture, pil, put


def netpbm(magic, image, maximum=None, comment=b""):
    height, width = image.shape[:2]
    head = magic + b"\n" + comment + b"%d %d\n" % (width, height) + (b"%d\n" % maximum if maximum else b"")
    if magic in (b"P1", b"P2", b"P3"):
        return head + b"\n".join(b" ".join(b"%d" % value for value in row.reshape(-1)) for row in image) + b"\n"
    if magic == b"P4":
        return head + b"".join(np.packbits(row.reshape(-1)).tobytes() for row in image)
    return head + image.astype(">u2" if maximum > 255 else np.uint8).tobytes()


def write_pnm():
    bits = noise(SMALL, 1, "pbm", 2)
    put("pnm-p1-17x13.pbm", netpbm(b"P1", bits))
    put("pnm-p1-no-spaces-17x13.pbm", b"P1\n17 13\n" + b"".join(b"%d" % value for value in bits.reshape(-1)))
    put("pnm-p4-17x13.pbm", netpbm(b"P4", bits))
    comment = b"# a comment\n# and 99 more\n"
    for text, binary, name, channels in ((b"P2", b"P5", "pgm", 1), (b"P3", b"P6", "ppm", 3)):
        for maximum in (15, 100, 255, 1023, 65535):
            image = noise(SMALL, channels, name, maximum + 1, np.uint16)
            for magic in (text, binary):
                put(f"pnm-{magic.decode().lower()}-max{maximum}-17x13.{name}", netpbm(magic, image, maximum))
        image = noise(SMALL, channels, name, 256)
        put(f"pnm-{text.decode().lower()}-without-last-line-end-17x13.{name}", netpbm(text, image, 255)[:-1])
        for magic in (text, binary):
            put(f"pnm-{magic.decode().lower()}-comment-17x13.{name}", netpbm(magic, image, 255, comment))
    good = netpbm(b"P6", noise(SMALL, 3, "cut"), 255)
    put("pnm-p6-truncated-17x13.ppm", cut(good))
    put("pnm-p6-max1-17x13.ppm", netpbm(b"P6", noise(SMALL, 3, "one", 2), 1))
    put("pnm-p5-max1-17x13.pgm", netpbm(b"P5", noise(SMALL, 1, "one", 2), 1))
    put("pnm-p5-above-max-17x13.pgm", netpbm(b"P5", noise(SMALL, 1, "above", 200), 100))
    put("pnm-p2-above-max-17x13.pgm", netpbm(b"P2", noise(SMALL, 1, "above", 200), 100))
    put("pnm-p3-truncated-17x13.ppm", cut(netpbm(b"P3", noise(SMALL, 3, "cut"), 255)))
    for kind, depth, maximum in (
        ("BLACKANDWHITE", 1, 1),
        ("GRAYSCALE", 1, 255),
        ("GRAYSCALE", 1, 65535),
        ("GRAYSCALE_ALPHA", 2, 255),
        ("RGB", 3, 255),
        ("RGB", 3, 65535),
        ("RGB_ALPHA", 4, 255),
    ):
        image = noise(SMALL, depth, kind, maximum + 1, np.uint16).astype(">u2" if maximum > 255 else np.uint8)
        head = f"P7\nWIDTH 17\nHEIGHT 13\nDEPTH {depth}\nMAXVAL {maximum}\nTUPLTYPE {kind}\nENDHDR\n"
        put(f"pam-{kind.lower().replace('_', '-')}-max{maximum}-17x13.pam", head.encode() + image.tobytes())
    for channels, magic in ((1, "Pf"), (3, "PF")):
        real = (noise(SMALL, channels, "pfm", 50000, np.uint16) / 1000 - 7).astype("<f4")
        put(
            f"pfm-{'grey' if channels == 1 else 'rgb'}-little-17x13.pfm",
            f"{magic}\n17 13\n-1.0\n".encode() + real.tobytes(),
        )
        put(
            f"pfm-{'grey' if channels == 1 else 'rgb'}-big-17x13.pfm",
            f"{magic}\n17 13\n1.0\n".encode() + real.astype(">f4").tobytes(),
        )
    put("pfm-grey-scale2-17x13.pfm", b"Pf\n17 13\n-2.0\n" + real[:, :, 0].astype("<f4").tobytes())


def npy(array, **options):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, **options)
    return out.getvalue()


def write_npy():
    names = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64"
    for name in names.split():
        dtype = np.dtype(name)
        values = noise(SMALL, 3, "npy", 65536, np.int64) - 30000
        if dtype.kind == "f":
            values = values / 1000
        if dtype.kind == "c":
            values = values + 1j * values[::-1]
        array = (values % 3 == 0) if name == "bool" else values.astype(dtype)
        put(f"npy-{name}-17x13x3.npy", npy(array))
    wide = noise(SMALL, 4, "wide", 65536, np.uint32) * np.uint32(65521)
    huge = wide.astype(np.uint64) * np.uint64(2**31 + 12345)
    put("npy-uint64-large-17x13.npy", npy(huge[:, :, 0]))
    put("npy-uint32-big-endian-17x13.npy", npy(wide[:, :, 0].astype(">u4")))
    put("npy-float64-big-endian-17x13x4.npy", npy(wide.astype(">f8")))
    put("npy-int16-big-endian-17x13.npy", npy(wide[:, :, 0].astype(">i2")))
    special = np.array([[np.nan, np.inf, -np.inf], [0.0, -0.0, 1e-40]])
    put("npy-float32-special-3x2.npy", npy(special.astype(np.float32)))
    small = noise(SMALL, 3, "fortran")
    put("npy-uint8-fortran-17x13x3.npy", npy(np.asfortranarray(small)))
    put("npy-float32-fortran-17x13.npy", npy(np.asfortranarray(small[:, :, 0].astype(np.float32))))
    put("npy-uint8-17x13.npy", npy(small[:, :, 0].copy()))
    put("npy-uint8-17x13x1.npy", npy(small[:, :, :1].copy()))
    put("npy-uint8-1x17x13x3.npy", npy(small[None]))
    put("npy-float32-2x17x13x3.npy", npy(np.stack([small, small[::-1]]).astype(np.float32)))
    put("npy-uint8-fortran-2x17x13x3.npy", npy(np.asfortranarray(np.stack([small, small[::-1]]))))
    put("npy-uint8-version-2-17x13x3.npy", npy(small, version=(2, 0)))
    put("npy-uint8-version-3-17x13x3.npy", npy(small, version=(3, 0)))
    put("npy-uint8-17.npy", npy(small[0, :, 0].copy()))
    put("npy-uint8-scalar.npy", npy(np.array(7, np.uint8)))
    put("npy-uint8-5d.npy", npy(small[None, None]))
    put("npy-uint8-empty-0x3x3.npy", npy(np.zeros((0, 3, 3), np.uint8)))
    objects = np.empty((2, 2), object)
    objects[:] = 1
    put("npy-object-2x2.npy", npy(objects))
    put("npy-structured-3.npy", npy(np.zeros(3, [("r", "u1"), ("g", "<f4")])))
    put("npy-unicode-2x2.npy", npy(np.array([["a", "bc"], ["d", "e"]])))
    put("npy-bytes-2x2.npy", npy(np.array([[b"a", b"bc"], [b"d", b"e"]])))
    put("npy-datetime-2.npy", npy(np.array(["2020-01-01", "2021-01-01"], "datetime64[D]")))
    put("npy-longdouble-2x2.npy", npy(np.zeros((2, 2), np.longdouble)))
    put("npy-truncated-17x13x3.npy", cut(npy(small)))
    put("npy-truncated-header.npy", npy(small)[:40])
    put("npy-trailing-bytes-17x13x3.npy", npy(small) + b"more")
    put("npy-version-9.npy", b"\x93NUMPY\x09\0" + npy(small)[8:])


def write_misnamed():
    put("misnamed-png.jpg", encoded(pil(noise(SMALL, 3, "misnamed")), "PNG"))
    put("misnamed-jpeg.png", encoded(pil(picture(MEDIUM, 3)), "JPEG"))
    put("misnamed-webp.bmp", encoded(pil(noise(SMALL, 3, "misnamed")), "WEBP", lossless=True))
    put("misnamed-png.npy", encoded(pil(noise(SMALL, 3, "misnamed")), "PNG"))
    put("misnamed-text.png", b"This is no picture.\n")
    put("empty.png", b"")
    put("empty.npy", b"")
    put("upper-case.PNG", encoded(pil(noise(SMALL, 3, "upper")), "PNG"))


def write():
    write_pnm()
    write_npy()
    write_misnamed()
