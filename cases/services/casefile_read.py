"""Reading a finished file in the page: opened once with a record, then read by ranges.

The opening is written to the audit when the page is made; the page gets a pass that the
requests for bytes must show. Without a pass nothing is read, so nothing is read unrecorded.
The right is asked again for each request, whatever the pass says.
"""

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from cases.casefile.decided import refuse_changed
from cases.models import CaseFilePart
from cases.services.casefile_download import FileDamaged
from taskforce.access.doors import Absent, open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vault.cipher import SealBroken
from taskforce.vault.ranges import read_range

SALT = "cases.casefile.opening"


def open_part(*, part: CaseFilePart, by: User, session_key: str) -> str:
    """Record that somebody opens a part of a file to read it; the pass of this opening.

    :raises Absent, Refused: when they may not have it.
    :raises DecisionsChanged: for a redacted copy whose decisions no longer stand.
    """
    row = _opened(part, by)
    record("casefile.read", row.case_file, copy=row.copy, part=row.part, sha256=row.sha256)
    return signing.dumps([str(row.pk), by.pk, _bound(session_key)], salt=SALT)


def read_bytes(
    *, part: CaseFilePart, by: User, session_key: str, opening: str, span: tuple[int, int]
) -> bytes:
    """The bytes of a range (both ends included), for whoever holds the pass and the right.

    :raises Absent: when the right or the pass is missing, foreign or too old.
    :raises DecisionsChanged: for a redacted copy whose decisions no longer stand.
    :raises FileDamaged: when the stored file does not open.
    """
    row = _opened(part, by)
    if not _holds(opening, str(row.pk), by.pk, session_key):
        raise Absent(CaseFilePart, part.pk)
    try:
        return b"".join(read_range(row.vault_name, *span, size=row.size))
    except (SealBroken, OSError, KeyError) as error:
        raise FileDamaged("The stored file does not open. Make it again.") from error


def record_printing(*, part: CaseFilePart, by: User, first: int, last: int) -> None:
    """Record that pages go to paper from the page where they are read.

    :raises DecisionsChanged: for a redacted copy whose decisions no longer stand.
    :raises ValueError: for pages (of the whole copy) that the part does not have.
    """
    row = _opened(part, by)
    if not row.first_page <= first <= last <= row.last_page:
        raise ValueError("no such pages")
    record("casefile.printed", row.case_file, copy=row.copy, first=first, last=last)


def _opened(part: CaseFilePart, by: User) -> CaseFilePart:
    rows = CaseFilePart.objects.select_related("case_file").defer("case_file__manifest")
    row = open_door(rows, by, part.pk, "case.export")
    refuse_changed(row, by)
    return row


def _bound(session_key: str) -> str:
    """A pass is worth nothing in another session, and does not give the session away."""
    return salted_hmac(SALT, session_key).hexdigest()[:32]


def _holds(opening: str, key: str, user_id: int, session_key: str) -> bool:
    try:
        given = signing.loads(opening, salt=SALT, max_age=settings.SESSION_COOKIE_AGE)
    except signing.BadSignature:
        return False
    return given == [key, user_id, _bound(session_key)]
