"""How wide characters are in a summary: rich's table, which Keras prints with, and summaries of layers with such names.

Writes src/conv2d/cellRanges.ts besides, from the table.
"""

import pathlib

import keras
from conv2d_common import versions
from rich import cells
from rich._unicode_data import load

RANGES = pathlib.Path(__file__).parents[2] / "src" / "conv2d" / "cellRanges.ts"

NAMES = [
    "畳み込み",
    "卷积层一",
    "합성곱",
    "café",
    "cafe\u0301 au lait",
    "edge→detector",
    "conv🙂",
    "conv❤️",
    "👨‍👩‍👧 family",
    "🇯🇵",
    "ｆｕｌｌ",
    "ﾊﾝｶｸ",
    "とても長い名前なので一行には収まらない畳み込み層",
    "x とても長い名前なので一行には収まらない畳み込み",
    "abc とても長い 名前 なので 一行には 収まらない 畳み込み層 です",
    "an_ascii_name_of_just_many_letters_畳",
    "สวัสดี",
    "नमस्ते",
    "a\u200bb",
    "Δx²",
]
CODES = [0x41, 0xE9, 0x300, 0x1100, 0x200B, 0x200D, 0x231A, 0x2764, 0x3000, 0x4E00, 0xAC00, 0xFF21, 0x1F600, 0x1F9D1, 0x20000]


def encoded(ranges):
    """Distances and lengths in base 36."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"

    def base36(number):
        text = ""
        while True:
            number, digit = divmod(number, 36)
            text = digits[digit] + text
            if number == 0:
                return text

    parts, last = [], 0
    for start, end in ranges:
        parts.append(f"{base36(start - last)}{'' if start == end else '-' + base36(end - start)}")
        last = end
    return " ".join(parts)


def runs(codes):
    found = []
    for code in sorted(codes):
        if found and found[-1][1] + 1 == code:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


def string(text, width=110):
    """A text of several lines of source."""
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line += word + " "
    lines.append(line.rstrip())
    return " +\n".join(f"  '{line}'" for line in lines)


def write_ranges():
    table = load("auto")
    kinds = {
        "WIDE": ("two columns wide", [(a, b) for a, b, width in table.widths if width == 2]),
        "ZERO": ("without a width of their own", [(a, b) for a, b, width in table.widths if width == 0]),
        "WIDENED": ("two columns wide before the selector of the emoji style", runs(map(ord, table.narrow_to_wide))),
    }
    text = "// Written by scripts/record/conv2d_widths.py: in base 36 the distance to the range before, and how many follow.\n"
    for name, (words, ranges) in kinds.items():
        text += f"\n/** Characters {words}, of Unicode {table.unicode_version}. */\nexport const {name} =\n{string(encoded(ranges))};\n"
    RANGES.write_text(text, encoding="utf-8")


def summary(model):
    printed = []
    model.summary(print_fn=printed.append)
    return "\n".join(printed)


def summarised(name):
    keras.backend.clear_session(free_memory=False)
    model = keras.Sequential([keras.layers.Conv2D(8, 3, name=name)], name="sequential")
    before = summary(model)
    model.build((1, 10, 12, 3))
    return {"name": name, "before": before, "after": summary(model)}


def reference_widths():
    write_ranges()
    texts = [*NAMES, *map(chr, CODES)]
    return {
        "versions": versions("keras", "rich"),
        "cells": [{"text": text, "cells": cells.cell_len(text)} for text in texts],
        "summaries": [summarised(name) for name in NAMES],
    }
