"""Stored files that no row names yet: written down before they exist, settled afterwards.

Between sealing and publishing a worker may be killed. What it sealed then would lie in the
vault for ever, and nothing that only looks at the vault may delete there. So the name stands
here first; only names that stand here are ever swept.
"""

import os
import time
import uuid
from pathlib import Path

from django.conf import settings
from django.db import transaction

from cases.models import CaseFile, CaseFilePart
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.vault import files as vault

# Far longer than a lease goes unrenewed.
OLD_SECONDS = 600


def _folder() -> Path:
    return Path(settings.STATE_DIR) / "pending"


def new_name(token: uuid.UUID) -> str:
    """A name for the next file of that lease, on the disk before it is used."""
    name = uuid.uuid4().hex
    _folder().mkdir(mode=0o700, exist_ok=True)
    with open(_folder() / token.hex, "a") as out:
        out.write(f"{name}\n")
        out.flush()
        os.fsync(out.fileno())
    now = time.time()  # of the clock that the sweep asks: a file server may have another
    os.utime(_folder() / token.hex, (now, now))
    return name


def settle(token: uuid.UUID) -> int:
    """Delete what was sealed under a lease and is named by no row; gives how many.

    Called when the work of that lease ended. An error of the database leaves all for later:
    a commit may have gone through unheard.
    """
    return _settle(_folder() / token.hex)


def _settle(path: Path) -> int:
    try:
        names = set(path.read_text().split())
    except FileNotFoundError:
        return 0
    with acting(WORKER), transaction.atomic():
        named = CaseFilePart.objects.filter(vault_name__in=names)
        orphans = names - set(named.values_list("vault_name", flat=True))
    for name in orphans:
        vault.delete(name)
        vault.path_of(name).with_suffix(".part").unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    return len(orphans)


def sweep() -> int:
    """Settle what killed workers left behind; gives how many stored files were deleted."""
    if not _folder().is_dir():
        return 0
    old = time.time() - OLD_SECONDS
    paths = [path for path in _folder().iterdir() if path.stat().st_mtime < old]
    if not paths:
        return 0
    with acting(WORKER), transaction.atomic():
        running = CaseFile.objects.filter(
            state=CaseFile.State.RUNNING, lease_token__in=[path.name for path in paths]
        )
        live = {token.hex for token in running.values_list("lease_token", flat=True)}
    return sum(_settle(path) for path in paths if path.name not in live)
