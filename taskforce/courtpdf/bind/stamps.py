"""What is stamped on each page when its number is known: a font and its lines.

The font is a subset of the one sans in ``fonts.stamp_font``, embedded once.
Stamps are marked as artifacts, so that a screen reader passes over them.
"""

import io
from collections.abc import Iterable
from functools import lru_cache

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from .. import fonts
from ..glyphtext import to_unicode
from ..text import visible_code

KEPT_TEXTS = 500
GRAY, INK = "0.35 g", "0.09 0.2 0.31 rg"


@lru_cache(maxsize=1)
def _original() -> bytes:
    return fonts.stamp_font().read_bytes()


@lru_cache(maxsize=16)
def _subset(glyphs: frozenset[int]) -> bytes:
    """The font with these glyphs only, under their own numbers."""
    font = TTFont(io.BytesIO(_original()), recalcTimestamp=False)
    for table in set(font.keys()) - {"head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf"}:
        if table != "GlyphOrder":
            del font[table]
    options = subset.Options(
        retain_gids=True,
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        recalc_timestamp=False,
        glyph_names=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(gids=sorted(glyphs))
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@lru_cache(maxsize=1)
def _parsed() -> tuple[TTFont, dict[int, str]]:
    """The font and its characters, read once a process; nobody changes it."""
    font = TTFont(io.BytesIO(_original()), lazy=True, recalcTimestamp=False)
    return font, font.getBestCmap()


class StampFont:
    """Encodes and measures text in the one stamp font."""

    name = Name("/CtF")

    def __init__(self) -> None:
        self.font, self.cmap = _parsed()
        self.units = self.font["head"].unitsPerEm
        self.used: dict[int, str] = {}
        self.known: dict[str, tuple[str, int]] = {}
        self.texts: dict[str, tuple[str, int]] = {}

    def _shown(self, character: str) -> tuple[str, int]:
        """The glyph's code and its advance; a character not in the font is its code."""
        known = self.known.get(character)
        if known is None:
            known = self.known[character] = self._looked_up(character)
        return known

    def _looked_up(self, character: str) -> tuple[str, int]:
        if ord(character) not in self.cmap:
            parts = [self._shown(c) for c in visible_code(character)]
            return "".join(code for code, _ in parts), sum(wide for _, wide in parts)
        name = self.cmap[ord(character)]
        glyph = self.font.getGlyphID(name)
        self.used.setdefault(glyph, character)
        return f"{glyph:04x}", self.font["hmtx"].metrics[name][0]

    def _set(self, text: str) -> tuple[str, int]:
        """The codes and the width of a text; most texts stand on many pages."""
        found = self.texts.get(text)
        if found is None:
            if len(self.texts) > KEPT_TEXTS:
                self.texts.clear()
            shown = [self._shown(character) for character in text]
            found = self.texts[text] = (
                "".join([code for code, _ in shown]),
                sum([wide for _, wide in shown]),
            )
        return found

    def encoded(self, text: str) -> str:
        return f"<{self._set(text)[0]}>"

    def width(self, text: str, size: float) -> float:
        return self._set(text)[1] * size / self.units

    def fitted(self, text: str, size: float, width: float) -> str:
        if self.width(text, size) <= width:
            return text
        while text and self.width(text + "…", size) > width:
            text = text[:-1]
        return text.rstrip() + "…"

    def embed(self, pdf: Pdf, target: Dictionary) -> None:
        """Fill ``target``, which pages already refer to, with the finished font."""
        scale = 1000 / self.units
        data = _subset(frozenset(self.used))
        file = pdf.make_stream(data, Dictionary(Length1=len(data)))
        head, os2, hhea = self.font["head"], self.font["OS/2"], self.font["hhea"]
        base = "CRTPDF+" + str(self.font["name"].getDebugName(6))
        descriptor = pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=Name("/" + base),
                Flags=4,
                ItalicAngle=0,
                FontBBox=Array(
                    [
                        round(getattr(head, name) * scale)
                        for name in ("xMin", "yMin", "xMax", "yMax")
                    ]
                ),
                Ascent=round(hhea.ascent * scale),
                Descent=round(hhea.descent * scale),
                CapHeight=round(getattr(os2, "sCapHeight", 700) * scale),
                StemV=80,
                FontFile2=file,
            )
        )
        advances = self.font["hmtx"].metrics
        widths = Array(
            [
                x
                for glyph in sorted(self.used)
                for x in (
                    glyph,
                    Array([round(advances[self.font.getGlyphName(glyph)][0] * scale, 2)]),
                )
            ]
        )
        descendant = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.CIDFontType2,
                BaseFont=Name("/" + base),
                CIDSystemInfo=Dictionary(
                    Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
                ),
                FontDescriptor=descriptor,
                W=widths,
                DW=0,
                CIDToGIDMap=Name.Identity,
            )
        )
        for key, value in (
            ("/Type", Name.Font),
            ("/Subtype", Name.Type0),
            ("/BaseFont", Name("/" + base)),
            ("/Encoding", Name("/Identity-H")),
            ("/DescendantFonts", Array([descendant])),
            ("/ToUnicode", to_unicode(pdf, self.used)),
        ):
            target[key] = value


