"""Every text of a case, in one walk: the finder and the redaction pass the same places."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cases.casefile.data import Attached, CaseData, Entry, Item, Person


@dataclass(frozen=True)
class Place:
    """Where a text stands. ``key`` stays the same as long as the record does.

    ``of_staff`` marks the names of those who work on the case, which no rule hides.
    """

    key: str
    label: str
    of_staff: bool = False

    @property
    def group(self) -> str:
        """``case``, ``person``, ``log``, ``item``, ``file`` or ``exhibit``."""
        return self.key.partition(":")[0]


Change = Callable[[Place, str], str]
GROUPS = {
    "log": "Log",
    "person": "People",
    "item": "Evidence and custody",
    "file": "File names",
    "exhibit": "Exhibits",
    "case": "Header and summary",
}
# Names of accounts and offices; who collected an item is free text, and is searched.
STAFF_FACTS = frozenset({"Lead investigator", "Agency"})


def rewritten(data: CaseData, change: Change) -> CaseData:
    """The case with every text replaced by what ``change`` makes of it."""
    files = [_file(one, change) for one in data.files]
    by_exhibit = {one.exhibit: one for one in files}
    return replace(
        data,
        title=change(Place("case:title", "Title of the case"), data.title),
        summary=change(Place("case:summary", "Summary of the case"), data.summary),
        closing_note=change(Place("case:closing", "Closing note"), data.closing_note),
        lead=change(Place("case:lead", "Lead investigator", True), data.lead),
        facts=[
            (
                label,
                change(Place(f"case:fact:{label}", f"Case, {label}", label in STAFF_FACTS), value),
            )
            for label, value in data.facts
        ],
        people=[_person(one, change) for one in data.people],
        entries=[_entry(one, change) for one in data.entries],
        items=[_item(one, change, by_exhibit) for one in data.items],
        files=files,
    )


def texts(data: CaseData) -> list[tuple[Place, str]]:
    """Every place with its text, empty ones left out."""
    found: list[tuple[Place, str]] = []

    def note(place: Place, text: str) -> str:
        if text:
            found.append((place, text))
        return text

    rewritten(data, note)
    return found


def _file(one: Attached, change: Change) -> Attached:
    name, key = f"Exhibit {one.exhibit}", f"file:{one.exhibit}"
    return replace(
        one,
        name=change(Place(f"{key}:name", f"{name}, file name"), one.name),
        added_by=change(Place(f"{key}:by", f"{name}, added by", True), one.added_by),
    )


def _person(one: Person, change: Change) -> Person:
    key, label = f"person:{one.number}", f"Person {one.number}"
    return replace(
        one,
        name=change(Place(f"{key}:name", f"{label}, name"), one.name),
        aliases=change(Place(f"{key}:aliases", f"{label}, other names"), one.aliases),
        facts=[
            (name, change(Place(f"{key}:fact:{name}", f"{label}, {name.lower()}"), value))
            for name, value in one.facts
        ],
        description=change(Place(f"{key}:description", f"{label}, description"), one.description),
        decisions=[
            replace(
                made,
                by=change(Place(f"{key}:role:{at}:by", f"{label}, decided by", True), made.by),
                basis=change(Place(f"{key}:role:{at}", f"{label}, decision {at}"), made.basis),
            )
            for at, made in enumerate(one.decisions, 1)
        ],
    )


def _entry(one: Entry, change: Change) -> Entry:
    key, label = f"log:{one.number}", f"Log entry {one.number}"
    return replace(
        one,
        text=change(Place(key, label), one.text),
        author=change(Place(f"{key}:by", f"{label}, author", True), one.author),
    )


def _item(one: Item, change: Change, files: dict[int, Attached]) -> Item:
    key, label = f"item:{one.number}", f"Item {one.number}"
    return replace(
        one,
        description=change(Place(f"{key}:description", f"{label}, description"), one.description),
        details=change(Place(f"{key}:details", f"{label}, details"), one.details),
        facts=[
            (
                name,
                change(
                    Place(f"{key}:fact:{name}", f"{label}, {name.lower()}"),
                    value,
                ),
            )
            for name, value in one.facts
        ],
        transfers=[
            replace(
                made,
                **{
                    field: change(
                        Place(f"{key}:custody:{at}:{field}", f"{label}, transfer {at}"),
                        getattr(made, field),
                    )
                    for field in ("released_by", "received_by", "place", "note")
                },
            )
            for at, made in enumerate(one.transfers, 1)
        ],
        files=[files[file.exhibit] for file in one.files],
    )
