"""What one production holds, read in the snapshot that read the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cases.casefile.composing import NothingToMake
from cases.casefile.data import Attached, CaseData, Entry, Facts, Item
from cases.models import Production, ProductionItem
from cases.productions.children import names_of_people, with_initials
from cases.productions.covered import boxes_over, without_names
from cases.productions.held import HeldBack, held_back
from cases.productions.look import choices_of
from cases.productions.named import Looked, look
from cases.productions.people import discoverable
from cases.productions.said import UNDECIDED
from cases.productions.sources import Source, all_sources, keys_of
from cases.productions.words import named_in_exhibits, transmittal
from taskforce.access.principal import Principal
from taskforce.courtpdf import Box

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
    keys = keys_of(data)
    held = held_back(case, data, keys, principal)
    sources = [replace(one, withheld=tuple(held.of(one.anchor))) for one in all_sources(data, keys)]
    only_new = production.scope == Production.Scope.NEW
    if only_new:
        known = _produced(case, principal)
        sources = [one for one in sources if one.state not in known.get(one.pk, ())]
        if not sources:
            raise NothingToMake(NOTHING_NEW)
    wanted = {one.anchor for one in sources}
    looked = _looked(production, data, held, wanted, principal)
    shown = without_names(_typed(production, data), looked.named)
    return Content(
        production=str(production.pk),
        number=f"{case.number} {production}",
        facts=[*transmittal(production), *named_in_exhibits(looked.named)],
        correction=production.correction,
        only_new=only_new,
        data=_without(shown, held, wanted),
        sources=sources,
        held=held,
        boxes=boxes_over(case.pk, looked.named, principal),
    )


def _looked(
    production: Production, data: CaseData, held: HeldBack, wanted: set[str], principal: Principal
) -> Looked:
    """The exhibits that name a child, in the originals, with what was decided on each."""
    files = [
        (one, [some.page_numbers for some in held.pages.get(one.id, ())])
        for one in data.files
        if one.id in wanted and one.id not in held.whole
    ]
    known = names_of_people(data.people)
    looked = look(production.case_id, files, known, lambda: choices_of(production, principal))
    if looked.open:
        raise NothingToMake(UNDECIDED)
    return looked


def _typed(production: Production, data: CaseData) -> CaseData:
    """The texts as they are typed, or with initials for children's names."""
    wanted = production.child_names == Production.ChildNames.INITIALS
    return with_initials(data) if wanted else data


def _produced(case, principal: Principal) -> dict[str, set[tuple[str, frozenset[str]]]]:
    """What earlier productions held of each record, and what of it was withheld from them."""
    rows = ProductionItem.objects.visible_to(principal).filter(case=case)
    rows = rows.exclude(production__state=Production.State.CANCELED)
    found: dict[str, set[tuple[str, frozenset[str]]]] = {}
    for pk, sha256, first, every in rows.values_list(
        "source_id", "sha256", "withholding_id", "withheld_by"
    ):
        held = frozenset(every or ([str(first)] if first else []))
        found.setdefault(str(pk), set()).add((sha256, held))
    return found


def _without(data: CaseData, held: HeldBack, wanted: set[str]) -> CaseData:
    """The case's records that are in it; of what is withheld, only number and place."""
    files = [_hidden(one, held) for one in data.files if one.id in wanted]
    every = {one.exhibit: _hidden(one, held) for one in data.files}
    shown = {one.exhibit for one in files}
    return replace(
        data,
        title="",
        summary="",
        closing_note="",
        facts=(),
        people=[discoverable(one) for one in data.people if f"person-{one.number}" in wanted],
        entries=[
            _entry(one, held, shown) for one in data.entries if f"entry-{one.number}" in wanted
        ],
        items=[_item(one, held, every) for one in data.items if f"item-{one.number}" in wanted],
        files=files,
    )


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
