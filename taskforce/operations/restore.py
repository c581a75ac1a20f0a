"""Back from a backup: checked whole before anything is touched, the database in one step."""

import base64
import json
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction

from taskforce.operations import closures
from taskforce.operations import manifest as manifests
from taskforce.operations.backup import DUMP, FILES, KEY_CONTEXT, KEY_TEXT
from taskforce.operations.manifest import BackupFault, Manifest
from taskforce.operations.postgresql import others_connected, owner, run
from taskforce.vault.cipher import SealBroken, open_sealed

# Made by the superuser at set-up, not by a restore.
NOT_OURS = (
    " EXTENSION ",
    " COMMENT - EXTENSION ",
    " SCHEMA - public ",
    " COMMENT - SCHEMA public ",
)


def restore(folder: Path) -> tuple[Manifest, int]:
    """Put database and files back as they were; raises :class:`BackupFault`.

    Afterwards the tables are brought to this version, the walls are raised anew, what was
    closed since stays closed (the second value counts those rows), and everybody has to log
    in again.
    """
    manifest = manifests.read(folder)
    manifests.check(folder, manifest)
    _check_keys(manifest)
    connections["default"].close()
    if others_connected():
        raise BackupFault("The database is in use: stop the product first, then restore")
    kept = Path(settings.STATE_DIR) / "restore-closures.json"
    if not kept.exists():  # otherwise a restore was cut off: what it had seen still counts
        _write_private(kept, json.dumps(closures.collect()))
    _put_files(folder, manifest)
    connections[owner()].close()
    _put_database(folder / DUMP)
    call_command("migrate", verbosity=0, interactive=False)
    with transaction.atomic(using=owner()), connections[owner()].cursor() as cursor:
        closed = closures.apply(json.loads(kept.read_text()))
        cursor.execute("delete from accounts_usersession")
    kept.unlink()
    return manifest, closed


def _write_private(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.touch(mode=0o600)
    part.write_text(text)
    part.rename(path)


def _check_keys(manifest: Manifest) -> None:
    try:
        if open_sealed(base64.b64decode(manifest.key_check), KEY_CONTEXT) == KEY_TEXT:
            return
    except SealBroken:
        pass
    raise BackupFault("FIELD_KEYS does not open this backup: use the keys it was made with")


def _put_files(folder: Path, manifest: Manifest) -> None:
    """Copy what is not there; a file of the same name has the same sealed bytes or is replaced."""
    root = Path(settings.VAULT_ROOT)
    for name, digest in manifest.files.items():
        if name == DUMP:
            continue
        target = root / Path(name).relative_to(FILES)
        if target.exists() and manifests.sha256(target) == digest:
            continue
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = target.with_suffix(".part")
        shutil.copyfile(folder / name, part)
        part.chmod(0o600)
        part.rename(target)


def _put_database(dump: Path) -> None:
    """Replace every table in one transaction: a failure leaves all as it was."""
    listed = run("pg_restore", ["--list", str(dump)]).splitlines()
    wanted = [line for line in listed if not any(mark in line for mark in NOT_OURS)]
    with tempfile.NamedTemporaryFile("w", suffix=".list") as chosen:
        chosen.write("\n".join(wanted) + "\n")
        chosen.flush()
        name = str(connections[owner()].settings_dict["NAME"])
        run(
            "pg_restore",
            [
                "--clean", "--if-exists", "--no-privileges", "--single-transaction",
                "--exit-on-error", f"--use-list={chosen.name}", f"--dbname={name}", str(dump),
            ],
        )  # fmt: skip
