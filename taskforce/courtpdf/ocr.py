"""Reading what pages show, where tesseract is installed on the machine.

Nothing is installed for it, and nothing fails without it: ``is_installed`` lets the
caller say which it was.
"""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium

PROGRAM, SECONDS, DENSITY = "tesseract", 120, 200 / 72
UPRIGHT = ("--psm", "1")  # pages that lie on their side or head are turned first
KEPT = ("PATH", "LANG", "TESSDATA_PREFIX", "OMP_THREAD_LIMIT")  # nothing else of ours is its own


def is_installed() -> bool:
    """Whether images can be read here at all."""
    return shutil.which(PROGRAM) is not None


def texts(path: Path, pages: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The text seen on each of these pages (from 0).

    Raises ``OSError`` where the program does not read a page: what could not be
    searched must not pass for clean.
    """
    program = shutil.which(PROGRAM)
    if program is None or not pages:
        return
    with pdfium.PdfDocument(path) as document:
        for number in pages:
            out = io.BytesIO()
            page = document[number]
            bitmap = page.render(scale=DENSITY, may_draw_forms=False, grayscale=True)
            bitmap.to_pil().save(out, "PNG")
            bitmap.close()
            page.close()
            yield number, _read(program, out.getvalue())


def _read(program: str, picture: bytes) -> str:
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", *UPRIGHT],
            input=picture,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.SubprocessError as error:
        raise OSError("The text of a page that is an image could not be read.") from error
    return done.stdout.decode("utf-8", "replace")
