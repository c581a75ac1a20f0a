"""Court profiles: what a court asks of a file, as data.

Rules differ by court and change; a new one is a row in ``COURTS`` (or a
``Court`` that the caller made from its own table), not code.  Lengths are in
points (1/72 inch), sizes in bytes.
"""

from dataclasses import asdict, dataclass, replace
from typing import Literal

INCH = 72.0
MB = 1_000_000


@dataclass(frozen=True)
class Court:
    """What shapes the pages (``layout``), and what is asked of the file.

    ``exhibit_fallback`` decides what happens when an exhibit is not sound
    PDF/A: ``"flatten"`` rebuilds the pages at fault as images with invisible
    text, ``"drop_claim"`` keeps it as it is and claims nothing for the file,
    ``"slip"`` puts a slip sheet in its place.
    """

    name: str
    label: str
    page: tuple[float, float] = (8.5 * INCH, 11 * INCH)
    margin_top: float = 1.0 * INCH
    margin_bottom: float = 1.0 * INCH
    margin_left: float = 1.0 * INCH
    margin_right: float = 1.0 * INCH
    text_size: float = 10.5
    double_spaced: bool = False
    running_header: bool = True
    page_numbers: bool = True
    pdfa: Literal["2b", ""] = "2b"
    exhibit_fallback: Literal["flatten", "drop_claim", "slip"] = "flatten"
    max_bytes: int | None = None
    max_exhibit_bytes: int = 200 * MB
    max_exhibit_pages: int = 3_000

    @property
    def flattens(self) -> bool:
        """Whether pages that are not sound PDF/A are rebuilt as images."""
        return bool(self.pdfa) and self.exhibit_fallback == "flatten"

    def layout(self) -> dict[str, object]:
        """The part that shapes a rendered section, for its key."""
        data = asdict(self)
        keep = (
            "page",
            "margin_top",
            "margin_bottom",
            "margin_left",
            "margin_right",
            "text_size",
            "double_spaced",
        )
        return {name: data[name] for name in keep}

    def exhibit_limits(self) -> dict[str, object]:
        """The part that shapes a reproduced exhibit, for its key."""
        return self.layout() | {"pages": self.max_exhibit_pages}


LETTER = Court("letter", "US letter, one-inch margins")

COURTS: dict[str, Court] = {
    court.name: court
    for court in (
        LETTER,
        replace(
            LETTER, name="federal-35mb", label="Federal court, parts up to 35 MB", max_bytes=35 * MB
        ),
        replace(
            LETTER, name="state-25mb", label="State court, parts up to 25 MB", max_bytes=25 * MB
        ),
        replace(
            LETTER, name="brief", label="Double-spaced, 12 point", text_size=12, double_spaced=True
        ),
        replace(
            LETTER, name="legal", label="US legal, one-inch margins", page=(8.5 * INCH, 14 * INCH)
        ),
        replace(LETTER, name="a4", label="A4", page=(595.28, 841.89)),
    )
}


def court(name: str) -> Court:
    """The declared profile of that name; an unknown one is a ``KeyError``."""
    return COURTS[name]
