"""Text that lies over an image of a page: found and copied, and not seen.

The font has no ink: one empty glyph for each character used, so that the text
reads back exactly in any script, and is embedded, as PDF/A asks of every font.
"""

import io
from collections.abc import Iterable

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from ..glyphtext import to_unicode
from .words import Word

ADVANCE, ASCENT, DESCENT = 500, 800, -200  # thousandths of the size
MADE = 3_850_000_000  # a second of 2026, in the font's own count
DIRECTIONS = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0")


class InvisibleFont:
    """One for a document; ``finish`` fills it in when all its text is known."""

    name = Name("/CtI")

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.object: Object = pdf.make_indirect(Dictionary())
        self.codes: dict[str, int] = {}

    def layer(self, words: Iterable[Word]) -> bytes:
        """The operators that put the words in their places; empty without words."""
        lines = [self._line(word) for word in words]
        return b"\n".join([b"BT 3 Tr", *lines, b"ET"]) if lines else b""

    def _line(self, word: Word) -> bytes:
        left, bottom, right, top = word.edges
        size, long = (top - bottom, right - left)
        if word.quarter % 2:
            size, long = long, size
        size = max(size, 0.1)
        drop = size * -DESCENT / 1000
        x, y = (
            (left, bottom + drop),
            (right - drop, bottom),
            (right, top - drop),
            (left + drop, top),
        )[word.quarter]
        stretch = 100_000 * max(long, 0.1) / (ADVANCE * size * len(word.text))
        shown = "".join(f"{self._code(character):04x}" for character in word.text)
        return (
            f"{self.name} {size:.2f} Tf {stretch:.2f} Tz "
            f"{DIRECTIONS[word.quarter]} {x:.2f} {y:.2f} Tm <{shown}> Tj"
        ).encode()

    def _code(self, character: str) -> int:
        return self.codes.setdefault(character, len(self.codes) + 1)

    def finish(self) -> None:
        data = _empty_glyphs(len(self.codes) + 1)
        base = Name("/CRTPDF+NoInk")
        descriptor = self.pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=base,
                Flags=4,
                ItalicAngle=0,
                FontBBox=Array([0, DESCENT, ADVANCE, ASCENT]),
                Ascent=ASCENT,
                Descent=DESCENT,
                CapHeight=ASCENT,
                StemV=80,
                FontFile2=self.pdf.make_stream(data, Dictionary(Length1=len(data))),
            )
        )
        descendant = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.CIDFontType2,
                BaseFont=base,
                CIDSystemInfo=Dictionary(
                    Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
                ),
                FontDescriptor=descriptor,
                DW=ADVANCE,
                CIDToGIDMap=Name.Identity,
            )
        )
        for key, value in (
            ("/Type", Name.Font),
            ("/Subtype", Name.Type0),
            ("/BaseFont", base),
            ("/Encoding", Name("/Identity-H")),
            ("/DescendantFonts", Array([descendant])),
            ("/ToUnicode", to_unicode(self.pdf, {n: text for text, n in self.codes.items()})),
        ):
            self.object[key] = value


def _empty_glyphs(count: int) -> bytes:
    """A TrueType font of so many glyphs without an outline, the same bytes every day."""
    names = [".notdef", *(f"g{n}" for n in range(1, count))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0xE000: names[-1]})
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (ADVANCE, 0)))
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.font["head"].created = builder.font["head"].modified = MADE
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()
