"""What a build hands to publishing: finished parts in the vault, and what is said of the whole."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class MadePart:
    """One finished file in the vault: the fields of :class:`cases.models.CaseFilePart`."""

    copy: str
    part: int
    of_parts: int
    vault_name: str
    sha256: str
    size: int
    pages: int
    first_page: int
    last_page: int
    bates_first: str
    bates_last: str
    signature: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """Every part of every copy, in order, and what is said about the whole."""

    parts: tuple[MadePart, ...]
    pdfa_valid: bool
    bates_prefix: str
    as_of: datetime
    manifest: dict[str, Any]

    @property
    def pages(self) -> int:
        """Pages of all copies."""
        return sum(part.pages for part in self.parts)

    @property
    def size(self) -> int:
        """Bytes of all parts."""
        return sum(part.size for part in self.parts)
