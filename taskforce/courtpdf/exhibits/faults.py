"""Which pages of a reproduction keep a file from being PDF/A."""

from collections.abc import Iterable

import pikepdf
from pikepdf import Pdf

from ..child.findings import findings_of
from ..errors import ExhibitRefused
from . import prune

MOST = 800  # pages of one exhibit that are flattened; more would take too long


def pages_at_fault(made: Pdf) -> list[int]:
    """Pages (from 0) that do not pass the check by themselves; all, if each one does."""
    try:
        prune.prune(made)
        wrong = [number for number in range(len(made.pages)) if _is_at_fault(made, number)]
    except pikepdf.PdfError as error:
        raise ExhibitRefused("The file is damaged and cannot be read in full.") from error
    return wrong or list(range(len(made.pages)))


def _is_at_fault(made: Pdf, number: int) -> bool:
    with Pdf.new() as single:
        single.pages.append(made.pages[number])
        return bool(findings_of(single))


def told(pages: Iterable[int]) -> str:
    """What the exhibit sheet says of them."""
    return (
        f"Reproduced as images with searchable text, so that they last: {named(pages)}. "
        "They use fonts, colors or transparency that change from one viewer to another."
    )


def named(pages: Iterable[int]) -> str:
    """``page 3`` or ``pages 1, 4-9``: pages from 0, as a reader counts them."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and runs[-1][1] == page:
            runs[-1][1] = page + 1
        else:
            runs.append([page + 1, page + 1])
    texts = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    alone = len(runs) == 1 and runs[0][0] == runs[0][1]
    return f"{'page' if alone else 'pages'} {', '.join(texts)}"
