"""What lies between two files of a case, told by their manifests: ids, numbers and hashes.

No content is read: neither the files nor the case. A file that was made before the marks of
its records were kept is compared by its sections and exhibits alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cases.models import CaseFile

ADDED, CHANGED, GONE, MOVED, SAME = "added", "changed", "gone", "moved", "same"
ORDER = (ADDED, CHANGED, GONE, MOVED)
# They print the file's own number and time, so that they differ from file to file.
OWN_NUMBER = ("cover", "contents", "certificate")
KINDS = {"entry": "Log entries", "person": "People", "item": "Items of evidence"}
# A long section comes in several; those after the first have no heading of their own.
CONTINUED = {"log": "Log, from entry", "evidence": "Evidence, from item"}
COUNTED = {
    "log": "Log entries",
    "people": "People",
    "evidence": "Items of evidence",
    "custody": "Custody transfers",
    "files": "Attached files",
    "decisions": "Decisions on roles",
}


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was. Pages are those of the first copy; None where unknown."""

    what: str
    label: str
    old_page: int | None = None
    new_page: int | None = None
    number: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Comparison:
    """What a newer file has otherwise than an older one."""

    header_changed: bool
    records: Mapping[str, Sequence[Change]]
    exhibits: Sequence[Change]
    sections: Sequence[Change]
    counts: Sequence[tuple[str, int, int]]
    knows_records: bool

    @property
    def is_same(self) -> bool:
        """Whether nothing but the files' own numbers and times can differ."""
        real = [one for one in (*self.exhibits, *self.sections) if one.what != MOVED]
        return not (self.header_changed or real or any(self.records.values()))


def compare(old: CaseFile, new: CaseFile) -> Comparison:
    """What was added, changed, taken away or moved between two ready files."""
    before, after = old.manifest.get("records"), new.manifest.get("records")
    knows = before is not None and after is not None
    before, after = before or {}, after or {}
    return Comparison(
        header_changed=knows and before.get("header", [""])[0] != after.get("header", [""])[0],
        records={
            label: _records(before, after, kind) if knows else [] for kind, label in KINDS.items()
        },
        exhibits=_items(old, new, True, lambda one: (one.get("sha256"), one.get("reason"))),
        sections=_items(old, new, False, lambda one: one.get("text_sha256")),
        counts=_counts(old, new),
        knows_records=knows,
    )


def _records(before: Mapping, after: Mapping, kind: str) -> list[Change]:
    found = []
    for key in before.keys() | after.keys():
        if key.partition("-")[0] != kind:
            continue
        number = int(key.partition("-")[2])
        (old_mark, old_page), (new_mark, new_page) = (
            before.get(key, (None, None)),
            after.get(key, (None, None)),
        )
        if old_mark != new_mark:
            what = ADDED if old_mark is None else GONE if new_mark is None else CHANGED
            found.append(Change(what, str(number), old_page, new_page, number))
    return sorted(found, key=lambda one: (ORDER.index(one.what), one.number or 0))


def _items(
    old: CaseFile, new: CaseFile, exhibits: bool, mark: Callable[[Mapping], object]
) -> list[Change]:
    before, after = (
        {
            one["id"]: one
            for one in row.manifest.get("items", ())
            if (one.get("kind") == "exhibit") is exhibits
        }
        for row in (old, new)
    )
    found = []
    for key in [*after, *(key for key in before if key not in after)]:
        was, now = before.get(key), after.get(key)
        what = _what(was, now, mark)
        if what != SAME:
            shown = now or was or {}
            found.append(
                Change(
                    what,
                    shown.get("title") or _continued(key),
                    was and was.get("first_page"),
                    now and now.get("first_page"),
                    note=_pages_note(was, now),
                )
            )
    return sorted(found, key=lambda one: ORDER.index(one.what))


def _continued(key: str) -> str:
    """A section without a heading in words: ``log-93`` is ``Log, from entry 93``."""
    kind, _, number = key.partition("-")
    return f"{CONTINUED[kind]} {number}" if kind in CONTINUED and number else key


def _what(was: Mapping | None, now: Mapping | None, mark: Callable[[Mapping], object]) -> str:
    if was is None:
        return ADDED
    if now is None:
        return GONE
    if mark(was) != mark(now) and was["id"] not in OWN_NUMBER:
        return CHANGED
    return MOVED if was.get("first_page") != now.get("first_page") else SAME


def _pages_note(was: Mapping | None, now: Mapping | None) -> str:
    counts = [
        one["last_page"] - one["first_page"] + 1 if one and "last_page" in one else 0
        for one in (was, now)
    ]
    if not was or not now or counts[0] == counts[1]:
        return ""
    return f"{counts[0]:,} → {counts[1]:,} pages"


def _counts(old: CaseFile, new: CaseFile) -> list[tuple[str, int, int]]:
    before, after = old.manifest.get("counts", {}), new.manifest.get("counts", {})
    rows = [(label, before.get(name, 0), after.get(name, 0)) for name, label in COUNTED.items()]
    return [*rows, ("Pages", old.pages or 0, new.pages or 0)]
