"""What a production says of itself, in words."""

from cases.casefile.data import Facts
from cases.models import Production


def transmittal(production: Production) -> Facts:
    """The facts of the transmittal page, label and value; empty ones are left out by it."""
    older = production.supersedes
    replaced = ""
    if older is not None and production.replaces_first:
        series = older.series
        replaced = (
            f"{series.number(production.replaces_first)} to "
            f"{series.number(production.replaces_last)}"
        )
    return [
        ("To", production.recipient),
        ("Office", production.office),
        ("For the defendant", production.defendant),
        ("Produced on the basis of", production.get_basis_display()),
        ("Reference", production.basis_detail),
        ("Medium", production.get_medium_display()),
        ("Marked", production.medium_detail),
        ("What it holds", production.get_scope_display()),
        ("Supersedes", f"{older}" if older else ""),
        ("Replaces the pages", replaced),
    ]
