"""The list of what a backup holds, with the SHA-256 of each file."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

NAME = "manifest.json"
FORMAT = 1
BLOCK = 1024 * 1024


class BackupFault(Exception):
    """A backup that cannot be made or trusted; the text says why and what to do."""


@dataclass
class Manifest:
    """When it was made, of what, and ``{relative path: SHA-256}``."""

    made_at: str
    migrations: int
    key_check: str
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Put it beside the files it lists."""
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n")


def read(folder: Path) -> Manifest:
    """The manifest of a backup; raises :class:`BackupFault` when there is none or it is odd."""
    try:
        values: dict[str, Any] = json.loads((folder / NAME).read_text())
        manifest = Manifest(**values)
    except (OSError, ValueError, TypeError) as error:
        raise BackupFault(f"{folder} holds no backup: {NAME} is missing or damaged") from error
    if manifest.format != FORMAT:
        raise BackupFault(f"{folder} has format {manifest.format}; this version reads {FORMAT}")
    return manifest


def sha256(path: Path) -> str:
    """The SHA-256 of a file, read block by block."""
    digest = hashlib.sha256()
    with open(path, "rb") as source:
        while block := source.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def check(folder: Path, manifest: Manifest) -> None:
    """Every listed file is there and unchanged; raises :class:`BackupFault` naming the first."""
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise BackupFault(f"{name} points out of the backup")
        if not path.is_file():
            raise BackupFault(f"{name} is missing from the backup")
        if sha256(path) != expected:
            raise BackupFault(f"{name} was changed after the backup was made")