class Stamper:
    """Writes the pagination of one page as a content stream."""

    size = 8.0

    def __init__(self, font: StampFont, header: str, footer: str, watermark: str) -> None:
        self.font, self.header, self.footer, self.watermark = font, header, footer, watermark
        self.above: dict[tuple, str] = {}

    def stamp(
        self,
        box: tuple[float, float],
        *,
        title: str,
        number: str,
        bates: str,
        sides: tuple[float, float],
        running: bool,
    ) -> bytes:
        width, height = box
        left, right = sides[0], width - sides[1]
        lines = self._above(left, right, box, title, running)
        foot: Iterable[tuple[str, str, float]] = (
            (self.footer, "left", self.size - 0.5),
            (number, "middle", self.size),
            (bates, "right", self.size + 1),
        )
        lines += self._line("Footer", "Bottom", foot, left, right, 30)
        return "\n".join(lines).encode()

    def reference(self, place: tuple[float, float, float, float], page: int, mark: int) -> bytes:
        """The number of a page behind the link to it, in the room that was left for it."""
        left, bottom, right, top = place
        text = f", p. {page}"
        size = (top - bottom) * 0.88
        size *= min(1.0, (right - left) / self.font.width(text, size))
        shown = self.font.encoded(text)
        return (
            f"q /Link <</MCID {mark}>> BDC\n0.067 g BT /CtF {size:.2f} Tf "
            f"{left:.2f} {bottom:.2f} Td {shown} Tj ET\nEMC Q\n"
        ).encode()

    def _above(
        self, left: float, right: float, box: tuple[float, float], title: str, running: bool
    ) -> list[str]:
        """Watermark and header, which are alike on all pages of a section."""
        alike = (left, right, box, title, running)
        if alike not in self.above:
            lines = self._watermark(*box) if self.watermark else []
            lines += self._header(left, right, box[1], title) if running else []
            self.above[alike] = "\n".join(lines)
        return [self.above[alike]] if self.above[alike] else []

    def _header(self, left: float, right: float, height: float, title: str) -> list[str]:
        room = (right - left) * 0.6
        texts = (
            (self.header, "left", self.size),
            (self.font.fitted(title, self.size, room), "right", self.size),
        )
        lines = self._line("Header", "Top", texts, left, right, height - 36)
        y = height - 42
        rule = f"0.76 0.81 0.86 RG 0.5 w {left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S"
        return [*lines[:-1], rule, lines[-1]]

    def _line(
        self,
        kind: str,
        side: str,
        texts: Iterable[tuple[str, str, float]],
        left: float,
        right: float,
        y: float,
    ) -> list[str]:
        out = [f"/Artifact <</Type /Pagination /Subtype /{kind} /Attached [/{side}]>> BDC", "q"]
        for text, place, size in texts:
            if not text:
                continue
            wide = self.font.width(text, size)
            x = {"left": left, "right": right - wide, "middle": (left + right - wide) / 2}[place]
            color = INK if place == "right" and kind == "Footer" else GRAY
            out.append(
                f"{color} BT /CtF {size} Tf {x:.2f} {y:.2f} Td {self.font.encoded(text)} Tj ET"
            )
        return [*out, "Q", "EMC"]

    def _watermark(self, width: float, height: float) -> list[str]:
        size = min(110.0, width * 0.8 * 10 / max(self.font.width(self.watermark, 10), 1))
        wide = self.font.width(self.watermark, size)
        cos, sin = 0.819152, 0.573576  # 35 degrees
        x = width / 2 - cos * wide / 2 + sin * size * 0.35
        y = height / 2 - sin * wide / 2 - cos * size * 0.35
        return [
            "/Artifact <</Type /Background /Subtype /Watermark>> BDC",
            "q",
            f"0.7 G 0.8 w 1 Tr BT /CtF {size:.2f} Tf "
            f"{cos} {sin} {-sin} {cos} {x:.2f} {y:.2f} Tm "
            f"{self.font.encoded(self.watermark)} Tj ET",
            "Q",
            "EMC",
        ]


def placeholder(pdf: Pdf) -> Object:
    """The font object that pages refer to before the font is known."""
    return pdf.make_indirect(Dictionary())
