"""The files attached to a case; the order in which they were added numbers the exhibits."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from cases.casefile.data import Attached, CaseData
from cases.casefile.layout import LINE, section
from cases.casefile.registry import ContentKind, Part, Reading
from cases.casefile.request import Request
from cases.models import Case, StoredFile
from taskforce.courtpdf import Section, split
from taskforce.vocabulary.evidence import HASH_ONLY_KINDS

WITHHELD = (
    "Child sexual abuse material stays with the government or the court (18 USC 3509(m)). "
    "Only its hash and location are recorded."
)


def gather(reading: Reading) -> list[Attached]:
    """Every attached file as an exhibit."""
    rows = rows_of_files(reading.case, reading.principal)
    return [attached(number, row) for number, row in enumerate(rows, start=1)]


def rows_of_files(case: Case, user) -> QuerySet[StoredFile]:
    """The files of a case in the order of their exhibit numbers."""
    return (
        StoredFile.objects.visible_to(user)
        .filter(case=case)
        .select_related("log_entry", "evidence", "uploaded_by")
        .defer("log_entry__search", "log_entry__text", "evidence__details")
        .order_by("uploaded_at", "id")
    )


def attached(number: int, row: StoredFile) -> Attached:
    """A stored file as the exhibit of that number."""
    on_item = row.evidence_id is not None
    parent = row.evidence if on_item else row.log_entry
    hash_only = on_item and row.evidence.kind in HASH_ONLY_KINDS
    return Attached(
        exhibit=number,
        source=f"Item {parent.number}" if on_item else f"Log entry {parent.number}",
        source_key=f"item-{parent.number}" if on_item else f"entry-{parent.number}",
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        vault_name="" if hash_only else row.vault_name,
        added_at=row.uploaded_at,
        added_by=str(row.uploaded_by),
        withheld=WITHHELD if hash_only else "",
        record=str(row.pk),
    )


def by_source(files: Sequence[Attached]) -> dict[str, list[Attached]]:
    """The files by what they hang on: ``entry-3``, ``item-7``."""
    found = defaultdict(list)
    for one in files:
        found[one.source_key].append(one)
    return found


def exhibits(data: CaseData, request: Request) -> Iterator[Section]:
    """The list of exhibits; the exhibits themselves follow it."""
    for number, chunk in enumerate(split.chunked(data.files, lambda one: 3 * LINE)):
        title = "Exhibits" if number == 0 else ""
        yield section(
            f"exhibits-{number}",
            title,
            "exhibits",
            {"files": chunk, "is_first": number == 0, "linked": request.profile.exhibits},
        )
    if not data.files:
        yield section("exhibits", "Exhibits", "exhibits", {"files": [], "is_first": True})


PART = Part(
    key="files",
    order=50,
    label="Attached files",
    kinds=(
        ContentKind(
            "file", "File names", ("exhibits", "evidence", "log"), route="case-redaction-exhibit"
        ),
        ContentKind(
            "exhibit", "Exhibits", ("exhibits",), reproduced=True, route="case-redaction-exhibit"
        ),
    ),
    gather=gather,
    searched=10,
    render={"exhibits": exhibits},
    hashed=lambda data: [[one.exhibit, one.printed_sha256] for one in data.files],
    produced_as="file",
)
