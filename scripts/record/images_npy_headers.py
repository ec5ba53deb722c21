"""NPY fixtures whose headers are not as NumPy writes them: Python's literals, names of types, versions, lengths. Run images.py."""

import struct

import numpy as np

from images_common import noise, put

SHAPE = (2, 4, 3)
SHAPES = {
    "hexadecimal": "(0x2, 0b100, 0o3)",
    "underscore": "(2, 4, 0x_3)",
    "longs": "(2L, 4L, 3L)",
    "list": "[2, 4, 3]",
    "bare": "2, 4, 3",
    "leading-zero": "(02, 4, 3)",
    "negative": "(-2, 4, 3)",
    "plus": "(+2, 4, 3)",
    "float": "(2.0, 4, 3)",
    "true": "(True, 4, 3)",
    "sum": "(1+1, 4, 3)",
    "text": "('2', 4, 3)",
    "comment": "(2, # two\n4, 3)",
    "two-commas": "(2,, 4, 3)",
    "bracketed": "((2), 4, (3))",
    "not-closed": "(2, 4, 3",
    "too-many": "(2, 4, 9)",
    "huge": f"({'9' * 400}, 2)",
    "more-than-exact": "(9007199254740993, 2)",
    "two-to-64": "(65536, 65536, 65536, 65536)",
}
TYPES = (
    *("u1", "<u1", ">u1", "=u1", "!u1", "@u1", "B", "uint8", "ubyte", "b1", "?", "bool", "bool_", "b", "byte", "|u1 "),
    *("f4", ">f4", "=f4", "|f4", "f", ">f", "float32", "single", "<float32", "float", "double", "d", ">d", "half", "e", "<e"),
    *("h", ">H", "short", "ushort", "i", "I", "intc", "l", "L", "q", "Q", "p", "int", "uint", "long", "longlong", "intp"),
    *("F", ">F", "D", "complex", "csingle", "cdouble", "c8", ">c8", "i3", "b2", "F4", "Float32"),
    *("<constructor", "<toString", "<__proto__", "constructor", "__proto__", "hasOwnProperty", "<"),
)
# Types of NumPy's that are no plain numbers.
OTHERS = ("", "3u1", "g", "longdouble", "<f16", "S4", "<U1", "M8")
DICTS = {
    "double-quotes": '{"descr": "|u1", "fortran_order": False, "shape": (2, 4, 3)}',
    "triple-quotes": "{'descr': '''|u1''', 'fortran_order': False, 'shape': (2, 4, 3)}",
    "escapes": r"{'descr': '|\x75\u0031', 'fortran_order': False, 'shape': (2, 4, 3)}",
    "texts-together": "{'des' 'cr': '|' 'u1', 'fortran_order': False, 'shape': (2, 4, 3)}",
    "bytes": "{b'descr': '|u1', 'fortran_order': False, 'shape': (2, 4, 3)}",
    "bytes-type": "{'descr': b'|u1', 'fortran_order': False, 'shape': (2, 4, 3)}",
    "twice": "{'shape': (1, 1), 'descr': '|i1', 'descr': '|u1', 'fortran_order': False, 'shape': (2, 4, 3)}",
    "another-key": "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 4, 3), 'more': 1}",
    "key-missing": "{'descr': '|u1', 'fortran_order': False}",
    "text-behind": "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 4, 3)} text",
    "comment-behind": "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 4, 3)} # text",
    "comma-behind": "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 4, 3)},",
    "shape-in-type": "{'descr': \"'shape': (9, 9)\", 'fortran_order': False, 'shape': (2, 4, 3)}",
    "order-is-1": "{'descr': '|u1', 'fortran_order': 1, 'shape': (2, 4, 3)}",
    "order-is-none": "{'descr': '|u1', 'fortran_order': None, 'shape': (2, 4, 3)}",
    "tight": "{'descr':'|u1','fortran_order':False,'shape':(2,4,3)}",
    "lines": "\n{'descr':\t'|u1',\n'fortran_order':\r\nFalse, 'shape':(2, 4, 3)\\\n}\n\n",
    "in-brackets": "({'descr': '|u1', 'fortran_order': False, 'shape': (2, 4, 3)})",
    "call": "dict(descr='|u1', fortran_order=False, shape=(2, 4, 3))",
    "nothing": "",
}


def npy(text, data, version=1, minor=0):
    head = text.encode("utf-8" if version == 3 else "latin-1")
    return b"\x93NUMPY" + bytes([version, minor]) + struct.pack("<H" if version == 1 else "<I", len(head)) + head + data


def header(kind="'|u1'", shape=str(SHAPE)):
    return f"{{'descr': {kind}, 'fortran_order': False, 'shape': {shape}, }}\n"


def write():
    data = noise(SHAPE[:2], 3, "npy headers").tobytes()
    numbers = np.arange(64, dtype=np.uint8).tobytes()
    for name, shape in SHAPES.items():
        put(f"npy-header-shape-{name}.npy", npy(header(shape=shape), data))
    put("npy-header-shape-longs-version-3.npy", npy(header(shape=SHAPES["longs"]), data, 3))
    for index, kind in enumerate(TYPES):
        put(f"npy-header-type-{index:02}.npy", npy(header(repr(kind), "(2, 2)"), numbers))
    for index, kind in enumerate(OTHERS):
        put(f"npy-header-no-number-{index}.npy", npy(header(repr(kind), "(2, 2)"), numbers))
    for name, text in DICTS.items():
        put(f"npy-header-dict-{name}.npy", npy(text, data))
    for length in (10_000, 10_001, 60_000):
        put(f"npy-header-of-{length}-letters.npy", npy(header().ljust(length - 1) + "\n", data))
    put("npy-header-long-type.npy", npy(header(repr("<" + "x" * 6000)), data))
    put("npy-header-version-1.1.npy", npy(header(), data, minor=1))
    put("npy-header-nothing-but-magic.npy", b"\x93NUMPY\1\0")
