"""What is held as evidence, each item with its chain of custody and its files."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from cases.casefile.data import CaseData, Item, Transfer
from cases.casefile.layout import LINE, section
from cases.casefile.registry import ContentKind, Part, Reading
from cases.casefile.request import Request
from cases.casefile.subjects.files import by_source
from cases.casefile.words import day
from cases.models import Custody, EvidenceItem
from taskforce.courtpdf import Section, split
from taskforce.vocabulary.evidence import HASH_ONLY_KINDS


def gather(reading: Reading) -> list[Item]:
    """The items in order of their numbers."""
    case, principal = reading.case, reading.principal
    transfers, attached = _transfers(reading), by_source(reading.records("files"))
    return [
        Item(
            number=row.number,
            kind=row.get_kind_display(),
            description=row.description,
            details=row.details,
            transfers=transfers[row.pk],
            files=attached[f"item-{row.number}"],
            hash_only=row.kind in HASH_ONLY_KINDS,
            record=str(row.pk),
            facts=[
                ("Kind", row.get_kind_display()),
                ("Collected", day(row.collected_at, clock=True)),
                ("Collected by", row.collected_by),
                ("How it came in", row.get_source_display()),
                ("Place", row.collected_place),
            ],
        )
        for row in EvidenceItem.objects.visible_to(principal).filter(case=case).order_by("number")
    ]


def _transfers(reading: Reading) -> dict:
    """The chain of custody of each item, by its row."""
    transfers = defaultdict(list)
    rows = Custody.objects.visible_to(reading.principal).filter(case=reading.case)
    for row in rows.order_by("at", "recorded_at", "id"):
        transfers[row.evidence_id].append(
            Transfer(
                row.at,
                row.released_by,
                row.received_by,
                row.place,
                row.get_purpose_display(),
                row.note,
            )
        )
    return transfers


def evidence(data: CaseData, request: Request) -> Iterator[Section]:
    """Every item with its chain of custody, as it stands."""
    linked = request.profile.exhibits
    for number, chunk in enumerate(split.chunked(data.items, weight)):
        title = "Evidence and custody" if number == 0 else ""
        yield section(
            f"evidence-{chunk[0].number}",
            title,
            "evidence",
            {"items": chunk, "is_first": number == 0, "linked": linked},
        )
    if not data.items:
        yield section(
            "evidence", "Evidence and custody", "evidence", {"items": [], "is_first": True}
        )


def weight(item: Item) -> int:
    """About how many characters' room an item takes."""
    lines = 12 + item.details.count("\n") + 4 * len(item.transfers) + 4 * len(item.files)
    return len(item.details) + lines * LINE


def _hashed(data: CaseData) -> list[dict]:
    # A file stands by its exhibit number and hash; where it is stored is nobody's business.
    return [
        asdict(one) | {"files": [[file.exhibit, file.printed_sha256] for file in one.files]}
        for one in data.items
    ]


def _counts(records: Sequence[Item]) -> dict[str, int]:
    return {"evidence": len(records), "custody": sum(len(one.transfers) for one in records)}


PART = Part(
    key="evidence",
    order=40,
    label="Evidence and custody transfers",
    kinds=(ContentKind("item", "Evidence and custody", ("evidence",), route="case-evidence-item"),),
    gather=gather,
    searched=50,
    render={"evidence": evidence},
    hashed=_hashed,
    counts=_counts,
    anchor="item",
    produced_as="item",
)
