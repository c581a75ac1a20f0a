"""Large parts wait on the disk, not in memory, until the file is bound.

They lie in one file that has no name, so nothing is left of it when the process
ends, however it ends.
"""

import io
import os
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from .errors import BindingFailed
from .parts import Part

SMALL = 256_000


class Spool:
    """One nameless file in ``folder``; ``keep`` moves a part's bytes into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file: BinaryIO | None = None
        self.end = 0

    def keep(self, part: Part) -> Part:
        if len(part.pdf) < SMALL or not isinstance(part.pdf, bytes):
            return part
        try:
            if self.file is None:
                self.file = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115, see close
            self.file.write(part.pdf)
            self.file.flush()
        except OSError as error:
            raise BindingFailed(f"The file could not be written: {error.strerror}.") from error
        kept = Kept(self.file, self.end, len(part.pdf))
        self.end += len(part.pdf)
        return replace(part, pdf=kept)

    def close(self) -> None:
        if self.file is not None:
            self.file.close()


@dataclass(frozen=True)
class Kept:
    """Where a part's bytes lie.  Stands in for them until they are read."""

    file: BinaryIO = field(repr=False)
    start: int
    size: int

    def __len__(self) -> int:
        return self.size

    def open(self) -> io.BufferedReader:
        return io.BufferedReader(_View(self), 1 << 16)


def opened(part: Part) -> io.BufferedIOBase:
    """A part's PDF as a file, wherever it lies."""
    return part.pdf.open() if isinstance(part.pdf, Kept) else io.BytesIO(part.pdf)


class _View(io.RawIOBase):
    """A file of its own to whoever reads it; positions are not shared."""

    def __init__(self, kept: Kept) -> None:
        self.kept, self.at = kept, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self.at, os.SEEK_END: self.kept.size}[whence]
        self.at = max(0, base + offset)
        return self.at

    def tell(self) -> int:
        return self.at

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        wanted = min(len(buffer), self.kept.size - self.at)
        if wanted <= 0:
            return 0
        data = os.pread(self.kept.file.fileno(), wanted, self.kept.start + self.at)
        buffer[: len(data)] = data
        self.at += len(data)
        return len(data)
