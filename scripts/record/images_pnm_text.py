"""PNM fixtures whose text is not as Netpbm writes it: spaces, comments, signs, digits, and what follows. Run images.py."""

from images_common import put

WIDTH, HEIGHT = b"3", b"2"
DATA = {
    b"P1": b"1 0 1 0 1 1",
    b"P2": b"0 40 80 120 160 200",
    b"P3": b" ".join(b"%d" % (9 * value) for value in range(18)),
    b"P4": bytes([0b10100000, 0b01100000]),
    b"P5": bytes(range(40, 46)),
    b"P6": bytes(range(10, 28)),
}
SPACES = {
    "crlf": b"\r\n",
    "cr": b"\r",
    "tab": b"\t",
    "form-feed": b"\f",
    "comment": b"#c\n",
    "spaced-comment": b"\n# c\n",
    "comment-cr": b" #c\r",
    "nul": b"\0",
    "no-break": b"\xa0",
}
NUMBERS = {
    "zeros": b"0000000003",
    "long": b"00000000003",
    "signed": b"+3",
    "negative": b"-3",
    "point": b"3.0",
    "underscore": b"3_",
    "letter": b"x",
    "glued-comment": b"3#c\n",
    "too-large": b"2147483648",
}
TAILS = {"nothing": b"", "crlf": b"\r\n", "comment": b" # end", "letter": b"x", "number": b"\n999", "negative": b" -1 "}
VALUES = {
    "two": b"2",
    "padded": b"0000000001",
    "long": b"00000000001",
    "signed": b"+1",
    "negative": b"-1",
    "point": b"1.5",
    "256": b"256",
    "65536": b"65536",
    "huge": b"99999999999",
}


def write():
    for magic, data in DATA.items():
        kind = magic.decode().lower()
        maximum = b"" if kind in ("p1", "p4") else b"255"

        def file(name, separator=b"\n", between=b" ", width=WIDTH, top=maximum, after=b"\n", body=data, tail=b"\n", head=magic):
            text = head + separator + width + between + HEIGHT + (separator + top if top else b"")
            put(f"pnm-text-{kind}-{name}.pnm", text + after + body + (tail if kind < "p4" else b""))

        # The others have the same headers.
        if kind in ("p1", "p2", "p5"):
            for name, space in SPACES.items():
                file(f"separated-by-{name}", separator=space)
                file(f"pixels-after-{name}", after=space)
            for name, number in NUMBERS.items():
                file(f"width-{name}", width=number)
        if maximum:
            for name, top in (("0", b"0"), ("7", b"7"), ("256", b"256"), ("65536", b"65536"), ("signed", b"+255")):
                file(f"top-{name}", top=top, body=data if kind < "p5" else data * 2)
        file("comment-in-magic", head=magic + b"#")
        file("longer-magic", head=magic + b"x")
        file("short", body=data[:-1].rstrip(), tail=b"")
        if kind not in ("p1", "p2"):
            continue
        tokens = data.split()
        for name, space in SPACES.items():
            file(f"values-by-{name}", body=space.join(tokens))
        for name, tail in TAILS.items():
            file(f"followed-by-{name}", tail=tail)
        for name, value in VALUES.items():
            file(f"value-{name}", body=b" ".join([*tokens[:2], value, *tokens[3:]]))
        file("no-spaces", body=b"".join(tokens))
