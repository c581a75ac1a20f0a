"""Leaving behind what a page names and does not draw.

Pages of a file often share one list of all its images and fonts.  Where one page is
rebuilt because something on it must not be seen, the others must not carry it along.
"""

from collections.abc import Iterable

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

PRUNED = frozenset({"/XObject", "/Font", "/Pattern", "/Shading", "/ExtGState"})
NAMING = "Do gs Tf scn SCN sh"


def prune(made: Pdf) -> None:
    """Let each page, and each drawing on it, refer to what it draws and nothing else.

    Raises ``pikepdf.PdfError`` where a drawing cannot be read.
    """
    done: set[tuple[int, int]] = set()
    for page in made.pages:
        for thing in page.obj.Resources.get("/XObject", Dictionary()).values():
            _stream(thing, done)


def _stream(thing: Object, done: set[tuple[int, int]]) -> None:
    if not isinstance(thing, Stream) or thing.objgen in done:
        return
    done.add(thing.objgen)
    resources = thing.get("/Resources")
    if resources is not None and thing.get("/Subtype") != Name.Image:
        thing.Resources = _kept(resources, [thing], done)


def _kept(resources: Object, streams: Iterable[Stream], done: set[tuple[int, int]]) -> Dictionary:
    used = {name for stream in streams for name in _named(stream, resources, 0)}
    kept = Dictionary()
    for category, things in resources.items():
        if category in PRUNED and isinstance(things, Dictionary):
            things = Dictionary({name: thing for name, thing in things.items() if name in used})
            for thing in things.values():
                _below(category, thing, done)
        kept[category] = things
    return kept


def _below(category: str, thing: Object, done: set[tuple[int, int]]) -> None:
    if category in ("/XObject", "/Pattern"):
        _stream(thing, done)
    elif category == "/ExtGState":
        mask = thing.get("/SMask")
        if isinstance(mask, Dictionary):
            _stream(mask.get("/G"), done)
    elif _draws_glyphs(thing) and "/Resources" in thing and thing.objgen not in done:
        done.add(thing.objgen)
        thing.Resources = _kept(thing.Resources, thing.CharProcs.values(), done)


def _draws_glyphs(thing: Object) -> bool:
    return isinstance(thing, Dictionary) and thing.get("/Subtype") == Name.Type3


def _named(stream: Stream, resources: Object, depth: int) -> set[str]:
    """The names that the stream uses, and those used below it by what has no list of its own."""
    used = {
        str(operand)
        for operands, _operator in pikepdf.parse_content_stream(stream, NAMING)
        for operand in operands
        if isinstance(operand, Name)
    }
    if depth < 8:
        for name in list(used):
            for inner in _without_list(name, resources):
                used |= _named(inner, resources, depth + 1)
    return used


def _without_list(name: str, resources: Object) -> Iterable[Stream]:
    drawn = resources.get("/XObject", Dictionary()).get(name)
    listless = isinstance(drawn, Stream) and "/Resources" not in drawn
    if listless and drawn.get("/Subtype") == Name.Form:
        yield drawn
    font = resources.get("/Font", Dictionary()).get(name)
    if _draws_glyphs(font) and "/Resources" not in font:
        yield from font.CharProcs.values()
