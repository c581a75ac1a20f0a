"""Assembling parts into one document."""

import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from ..parts import Part
from ..plan import DocumentPlan
from ..spool import opened
from . import metadata, outline, stamps, structure

LINK, PAGE = "x-case:", "#page"


@dataclass(frozen=True)
class Leaf:
    """A part in its place.  ``title`` is the running header; ``bookmark`` may be empty.

    ``alternative`` is set for reproduced pages (figures), and is what a screen
    reader says of each before its page number.
    """

    id: str
    part: Part = field(repr=False)
    title: str
    bookmark: str
    level: int
    cover: bool = False
    alternative: str = ""
    lang: str = ""
    first: int = 0
    count: int = 0

    @property
    def pages(self) -> int:
        return self.count or self.part.pages


@dataclass(frozen=True)
class Numbering:
    """Where this file's pages stand in the whole: offset, total, part label."""

    offset: int
    total: int
    part: str = ""


class Binder:
    """Makes one file.

    ``names`` are the titles of all targets of the whole plan, ``numbers`` the pages
    that some reference prints.
    """

    def __init__(
        self,
        plan: DocumentPlan,
        numbering: Numbering,
        pdfa: str,
        names: Mapping[str, str],
        wanted: frozenset[str],
        numbers: Mapping[str, int],
    ) -> None:
        self.plan, self.numbering, self.pdfa = plan, numbering, pdfa
        self.names, self.wanted, self.numbers = names, wanted, numbers
        self.pdf = Pdf.new()
        self.pages: list[Object] = []
        self.structure = structure.Structure(self.pdf)
        self.bookmarks: list[outline.Entry] = []
        self.targets: dict[str, Object] = {}
        self.links: list[tuple[Object, str]] = []
        self.images: dict[bytes, Object] = {}
        self.font = stamps.StampFont()
        self.font_object = stamps.placeholder(self.pdf)
        header = plan.header or plan.number
        self.stamper = stamps.Stamper(
            self.font,
            f"{header} — {numbering.part}" if numbering.part else header,
            plan.footer,
            plan.watermark,
        )

    def bind(
        self,
        leaves: Sequence[Leaf],
        output: io.BufferedIOBase,
        tick: Callable[[int], None] = lambda pages: None,
    ) -> int:
        """Write the file; returns its pages.  ``tick`` is told as they are added."""
        for leaf in leaves:
            self._add(leaf)
            tick(len(self.pages))
        self._finish()
        self.pdf.save(
            output,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        self.pdf.close()
        return len(self.pages)

    def _add(self, leaf: Leaf) -> None:
        source = Pdf.open(opened(leaf.part))
        wanted = source.pages[leaf.first : leaf.first + leaf.pages]
        pages = [self.pdf.copy_foreign(page.obj) for page in wanted]
        if leaf.alternative:
            shift = 0
            self.structure.add_exhibit(
                pages,
                [
                    f"{leaf.alternative}, page {leaf.first + n + 1} of {leaf.part.pages}"
                    for n in range(len(pages))
                ],
            )
        else:
            tree = self.pdf.copy_foreign(source.Root.StructTreeRoot)
            shift = self.structure.add_section(tree, pages, leaf.lang)
        self._share_images(pages)
        self._mark(leaf, pages)
        for page in pages:
            references = b"".join(
                [self._link(page, annotation, shift) for annotation in page.get("/Annots", [])]
            )
            self._dress(page, leaf, references)
            self.pages.append(page)

    def _share_images(self, pages: Sequence[Object]) -> None:
        """The same image in several sections is written once."""
        seen = set()
        for page in pages:
            drawings = page.Resources.get("/XObject")
            if drawings is None or (drawings.is_indirect and drawings.objgen in seen):
                continue
            seen.add(drawings.objgen)
            for name, thing in list(drawings.items()):
                if thing.get("/Subtype") == Name.Image:
                    key = hashlib.sha256(
                        thing.read_raw_bytes() + repr(sorted(thing.keys())).encode()
                    ).digest()
                    drawings[name] = self.images.setdefault(key, thing)

    def _mark(self, leaf: Leaf, pages: Sequence[Object]) -> None:
        if leaf.bookmark:
            self.bookmarks.append(outline.Entry(leaf.level, leaf.bookmark, pages[0]))
        if not leaf.first:
            self._target(leaf.id, pages[0], 0, 10_000)
        for level, title, page, x, y in leaf.part.bookmarks:
            self.bookmarks.append(outline.Entry(leaf.level + level - 1, title, pages[page], x, y))
        for name in self.wanted & leaf.part.anchors.keys():
            page, x, y = leaf.part.anchors[name]
            self._target(name, pages[page], x, y + 12)

    def _target(self, name: str, page: Object, x: float, y: float) -> None:
        top = float(page.MediaBox[3])
        self.targets[name] = Array([page, Name.XYZ, round(x, 2), round(min(y, top), 2), None])

    def _dress(self, page: Object, leaf: Leaf, references: bytes) -> None:
        court, offset = self.plan.court, self.numbering.offset + len(self.pages)
        box = (float(page.MediaBox[2]), float(page.MediaBox[3]))
        stamp = self.stamper.stamp(
            box,
            title="" if leaf.cover else leaf.title,
            running=court.running_header and not leaf.cover,
            number=f"Page {offset + 1} of {self.numbering.total}" if court.page_numbers else "",
            bates=self.plan.bates.number(offset) if self.plan.bates else "",
            sides=(court.margin_left, court.margin_right),
        )
        page.Resources.Font[self.font.name] = self.font_object
        page.Contents = Array([page.Contents, self.pdf.make_stream(references + stamp)])

    def _link(self, page: Object, annotation: Object, shift: int) -> bytes:
        """Turn a link of a section into one of the document; what it prints, if anything."""
        named = str(annotation.A.URI).removeprefix(LINK) if "/A" in annotation else ""
        target = named.removesuffix(PAGE)
        for key in ("/A", "/BS"):
            if key in annotation:
                del annotation[key]
        annotation.Border = Array([0, 0, 0])
        annotation.F = 4
        annotation.StructParent = int(annotation.StructParent) + shift
        annotation.Contents = String(self.names.get(target, "A place outside this file"))
        self.links.append((annotation, target))
        if target == named or target not in self.numbers:
            return b""
        annotation.Contents = String(f"Page {self.numbers[target]}")
        mark = self.structure.add_mark(page, annotation.StructParent)
        x, y, to_x, to_y = (float(side) for side in annotation.Rect)
        place = (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
        return self.stamper.reference(place, self.numbers[target], mark)

    def _finish(self) -> None:
        pdf, root = self.pdf, self.pdf.Root
        self.font.embed(pdf, self.font_object)
        root.Pages = structure.page_tree(pdf, self.pages)
        for annotation, target in self.links:
            if target in self.targets:
                annotation.Dest = String(target)
        root.StructTreeRoot = self.structure.finish()
        bookmarks = outline.outline(pdf, self.bookmarks)
        if bookmarks is not None:
            root.Outlines = bookmarks
        if self.targets:
            root.Names = Dictionary(Dests=structure.name_tree(pdf, self.targets))
        root.PageLabels = Dictionary(
            Nums=Array([0, Dictionary(S=Name.D, St=self.numbering.offset + 1)])
        )
        title = self.plan.title + (f" — {self.numbering.part}" if self.numbering.part else "")
        metadata.describe(
            pdf,
            title=title,
            number=self.plan.number,
            lang=self.plan.lang,
            as_of=self.plan.as_of,
            pdfa=self.pdfa,
        )
