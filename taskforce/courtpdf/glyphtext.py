"""The table by which a viewer turns glyphs back into text."""

from collections.abc import Mapping

from pikepdf import Pdf, Stream


def to_unicode(pdf: Pdf, texts: Mapping[int, str]) -> Stream:
    """A ``/ToUnicode`` stream for two-byte glyph codes."""
    rows = [
        b"<%04x> <%s>" % (glyph, text.encode("utf-16-be").hex().encode())
        for glyph, text in sorted(texts.items())
    ]
    blocks = [
        b"%d beginbfchar\n%s\nendbfchar" % (len(part), b"\n".join(part))
        for part in (rows[at : at + 100] for at in range(0, len(rows), 100))
    ]
    return pdf.make_stream(
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        + b"\n".join(blocks)
        + b"\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
