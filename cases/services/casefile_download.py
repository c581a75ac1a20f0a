"""Handing out a part of a ready file: as it is stored, or a copy that names who fetched it."""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from django.conf import settings
from django.utils import timezone
from pikepdf import PdfError

from cases.casefile import words
from cases.casefile.decided import refuse_changed
from cases.casefile.exhibits import opener
from cases.casefile.parts import part_number
from cases.casefile.profiles import EVERY
from cases.models import CaseFilePart
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.courtpdf.handout import hand_out
from taskforce.vault import files
from taskforce.vault.cipher import SealBroken

PIECE = 1 << 18


class FileDamaged(Exception):
    """The stored file is missing or was changed; nothing of it is handed out."""


@dataclass(frozen=True)
class Handout:
    """The bytes that go out, how many, and their SHA-256."""

    pieces: Iterator[bytes]
    size: int
    sha256: str


def download_part(*, part: CaseFilePart, by: User) -> Handout:
    """One part of a ready file, after asking again whether this person may have it.

    :raises Absent, Refused: when they may not.
    :raises DecisionsChanged: for a redacted copy whose decisions no longer stand.
    :raises FileDamaged: when the stored file does not open.
    """
    rows = CaseFilePart.objects.select_related("case_file__case").defer("case_file__manifest")
    row = open_door(rows, by, part.pk, "case.export")
    refuse_changed(row, by)
    profile = EVERY.get(row.case_file.profile)
    try:
        made = _stamped(row, by) if profile and profile.stamped else _stored(row)
    except (SealBroken, OSError, KeyError, StopIteration, PdfError) as error:
        raise FileDamaged("The stored file does not open. Make it again.") from error
    said = {"stamped": made.sha256} if made.sha256 != row.sha256 else {}
    record(
        "casefile.downloaded",
        row.case_file,
        copy=row.copy,
        part=row.part,
        bytes=made.size,
        sha256=row.sha256,
        **said,
    )
    return made


def _stored(row: CaseFilePart) -> Handout:
    pieces = files.read(row.vault_name)
    return Handout(chain([next(pieces)], pieces), row.size, row.sha256)


def _stamped(row: CaseFilePart, by: User) -> Handout:
    """A copy in files without a name: whatever ends this process ends them."""
    out = tempfile.TemporaryFile(dir=settings.WORK_ROOT)  # noqa: SIM115 (closed when it was sent)
    with tempfile.TemporaryFile(dir=settings.WORK_ROOT) as plain:
        with opener(row.vault_name)() as sealed:
            while piece := sealed.read(PIECE):
                plain.write(piece)
        plain.seek(0)
        hand_out(plain, out, _line(row, by))
    size = out.tell()
    out.seek(0)
    digest = hashlib.file_digest(out, "sha256").hexdigest()
    out.seek(0)
    return Handout(_pieces(out), size, digest)


def _line(row: CaseFilePart, by: User) -> str:
    return (
        f"Copy of {part_number(row.case_file, row)}, handed to {by}, {by.agency}, "
        f"{words.day(timezone.now(), clock=True)}. Not the original, whose SHA-256 is {row.sha256}"
    )


def _pieces(out: BinaryIO) -> Iterator[bytes]:
    with out:
        while piece := out.read(PIECE):
            yield piece
