from collections.abc import Iterator
from itertools import chain

from cases.models import CaseFilePart
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vault import files
from taskforce.vault.cipher import SealBroken


class FileDamaged(Exception):
    """The stored file is missing or was changed; nothing of it is handed out."""


def download_part(*, part: CaseFilePart, by: User) -> Iterator[bytes]:
    """The bytes of one part of a ready file, after asking again whether this person may.

    :raises Absent, Refused: when they may not.
    :raises FileDamaged: when the stored file does not open.
    """
    row = open_door(CaseFilePart.objects.select_related("case_file"), by, part.pk, "case.export")
    pieces = files.read(row.vault_name)
    try:
        first = next(pieces)
    except (SealBroken, OSError, KeyError, StopIteration) as error:
        raise FileDamaged("The stored file does not open. Make it again.") from error
    record(
        "casefile.downloaded",
        row.case_file,
        copy=row.copy,
        part=row.part,
        bytes=row.size,
        sha256=row.sha256,
    )
    return chain([first], pieces)
