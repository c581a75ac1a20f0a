"""Making every part of a plan: from the store where it is known, else in a child."""

from collections.abc import Callable, Iterable, Sequence

from . import boxes, keys, sheets, written
from .bind.binder import Leaf
from .errors import CourtPdfError, ExhibitRefused
from .exhibits import office, ways
from .parts import Part, unpacked
from .plan import DocumentPlan, Exhibit, Section
from .pool import UNREADABLE, ExhibitFailed, Job, Pool
from .reading import reading_of
from .result import Progress
from .spool import Spool
from .store import SectionStore

CLAIMS = {"2b": "PDF/A-2b"}
OPAQUE = Part(b"", 0)
UNCOVERED = "Places in it are to be covered, and this kind of file has no pages to cover them on."


class Maker:
    """Keeps the parts of one build, and counts."""

    def __init__(
        self,
        plan: DocumentPlan,
        store: SectionStore,
        pool: Pool,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        spool: Spool,
    ) -> None:
        self.plan, self.store, self.pool, self.spool = plan, store, pool, spool
        self.progress, self.cancelled = progress, cancelled
        self.parts: dict[str, Part] = {}
        self.reasons: dict[str, str] = {}
        self.texts: dict[str, list[Section]] = {}
        self.rendered = self.reused = self.pages = 0
        self.total = len(plan.items)

    # -- exhibits ----------------------------------------------------------

    def exhibits(self, exhibits: Sequence[Exhibit]) -> None:
        """Reproduce each exhibit, or note in ``reasons`` why not."""
        waiting: dict[str, list[Exhibit]] = {}
        for exhibit in exhibits:
            if reason := self._known_reason(exhibit):
                self.reasons[exhibit.id] = reason
            elif ways.is_written(exhibit.media_type):
                self.texts[exhibit.id] = self._written(exhibit)
            else:
                self._known(exhibit, waiting)
        jobs = [self._exhibit_job(same[0], key) for key, same in waiting.items()]
        self.total += len(jobs)
        for job, outcome in self.pool.run(jobs, self.cancelled):
            key, lasting = job.header["key"], not isinstance(outcome, ExhibitFailed)
            if isinstance(outcome, ExhibitRefused):
                outcome = Part(b"", 0, reason=outcome.sentence)
            elif isinstance(outcome, CourtPdfError):
                raise outcome
            self._keep(key, outcome, lasting)
            for exhibit in waiting[key]:
                self._take(exhibit, outcome)
            self._tell("exhibits", job.name, outcome.pages)

    def _known_reason(self, exhibit: Exhibit) -> str:
        """Why it gets a sheet alone, as far as that is known before it is read; or ""."""
        way, limit = ways.way_by_type(exhibit.media_type), self.plan.court.max_exhibit_bytes
        if reason := exhibit.withheld or ways.why_not(way, exhibit.size, limit):
            return reason
        return UNCOVERED if exhibit.boxes and way in ways.WRITTEN else ""

    def _known(self, exhibit: Exhibit, waiting: dict[str, list[Exhibit]]) -> None:
        key = keys.exhibit_key(exhibit, self.plan.court)
        stored = unpacked(self.store.get(key)) if key not in waiting else None
        if stored is None:
            waiting.setdefault(key, []).append(exhibit)
        else:
            self._take(exhibit, stored)
            self.reused += 1
            self.total += 1
            self._tell("exhibits", exhibit.label, stored.pages)

    def _take(self, exhibit: Exhibit, part: Part) -> None:
        court, reason = self.plan.court, part.reason
        if not reason and part.pdfa and court.exhibit_fallback == "slip":
            reason = f"The file does not meet {CLAIMS[court.pdfa]}."
        if reason:
            self.reasons[exhibit.id] = reason
        self.parts[exhibit.id] = self.spool.keep(part)

    def _exhibit_job(self, exhibit: Exhibit, key: str) -> Job:
        court = self.plan.court
        limit, folder = court.max_exhibit_bytes, self.spool.folder
        reading = reading_of(exhibit, limit, folder, self.cancelled)
        header = {
            "kind_of_job": "exhibit",
            "key": key,
            "limits": court.exhibit_limits(),
            "pdfa": court.pdfa,
            "boxes": boxes.rows(exhibit.boxes),
            "flatten": court.flattens,
        }
        return Job(
            exhibit.id, exhibit.label, header, reading.blobs, is_exhibit=True, after=reading.problem
        )

    def _written(self, exhibit: Exhibit) -> list[Section]:
        """The sections of a text or an e-mail; its sheet carries the bookmark."""
        try:
            fragments = written.fragments(exhibit)
        except ExhibitRefused as error:
            self.reasons[exhibit.id] = error.sentence
            return []
        except Exception:  # storage and vault have errors of their own
            self.reasons[exhibit.id] = f"The file could not be reproduced: {UNREADABLE}."
            return []
        self.total += len(fragments)
        return [
            Section(f"{exhibit.id}.text-{n}", "", html, level=exhibit.level)
            for n, html in enumerate(fragments, 1)
        ]

    # -- sections ----------------------------------------------------------

    def sections(self, wanted: Iterable[tuple[str, Section]]) -> None:
        """Render the sections; each part is kept under the slot given with it."""
        jobs = []
        for slot, section in wanted:
            key = keys.section_key(section, self.plan.court)
            stored = unpacked(self.store.get(key))
            if stored is None:
                jobs.append(self._section_job(slot, section, key))
            else:
                self.parts[slot] = stored
                self.reused += 1
                self._tell("sections", section.title, stored.pages)
        for job, outcome in self.pool.run(jobs, self.cancelled):
            if isinstance(outcome, CourtPdfError):
                raise outcome
            self._keep(job.header["key"], outcome)
            self.parts[job.header["slot"]] = outcome
            self._tell("sections", job.name, outcome.pages)

    def _section_job(self, slot: str, section: Section, key: str) -> Job:
        header = {
            "kind_of_job": "section",
            "key": key,
            "slot": slot,
            "id": section.id,
            "title": section.title,
            "html": section.html,
            "lang": section.lang,
            "kind": section.kind,
            "layout": self.plan.court.layout(),
            "prefix": keys.prefix(section.id),
            "pdfa": self.plan.court.pdfa,
        }
        images = section.resources
        return Job(
            section.id,
            section.title or section.id,
            header,
            lambda: {name: [data] for name, data in images.items()},
        )

    def all_sections(self) -> list[tuple[str, Section]]:
        own = [(item.id, item) for item in self.plan.items if isinstance(item, Section)]
        return own + [(piece.id, piece) for pieces in self.texts.values() for piece in pieces]

    def sheets(self, exhibits: Sequence[Exhibit]) -> None:
        self.sections([(sheet_slot(exhibit), self._sheet(exhibit)) for exhibit in exhibits])

    def _sheet(self, exhibit: Exhibit) -> Section:
        part = self.parts.get(exhibit.id, OPAQUE)
        reason = self.reasons.get(exhibit.id, "")
        pages = 0 if reason else self.reproduced(exhibit)
        laid_out = [office.TOLD] if pages and ways.is_office(exhibit.media_type) else []
        return sheets.exhibit_sheet(exhibit, pages, [*laid_out, *part.notices], reason)

    def reproduced(self, exhibit: Exhibit) -> int:
        """How many pages of the exhibit are in the file."""
        if self.reasons.get(exhibit.id):
            return 0
        return self.parts.get(exhibit.id, OPAQUE).pages + sum(
            self.parts[piece.id].pages for piece in self.texts.get(exhibit.id, [])
        )

    # -- in their places ---------------------------------------------------

    def leaves_of(self, exhibit: Exhibit) -> list[Leaf]:
        """The sheet, and behind it what could be reproduced."""
        title = f"{exhibit.label}. {exhibit.title}"
        leaves = [
            Leaf(exhibit.id, self.parts[sheet_slot(exhibit)], exhibit.label, title, exhibit.level)
        ]
        if self.reasons.get(exhibit.id):
            return leaves
        if exhibit.id in self.parts:
            leaves.append(
                Leaf(
                    f"{exhibit.id}.pages",
                    self.parts[exhibit.id],
                    exhibit.label,
                    "",
                    exhibit.level,
                    alternative=title,
                )
            )
        return leaves + [
            Leaf(piece.id, self.parts[piece.id], exhibit.label, "", exhibit.level)
            for piece in self.texts.get(exhibit.id, [])
        ]

    def _keep(self, key: str, part: Part, lasting: bool = True) -> None:
        """What failed for a reason that may pass is tried again in the next build."""
        if lasting:
            self.store.put(key, part.packed())
        self.rendered += 1

    def _tell(self, stage: str, label: str, pages: int) -> None:
        self.pages += pages
        self.progress(Progress(stage, self.rendered + self.reused, self.total, self.pages, label))


def sheet_slot(exhibit: Exhibit) -> str:
    return f"{exhibit.id}#sheet"


def claim(plan: DocumentPlan, leaves: Iterable[Leaf]) -> tuple[str, list[str]]:
    """The PDF/A level that all leaves allow, and what stands against it."""
    findings = [
        f"{leaf.title or leaf.id}: {finding}" for leaf in leaves for finding in leaf.part.pdfa
    ]
    return ("" if findings else plan.court.pdfa), findings
