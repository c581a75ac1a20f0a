"""Ready case files without making them, and the parts of those that were. Not a test."""

from django.db import transaction
from django.utils import timezone

from cases.models import CaseFile, CaseFilePart
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.vault import files

BODY = b"%PDF-1.7 " + b"x" * 400_000


def add_part(row: CaseFile, body: bytes = BODY, **values) -> CaseFilePart:
    """A stored part of a file, as the identity that acts."""
    stored = files.write([body])
    prefix = row.bates_prefix
    given = {
        "copy": "file",
        "pages": 3,
        "last_page": 3,
        "bates_first": f"{prefix}000001",
        "bates_last": f"{prefix}000003",
        **values,
    }
    return CaseFilePart.objects.create(
        case=row.case,
        case_file=row,
        vault_name=stored.name,
        sha256=stored.sha256,
        size=stored.size,
        **given,
    )


def ready_file(case, by, body: bytes = BODY, of_parts: int = 1, **values) -> CaseFile:
    """A ready file with its first part, asked for by that person."""
    with acting(by):
        row = CaseFile.objects.create(
            case=case,
            number=CaseFile.objects.filter(case=case).count() + 1,
            requested_by=by,
            **{
                "profile": "summary",
                "state": "ready",
                "size": len(body),
                "pages": 3,
                "as_of": timezone.now(),
                "finished_at": timezone.now(),
                "bates_prefix": "RPD-2026-0001-F01-",
                **values,
            },
        )
        add_part(row, body, of_parts=of_parts)
    return row


def parts_of(row: CaseFile) -> list[CaseFilePart]:
    """Every part of a file, in order, as the worker sees them."""
    with acting(WORKER), transaction.atomic():
        return list(CaseFilePart.objects.filter(case_file=row.pk))


def only_part(row: CaseFile) -> CaseFilePart:
    """The one part of a file of one copy."""
    (part,) = parts_of(row)
    return part
