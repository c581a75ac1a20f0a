"""Typed readers of the environment. A malformed value stops the start with its name."""

import os
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def secret(name: str) -> str:
    """The value of ``NAME``, or what the file named in ``NAME_FILE`` holds; else empty."""
    if name in os.environ:
        return os.environ[name].strip()
    path = os.environ.get(f"{name}_FILE", "")
    if not path:
        return ""
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE: {path}: {error.strerror}") from error


def database(name: str, **options: str) -> dict[str, Any]:
    """A DATABASES entry from a URL such as ``postgresql://role:word@host:5432/name``.

    A socket folder goes into the query: ``postgresql://role:word@/name?host=/run/pg``. The
    password may come from the file that ``NAME_PASSWORD_FILE`` names.
    """
    try:
        entry: dict[str, Any] = dict(env.db_url_config(secret(name)))
    except Exception as error:
        raise ImproperlyConfigured(f"{name} is not a database URL") from error
    if not entry.get("NAME"):
        raise ImproperlyConfigured(f"{name} names no database")
    found = entry.pop("OPTIONS", {})
    entry["HOST"] = found.pop("host", entry.get("HOST", ""))
    entry["PORT"] = found.pop("port", entry.get("PORT", ""))
    password = secret(f"{name}_PASSWORD")
    if password:
        entry["PASSWORD"] = password
    entry["ENGINE"] = "taskforce.access.backend"
    entry["OPTIONS"] = {"connect_timeout": 5} | found | options
    return entry


def private_folder(path: Path) -> Path:
    """Make a folder that only this user reads, if it is not there yet."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path
