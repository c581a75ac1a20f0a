"""What is kept back from productions now, and what follows a record that is kept back.

Fails closed: the addenda of a withheld entry, and the files of a withheld entry or item, are
withheld with it, for they would tell what it says.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from cases.casefile.data import CaseData
from cases.casefile.words import day
from cases.models import Case, Withholding
from cases.productions.sources import Source
from taskforce.access.principal import Principal


@dataclass(frozen=True)
class Held:
    """A withholding as it is printed (Fed. R. Civ. P. 26(b)(5)(A)): never what it holds back."""

    pk: str
    number: str
    what: str
    kind: str
    date: str
    author: str
    recipients: str
    description: str
    basis: str
    pages: tuple[int, int] | None = None

    @property
    def page_numbers(self) -> range:
        """The pages of the file, where some only are kept back."""
        return range(self.pages[0], self.pages[1] + 1) if self.pages else range(0)


@dataclass(frozen=True)
class HeldBack:
    """The live withholdings by the anchor of the record each keeps back.

    ``pages`` are those that keep back some pages of a file only; ``live`` are the ids of all
    that were in force as they were read.
    """

    whole: Mapping[str, Held] = field(default_factory=dict)
    pages: Mapping[str, Sequence[Held]] = field(default_factory=dict)
    live: Sequence[str] = ()

    def of(self, anchor: str) -> list[str]:
        """The ids of all that keep back a record, or some of it."""
        whole = self.whole.get(anchor)
        return sorted([whole.pk] if whole else {one.pk for one in self.pages.get(anchor, ())})

    @property
    def listed(self) -> list[Held]:
        """Each withholding once, by its number."""
        every = [*self.whole.values(), *(one for some in self.pages.values() for one in some)]
        unique = {one.pk: one for one in every}
        return sorted(unique.values(), key=lambda one: int(one.number.removeprefix("W-")))


def in_force(case_id: uuid.UUID, user) -> QuerySet[Withholding]:
    """The withholdings of a case that nobody withdrew."""
    return Withholding.objects.visible_to(user).filter(case_id=case_id, end__isnull=True)


def pages_of(row: Withholding) -> range:
    """The pages of its file that it keeps back; none where it keeps back all of it."""
    return range(row.page_first, row.page_last + 1) if row.page_first else range(0)


def held_back(
    case: Case, data: CaseData, sources: Iterable[Source], principal: Principal
) -> HeldBack:
    """Read in the snapshot of the case; ``sources`` are its records."""
    rows = list(in_force(case.pk, principal).order_by("number"))
    anchors = {one.pk: one.anchor for one in sources}
    whole: dict[str, Held] = {}
    pages: dict[str, list[Held]] = {}
    for row in rows:
        anchor = anchors[str(row.entry_id or row.item_id or row.file_id)]
        one = _held(row, anchor)
        if one.pages:
            pages.setdefault(anchor, []).append(one)
        else:
            whole.setdefault(anchor, one)
    _spread(whole, data)
    some = {key: held for key, held in pages.items() if key not in whole}
    return HeldBack(whole, some, sorted(str(row.pk) for row in rows))


def _spread(whole: dict[str, Held], data: CaseData) -> None:
    for entry in data.entries:
        root = f"entry-{entry.addendum_to}"
        if entry.addendum_to and root in whole:
            whole.setdefault(f"entry-{entry.number}", whole[root])
    for one in data.files:
        if one.source_key in whole:
            whole.setdefault(one.id, whole[one.source_key])


def _held(row: Withholding, anchor: str) -> Held:
    kind, _, number = anchor.partition("-")
    name = {"entry": "Log entry", "item": "Item", "exhibit": "Exhibit"}[kind]
    pages = (row.page_first, row.page_last) if row.page_first else None
    return Held(
        pk=str(row.pk),
        number=str(row),
        what=f"{name} {number}{said_pages(pages)}",
        kind=row.get_kind_display(),
        date=day(row.document_date),
        author=row.author,
        recipients=row.recipients,
        description=row.description,
        basis=row.basis,
        pages=pages,
    )


def said_pages(pages: tuple[int, int] | None) -> str:
    """``, page 2`` or ``, pages 2 to 4``."""
    if not pages:
        return ""
    first, last = pages
    return f", page {first}" if first == last else f", pages {first} to {last}"
