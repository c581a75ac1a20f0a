"""Reading a finished file in the page: opened once with a record, then read by ranges.

The opening is written to the audit when the page is made; the page gets a pass that the
requests for bytes must show. Without a pass nothing is read, so nothing is read unrecorded.
The right is asked again for each request, whatever the pass says.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from cases.models import CaseFile
from cases.services.casefile_download import FileDamaged
from taskforce.access.doors import Absent, open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vault.cipher import SealBroken
from taskforce.vault.ranges import read_range

SALT = "cases.casefile.opening"


@dataclass(frozen=True)
class Readable:
    """One stored file of a case file, as the page reads it."""

    key: str
    vault_name: str
    size: int


def readable(row: CaseFile) -> Readable:
    """The stored file of a ready row; raises :class:`FileDamaged` when it is not ready."""
    if row.state != CaseFile.State.READY or not row.size:
        raise FileDamaged("This file is not ready.")
    return Readable(str(row.pk), row.vault_name, row.size)


def open_casefile(*, casefile: CaseFile, by: User, session_key: str) -> str:
    """Record that somebody opens a file to read it; the pass of this opening.

    :raises Absent, Refused: when they may not have it.
    :raises FileDamaged: when there is nothing to read.
    """
    row = open_door(CaseFile.objects.all(), by, casefile.pk, "case.export")
    part = readable(row)
    record("casefile.read", row, bytes=part.size, sha256=row.sha256)
    return signing.dumps([part.key, by.pk, _bound(session_key)], salt=SALT)


def read_bytes(
    *, casefile: CaseFile, by: User, session_key: str, opening: str, span: tuple[int, int]
) -> bytes:
    """The bytes of a range (both ends included), for whoever holds the pass and the right.

    :raises Absent: when the right or the pass is missing, foreign or too old.
    :raises FileDamaged: when the stored file does not open.
    """
    row = open_door(CaseFile.objects.all(), by, casefile.pk, "case.export")
    part = readable(row)
    if not _holds(opening, part.key, by.pk, session_key):
        raise Absent(CaseFile, casefile.pk)
    try:
        return b"".join(read_range(part.vault_name, *span, size=part.size))
    except (SealBroken, OSError, KeyError) as error:
        raise FileDamaged("The stored file does not open. Make it again.") from error


def record_printing(*, casefile: CaseFile, by: User, first: int, last: int) -> None:
    """Record that pages go to paper from the page where they are read.

    :raises ValueError: for pages that the file does not have.
    """
    row = open_door(CaseFile.objects.all(), by, casefile.pk, "case.export")
    if not 1 <= first <= last <= (row.pages or 0):
        raise ValueError("no such pages")
    record("casefile.printed", row, first=first, last=last)


def _bound(session_key: str) -> str:
    """A pass is worth nothing in another session, and does not give the session away."""
    return salted_hmac(SALT, session_key).hexdigest()[:32]


def _holds(opening: str, key: str, user_id: int, session_key: str) -> bool:
    try:
        given = signing.loads(opening, salt=SALT, max_age=settings.SESSION_COOKIE_AGE)
    except signing.BadSignature:
        return False
    return given == [key, user_id, _bound(session_key)]
