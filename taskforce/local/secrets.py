"""Generated passwords and keys, each in a file of its own that only we can read."""

import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path


def _field_key() -> str:
    return "k1:" + base64.b64encode(secrets.token_bytes(32)).decode()


MAKERS: dict[str, Callable[[], str]] = {
    "database_admin": lambda: secrets.token_urlsafe(32),
    "database_owner": lambda: secrets.token_urlsafe(32),
    "database_app": lambda: secrets.token_urlsafe(32),
    "secret_key": lambda: secrets.token_urlsafe(48),
    "field_keys": _field_key,
}


def ensure(folder: Path) -> None:
    """Make every secret that is not there yet."""
    for name, maker in MAKERS.items():
        if not (folder / name).exists():
            _write_once(folder / name, maker())


def _write_once(path: Path, text: str) -> None:
    """Write whole or not at all; of two writers the first wins."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()


def read(folder: Path, name: str) -> str:
    """One secret."""
    return (folder / name).read_text().strip()
