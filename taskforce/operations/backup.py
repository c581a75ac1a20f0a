"""A backup: the database as one dump, every sealed file, and a manifest of hashes.

The files are already sealed (taskforce.vault) and are copied as they are. FIELD_KEYS is not
in the backup: without it the backup opens for nobody, so it is kept in another place.
"""

import base64
import os
import shutil
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.utils import timezone

from taskforce.operations.manifest import BackupFault, Manifest, sha256
from taskforce.operations.postgresql import owner, run
from taskforce.vault.cipher import seal

DUMP, FILES = "database.dump", "files"
KEY_TEXT, KEY_CONTEXT = b"taskforce backup", "operations.backup"


def make(folder: Path) -> Manifest:
    """Write a backup into a folder that does not exist yet; whole or not at all.

    The database first: stored files are never changed, so whatever it names is still there.
    """
    if folder.exists():
        raise BackupFault(f"{folder} exists already: name a folder that does not")
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    try:
        manifest = Manifest(
            made_at=timezone.now().isoformat(),
            migrations=_migrations(),
            key_check=base64.b64encode(seal(KEY_TEXT, KEY_CONTEXT)).decode(),
        )
        run("pg_dump", ["--format=custom", "--no-privileges", f"--file={part / DUMP}"])
        manifest.files[DUMP] = sha256(part / DUMP)
        manifest.files |= _copy_files(part)
        manifest.write(part)
        _sync(part)
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return manifest


def _migrations() -> int:
    with connections[owner()].cursor() as cursor:
        cursor.execute("select count(*) from django_migrations")
        return int(cursor.fetchone()[0])


def _copy_files(part: Path) -> dict[str, str]:
    copied = {}
    root = Path(settings.VAULT_ROOT)
    for source in sorted(root.rglob("*")):
        # A ".part" file is an upload that is still being written: nothing names it yet.
        if not source.is_file() or source.suffix == ".part":
            continue
        name = Path(FILES) / source.relative_to(root)
        target = part / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(source, target)
        target.chmod(0o600)
        copied[str(name)] = sha256(target)
    return copied


def _sync(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
