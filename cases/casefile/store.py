"""Rendered sections between two builds of a case, sealed like the evidence they come from.

An entry is bound to its case and its key: moved to another place it does not open, and what
does not open is rendered again. Losing an entry costs time, never content.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
import uuid
from pathlib import Path

from taskforce.vault import files as vault
from taskforce.vault.cipher import SealBroken, open_sealed, seal

KEEP_UNUSED_DAYS = 60
# One call of the cipher takes less than 2 GiB; larger parts are simply rendered again.
LARGEST = 1 << 30


def folder_of(case_id: uuid.UUID) -> Path:
    """Where a case's sections lie."""
    return vault.root() / "sections" / case_id.hex


class CaseSectionStore:
    """The engine's section store for one case (``taskforce.courtpdf.store.SectionStore``)."""

    def __init__(self, case_id: uuid.UUID):
        self.case_id = case_id
        self.folder = folder_of(case_id)

    def get(self, key: str) -> bytes | None:
        """The stored part, or None when there is none that opens."""
        path = self._path(key)
        try:
            sealed = path.read_bytes()
            _stamp(path)  # used again: kept longer
            return open_sealed(sealed, self._context(key))
        except (FileNotFoundError, SealBroken):
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep a part, whole or not at all."""
        if len(data) > LARGEST:
            return
        path = self._path(key)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(seal(data, self._context(key)))
            _stamp(Path(temporary))
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                Path(temporary).unlink()
            raise

    def drop_unused(self, days: int = KEEP_UNUSED_DAYS) -> int:
        """Remove what no build has asked for in that time; gives how many."""
        oldest, count = time.time() - days * 86400, 0
        for path in self.folder.glob("*/*"):
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < oldest:
                    path.unlink()
                    count += 1
        return count

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(f"{self.case_id.hex} {key}".encode()).hexdigest()
        return self.folder / name[:2] / name

    def _context(self, key: str) -> str:
        return f"casefile section {self.case_id.hex} {key}"


def _stamp(path: Path) -> None:
    """By the clock that later asks for the age: a file server may have another."""
    now = time.time()
    os.utime(path, (now, now))


def forget(case_id: uuid.UUID) -> None:
    """Drop a case's sections with the case's retention."""
    shutil.rmtree(folder_of(case_id), ignore_errors=True)
