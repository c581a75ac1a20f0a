"""What a file will hold before it is made: counts, about how many pages, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.db.models import CharField, Count, Sum, Value
from django.db.models.functions import Length

from cases.casefile.profiles import PROFILES, Profile
from cases.models import Case, CaseFile, StoredFile
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
}


@dataclass(frozen=True)
class Preview:
    """Counts of a case, about how many pages each kind of file takes, and what is missing."""

    counts: Sequence[tuple[str, int]]
    pages: dict[str, int]
    missing: Sequence[str]
    slips: Sequence[str]


def parts(profile: Profile) -> str:
    """The parts of a file in words: ``cover, contents, log and certificate``."""
    names = [WORDS[name] for name in profile.sections]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def preview(case: Case, user) -> Preview:
    """What files of this case would hold now, as this person sees it (seven queries)."""
    log = case.logentrys.visible_to(user).aggregate(count=Count("pk"), letters=Sum(Length("text")))
    people = case.casepersons.visible_to(user).aggregate(
        count=Count("pk"),
        letters=Sum(Length("description")),
    )
    items = case.evidenceitems.visible_to(user)
    bare = list(
        items.filter(custody__isnull=True).order_by("number").values_list("number", flat=True)[:50]
    )
    item_count = items.count()
    transfers = case.custodys.visible_to(user).count()
    files = list(
        case.storedfiles.visible_to(user)
        .select_related("evidence", "log_entry")
        .only(
            "media_type",
            "size",
            "sha256",
            "evidence__kind",
            "evidence__number",
            "log_entry__number",
        )
        .order_by("uploaded_at", "id")
    )
    numbers = {
        "letters": (log["letters"] or 0) + 260 * log["count"],
        "people": people["count"],
        "people_letters": people["letters"] or 0,
        "items": item_count,
        "transfers": transfers,
        "files": len(files),
        "exhibit_pages": _exhibit_pages(case, user, files),
        "summary": len(case.summary),
    }
    return Preview(
        counts=[
            ("Log entries", log["count"]),
            ("People", people["count"]),
            ("Items of evidence", item_count),
            ("Custody transfers", transfers),
            ("Attached files", len(files)),
        ],
        pages={profile.name: _pages(profile, numbers) for profile in PROFILES.values()},
        missing=_missing(case, log["count"], bare),
        slips=_slips(files),
    )


def _pages(profile: Profile, n: dict[str, int]) -> int:
    if profile.page_limit:
        return profile.page_limit
    takes = {
        "cover": 1,
        "contents": 1 + (n["files"] // 35 if profile.exhibits else 0),
        "facts": 1 + n["summary"] // CHARACTERS_A_PAGE,
        "people": 1 + n["people"] * 0.35 + n["people_letters"] / CHARACTERS_A_PAGE,
        "log": max(1, n["letters"] / CHARACTERS_A_PAGE),
        "evidence": 1 + n["items"] * 0.4 + n["transfers"] * 0.06,
        "exhibits": 1 + n["files"] // 30 + n["exhibit_pages"] if profile.exhibits else 0,
        "certificate": 1 + n["files"] // 30,
    }
    return sum(ceil(takes.get(name, 0)) for name in profile.sections)


def _exhibit_pages(case: Case, user, files: Sequence[StoredFile]) -> int:
    """Sheets and pages: counted where an earlier file of the case knows them, else guessed."""
    last = (
        case.casefiles.visible_to(user)
        .filter(state=CaseFile.State.READY)
        .order_by("-finished_at")
        .values_list("manifest", flat=True)
        .first()
    ) or {}
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
            found.append(f"Exhibit {number} ({place}): {one.media_type} has no pages to print")
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
