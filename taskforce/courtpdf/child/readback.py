"""Reading a page's text back from its bytes, as a viewer would."""

import re
import unicodedata
from collections import Counter, defaultdict

import pikepdf
from fontTools import agl

from ..text import is_right_to_left, letters

HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
RANGE = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])"
)
MOST_CODES = 1 << 16
BASES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
SHOWING = "BDC BMC EMC Tf Tj TJ ' \""


class Glyphs:
    """The characters of each glyph of one font: by its ToUnicode table, else by its encoding."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.wide = font.get("/Subtype") == "/Type0"
        self.map: dict[int, str] = defaultdict(str)
        if not self.wide:
            self.map.update(encoded(font))
        table = font.get("/ToUnicode")
        if isinstance(table, pikepdf.Stream):
            self._read(table.read_bytes())

    def _read(self, data: bytes) -> None:
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
            found = HEX.findall(block)
            for code, text in zip(found[::2], found[1::2], strict=False):
                self.map[_code(code)] = _utf16(text)
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
            for first, last, text, several in RANGE.findall(block):
                self._range(_code(first), _code(last), text, HEX.findall(several))

    def _range(self, first: int, last: int, text: bytes, several: list[bytes]) -> None:
        count = max(0, min(last - first + 1, MOST_CODES))
        if several:
            for step, one in enumerate(several[:count]):
                self.map[first + step] = _utf16(one)
            return
        start = _utf16(text)
        for step in range(count if start else 0):
            self.map[first + step] = start[:-1] + chr(min(ord(start[-1]) + step, 0x10FFFF))

    def decode(self, shown: bytes) -> str:
        if not self.wide:
            return shown.decode("latin-1").translate(self.map)
        if max(shown[::2], default=0) < 0xD8:  # no glyph number reads as a surrogate
            return shown.decode("utf-16-be", "replace").translate(self.map)
        return "".join(
            self.map[int.from_bytes(shown[at : at + 2])] for at in range(0, len(shown), 2)
        )


def encoded(font: pikepdf.Object) -> dict[int, str]:
    """What a simple font's codes stand for: its base encoding and the names that differ."""
    encoding = font.get("/Encoding")
    named = isinstance(encoding, pikepdf.Dictionary)
    base = str(encoding.get("/BaseEncoding", "") if named else encoding or "")
    found = {
        code: bytes([code]).decode(BASES.get(base, "cp1252"), "replace") for code in range(256)
    }
    code = 0
    for one in encoding.get("/Differences", ()) if named else ():
        if isinstance(one, pikepdf.Name):
            found[code] = agl.toUnicode(str(one)[1:])
            code += 1
        else:
            code = int(one)
    return found


def _code(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _utf16(code: bytes) -> str:
    digits = b"".join(code.split()).decode()
    plain = bytes.fromhex(digits if len(digits) % 2 == 0 else digits + "0")
    return (plain if len(plain) % 2 == 0 else b"\0" + plain).decode("utf-16-be", "replace")


class Reader:
    """Keeps the fonts of a document between its pages."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[int, int], Glyphs] = {}

    def _font(self, resources: pikepdf.Object, name: str) -> Glyphs:
        font = resources.get("/Font", pikepdf.Dictionary()).get(name, pikepdf.Dictionary())
        if font.objgen not in self.fonts or font.objgen == (0, 0):
            self.fonts[font.objgen] = Glyphs(font)
        return self.fonts[font.objgen]

    def marked(self, page: pikepdf.Page) -> dict[int, str]:
        """The text of each marked piece of the page by its MCID; -1 is the rest."""
        return self._read(page, page.obj.get("/Resources", pikepdf.Dictionary()))

    def drawn(self, form: pikepdf.Stream) -> dict[int, str]:
        """The same of a drawing (a form) on a page."""
        return self._read(form, form.get("/Resources", pikepdf.Dictionary()))

    def _read(
        self, content: pikepdf.Page | pikepdf.Stream, resources: pikepdf.Object
    ) -> dict[int, str]:
        pieces: dict[int, list[str]] = {}
        actual: dict[int, str] = {}
        stack: list[int | None] = []
        font: Glyphs | None = None
        for operands, operator in pikepdf.parse_content_stream(content, SHOWING):
            name = str(operator)
            if name == "Tf":
                font = self._font(resources, str(operands[0]))
            elif name in ("BDC", "BMC"):
                stack.append(_open(operands, actual))
            elif name == "EMC":
                if stack:
                    stack.pop()
            elif font is not None:
                mcid = next((m for m in reversed(stack) if m is not None), -1)
                pieces.setdefault(mcid, []).append(font.decode(_shown(operands)))
        return {
            mcid: ("" if mcid >= 0 else "\n").join(texts) for mcid, texts in pieces.items()
        } | actual


def _open(operands: list, actual: dict[int, str]) -> int | None:
    if len(operands) < 2 or not isinstance(operands[1], pikepdf.Dictionary):
        return None
    mcid = operands[1].get("/MCID")
    if mcid is not None and "/ActualText" in operands[1]:
        actual[int(mcid)] = str(operands[1]["/ActualText"])
    return None if mcid is None else int(mcid)


def _shown(operands: list) -> bytes:
    last = operands[-1]
    if isinstance(last, pikepdf.Array):
        return b"".join(bytes(part) for part in last if isinstance(part, pikepdf.String))
    return bytes(last)


def missing(expected: str, read: str) -> str:
    """The first characters that were typed and cannot be read, or ``""``.

    In reading order where all of it runs from left to right: lines of the other
    direction store their glyphs in the order seen, so there each character is
    counted instead.
    """
    expected = letters(unicodedata.normalize("NFC", expected))
    read = letters(unicodedata.normalize("NFC", read))
    if not is_right_to_left(expected):
        at = 0
        for number, character in enumerate(expected):
            at = read.find(character, at) + 1
            if not at:
                return expected[number : number + 40]
        return ""
    lost = Counter(expected) - Counter(read)
    return "".join(lost)[:40]
