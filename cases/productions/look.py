"""Looking through the exhibits of a draft, without reading the rest of the case."""

from collections.abc import Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from cases.casefile.subjects.files import attached, rows_of_files
from cases.models import ExhibitChoice, Production, ProductionItem, StoredFile, Withholding
from cases.productions.children import KINDS, recorded_names, with_chosen
from cases.productions.held import in_force, pages_of
from cases.productions.named import Asked, Choices, Looked, Shown, look
from cases.redaction.known import Known
from cases.redaction.proposals import Review
from cases.redaction.read import read_review
from taskforce.courtpdf import Box

READING_SECONDS = 4.0


def look_at(
    production: Production, user, known: Known | None = None, seconds: float = READING_SECONDS
) -> Looked:
    """What stands in the exhibits of a draft as things are now; at most six queries.

    :param known: the children's names, where they were read already.
    """
    case = production.case
    review = read_review(case.pk, user)
    known = recorded_names(case, user) if known is None else known
    asked = asked_of(production, user, known, review)
    if not asked.known.names and not asked.drawn:
        return Looked()
    return look(case.pk, _files(production, user), asked, seconds)


def asked_of(production: Production, user, known: Known, review: Review) -> Asked:
    """What a production looks for in exhibits, and how people decided.

    Under a protective order for children's names, what cannot be searched is listed, and
    blocks nothing: the order binds the defense whatever a picture shows.
    """
    return Asked(
        known=with_chosen(known, review),
        drawn=_drawn(review),
        choices=lambda: choices_of(production, user),
        must_look=production.child_names == Production.ChildNames.INITIALS,
    )


def choices_of(production: Production, user) -> Choices:
    """The newest choice on each state of each exhibit (one query).

    That nobody is named in a file is true whoever gets it: said for another production of the
    case it holds here too, until it is decided otherwise here.
    """
    mine = Q(production=production)
    anywhere = Q(case=production.case_id, how=ExhibitChoice.How.NO_NAME)
    rows = ExhibitChoice.objects.visible_to(user).filter(mine | anywhere)
    rows = rows.select_related("decided_by").order_by("decided_at", "id")
    return {
        (str(row.file_id), row.fingerprint): row
        for row in sorted(rows, key=lambda row: row.production_id == production.pk)
    }


def _drawn(review: Review) -> dict[str, list[Box]]:
    """The boxes in force over children's names, by the file's id."""
    found: dict[str, list[Box]] = {}
    for mark in review.boxes:
        if mark.kind in KINDS:
            found.setdefault(str(mark.file_id), []).append(mark.as_box)
    return found


def _files(production: Production, user) -> list[Shown]:
    """The files that are neither withheld nor, where only new ones are wanted, produced."""
    case, live = production.case, list(in_force(production.case_id, user).order_by("number"))
    rows = rows_of_files(case, user)
    if production.scope == Production.Scope.NEW:
        rows = rows.annotate(produced=ArraySubquery(_produced(user)))
    found = []
    for number, row in enumerate(rows, start=1):
        held = [one for one in live if _holds(one, row)]
        pages = [pages_of(one) for one in held if one.page_first]
        before = _produced_as(row, held)
        if len(pages) == len(held) and False not in before:
            found.append(Shown(attached(number, row), pages, given=bool(before)))
    return found


def _holds(one: Withholding, row: StoredFile) -> bool:
    """A file is withheld with the entry or item it hangs on, and with an entry's addendum."""
    if one.file_id:
        return one.file_id == row.pk
    if one.item_id:
        return one.item_id == row.evidence_id
    entry = row.log_entry
    return entry is not None and one.entry_id in (entry.pk, entry.addendum_to_id)


def _produced(user) -> QuerySet:
    """What earlier productions hold of a file."""
    rows = ProductionItem.objects.visible_to(user).filter(source_id=OuterRef("pk"))
    rows = rows.exclude(production__state=Production.State.CANCELED)
    return rows.values(data=JSONObject(sha256="sha256", held="withheld_by", covered="covered"))


def _produced_as(row: StoredFile, held: Sequence[Withholding]) -> list[bool]:
    """Of each production that holds it as it is now: whether children's names are covered there."""
    now = (row.sha256, sorted(str(one.pk) for one in held))
    every = getattr(row, "produced", ())
    return [one["covered"] for one in every if (one["sha256"], one["held"]) == now]
