"""What a build tells while it runs and hands back when it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Progress:
    """``stage`` is exhibits, sections, contents, binding or checking."""

    stage: str
    done: int
    total: int
    pages: int
    label: str = ""


@dataclass(frozen=True)
class Row:
    """One item of the manifest.  Pages are counted from 1 over the whole file."""

    id: str
    kind: str
    title: str
    first_page: int
    last_page: int
    bates_first: str = ""
    bates_last: str = ""
    sha256: str = ""
    pages_in: int = 0
    pages_out: int = 0
    reason: str = ""
    text_sha256: str = ""


@dataclass(frozen=True)
class Volume:
    """A file that was written: the only one, or one part of several."""

    path: Path
    label: str
    sha256: str
    size: int
    first_page: int
    last_page: int
    bates_first: str = ""
    bates_last: str = ""


@dataclass(frozen=True)
class Pagination:
    """Where everything would stand; see the fields of the same name in :class:`Result`."""

    pages: int
    manifest: tuple[Row, ...]
    places: Mapping[str, int] = field(repr=False)


@dataclass(frozen=True)
class Result:
    """``sha256``, ``path`` and ``size`` are those of the first (usually only) part.

    ``pdfa`` is what the file claims to be (``"PDF/A-2b"``) after every part of
    it passed the check, or ``""``; then ``pdfa_findings`` says why. ``places`` is the page
    (from 1, over the whole file) on which each item and each anchor inside a section stands.
    """

    path: Path
    pages: int
    sha256: str
    size: int
    parts: tuple[Volume, ...]
    manifest: tuple[Row, ...]
    pdfa: str
    pdfa_findings: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict, repr=False)
    rendered: int = 0
    reused: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
