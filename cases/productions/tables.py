"""The lists of productions: the log of a case, its export, and what one of them holds."""

from dataclasses import replace

from django.urls import reverse

from cases.models import Production
from cases.productions import said
from taskforce.ui.tables import Column, Table, cells

EXPORT = [
    Column("number", "Production", export=str),
    Column("state", "State", export=lambda row: said.tag(row)[0]),
    Column("recipient", "To"),
    Column("office", "Office"),
    Column("defendant", "For the defendant"),
    Column("basis", "Basis", export=lambda row: row.get_basis_display()),
    Column("basis_detail", "Reference"),
    Column("medium", "Medium", export=lambda row: row.get_medium_display()),
    Column("medium_detail", "Marked"),
    Column("child_names", "Children's names", export=said.child_names_said),
    Column("first", "First page", export=lambda row: _page(row, row.bates_first)),
    Column("last", "Last page", export=lambda row: _page(row, row.bates_last)),
    Column("pages", "Pages", export=lambda row: row.pages),
    Column("sha256", "SHA-256", export=lambda row: " ".join(p["sha256"] for p in row.parts)),
    Column("medium_sha256", "SHA-256 of the medium"),
    Column("prepared_by", "Prepared by", export=lambda row: row.prepared_by),
    Column("prepared_at", "Prepared", export=lambda row: row.prepared_at),
    Column("served_at", "Handed over", export=lambda row: row.served_at),
    Column("served_by", "Handed over by", export=lambda row: row.served_by),
    Column("served_how", "How"),
    Column("receipt", "Receipt"),
    Column("supersedes", "Supersedes", export=lambda row: row.supersedes),
    Column("replaces", "Replaces pages", export=said.replaced_said),
    Column("correction", "What was wrong"),
]


def _items(first: Column) -> list[Column]:
    return [
        Column("label", "Record", cell=lambda one: cells.link(one.label, address_of(one))),
        first,
        Column(
            "last", "Last page", cell=lambda one: cells.code(_page(one.production, one.bates_last))
        ),
        Column("sha256", "SHA-256 begins", cell=lambda one: cells.code(one.sha256[:12])),
        Column("withheld", "Withheld", cell=lambda one: cells.text(_withheld(one))),
    ]


FIRST = Column(
    "first", "First page", cell=lambda one: cells.code(_page(one.production, one.bates_first))
)
HOLDS = Table(
    key="production-items",
    columns=_items(replace(FIRST, sort="bates_first")),
    sort="first",
    caption="What it holds",
    noun="records",
)
RECORDS = Table(key="production-records", columns=_items(FIRST), sort="", caption="Records")

LOG = Table(
    key="productions",
    columns=[
        Column("number", "No.", lambda one: cells.code(one["row"], _address(one["row"]))),
        Column("state", "State", lambda one: cells.tag(one["label"], one["tone"], _chain(one))),
        Column("to", "To", lambda one: cells.text(one["row"].recipient, _for_whom(one))),
        Column("pages", "Pages", lambda one: cells.code(one["pages"] or "Not numbered yet")),
        Column("served", "Handed over", lambda one: _handed_over(one["row"])),
        Column(
            "medium",
            "Medium",
            lambda one: cells.text(one["row"].get_medium_display(), one["row"].medium_detail),
        ),
        Column("sha256", "SHA-256 begins", lambda one: cells.code(_hashes(one["row"]))),
    ],
    sort="",
    caption="Production log",
)


def _address(row: Production) -> str:
    return reverse("case-production", args=[row.case_id, row.pk])


def _chain(one: dict) -> list[str]:
    """What it supersedes, and what supersedes it."""
    older = one["row"].supersedes
    return [
        *(f"superseded by {newer}" for newer in one["newer"]),
        f"supersedes {older}" if older else "",
    ]


def _for_whom(one: dict) -> list[str]:
    return [f"for {one['row'].defendant}", one["children"]]


def _handed_over(row: Production) -> cells.Cell:
    canceled = row.state == Production.State.CANCELED
    blank = "Not handed over" if canceled else "Not yet"
    return cells.when(row.served_at, line=str(row.served_by or ""), blank=blank)


def _hashes(row: Production) -> str:
    return " ".join(part["sha256"][:12] for part in row.parts)


def _withheld(one) -> str:
    if one.withholding is None:
        return ""
    return f"{'In part' if one.withholding.page_first else 'Slip page'}, {one.withholding}"


def _page(row: Production, number: int | None) -> str:
    return row.series.number(number) if number else ""


def address_of(one) -> str:
    """The page of the record a production item stands for."""
    name = {
        "entry": "case-entry",
        "item": "case-evidence-item",
        "file": "case-attachment",
        "person": "case-person",
    }[one.kind]
    return reverse(name, args=[one.case_id, one.source_id])
