"""What a file will hold before it is made: counts, about how many pages, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.db.models import (
    CharField,
    Count,
    Exists,
    JSONField,
    OuterRef,
    Sum,
    Value,
)
from django.db.models.functions import Length

from cases.casefile.profiles import PROFILES, Profile
from cases.models import Case, CaseFile, Custody, StoredFile
from taskforce.vocabulary.evidence import HASH_ONLY_KINDS

CHARACTERS_A_PAGE = 2500
PRINTED = ("image/", "text/", "application/pdf")
WORDS = {
    "cover": "cover",
    "contents": "contents",
    "summary": "summary",
    "facts": "case facts",
    "people": "people with role history",
    "log": "log",
    "evidence": "evidence with custody",
    "exhibits": "exhibits",
    "certificate": "certificate",
    "redactions": "certificate of redaction",
    "reference": "reference list",
}


@dataclass(frozen=True)
class Preview:
    """Counts of a case, about how many pages each part of each kind of file takes, what is missing.

    ``preset`` is what this person chose last for this case, by the form's names.
    """

    counts: Sequence[tuple[str, int]]
    pages: dict[str, int]
    takes: dict[str, Sequence[tuple[str, int]]]
    missing: Sequence[str]
    slips: Sequence[str]
    preset: dict[str, str]


def preview(case: Case, user) -> Preview:
    """What files of this case would hold now, as this person sees it (four queries)."""
    sums = _sums(case, user)
    items = list(
        case.evidenceitems.visible_to(user)
        .order_by("number")
        .values_list("number", Exists(Custody.objects.filter(evidence=OuterRef("pk"))))
    )
    files = _files(case, user)
    last, preset = _earlier(case, user)
    entries, letters = sums["log"]
    people, people_letters = sums["people"]
    transfers, _none = sums["custody"]
    numbers = {
        "letters": letters + 260 * entries,
        "people": people,
        "people_letters": people_letters,
        "items": len(items),
        "transfers": transfers,
        "files": len(files),
        "exhibit_pages": _exhibit_pages(last, files),
        "summary": len(case.summary),
    }
    takes = {profile.name: _takes(profile, numbers) for profile in PROFILES.values()}
    return Preview(
        counts=[
            ("Log entries", entries),
            ("People", people),
            ("Items of evidence", len(items)),
            ("Custody transfers", transfers),
            ("Attached files", len(files)),
        ],
        pages={name: sum(count for _, count in rows) for name, rows in takes.items()},
        takes=takes,
        missing=_missing(case, entries, [number for number, held in items if not held]),
        slips=_slips(files),
        preset=preset,
    )


def kinds_of(seen: Preview) -> list[dict]:
    """What the page prints of each kind of file before one is chosen."""
    return [
        {
            "name": one.name,
            "label": one.label,
            "pages": seen.pages[one.name],
            "takes": seen.takes[one.name],
            "exhibits": one.exhibits,
            "watermark": one.watermark,
            "left_out": _left_out(one),
        }
        for one in PROFILES.values()
    ]


def _left_out(profile: Profile) -> str:
    """The parts of a case that a file of this kind does not print."""
    if profile.has("summary"):
        return "everything but the summary"
    printed = {name for copy in profile.copies for name in profile.sections_of(copy)}
    out = [WORDS[name] for name in ("facts", "people", "log", "evidence") if name not in printed]
    if not profile.exhibits:
        out.append("the pages of attached files")
    return ", ".join(out)


def _sums(case: Case, user) -> dict[str, tuple[int, int]]:
    """How many rows of each kind, and how many letters they hold, in one query."""
    letters = {
        "log": (case.logentrys, Sum(Length("text"))),
        "people": (case.casepersons, Sum(Length("description"))),
        "custody": (case.custodys, Value(0)),
    }
    first, *others = [
        rows.visible_to(user)
        .order_by()
        .values("case_id")
        .annotate(_kind=Value(name, CharField()), _count=Count("pk"), _letters=long)
        .values_list("_kind", "_count", "_letters")
        for name, (rows, long) in letters.items()
    ]
    found = {kind: (count, long or 0) for kind, count, long in first.union(*others, all=True)}
    return {name: found.get(name, (0, 0)) for name in letters}


def _files(case: Case, user) -> list[StoredFile]:
    return list(
        case.storedfiles.visible_to(user)
        .select_related("evidence", "log_entry")
        .only(
            "case",  # else each file would be asked for its case, one by one
            "media_type",
            "size",
            "sha256",
            "evidence__kind",
            "evidence__number",
            "log_entry__number",
        )
        .order_by("uploaded_at", "id")
    )


def _earlier(case: Case, user) -> tuple[dict, dict]:
    """The last ready file's manifest, and what this person chose last here, in one query."""
    rows = case.casefiles.visible_to(user).order_by()
    ready = rows.filter(state=CaseFile.State.READY).order_by("-finished_at", "-pk")
    mine = rows.filter(requested_by_id=user.pk).order_by("-requested_at", "-pk")
    found = {
        kind: (manifest or {}, profile, options)
        for kind, manifest, profile, options in ready.values_list(
            Value("ready", CharField()), "manifest", "profile", "options"
        )[:1].union(
            mine.values_list(
                Value("mine", CharField()), Value({}, JSONField()), "profile", "options"
            )[:1],
            all=True,
        )
    }
    last = found.get("ready", ({}, "", {}))[0]
    _, chosen, options = found.get("mine", ({}, "", {}))
    preset = {"profile": chosen, **options} if chosen in PROFILES else {}
    return last, preset


