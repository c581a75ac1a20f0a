"""The private folder in which a readable file lies for the minutes that it is being made."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction

from cases.models import CaseFile
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER


@contextmanager
def work_folder(token: uuid.UUID) -> Iterator[Path]:
    """A private folder for the readable file, gone afterwards.

    A killed worker leaves its folder; whoever comes next removes those of ended leases.
    """
    root = Path(settings.WORK_ROOT)
    sweep(root)
    folder = root / token.hex
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(root: Path) -> None:
    """Remove the folders of leases that nobody holds."""
    found = {path.name: path for path in root.iterdir() if path.is_dir()}
    if not found:
        return
    with acting(WORKER), transaction.atomic():
        held = CaseFile.objects.filter(
            state=CaseFile.State.RUNNING, lease_token__isnull=False
        ).values_list("lease_token", flat=True)
        live = {token.hex for token in held}
    for name, path in found.items():
        if name not in live:
            shutil.rmtree(path, ignore_errors=True)
