"""The whole tree of processes on another date: database, broker, web, worker, browser.

``moved_clock.c`` is loaded into every program that is started below a process with
:func:`environment`; the number in a shared file says by how much their time of day is moved,
and may be changed while they run.
"""

import datetime
import os
import shutil
import struct
import subprocess
import time
from pathlib import Path

SOURCE = Path(__file__).with_name("moved_clock.c")
FILE = "MOVED_CLOCK"
SECOND = 1_000_000_000


def environment(folder: Path) -> dict[str, str]:
    """What moves the clock of a process and its children, by nothing at first.

    :param folder: where library and shared file are kept; every account must be able to read it.
    :raises RuntimeError: naming the packages, when there is no C compiler.
    """
    library, shared = folder / "moved_clock.so", folder / "moved_by"
    if not library.exists():
        _compile(library)
    shared.write_bytes(struct.pack("q", 0))
    shared.chmod(0o644)
    return {FILE: str(shared), "LD_PRELOAD": str(library)}


def _compile(library: Path) -> None:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise RuntimeError("A C compiler is missing. Run: sudo apt-get install -y gcc libc6-dev")
    made = library.with_suffix(".new")
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(made), str(SOURCE), "-ldl"]
    subprocess.run([*command, "-pthread"], check=True)
    made.chmod(0o755)
    made.rename(library)


def move(moment: datetime.datetime, shared: Path | None = None) -> None:
    """From now on it is that moment, for everything below :func:`environment`."""
    path = shared or Path(os.environ[FILE])
    by = struct.unpack("q", path.read_bytes())[0] if shared is None else 0
    wanted = int(moment.timestamp() * SECOND)
    with path.open("r+b") as out:  # written in place: the file is mapped
        out.write(struct.pack("q", wanted - (time.time_ns() - by)))
