"""What a production says of itself, in words."""

from cases.casefile.data import Facts
from cases.models import Production

CHILD_NAMES: dict[str, str] = {
    Production.ChildNames.ORDER: "As they are recorded in typed texts, under the protective order "
    "that binds the defense (18 USC 3509(d)(3))",
    Production.ChildNames.INITIALS: "As initials; in typed texts in square brackets (18 USC "
    "3509(d)). Attached files are reproduced as they are",
}


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
        ("To", _joined(", ", production.recipient, production.office)),
        ("For the defendant", production.defendant),
        ("Basis", _joined(": ", production.get_basis_display(), production.basis_detail)),
        ("Medium", _joined(": ", production.get_medium_display(), production.medium_detail)),
        ("What it holds", production.get_scope_display()),
        ("Children's names", CHILD_NAMES.get(production.child_names, "")),
        ("Supersedes", f"{older}, pages {replaced}" if older else ""),
    ]


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)
