"""What one production holds, read in the snapshot that read the case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cases.casefile.composing import NothingToMake
from cases.casefile.data import Attached, CaseData, Entry, Facts, Item
from cases.models import Production, ProductionItem
from cases.productions.children import names_of_people, with_initials
from cases.productions.covered import boxes_over, without_names
from cases.productions.held import HeldBack, held_back
from cases.productions.look import asked_of
from cases.productions.named import Looked, Shown, look
from cases.productions.people import discoverable
from cases.productions.said import UNDECIDED
from cases.productions.sources import Source, all_sources
from cases.productions.words import named_in_exhibits, transmittal
from cases.redaction.known import Known
from cases.redaction.read import read_review
from taskforce.access.principal import Principal
from taskforce.courtpdf import Box

State = tuple[str, frozenset[str]]
Before = Mapping[str, Mapping[State, set[bool]]]

NOTHING_NEW = (
    "Nothing is new since the productions before, so there is nothing to produce. Cancel this "
    "production, or draft one of everything."
)


@dataclass(frozen=True)
class Content:
    """``data`` holds what is produced; what is withheld is in it by number only.

    ``boxes`` cover children's names on the pages of exhibits, by the exhibit's id.
    """

    production: str
    number: str
    facts: Facts
    correction: str
    only_new: bool
    data: CaseData
    sources: Sequence[Source]
    held: HeldBack
    boxes: Mapping[str, Sequence[Box]] = field(default_factory=dict)

    def has(self, anchor: str) -> bool:
        """Whether the production holds that record, or a slip for it."""
        return any(one.anchor == anchor for one in self.sources)


def content_of(production: Production, data: CaseData, principal: Principal) -> Content:
    """The content as it stands in this snapshot.

    :raises NothingToMake: when only new records were wanted and there are none, or while nobody
        decided on an exhibit that names a child.
    """
    case = production.case
    every = all_sources(data)
    held = held_back(case, data, every, principal)
    review = read_review(case.pk, principal)
    asked = asked_of(production, principal, names_of_people(data.people), review)
    typed = _typed(production, data, asked.known)
    sources = [
        replace(one, withheld=tuple(held.of(one.anchor)), covered=one.sha256 != said.sha256)
        for one, said in zip(every, all_sources(typed), strict=True)
    ]
    before = _produced(case, principal) if production.scope == Production.Scope.NEW else {}
    looked = look(case.pk, _files(data, held, sources, before), asked)
    if looked.open:
        raise NothingToMake(UNDECIDED)
    sources = list(_as_decided(sources, looked, before))
    if not sources:
        raise NothingToMake(NOTHING_NEW)
    wanted = {one.anchor for one in sources}
    named = [one for one in looked.named if one.file.id in wanted]
    return Content(
        production=str(production.pk),
        number=f"{case.number} {production}",
        facts=[*transmittal(production), *named_in_exhibits(named)],
        correction=production.correction,
        only_new=production.scope == Production.Scope.NEW,
        data=_without(without_names(typed, named), held, wanted),
        sources=sources,
        held=held,
        boxes=boxes_over(named),
    )


def _files(
    data: CaseData, held: HeldBack, sources: Sequence[Source], before: Before
) -> Iterator[Shown]:
    """The files that are not withheld as a whole, nor in an earlier production as they are."""
    files = {one.id: one for one in data.files}
    for one in sources:
        was = before.get(one.pk, {}).get(one.state, set())
        if one.anchor in files and one.anchor not in held.whole and False not in was:
            pages = [some.page_numbers for some in held.pages.get(one.anchor, ())]
            yield Shown(files[one.anchor], pages, given=bool(was))


def _as_decided(sources: Sequence[Source], looked: Looked, before: Before) -> Iterator[Source]:
    """The records to produce. What was given with names covered is new once they are left in."""
    named = {one.file.id: one for one in looked.named}
    for one in sources:
        was, found = before.get(one.pk, {}).get(one.state, set()), named.get(one.anchor)
        # Where nobody says otherwise, what was given covered stays as it was given.
        covers = found is not None and (found.is_covered or bool(was) and not found.is_left)
        one = replace(one, covered=one.covered or covers)
        if not was or was == {True} and not one.covered:
            yield one


def _typed(production: Production, data: CaseData, known: Known) -> CaseData:
    """The texts as they are typed, or with initials for children's names."""
    wanted = production.child_names == Production.ChildNames.INITIALS
    return with_initials(data, known) if wanted else data


def _produced(case, principal: Principal) -> Before:
    """What earlier productions held of each record: in which state, with names covered or not."""
    rows = ProductionItem.objects.visible_to(principal).filter(case=case)
    rows = rows.exclude(production__state=Production.State.CANCELED)
    found: dict[str, dict[State, set[bool]]] = {}
    for pk, sha256, first, every, covered in rows.values_list(
        "source_id", "sha256", "withholding_id", "withheld_by", "covered"
    ):
        held = frozenset(every or ([str(first)] if first else []))
        found.setdefault(str(pk), {}).setdefault((sha256, held), set()).add(covered)
    return found


def _without(data: CaseData, held: HeldBack, wanted: set[str]) -> CaseData:
    """The case's records that are in it; of what is withheld, only number and place.

    Of a part that is not named here nothing is in a production.
    """
    files = [_hidden(one, held) for one in data.files if one.id in wanted]
    every = {one.exhibit: _hidden(one, held) for one in data.files}
    shown = {one.exhibit for one in files}
    return replace(
        data,
        title="",
        summary="",
        closing_note="",
        facts=(),
        parts={
            "people": [discoverable(one) for one in _of("person", data.people, wanted)],
            "log": [_entry(one, held, shown) for one in _of("entry", data.entries, wanted)],
            "evidence": [_item(one, held, every) for one in _of("item", data.items, wanted)],
            "files": files,
        },
    )


def _of(kind: str, records: Sequence[Any], wanted: set[str]) -> list[Any]:
    return [one for one in records if f"{kind}-{one.number}" in wanted]


def _entry(one: Entry, held: HeldBack, shown: set[int]) -> Entry:
    if f"entry-{one.number}" in held.whole:
        return replace(one, kind="", author="", text="", addenda=(), exhibits=())
    return replace(one, exhibits=[number for number in one.exhibits if number in shown])


def _item(one: Item, held: HeldBack, every: dict[int, Attached]) -> Item:
    if f"item-{one.number}" in held.whole:
        return Item(one.number, "", "", "", (), (), (), one.hash_only)
    return replace(one, files=[every[file.exhibit] for file in one.files])


def _hidden(one: Attached, held: HeldBack) -> Attached:
    found = held.whole.get(one.id)
    if found is None:
        return one
    return replace(one, name=f"Withheld, see {found.number}", sha256="", size=0, vault_name="")
