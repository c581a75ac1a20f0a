"""From a rendered section to a part that can be bound cheaply.

Done once, in the child, so that binding thousands of pages touches few objects:
content is bracketed and its glyphs are written without useless gaps, structure
elements that say nothing are folded into their parents, ids are made unique by
the section's own prefix, and what only a whole document has is dropped.
"""

import io
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from .readback import Reader

SHOWN = re.compile(rb"\[(<[^\]]*)\] TJ")
GLYPHS = re.compile(rb"<([0-9a-f]+)>")
FONT_OR_SHOWN = re.compile(rb"(/\S+) \S+ Tf|\[(<[^\]]*)\] TJ")
DOCUMENT_ONLY = (
    "/Names",
    "/Outlines",
    "/Metadata",
    "/PageMode",
    "/ViewerPreferences",
    "/Dests",
    "/AcroForm",
    "/OpenAction",
)
TELLING = ("/A", "/ID", "/Alt", "/ActualText", "/Lang")


def normalize(data: bytes, prefix: str) -> tuple[Pdf, str]:
    """The part as an open document, and its text in reading order."""
    pdf = Pdf.open(io.BytesIO(data))
    for page in pdf.pages:
        body = SHOWN.sub(
            lambda m: b"[" + m[1].replace(b">0<", b"") + b"] TJ", page.Contents.read_bytes()
        )
        page.obj.Contents = pdf.make_stream(b"q\n" + body + b"\nQ\n")
        for box in ("/TrimBox", "/BleedBox"):
            if box in page.obj:
                del page.obj[box]
    _lighten_resources(pdf)
    reader = Reader()
    texts = [reader.marked(page) for page in pdf.pages]
    text = _fold_structure(pdf, prefix, texts)
    for key in DOCUMENT_ONLY:
        if key in pdf.Root:
            del pdf.Root[key]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    return pdf, text


def each_glyph_once(content: bytes, seen: dict[bytes, set[bytes]]) -> bytes:
    """The same content without the glyphs of each font that were shown before.

    A check of fonts and operators says the same of it, in half the time.
    """
    font = b""

    def lighter(match: re.Match[bytes]) -> bytes:
        nonlocal font
        if match[1]:
            font = match[1]
            return match[0]
        codes = {
            shown[at : at + 4]
            for shown in GLYPHS.findall(match[2])
            for at in range(0, len(shown), 4)
        }
        new = codes - seen.setdefault(font, set())
        seen[font] |= new
        return b"[<" + b"".join(sorted(new)) + b">] TJ"

    return FONT_OR_SHOWN.sub(lighter, content)


