"""The page numbers of productions: claimed, with everything they stand for, at publishing."""

from collections.abc import Sequence

from django.utils import timezone

from cases.casefile.composing import NothingToMake
from cases.casefile.numbering import ContentMoved, Numbers, NumbersMoved
from cases.casefile.profiles import Copy
from cases.casefile.publication import MadePart
from cases.models import BatesSeries, CaseFile, Production, ProductionItem, Withholding
from cases.productions.held import in_force
from cases.services.acts import hold
from cases.services.casefile_publish import RightsGone
from taskforce.audit import record

NOT_WANTED = "The production was canceled or made meanwhile, so this file was not kept."


class OfTheCase:
    """Each production goes on where the one before it ended.

    Two may be bound with the same start. The one that is published first owns it: the other
    finds the series moved on, and is bound again behind it. What fails or is canceled before
    it is published has taken nothing.
    """

    def numbers(self, row: CaseFile, copy: Copy) -> Numbers:
        """The numbers as the series stands now."""
        production = _wanted(row).select_related("series").get()
        series = production.series
        return Numbers(series.prefix, series.next_number, series.digits)

    def claim(self, row: CaseFile, parts: Sequence[MadePart]) -> None:
        """Make the numbers this production's own, and write down which record stands where.

        :raises NumbersMoved: when another production was published meanwhile.
        :raises ContentMoved: when a record was withheld, or released, meanwhile.
        :raises RightsGone: when who asked may not produce any more.
        :raises NothingToMake: when the production is not wanted any more.
        """
        production = _wanted(row).first()
        if production is None:
            raise RightsGone
        production = Production.objects.select_for_update(of=("self",)).get(pk=production.pk)
        if production.state != Production.State.DRAFT:
            raise NothingToMake(NOT_WANTED)
        _refuse_other_withholdings(row)
        # Whoever publishes holds the series until the transaction ends.
        series = BatesSeries.objects.select_for_update(of=("self",)).get(pk=production.series_id)
        first = int(parts[0].bates_first.removeprefix(series.prefix))
        if first != series.next_number:
            raise NumbersMoved
        pages = sum(part.pages for part in parts)
        production.bates_first, production.bates_last = first, first + pages - 1
        production.state, production.prepared_at = Production.State.PREPARED, timezone.now()
        production.parts = [_part(one) for one in parts]
        fields = ["bates_first", "bates_last", "state", "prepared_at", "parts"]
        production.save(update_fields=fields)
        series.next_number = first + pages
        series.save(update_fields=["next_number"])
        ProductionItem.objects.bulk_create(_items(row, production))
        record(
            "production.prepared",
            production,
            number=production.number,
            pages=pages,
            sha256=[part.sha256 for part in parts],
        )


def _wanted(row: CaseFile):
    """The production this file was asked for, if who asked may still produce."""
    rows = Production.objects.permitted(row.requested_by, "case.produce")
    return rows.filter(pk=row.options.get("production"), case=row.case_id)


def _refuse_other_withholdings(row: CaseFile) -> None:
    """Whoever withholds from now on waits until this is published, and is seen before it goes."""
    hold(row.case_id, Withholding)
    live = in_force(row.case_id, row.requested_by).values_list("pk", flat=True)
    if sorted(map(str, live)) != sorted(row.manifest["production"]["in_force"]):
        raise ContentMoved


def _part(one: MadePart) -> dict:
    return {
        "part": one.part,
        "of_parts": one.of_parts,
        "sha256": one.sha256,
        "size": one.size,
        "pages": one.pages,
        "bates_first": one.bates_first,
        "bates_last": one.bates_last,
    }


def _items(row: CaseFile, production: Production) -> list[ProductionItem]:
    before = production.bates_first - 1
    sources = row.manifest["production"]["sources"]
    return [
        ProductionItem(
            case_id=row.case_id,
            production=production,
            kind=one["kind"],
            source_id=one["pk"],
            label=one["label"],
            bates_first=before + one["first"],
            bates_last=before + one["last"],
            sha256=one["sha256"],
            withholding_id=next(iter(one["withheld"]), None),
            withheld_by=one["withheld"],
            covered=one["covered"],
        )
        for one in sources  # in reading order, which their keys keep on one page
    ]
