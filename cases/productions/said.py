"""A production in words: its state, what comes next, its facts, its pages."""

from collections.abc import Sequence

from cases.casefile.words import day, size
from cases.models import CaseFile, ExhibitChoice, Production, Withholding
from cases.productions.named import Named

State = Production.State
TAGS = {
    State.DRAFT: ("Draft", "warn"),
    State.PREPARED: ("Prepared", "info"),
    State.PRODUCED: ("Produced", "good"),
    State.CANCELED: ("Canceled", ""),
}

How = ExhibitChoice.How
EXHIBIT_TAGS = {
    How.COVER: ("Names covered", "good"),
    How.ORDER: ("Left in, protective order", "info"),
    How.DEFENSE: ("Left in, defendant and counsel", "info"),
    How.NO_NAME: ("No child's name", ""),
}
CHILD_NAMES: dict[str, str] = {
    Production.ChildNames.ORDER: "children's names under a protective order",
    Production.ChildNames.INITIALS: "children's names as initials",
}

UNDECIDED = (
    "An exhibit names a child, or may, and nobody decided how: cover the names, withhold pages, "
    "or leave them in with a reason. What cannot be searched has to be looked at. The production's "
    "page lists them."
)
STILL_READING = (
    "The exhibits are still being read for children's names. Load the production's page again."
)


def tag(row: Production) -> tuple[str, str]:
    """Label and tone of its state."""
    return TAGS[State(row.state)]


def pages_said(row: Production) -> str:
    """``RPD0001-000001 to RPD0001-000042``, or nothing before it was prepared."""
    if not row.bates_first or row.series is None:
        return ""
    return f"{row.series.number(row.bates_first)} to {row.series.number(row.bates_last)}"


def replaced_said(row: Production) -> str:
    """The pages of the older production that it replaces."""
    older = row.supersedes
    if older is None or not row.replaces_first or row.series is None:
        return ""
    first, last = row.series.number(row.replaces_first), row.series.number(row.replaces_last)
    return f"{first} to {last}"


def next_step(row: Production) -> str:
    """What somebody has to do now; nothing once it ended."""
    if row.state == State.PREPARED:
        return "Hand it over, then record when and how."
    if row.state != State.DRAFT:
        return ""
    file = row.case_file
    if file is None:
        return "Make its file. Page numbers are fixed when the file is finished."
    if file.is_waiting:
        return "Its file is being made. It goes on by itself; you may leave this page."
    if file.state == CaseFile.State.READY:
        return ""
    return f"Its file could not be made. {file.failure}"


def facts(row: Production) -> list[tuple[str, str]]:
    """To whom, on what basis, how; empty values are left out."""
    found = [
        ("To", ", ".join(part for part in (row.recipient, row.office) if part)),
        ("For the defendant", row.defendant),
        ("Basis", _joined(row.get_basis_display(), row.basis_detail)),
        ("Medium", _joined(row.get_medium_display(), row.medium_detail)),
        ("SHA-256 of the medium", row.medium_sha256),
        ("What it holds", row.get_scope_display()),
        ("Children's names", row.get_child_names_display()),
        ("Pages", f"{pages_said(row)} ({row.pages:,})" if row.pages else ""),
        ("Drafted", f"{day(row.created_at, clock=True)} by {row.prepared_by}"),
        ("Prepared", day(row.prepared_at, clock=True)),
        *_ended(row),
    ]
    return [(label, value) for label, value in found if value]


def _ended(row: Production) -> list[tuple[str, str]]:
    if row.state == State.PRODUCED:
        return [
            ("Handed over", f"{day(row.served_at, clock=True)} by {row.served_by}"),
            ("How", row.served_how),
            ("Receipt", row.receipt),
            ("Recorded", day(row.recorded_at, clock=True)),
        ]
    if row.state == State.CANCELED:
        return [
            ("Canceled", f"{day(row.recorded_at, clock=True)} by {row.canceled_by}"),
            ("Why", row.cancel_reason),
        ]
    return []


def overtaken_said(row: Production, found: Sequence[Withholding]) -> str:
    """Why it must not be handed over: records in it were withheld after it was made."""
    listed = ", ".join(str(one) for one in found)
    return (
        f"{row} holds what was withheld after it was made ({listed}). Do not hand it over: cancel "
        "it and draft another."
    )


def child_names_said(row: Production) -> str:
    """In few words, for the log."""
    return CHILD_NAMES.get(row.child_names, "")


def named(one: Named) -> dict:
    """What lists print of an exhibit that names a child: pages and counts, never the name."""
    label, tone = ("Not decided", "bad") if one.blocks else ("Not looked at", "")
    if one.choice is not None:
        label, tone = EXHIBIT_TAGS[ExhibitChoice.How(one.choice.how)]
    elif one.given:
        label, tone = ("Covered before", "")
    return {
        "one": one,
        "label": label,
        "tone": tone,
        "spots": [
            {"page": spot.number, "count": len(spot.hits)} for spot in one.spots if spot.number
        ],
        "look_at": one.unseen.pages[0] if one.unseen and one.unseen.pages else 0,
    }


def found_in(one: Named) -> str:
    """What was found in an exhibit: where and how often, never whom."""
    said = []
    if one.spots:
        pages = [f"page {spot.number} ({len(spot.hits)})" for spot in one.spots if spot.number]
        where = f": {', '.join(pages)}" if pages else ""
        counts = f"{one.sure} for certain, {one.maybe} perhaps"
        said.append(f"A child is named in its text, {counts}{where}.")
    if one.drawn:
        many = "box was" if len(one.drawn) == 1 else "boxes were"
        said.append(f"{len(one.drawn)} {many} drawn by hand over a child's name.")
    if one.unseen:
        said.append(f"Not searched: {one.unseen.why}. Look at it for children's names.")
    return " ".join(said)


def parts_said(row: Production) -> list[dict]:
    """Its files: part, pages, size and hash."""
    return [{**one, "said_size": size(one["size"])} for one in row.parts]


def _joined(first: str, second: str) -> str:
    return f"{first}: {second}" if second else first