def written(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _lighten_resources(pdf: Pdf) -> None:
    for page in pdf.pages:
        resources = page.obj.Resources
        if "/Font" not in resources:
            resources.Font = Dictionary()
        for key in ("/Pattern", "/Shading", "/XObject", "/ExtGState"):
            if key in resources and not len(resources[key]):
                del resources[key]
        if "/ColorSpace" in resources and set(resources.ColorSpace.keys()) <= {
            "/lab-d50",
            "/lab-d65",
        }:
            del resources["/ColorSpace"]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and "/Interpolate" in thing:
            del thing["/Interpolate"]


def _fold_structure(pdf: Pdf, prefix: str, texts: list[dict[int, str]]) -> str:
    """One ``/Sect`` with the section's elements; returns the text it leads to."""
    tree = pdf.Root.StructTreeRoot
    document = tree.K[0] if isinstance(tree.K, Array) else tree.K
    fold = _Fold(pdf, prefix, texts)
    document.S = Name.Sect
    document.K = Array(fold.kids_of(document, None))
    numbers = Array()
    for index in range(len(pdf.pages)):
        owners = fold.owners.get(index, {})
        numbers.extend(
            [index, pdf.make_indirect(Array([owners[mcid] for mcid in range(len(owners))]))]
        )
    for key, element in sorted(fold.annotations.items()):
        numbers.extend([key, element])
    tree.K = Array([document])
    tree.IDTree = Dictionary(
        Names=Array(
            [thing for name in sorted(fold.ids) for thing in (String(name), fold.ids[name])]
        )
    )
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    return "".join(fold.read)


class _Fold:
    def __init__(self, pdf: Pdf, prefix: str, texts: list[dict[int, str]]) -> None:
        self.pdf, self.prefix, self.texts = pdf, prefix, texts
        self.page_index = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        self.owners: dict[int, dict[int, Dictionary]] = {}
        self.annotations: dict[int, Dictionary] = {}
        self.ids: dict[str, Dictionary] = {}
        self.read: list[str] = []

    def kids_of(self, element: Dictionary, pg: object) -> list:
        """The kids as they will stand below ``element``, folded."""
        out: list = []
        page = element.get("/Pg")
        for kid in list(element.get("/K", [])):
            if isinstance(kid, int):
                out.append(self._marked(kid, page, element))
            elif kid.get("/Type") == Name.OBJR:
                self.annotations[int(kid.Obj.StructParent)] = element
                out.append(kid)
            elif (
                _says_nothing(kid)
                and kid.get("/Pg", page) == page
                and element.S not in (Name.L, Name.Table, Name.TR, Name.Sect)
            ):
                out.extend(self._adopted(kid, element))
            else:
                self._keep(kid)
                out.extend(self._lifted(kid, element))
        return out

    def _lifted(self, kid: Dictionary, element: Dictionary) -> list:
        """The kid; or, where it only groups and names nothing, what it groups."""
        kids = list(kid.K)
        if (
            element.S in (Name.Sect, Name.Art, Name.Div)
            and kid.S in (Name.Art, Name.Div)
            and not any(key in kid for key in TELLING)
            and all(isinstance(one, Dictionary) and "/S" in one for one in kids)
        ):
            for one in kids:
                one.P = element
            return kids
        kid.P = element
        return [kid]

    def _adopted(self, kid: Dictionary, element: Dictionary) -> list:
        inner = Dictionary(S=element.S, K=kid.get("/K", Array()), Pg=kid.Pg)
        kids = self.kids_of(inner, None)
        for key, owner in self.annotations.items():
            if owner is inner:
                self.annotations[key] = element
        page = self.owners.setdefault(self.page_index[kid.Pg.objgen], {})
        for mcid in [k for k in kids if isinstance(k, int)]:
            page[mcid] = element
        for grandchild in kids:
            if not isinstance(grandchild, int) and "/P" in grandchild:
                grandchild.P = element
        return kids

    def _keep(self, kid: Dictionary) -> None:
        kid.K = Array(self.kids_of(kid, None))
        if "/Type" in kid:
            del kid["/Type"]
        if "/ID" in kid:
            name = f"{self.prefix}-{kid.ID}"
            kid.ID = String(name)
            self.ids[name] = kid
        attributes = kid.get("/A")
        if isinstance(attributes, Dictionary):
            if "/Headers" in attributes:
                if len(attributes.Headers):
                    attributes.Headers = Array(
                        [String(f"{self.prefix}-{h}") for h in attributes.Headers]
                    )
                else:
                    del attributes["/Headers"]
            if kid.S == Name.TH:
                head = kid.P.P.S == Name.THead
                attributes.Scope = Name.Column if head else Name.Row
            elif len(attributes) == 1:
                del kid["/A"]

    def _marked(self, mcid: int, page: Dictionary, element: Dictionary) -> int:
        index = self.page_index[page.objgen]
        self.owners.setdefault(index, {})[mcid] = element
        self.read.append(self.texts[index].get(mcid, ""))
        return mcid


def _says_nothing(element: Dictionary) -> bool:
    return element.get("/S") in (Name.Span, Name.NonStruct, Name.Div) and not any(
        key in element for key in TELLING
    )
