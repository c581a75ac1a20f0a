"""Office documents, where LibreOffice is installed: a PDF made by it, in bounds.

It runs as its own process with an empty home, limited memory, time and file size, without
the product's environment and, as far as the machine allows it, without a network.  Its PDF
is then an exhibit like any other.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from ..errors import Cancelled, ExhibitRefused
from .office_home import furnish

PROGRAMS = ("soffice", "libreoffice")
SECONDS, POLL, MEMORY, FILE_SIZE = 120, 0.5, 3 << 30, 512 << 20
SUFFIXES: Mapping[str, str] = {
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
}
ABSENT = (
    "It is an office document. Such files are reproduced where LibreOffice is installed, "
    "and on this machine it is not."
)
TOO_LONG = "LibreOffice took too long to lay out the document."
# Killed, most likely for want of memory: it is tried once more.
STOPPED = dict.fromkeys(
    (128 + signal.SIGKILL, 128 + signal.SIGTERM, 128 + signal.SIGSEGV, 128 + signal.SIGABRT),
    "LibreOffice was stopped twice while it laid out the document.",
)
TRIES, TIMED_OUT = 2, 128 + signal.SIGXCPU
TOLD = (
    "Laid out by LibreOffice. What it links to elsewhere is not fetched, and no macro is run. "
    "A field for the current date or time shows when it was laid out."
)
# Limits are set in a process that then becomes the converter. A network of its own, with nobody
# in it, needs rights or a user namespace of its own; where neither is given, the settings remain.
NO_NETWORK, OWN_USERS = 0x40000000, 0x10000000
START = (
    "import ctypes, os, resource as r, sys; "
    f"own = getattr(ctypes.CDLL(None), 'unshare', lambda _flags: 0); "
    f"own({NO_NETWORK}) and own({NO_NETWORK | OWN_USERS}); "
    f"r.setrlimit(r.RLIMIT_AS, ({MEMORY},) * 2); r.setrlimit(r.RLIMIT_CPU, ({SECONDS},) * 2); "
    f"r.setrlimit(r.RLIMIT_FSIZE, ({FILE_SIZE},) * 2); r.setrlimit(r.RLIMIT_CORE, (0, 0)); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)


def is_office(media_type: str) -> bool:
    return media_type.split(";")[0].strip().lower() in SUFFIXES


def program() -> str | None:
    """Where the converter is, if it is installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def never() -> bool:
    """Nobody cancels."""
    return False


def as_pdf(
    data: bytes, media_type: str, folder: Path, cancelled: Callable[[], bool] = never
) -> bytes:
    """The document as PDF, made in a private folder below ``folder`` that is gone afterwards.

    Raises ``ExhibitRefused`` with the reason where there is none, ``Cancelled`` as soon as
    ``cancelled`` says so.
    """
    found = program()
    if found is None:
        raise ExhibitRefused(ABSENT)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".office-") as name:
        home = Path(name)
        source = home / f"document.{SUFFIXES[media_type.split(';')[0].strip().lower()]}"
        source.write_bytes(data)
        made = source.with_suffix(".pdf")
        for _try in range(TRIES):
            ended = _run(found, source, home, cancelled)
            # What a killed one leaves behind may lack its last pages.
            if ended == 0 and made.is_file():
                return made.read_bytes()
            made.unlink(missing_ok=True)
            if ended not in STOPPED:
                break
        raise ExhibitRefused(
            STOPPED.get(ended, "LibreOffice could not turn the document into pages.")
        )


def _run(found: str, source: Path, home: Path, cancelled: Callable[[], bool]) -> int:
    """How it ended: 0, or the number of the signal that ended it as a shell tells it."""
    options = [furnish(home), "--headless", "--norestore", "--nologo", "--convert-to", "pdf"]
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", START, found, *options, "--outdir", str(home), str(source)],
        env={"HOME": str(home), "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    ends = time.monotonic() + 2 * SECONDS
    try:
        while process.poll() is None:
            if cancelled():
                raise Cancelled
            if time.monotonic() > ends:
                raise ExhibitRefused(TOO_LONG)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=POLL)
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)  # and whatever it started
        except ProcessLookupError:
            pass
        process.wait()
    ended = process.returncode
    if ended in (TIMED_OUT, -signal.SIGXCPU):
        raise ExhibitRefused(TOO_LONG)
    return 128 - ended if ended < 0 else ended
