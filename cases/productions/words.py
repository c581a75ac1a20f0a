"""What a production says of itself, in words."""

from collections.abc import Sequence

from cases.casefile.data import Facts
from cases.models import ExhibitChoice, Production
from cases.productions.named import Named

How = ExhibitChoice.How

CHILD_NAMES: dict[str, str] = {
    Production.ChildNames.ORDER: "As they are recorded in typed texts, under the protective order "
    "that binds the defense (18 USC 3509(d)(3))",
    Production.ChildNames.INITIALS: "As initials; in typed texts in square brackets (18 USC "
    "3509(d))",
}
IN_EXHIBITS: dict[str, str] = {
    How.COVER: "Covered (18 USC 3509(d)(1)) in",
    How.ORDER: "Left in under the protective order (18 USC 3509(d)(3)) in",
    How.DEFENSE: "Left in for the defendant and counsel alone (18 USC 3509(d)(4)) in",
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


def named_in_exhibits(named: Sequence[Named]) -> Facts:
    """What became of children's names in exhibits, by number; nothing where none is named."""
    said = []
    for how, words in IN_EXHIBITS.items():
        numbers = [str(one.file.exhibit) for one in named if one.choice and one.choice.how == how]
        if numbers:
            said.append(f"{words} exhibit{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}")
    return [("Children's names in exhibits", ". ".join(said))] if said else []


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)
