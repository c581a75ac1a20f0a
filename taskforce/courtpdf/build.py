"""From a plan to a file: make what is new, number, bind, check, put in place."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

from . import sheets
from .bind.binder import PAGE, Leaf
from .errors import BindingFailed, Cancelled
from .making import CLAIMS, Maker, claim
from .parts import Part
from .plan import Contents, DocumentPlan, Exhibit, Item, Section
from .pool import Pool
from .result import Pagination, Progress, Result, Row, Volume
from .spool import Spool
from .store import SectionStore
from .volumes import ROOM, Draft, Writer, partition
from .workers import Limits

LINES_A_PAGE, TRIES = 30, 5
PAUSE = 0.5  # seconds between two questions while binding


class Options(TypedDict, total=False):
    """What shapes the work and not the file: children, news, when to stop, what each may use."""

    workers: int
    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    limits: Limits | None


def build(
    plan: DocumentPlan, *, store: SectionStore, output: Path, **options: Unpack[Options]
) -> Result:
    """Make the file at ``output`` or, split, its parts beside it.

    All is done on the calling thread but the moving of bytes: ``store``,
    ``progress``, ``cancelled`` and the exhibits' openers may use the database.
    Raises ``CourtPdfError``; then nothing was written.
    """
    with _building(plan, store, output, **options) as made:
        return made.run()


def paginate(
    plan: DocumentPlan, *, store: SectionStore, output: Path, **options: Unpack[Options]
) -> Pagination:
    """The pages that ``build`` would number, without the file: for pages that print them.

    What was rendered is in ``store`` when the file is built. A file that is split may have
    other pages, as its contents name the parts.
    """
    with _building(plan, store, output, **options) as made:
        made.lay_out()
        return made.pagination()


@contextmanager
def _building(
    plan: DocumentPlan,
    store: SectionStore,
    output: Path,
    workers: int = 2,
    progress: Callable[[Progress], None] = lambda _step: None,
    cancelled: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
) -> Iterator["_Build"]:
    plan.check()
    with Pool(workers, limits) as pool:
        made = _Build(plan, store, Path(output), pool, progress, cancelled)
        try:
            yield made
        finally:
            made.spool.close()


class _Build:
    def __init__(
        self,
        plan: DocumentPlan,
        store: SectionStore,
        output: Path,
        pool: Pool,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self.plan, self.output, self.pool = plan, output, pool
        self.progress, self.cancelled = progress, cancelled
        self.spool = Spool(output.parent)
        self.maker = Maker(plan, store, pool, progress, cancelled, self.spool)
        self.exhibits = [item for item in plan.items if isinstance(item, Exhibit)]
        self.seconds: dict[str, float] = {}
        self.contents: Part | None = None
        self.ordered: tuple[Part | None, list[Leaf]] | None = None
        self.asked = 0.0
        self.notices: list[str] = []

    def lay_out(self) -> None:
        """Every page there will be, in its order."""
        started = time.monotonic()
        self.maker.exhibits(self.exhibits)
        self.maker.sections(self.maker.all_sections())
        self.maker.sheets(self.exhibits)
        self._lay_contents({})
        self.pool.stop()
        self.seconds["making"] = time.monotonic() - started

    def run(self) -> Result:
        started = time.monotonic()
        self.lay_out()
        pdfa, findings = claim(self.plan, self._leaves())
        writer = Writer(
            self.plan, self.output, pdfa, self._names(), self._wanted(), self._numbers, self._tick
        )
        try:
            parts = self._write(writer)
            self._stop_if_asked()
            if pdfa:
                self._tell("checking")
                findings = list(writer.findings(self._leaves()))
                if findings:
                    raise BindingFailed(f"The bound file is not {CLAIMS[pdfa]}: {findings[0]}")
            self._stop_if_asked()
            placed = writer.publish()
        finally:
            writer.discard()
        self.seconds["all"] = time.monotonic() - started
        return self._result(placed, parts, pdfa, findings)

    # -- order and numbers -------------------------------------------------

    def _leaves(self) -> list[Leaf]:
        """All leaves in order; kept until the contents change."""
        if self.ordered is None or self.ordered[0] is not self.contents:
            self.ordered = (self.contents, self._order())
        return self.ordered[1]

    def _order(self) -> list[Leaf]:
        leaves: list[Leaf] = []
        header = ""
        for item in self.plan.items:
            made = self._leaves_of(item, header)
            header = made[-1].title if made else header
            leaves += made
        return leaves

    def _leaves_of(self, item: Item, header: str) -> list[Leaf]:
        if isinstance(item, Exhibit):
            return self.maker.leaves_of(item)
        if isinstance(item, Section):
            return [
                Leaf(
                    item.id,
                    self.maker.parts[item.id],
                    item.title or header,
                    item.title,
                    item.level,
                    cover=item.kind == "cover",
                    lang=item.lang,
                )
            ]
        if self.contents is None:
            return []
        return [Leaf(item.id, self.contents, item.title, item.title, 1)]

    def _lay_contents(self, volumes: dict[str, str]) -> None:
        """Lay the contents out until they have the pages they were numbered for."""
        place = next((item for item in self.plan.items if isinstance(item, Contents)), None)
        if place is None:
            return
        pages = self.contents.pages if self.contents else 0
        for _attempt in range(TRIES):
            self._stop_if_asked()
            lines = self._lines(place, pages, volumes)
            if not pages:
                pages = 1 + len(lines) // LINES_A_PAGE
                lines = self._lines(place, pages, volumes)
            section = Section(place.id, place.title, sheets.contents(lines, place.title))
            self.maker.sections([(place.id, section)])
            self.contents = self.maker.parts[place.id]
            if self.contents.pages == pages:
                return
            pages = self.contents.pages
        raise BindingFailed("The contents did not come to rest.", place.id)

    def _lines(self, place: Contents, pages: int, volumes: dict[str, str]) -> list[sheets.Line]:
        lines, at, header = [], 0, ""
        bates = self.plan.bates
        for item in self.plan.items:
            if item is place:
                at += pages
                continue
            leaves = self._leaves_of(item, header)
            listed = not isinstance(item, Section) or (item.in_contents and item.kind != "cover")
            if leaves[0].bookmark and listed:
                lines.append(
                    sheets.Line(
                        item.id,
                        leaves[0].bookmark,
                        leaves[0].level,
                        at + 1,
                        bates.number(at) if bates else "",
                        volumes.get(item.id, ""),
                    )
                )
            at += sum(leaf.pages for leaf in leaves)
        return lines

    # -- writing -----------------------------------------------------------

    def _write(self, writer: Writer) -> list[list[Leaf]]:
        limit = self.plan.court.max_bytes
        if limit is None:
            parts = [self._leaves()]
            writer.write(parts)
            return parts
        room = limit * ROOM
        for _attempt in range(TRIES):
            parts = partition(self._leaves(), room)
            if len(parts) > 1:
                volumes = {
                    leaf.id: str(number)
                    for number, leaves in enumerate(parts, 1)
                    for leaf in leaves
                }
                self._lay_contents(volumes)
                self.pool.stop()
                parts = partition(self._leaves(), room)
            drafts = writer.write(parts)
            largest = max(draft.size for draft in drafts)
            if largest <= limit:
                return parts
            room *= min(0.9, limit / largest)
        raise BindingFailed(
            f"The file cannot be split into parts of {limit / 1e6:.0f} MB: "
            "one section or page alone is larger."
        )

    def _names(self) -> dict[str, str]:
        """What a link's target is called, for those who hear the page."""
        names = {leaf.id: leaf.bookmark or leaf.title for leaf in self._leaves()}
        for leaf in self._leaves():
            for anchor in leaf.part.anchors:
                names.setdefault(anchor, f"{leaf.title}, {anchor}")
        return names

    def _wanted(self) -> frozenset[str]:
        """Anchors inside sections that some link leads to; unknown ones are told of."""
        wanted = {link.removesuffix(PAGE) for leaf in self._leaves() for link in leaf.part.links}
        unknown = wanted - self._names().keys()
        self.notices += [f"A reference leads nowhere: {name}" for name in sorted(unknown)]
        return frozenset(wanted)

    def _numbers(self) -> dict[str, int]:
        """The pages that some reference prints, as they are counted in the whole file."""
        printed = {link for leaf in self._leaves() for link in leaf.part.links if PAGE in link}
        if not printed or not self.plan.court.page_numbers:
            return {}
        found, at = {}, 1
        for leaf in self._leaves():
            for name in [leaf.id, *leaf.part.anchors]:
                if name + PAGE in printed:
                    found.setdefault(name, at + leaf.part.anchors.get(name, (0,))[0])
            at += leaf.pages
        return found

    def _tick(self, pages: int) -> None:
        if time.monotonic() - self.asked > PAUSE:
            self.asked = time.monotonic()
            self._stop_if_asked()
            self._tell("binding", pages)

    def _tell(self, stage: str, pages: int = 0) -> None:
        total = sum(leaf.pages for leaf in self._leaves())
        self.progress(Progress(stage, pages or total, total, total))

    def _stop_if_asked(self) -> None:
        if self.cancelled():
            raise Cancelled

    def pagination(self) -> Pagination:
        pages = sum(leaf.pages for leaf in self._leaves())
        return Pagination(pages, tuple(self._manifest()), self._places())

    # -- telling -----------------------------------------------------------

    def _result(
        self,
        placed: list[tuple[Path, Draft]],
        parts: list[list[Leaf]],
        pdfa: str,
        findings: list[str],
    ) -> Result:
        bates = self.plan.bates
        volumes = tuple(
            Volume(
                path,
                draft.numbering.part,
                draft.sha256,
                draft.size,
                draft.numbering.offset + 1,
                draft.numbering.offset + draft.pages,
                bates.number(draft.numbering.offset) if bates else "",
                bates.number(draft.numbering.offset + draft.pages - 1) if bates else "",
            )
            for path, draft in placed
        )
        manifest = tuple(self._manifest())
        notices = [*self.notices]
        for row in manifest:
            if row.reason:
                notices.append(f"{row.title} is represented by a slip sheet: {row.reason}")
        for leaf in self._leaves():
            notices += [f"{leaf.title or leaf.id}: {notice}" for notice in leaf.part.notices]
        first = volumes[0]
        return Result(
            path=first.path,
            pages=volumes[-1].last_page,
            sha256=first.sha256,
            size=first.size,
            parts=volumes,
            manifest=manifest,
            pdfa=CLAIMS.get(pdfa, ""),
            pdfa_findings=tuple(findings),
            notices=tuple(notices),
            places=self._places(),
            rendered=self.maker.rendered,
            reused=self.maker.reused,
            seconds=self.seconds,
        )

    def _places(self) -> dict[str, int]:
        """The page of each item and anchor; the first one of a name counts."""
        places: dict[str, int] = {}
        at = 1
        for leaf in self._leaves():
            places.setdefault(leaf.id, at)
            for name, (page, _x, _y) in leaf.part.anchors.items():
                places.setdefault(name, at + page)
            at += leaf.pages
        return places

    def _manifest(self) -> list[Row]:
        rows, at, header = [], 0, ""
        bates = self.plan.bates
        for item in self.plan.items:
            leaves = self._leaves_of(item, header)
            count = sum(leaf.pages for leaf in leaves)
            row = Row(
                item.id,
                type(item).__name__.lower(),
                leaves[0].bookmark,
                at + 1,
                at + count,
                bates.number(at) if bates else "",
                bates.number(at + count - 1) if bates else "",
                text_sha256=leaves[0].part.text_sha256,
            )
            if isinstance(item, Exhibit):
                out = self.maker.reproduced(item)
                source = self.maker.parts.get(item.id)
                row = replace(
                    row,
                    sha256=item.sha256,
                    pages_out=out,
                    pages_in=source.source_pages if source else out,
                    reason=self.maker.reasons.get(item.id, ""),
                    text_sha256="",
                )
            rows.append(row)
            at += count
        return rows
