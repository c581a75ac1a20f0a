"""Children's names in typed texts: how often they stand there, and initials in their place.

18 USC 3509(d)(1) keeps a child's name from whoever is not entitled to it, 3509(d)(3) lets the
court protect it from others by an order. What people typed of a case is rewritten on request;
what attached files say is decided exhibit by exhibit (``cases.productions.named``).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from cases.casefile.data import CaseData, Person
from cases.casefile.subjects.people import known_of_row
from cases.models import Case
from cases.productions.held import in_force
from cases.productions.people import is_child
from cases.redaction.finder import Hit, find
from cases.redaction.folding import words
from cases.redaction.known import Known, known_of
from cases.redaction.places import Place, rewritten
from cases.redaction.proposals import Review

KINDS = {"child_identity", "minor_name"}
APART = "\n" + "-" * 20 + "\n"
# A person's own names are printed as ``people`` has them.
OWN = (":name", ":aliases", ":fact:Also known as")

# A case of which nothing but its people was read.
NOTHING = CaseData(
    **dict.fromkeys(
        ("number", "title", "agency", "kind", "status", "status_code", "confidentiality"), ""
    ),
    opened_on=date.min,
    lead="",
    summary="",
    closing_note="",
    facts=(),
    as_of=datetime.min.replace(tzinfo=UTC),
)


@dataclass(frozen=True)
class Standing:
    """How often children's names stand in what is produced; ``maybe`` are ordinary words too."""

    sure: int
    maybe: int


def names_of_people(people: Iterable[Person]) -> Known:
    """The names of all whom a production names by initials."""
    children = [
        replace(one, known=replace(one.known, minor=True)) for one in people if is_child(one)
    ]
    return Known(names=known_of(NOTHING.with_parts(people=children)).names)


def with_chosen(known: Known, review: Review) -> Known:
    """The same, with the texts that people marked by hand as a child's name, and that stand."""
    return known.with_texts(one for one in review.texts if one.kind in KINDS)


def with_initials(data: CaseData, known: Known) -> CaseData:
    """The case with ``[M.Q.]`` wherever a child's name stands for certain."""

    def change(place: Place, text: str) -> str:
        return initialed(text, [hit for hit in _hits(place, text, known) if hit.certain])

    return rewritten(data, change)


def initialed(text: str, hits: Iterable[Hit]) -> str:
    """The text with ``[M.Q.]`` in place of each of these hits, which are in order."""
    out, at = [], 0
    for hit in hits:
        out += [text[at : hit.start], _initials(text[hit.start : hit.end])]
        at = hit.end
    return "".join([*out, text[at:]])


def names_in(text: str, known: Known) -> list[Hit]:
    """Where children are named in a text, or may be; in order."""
    return [hit for hit in find(text, known) if hit.kind in KINDS] if known.names else []


def standing(case: Case, user, known: Known) -> Standing:
    """In the typed texts of a case that are not withheld now (one query)."""
    found = [hit for (text,) in _typed(case, user) for hit in names_in(text, known)]
    sure = sum(hit.certain for hit in found)
    return Standing(sure, len(found) - sure)


def recorded_names(case: Case, user) -> Known:
    """The names as they are recorded, without reading the rest of the case (one query)."""
    rows = case.casepersons.visible_to(user).order_by("number")
    people = [
        Person(
            row.number, "", "", row.name, row.aliases, (), "", (), known_of_row(row, case.opened_on)
        )
        for row in rows
    ]
    return names_of_people(people)


def _typed(case: Case, user) -> QuerySet:
    """One row of typed text for each record that is not withheld, in one query."""
    live = in_force(case.pk, user).filter(page_first__isnull=True).order_by()
    entries = live.filter(entry__isnull=False).values("entry_id")
    items = live.filter(item__isnull=False).values("item_id")
    files = live.filter(file__isnull=False).values("file_id")
    under = Q(log_entry__in=entries) | Q(log_entry__addendum_to__in=entries)
    texts_of = (
        (case.logentrys, Q(pk__in=entries) | Q(addendum_to__in=entries), ("text",)),
        (case.casepersons, Q(), ("description",)),
        (case.personroledecisions, Q(), ("basis",)),
        (case.evidenceitems, Q(pk__in=items), ("description", "details", "collected_place")),
        (case.custodys, Q(evidence__in=items), ("released_by", "received_by", "place", "note")),
        (case.storedfiles, Q(pk__in=files) | Q(evidence__in=items) | under, ("name",)),
    )
    first, *others = [
        rows.visible_to(user).exclude(held).order_by().values_list(_joined(fields))
        for rows, held, fields in texts_of
    ]
    return first.union(*others, all=True)


def _joined(fields: tuple[str, ...]) -> Concat:
    """Texts of one record, so far apart that no name is found across two of them."""
    pieces = [piece for name in fields for piece in (F(name), Value(APART))]
    return Concat(*pieces, output_field=TextField())


def _hits(place: Place, text: str, known: Known) -> Iterator[Hit]:
    own = place.group == "person" and place.key.endswith(OWN)
    if text and not place.of_staff and not own:
        yield from names_in(text, known)


def _initials(found: str) -> str:
    return f"[{''.join(f'{one[0].upper()}.' for one in words(found))}]"
