"""From a production's content to the engine's sections, in the order of the profile."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.template.loader import render_to_string

from cases.casefile import exhibits
from cases.casefile.data import Attached
from cases.casefile.layout import LINE, section
from cases.casefile.request import Request
from cases.casefile.subjects import evidence as items_of_evidence
from cases.casefile.subjects import files as attached_files
from cases.casefile.subjects import log as entries_of_log
from cases.casefile.subjects import people as people_of_case
from cases.productions.content import Content
from cases.productions.held import Held
from taskforce.courtpdf import (
    CONTENTS,
    Bates,
    Box,
    DocumentPlan,
    Exhibit,
    Section,
    court,
    split,
)
from taskforce.courtpdf.plan import Item as Part

LEVEL = 2
COVERED = ("Children's names", "Covered (18 USC 3509(d)(1))")
# With the hash of a short text and most of its words the rest can be found by trying.
KEPT_HASH = "Kept with the record of the production"


@dataclass(frozen=True)
class Numbered:
    """The pages of what is in it, as far as they are known: first and last by anchor.

    Before the first binding they are not: zeros of the same width stand for them, so that
    the pages they are printed on take the same room.
    """

    bates: Bates
    pages: Mapping[str, tuple[int, int]]
    total: int = 1

    def first(self, anchor: str) -> str:
        """The number of the page on which it begins."""
        return self._number(0, anchor)

    def last(self, anchor: str) -> str:
        """The number of the page on which it ends."""
        return self._number(1, anchor)

    def _number(self, side: int, anchor: str) -> str:
        if anchor not in self.pages:
            return Bates(self.bates.prefix, 0, self.bates.digits).number(0)
        return self.bates.number(self.pages[anchor][side] - 1)

    @property
    def whole(self) -> tuple[str, str]:
        """First and last number of the production."""
        return self.bates.number(0), self.bates.number(self.total - 1)


def plan_of(content: Content, request: Request, numbered: Numbered) -> DocumentPlan:
    """What the engine builds."""
    items: list[Part] = []
    for name in request.profile.sections:
        if name == "contents":
            items.append(CONTENTS)
        else:
            items.extend(BUILDERS[name](content, request, numbered))
    return DocumentPlan(
        number=request.number,
        title=f"Production {content.number}",
        header=content.number,
        items=items,
        court=court(request.court or request.profile.court),
        bates=numbered.bates,
        as_of=content.data.as_of,
        footer=request.profile.confidentiality,
        watermark=request.profile.watermark,
    )


def _section(name: str, title: str, template: str, context: dict, **more) -> Section:
    html = render_to_string(f"cases/productions/pdf/{template}.html", context)
    return Section(name, title=title, html=html, **more)


def transmittal(content: Content, request: Request, numbered: Numbered) -> Iterator[Part]:
    """The cover: to whom, on what basis, which pages."""
    context = {"content": content, "request": request, "data": content.data}
    context |= dict(zip(("first", "last"), numbered.whole, strict=True))
    yield _section("cover", "Transmittal", "transmittal", context, kind="cover", in_contents=False)


def index(content: Content, request: Request, numbered: Numbered) -> Iterator[Part]:
    """Each record with its pages; a withheld one with its number in the withheld log."""
    files = {one.id: one.printed_sha256 for one in content.data.files}
    rows = [
        {
            "label": one.label,
            "anchor": one.anchor,
            "first": numbered.first(one.anchor),
            "last": numbered.last(one.anchor),
            "sha256": files.get(one.anchor, one.sha256),
            "whole": content.held.whole.get(one.anchor),
            "some": content.held.pages.get(one.anchor, ()),
        }
        for one in content.sources
    ]
    for number, chunk in enumerate(split.chunked(rows, lambda one: 2 * LINE)):
        title = "" if number else "Index of what is produced"
        yield _section(f"index-{number}", title, "index", {"rows": chunk, "is_first": not number})


def log(content: Content, request: Request, numbered: Numbered) -> Iterator[Part]:
    """The chronology; a slip page of its own stands where an entry is withheld."""
    files = {one.exhibit: one for one in content.data.files}
    month, is_first = None, True
    for held, run in _runs(content, "entry", content.data.entries):
        if held is not None:
            yield from _slips(content, "entry", run, held, "Investigative log" if is_first else "")
            is_first = False
            continue
        for chunk in split.chunked(run, entries_of_log.weight):
            rows, month = entries_of_log.rows_of(chunk, files, month)
            yield section(
                f"log-{chunk[0].number}",
                "Investigative log" if is_first else "",
                "log",
                {"rows": rows, "linked": not content.only_new, "is_first": is_first},
            )
            is_first = False


def people(content: Content, request: Request, numbered: Numbered) -> Iterator[Part]:
    """People as far as they are discoverable."""
    if content.data.people:
        yield from people_of_case.people(content.data, request)


def evidence(content: Content, request: Request, numbered: Numbered) -> Iterator[Part]:
    """Items with their chains of custody; a slip page where one is withheld."""
    is_first = True
    for held, run in _runs(content, "item", content.data.items):
        title = "Evidence and custody"
        if held is not None:
            yield from _slips(content, "item", run, held, title if is_first else "")
            is_first = False
            continue
        for chunk in split.chunked(run, items_of_evidence.weight):
            yield section(
                f"evidence-{chunk[0].number}",
                title if is_first else "",
                "evidence",
                {"items": chunk, "is_first": is_first, "linked": not content.only_new},
            )
            is_first = False


def all_exhibits(content: Content, request: Request, numbered: Numbered) -> Iterator[Part]:
    """The list of exhibits and behind it each of them, or a slip."""
    if not content.data.files:
        return
    yield from attached_files.exhibits(content.data, request)
    for one in content.data.files:
        held = content.held.whole.get(one.id)
        if held is None:
            yield _exhibit(content, one)
        else:
            yield _slip(content, one.id, f"Exhibit {one.exhibit}", held, level=LEVEL)


def withheld(content: Content, request: Request, numbered: Numbered) -> Iterator[Part]:
    """The withheld log of this production, in the form of Fed. R. Civ. P. 26(b)(5)(A)."""
    rows = [
        {"held": one, "pages": _pages_of(content, one, numbered)}
        for one in content.held.listed
        if not content.only_new or _anchors(content, one)
    ]
    for number, chunk in enumerate(split.chunked(rows, _held_weight)):
        title = "" if number else "Withheld log"
        yield _section(
            f"withheld-{number}", title, "withheld", {"rows": chunk, "is_first": not number}
        )
    if not rows:
        yield _section("withheld", "Withheld log", "withheld", {"rows": [], "is_first": True})


def certificate(content: Content, request: Request, numbered: Numbered) -> Iterator[Part]:
    """The certification under FRE 902(13) and (14), for the declarant, with the hashes."""
    context = {"content": content, "request": request, "data": content.data}
    context |= dict(zip(("first", "last"), numbered.whole, strict=True))
    files = [one for one in content.data.files if one.id not in content.held.whole]
    context["has_files"] = bool(files)
    yield _section("certificate", "Certificate", "certificate", context)
    for number, chunk in enumerate(split.chunked(files, lambda one: 3 * LINE)):
        yield section(f"hashes-{number}", "", "hashes", {"files": chunk, "is_first": not number})


BUILDERS = {
    "cover": transmittal,
    "index": index,
    "log": log,
    "people": people,
    "evidence": evidence,
    "exhibits": all_exhibits,
    "withheld": withheld,
    "certificate": certificate,
}


def _runs(content: Content, kind: str, records: Sequence) -> Iterator[tuple[Held | None, list]]:
    """Neighbors in order, cut where a record is withheld."""

    def held(one) -> Held | None:
        return content.held.whole.get(f"{kind}-{one.number}")

    for found, run in groupby(records, held):
        yield found, list(run)


def _slips(content: Content, kind: str, run: Sequence, held: Held, title: str) -> Iterator[Part]:
    named = {"entry": "Log entry", "item": "Item"}[kind]
    for one in run:
        anchor = f"{kind}-{one.number}"
        yield _slip(content, anchor, f"{named} {one.number}", held, section=title)
        title = ""


def _slip(content: Content, anchor: str, what: str, held: Held, section: str = "", level=LEVEL):
    context = {"what": what, "held": held, "section": section, "case": content.data.number}
    title = section or f"{what}: withheld, see {held.number}"
    return _section(anchor, title, "slip", context, level=1 if section else level)


def _exhibit(content: Content, one: Attached) -> Exhibit:
    """The file; pages of it that are withheld are black from edge to edge, in their place.

    Boxes over children's names hide what is under them as on public copies.
    """
    boxes, some = content.boxes.get(one.id, ()), content.held.pages.get(one.id, ())
    made = exhibits.exhibit(one, boxes)
    if boxes or one.redacted_text is not None:
        hidden = replace(made, facts=(*made.facts, COVERED))
        made = hidden if boxes else replace(hidden, hash_said=KEPT_HASH)
    if not some:
        return made
    facts = [("Withheld", f"{held.what}: {held.kind}, see {held.number}") for held in some]
    black = [Box(page, 0, 0, 1, 1) for held in some for page in held.page_numbers]
    return replace(made, facts=(*made.facts, *facts), boxes=(*made.boxes, *black))


def _anchors(content: Content, held: Held) -> list[str]:
    """The places in this production where a withholding shows."""
    whole = [key for key, one in content.held.whole.items() if one.pk == held.pk]
    some = [key for key, every in content.held.pages.items() if held in every]
    return [one for one in (*whole, *some) if content.has(one)]


def _pages_of(content: Content, held: Held, numbered: Numbered) -> str:
    ranges = [(numbered.first(one), numbered.last(one)) for one in _anchors(content, held)]
    return ", ".join(first if first == last else f"{first} to {last}" for first, last in ranges)


def _held_weight(row: dict) -> int:
    held = row["held"]
    return len(held.basis) + len(held.description) + len(row["pages"]) + 8 * LINE
