"""Productions for the tests: drafted, built in this process, handed over. Not a test itself."""

import datetime
import io

import pikepdf
import pypdfium2 as pdfium
from django.db import transaction
from django.utils import timezone

from cases.models import (
    BatesSeries,
    Case,
    CaseFile,
    CaseFilePart,
    LogEntry,
    Production,
    StoredFile,
    Withholding,
)
from cases.productions.look import look_at
from cases.productions.named import Looked, Named
from cases.services.casefile_build import build_now
from cases.services.production_draft import draft_production
from cases.services.production_end import serve_production
from cases.services.production_exhibit import choose_exhibit
from cases.services.production_looked import confirm_looked
from cases.services.production_prepare import prepare_production
from cases.services.withholding import withhold
from taskforce.access.identity import acting
from taskforce.courtpdf.child.readback import Reader
from taskforce.vault import files
from tests.cast import Cast

BEFORE = datetime.timedelta(hours=3)  # any time that is typed for the hand-over
TO = {
    "recipient": "Dana Counsel",
    "office": "Counsel & Partners",
    "defendant": "Vic Tor",
    "basis": "rule_16_request",
    "medium": "disc",
    "child_names": "protective_order",
    "prefix": "RPD0001-",
}


def draft(cast: Cast, case: Case, by=None, **values) -> Production:
    """A draft of the detective's."""
    by = by or cast.detective
    with acting(by), transaction.atomic():
        return draft_production(case=case, by=by, **{**TO, **values})


def prepared(cast: Cast, case: Case, production: Production | None = None, **values) -> Production:
    """A production whose file was made in this process."""
    row = production or draft(cast, case, **values)
    ask(cast, row)
    return again(cast, row, "prepared")


def ask(cast: Cast, production: Production) -> bool:
    """Ask for its file and build it; whether this call had it."""
    with acting(cast.detective), transaction.atomic():
        file = prepare_production(production=production, by=cast.detective, offered=False)
    return build_now(file.pk)


def again(cast: Cast, production: Production, state: str = "") -> Production:
    """The row as it stands now."""
    with acting(cast.detective), transaction.atomic():
        rows = Production.objects.select_related("series", "case_file", "case")
        row = rows.get(pk=production.pk)
    if state:
        assert (row.state, row.case_file and row.case_file.failure) == (state, "")
    return row


def numbered(cast: Cast, case: Case, pages: int = 4, **values) -> Production:
    """A prepared production as publishing leaves it, without a file being laid out."""
    row = draft(cast, case, **values)
    with acting(cast.detective), transaction.atomic():
        series = BatesSeries.objects.select_for_update().get(pk=row.series_id)
        file = CaseFile.objects.create(
            case=case,
            number=CaseFile.objects.filter(case=case).count() + 1,
            profile="discovery",
            requested_by=cast.detective,
            options={"production": str(row.pk)},
        )
        row.case_file, row.bates_first = file, series.next_number
        row.bates_last, row.state = row.bates_first + pages - 1, "prepared"
        row.prepared_at, row.parts = timezone.now() - BEFORE, [_part(series, row)]
        row.save()
        series.next_number += pages
        series.save()
    return again(cast, row, "prepared")


def _part(series: BatesSeries, row: Production) -> dict:
    return {
        "part": 1,
        "of_parts": 1,
        "sha256": f"{row.number:064x}",
        "size": 400_000,
        "pages": row.pages,
        "bates_first": series.number(row.bates_first),
        "bates_last": series.number(row.bates_last),
    }


def produced(cast: Cast, case: Case, **values) -> Production:
    """A production that was handed over."""
    row = numbered(cast, case, **values)
    with acting(cast.detective), transaction.atomic():
        return serve_production(
            production=row,
            by=cast.detective,
            served_at=timezone.now() + datetime.timedelta(seconds=1),
            served_how="By hand",
            receipt="Signed by the clerk",
        )


def keep_back(cast: Cast, case: Case, target, **values) -> Withholding:
    """A withheld record."""
    with acting(cast.detective), transaction.atomic():
        return withhold(
            case=case,
            by=cast.detective,
            target=target,
            **{
                "kind": "work_product",
                "description": "Memorandum on the order of interviews",
                "basis": "Prepared by the prosecution in anticipation of trial.",
                "author": "Det. Ruiz",
                **values,
            },
        )


def entry(cast: Cast, case: Case, number: int) -> LogEntry:
    """An entry of the log by its number."""
    with acting(cast.detective), transaction.atomic():
        return LogEntry.objects.get(case=case, number=number)


def looked(cast: Cast, production: Production) -> Looked:
    """What stands in the exhibits of a draft as they are now."""
    with acting(cast.detective), transaction.atomic():
        return look_at(production, cast.detective, seconds=60)


def choose(cast: Cast, production: Production, one: Named, how="cover", by=None, **values):
    """Decide on one of them."""
    by = by or cast.detective
    with acting(by), transaction.atomic():
        file = StoredFile.objects.get(pk=one.file.record)
        given = {"fingerprint": one.fingerprint, "reason": "Order of March 3", **values}
        return choose_exhibit(production=production, file=file, by=by, how=how, **given)


def look_through(cast: Cast, production: Production) -> None:
    """Say that no child is named in whatever cannot be searched."""
    names = [one.fingerprint for one in looked(cast, production).open]
    with acting(cast.detective), transaction.atomic():
        confirm_looked(
            production=production, by=cast.detective, fingerprints=names, reason="Looked at it"
        )


def text_of(cast: Cast, production: Production) -> str:
    """All text of its file, as a reader of PDFs finds it, without spaces."""
    document = pdfium.PdfDocument(data_of(cast, production))
    return "".join("".join(page.get_textpage().get_text_range() for page in document).split())


def data_of(cast: Cast, production: Production) -> bytes:
    """The bytes of its only part."""
    with acting(cast.detective), transaction.atomic():
        part = CaseFilePart.objects.get(case_file=production.case_file_id)
    return files.read_all(part.vault_name)


def pages_of(cast: Cast, production: Production) -> list[str]:
    """The text of each page, stamps included, without spaces."""
    with pikepdf.open(io.BytesIO(data_of(cast, production))) as document:
        reader = Reader()
        texts = ["".join(reader.marked(page).values()) for page in document.pages]
    return ["".join(text.split()) for text in texts]