def _takes(profile: Profile, n: dict[str, int]) -> list[tuple[str, int]]:
    """The parts of a file in words, each with about how many pages it takes."""
    if profile.page_limit:
        return [(WORDS[name].capitalize(), profile.page_limit) for name in profile.sections]
    takes = {
        "cover": 1,
        "contents": 1 + (n["files"] // 35 if profile.exhibits else 0),
        "facts": 1 + n["summary"] // CHARACTERS_A_PAGE,
        "people": 1 + n["people"] * 0.35 + n["people_letters"] / CHARACTERS_A_PAGE,
        "log": max(1, n["letters"] / CHARACTERS_A_PAGE),
        "evidence": 1 + n["items"] * 0.4 + n["transfers"] * 0.06,
        "exhibits": 1 + n["files"] // 30 + (n["exhibit_pages"] if profile.exhibits else 0),
        "certificate": 1 + n["files"] // 30,
    }
    several = len(profile.copies) > 1
    return [
        (_part(name, copy.label if several else ""), ceil(takes.get(name, 1)))
        for copy in profile.copies
        for name in profile.sections_of(copy)
    ]


def _part(name: str, copy: str) -> str:
    words = WORDS[name]
    return f"{copy}: {words}" if copy else words[:1].upper() + words[1:]


def _exhibit_pages(last: dict, files: Sequence[StoredFile]) -> int:
    """Sheets and pages: counted where an earlier file of the case knows them, else guessed."""
    known = {
        row["sha256"]: row["last_page"] - row["first_page"] + 1
        for row in last.get("items", ())
        if row.get("kind") == "exhibit"
    }
    return sum(known.get(one.sha256) or 1 + _guess(one) for one in files)


def _guess(one: StoredFile) -> int:
    if one.media_type == "application/pdf":
        return max(1, one.size // 60_000)
    if one.media_type.startswith("text/"):
        return max(1, one.size // 4_000)
    return 1 if one.media_type.startswith("image/") else 0


def _missing(case: Case, entries: int, bare: Sequence[int]) -> list[str]:
    found = [] if case.lead_id else ["The case has no lead investigator."]
    if not entries:
        found.append("The log has no entry yet.")
    if bare:
        listed = ", ".join(str(number) for number in bare[:10])
        more = f" and {len(bare) - 10} more" if len(bare) > 10 else ""
        noun = "Item" if len(bare) == 1 else "Items"
        found.append(f"{noun} {listed}{more} without a custody transfer.")
    return found


def _slips(files: Sequence[StoredFile]) -> list[str]:
    """The files that get a sheet saying why instead of their pages."""
    found = []
    for number, one in enumerate(files, start=1):
        if one.evidence_id and one.evidence.kind in HASH_ONLY_KINDS:
            found.append(f"Exhibit {number} (item {one.evidence.number}): withheld by law")
        elif not one.media_type.startswith(PRINTED):
            place = (
                f"item {one.evidence.number}"
                if one.evidence_id
                else f"log entry {one.log_entry.number}"
            )
            why = f"this kind of file ({one.media_type}) has no pages that can be reproduced"
            found.append(f"Exhibit {number} ({place}): {why}")
    return found


def newer(row: CaseFile, user) -> int:
    """How many records were added to the case since the file's data was read.

    Told by counts, not by times: a record committed late may carry an earlier time. Nothing
    is ever deleted, so counts only grow.
    """
    counted = row.manifest.get("counts")
    if not counted:
        return 0
    case = row.case
    kinds = {
        "log": case.logentrys,
        "people": case.casepersons,
        "evidence": case.evidenceitems,
        "custody": case.custodys,
        "files": case.storedfiles,
        "decisions": case.personroledecisions,
    }
    first, *others = [
        rows.visible_to(user)
        .order_by()
        .values("case_id")
        .annotate(_kind=Value(name, CharField()), _count=Count("pk"))
        .values_list("_kind", "_count")
        for name, rows in kinds.items()
    ]
    now = first.union(*others, all=True)
    return sum(max(0, count - counted.get(name, 0)) for name, count in now)
