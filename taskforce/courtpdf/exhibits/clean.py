"""Cleaning a copied drawing, and all that it is drawn with, by what is allowed.

Each kind of object keeps the keys named here and loses every other.  Marked
content is taken out of the drawing, as the file's own tags stay behind; a layer
that is off in the original is not drawn.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from ..errors import ExhibitRefused

STREAM = frozenset({"/Length", "/Filter", "/DecodeParms"})
FORM = STREAM | {"/Type", "/Subtype", "/BBox", "/Matrix", "/Resources", "/Group", "/FormType"}
IMAGE = STREAM | {
    "/Type",
    "/Subtype",
    "/Width",
    "/Height",
    "/ColorSpace",
    "/BitsPerComponent",
    "/ImageMask",
    "/Mask",
    "/Decode",
    "/SMask",
    "/SMaskInData",
    "/Intent",
    "/Matte",
}
STATE = frozenset(
    {
        "/Type",
        "/LW",
        "/LC",
        "/LJ",
        "/ML",
        "/D",
        "/RI",
        "/OP",
        "/op",
        "/OPM",
        "/Font",
        "/FL",
        "/SM",
        "/SA",
        "/BM",
        "/SMask",
        "/CA",
        "/ca",
        "/AIS",
        "/TK",
    }
)
RESOURCES = frozenset(
    {"/Font", "/XObject", "/Pattern", "/ExtGState", "/ColorSpace", "/Shading", "/ProcSet"}
)
FILLING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
SHOWING = frozenset({"sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"})
UNPAINTED = pikepdf.ContentStreamInstruction([], pikepdf.Operator("n"))
MARKS = (b"BDC", b"BMC", b"EMC", b"DP", b"MP")
DEEPEST, MOST_PIXELS, MOST_BITMAP_PIXELS, LONGEST_SIDE = 24, 40_000_000, 400_000_000, 30_000
HIDDEN = Name("/CourtPdfHidden")


def mark_hidden_layers(source: Pdf) -> None:
    """Leave a mark on the layers that the original does not show."""
    properties = source.Root.get("/OCProperties")
    if properties is None:
        return
    shown = properties.get("/D", Dictionary())
    on = {group.objgen for group in shown.get("/ON", [])}
    off = {group.objgen for group in shown.get("/OFF", [])}
    for group in properties.get("/OCGs", []):
        if group.objgen in off or (shown.get("/BaseState") == Name.OFF and group.objgen not in on):
            group[HIDDEN] = True


def _hidden(layer: object) -> bool:
    return isinstance(layer, Dictionary) and layer.get(HIDDEN, False) is True


class Cleaner:
    """Cleans forms of one document, each object once."""

    def __init__(self) -> None:
        self.done: set[tuple[int, int]] = set()

    def form(self, form: Stream, depth: int = 0) -> None:
        if depth > DEEPEST:
            raise ExhibitRefused("The file nests its drawings too deeply.")
        if form.is_indirect and form.objgen in self.done:
            return
        self.done.add(form.objgen)
        resources = form.get("/Resources", Dictionary())
        self._unmark(form, resources)
        _keep(form, FORM)
        self._resources(resources, depth)

    def _resources(self, resources: Dictionary, depth: int) -> None:
        _keep(resources, RESOURCES)
        for key in list(resources.keys()):
            if isinstance(resources[key], Dictionary) and not len(resources[key]):
                del resources[key]
        for thing in resources.get("/XObject", Dictionary()).values():
            self._drawing(thing, depth)
        for pattern in resources.get("/Pattern", Dictionary()).values():
            if isinstance(pattern, Stream):
                self.done.add(pattern.objgen)
                self._resources(pattern.get("/Resources", Dictionary()), depth + 1)
        for state in resources.get("/ExtGState", Dictionary()).values():
            _keep(state, STATE)
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
                self.form(mask.G, depth + 1)
        for font in resources.get("/Font", Dictionary()).values():
            if font.get("/Subtype") == Name.Type3 and font.objgen not in self.done:
                self.done.add(font.objgen)
                self._resources(font.get("/Resources", Dictionary()), depth + 1)

    def _drawing(self, thing: Stream, depth: int) -> None:
        if not isinstance(thing, Stream):
            return
        kind = thing.get("/Subtype")
        if _hidden(thing.get("/OC")):
            _empty(thing)
        elif kind == Name.Form:
            self.form(thing, depth + 1)
        elif kind == Name.Image:
            self._image(thing)
        else:
            _empty(thing)

    def _image(self, image: Stream) -> None:
        width, height = int(image.get("/Width", 0)), int(image.get("/Height", 0))
        bitmap = bool(image.get("/ImageMask", False)) or image.get("/BitsPerComponent") == 1
        most = MOST_BITMAP_PIXELS if bitmap else MOST_PIXELS
        if width * height > most or max(width, height) > LONGEST_SIDE:
            raise ExhibitRefused(
                f"An image in the file is too large to print ({width:,} by {height:,} pixels)."
            )
        _keep(image, IMAGE)
        for mask in (image.get("/SMask"), image.get("/Mask")):
            if isinstance(mask, Stream) and mask.objgen not in self.done:
                self.done.add(mask.objgen)
                self._image(mask)

    def _unmark(self, form: Stream, resources: Dictionary) -> None:
        data = form.read_bytes()
        if not any(mark in data for mark in MARKS):
            return
        properties = resources.get("/Properties", Dictionary())
        kept, stack = [], []
        for instruction in pikepdf.parse_content_stream(form):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                stack.append(
                    bool(stack and stack[-1]) or self._is_hidden(instruction.operands, properties)
                )
            elif operator == "EMC":
                if stack:
                    stack.pop()
            elif stack and stack[-1] and operator in FILLING:
                kept.append(UNPAINTED)
            elif operator not in ("DP", "MP") and not (stack and stack[-1] and operator in SHOWING):
                kept.append(instruction)
        form.write(pikepdf.unparse_content_stream(kept))

    def _is_hidden(self, operands: list, properties: Dictionary) -> bool:
        if len(operands) < 2 or operands[0] != Name.OC or not isinstance(operands[1], Name):
            return False
        return _hidden(properties.get(str(operands[1])))


def _keep(thing: Dictionary | Stream, allowed: frozenset[str]) -> None:
    for key in list(thing.keys()):
        if key not in allowed:
            del thing[key]


def _empty(thing: Stream) -> None:
    """What has no place in a drawing (PostScript, media) draws nothing."""
    _keep(thing, STREAM)
    thing.write(b"")
    thing.Subtype, thing.BBox = Name.Form, Array([0, 0, 1, 1])
