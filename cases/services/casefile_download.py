from collections.abc import Iterator
from itertools import chain

from cases.models import CaseFile
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vault import files
from taskforce.vault.cipher import SealBroken


class FileDamaged(Exception):
    """The stored file is missing or was changed; nothing of it is handed out."""


def download_casefile(*, casefile: CaseFile, by: User) -> Iterator[bytes]:
    """The bytes of a ready file, after asking again whether this person may have them.

    :raises Absent, Refused: when they may not.
    :raises FileDamaged: when the stored file does not open.
    """
    row = open_door(CaseFile.objects.all(), by, casefile.pk, "case.export")
    if row.state != CaseFile.State.READY:
        raise FileDamaged("This file is not ready.")
    pieces = files.read(row.vault_name)
    try:
        first = next(pieces)
    except (SealBroken, OSError, KeyError, StopIteration) as error:
        raise FileDamaged("The stored file does not open. Make it again.") from error
    record("casefile.downloaded", row, bytes=row.size, sha256=row.sha256)
    return chain([first], pieces)
