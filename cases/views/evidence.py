from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, Subquery
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.doors import open_case, open_item
from cases.forms.evidence import CustodyForm, EditItemForm, ItemFilesForm, NewItemForm
from cases.models import Custody
from cases.productions.panel import panel
from cases.services.custody import holder_of, record_transfer
from cases.services.evidence import CHANGEABLE, add_item, add_item_files, change_item
from cases.views.conflict import differences, moved_on
from cases.views.frame import case_response
from taskforce.access.acts import Stale
from taskforce.audit import record
from taskforce.ui.forms import put_errors
from taskforce.ui.services import drafts
from taskforce.ui.tables import Column, Table, cells
from taskforce.vocabulary.evidence import (
    CUSTODY_PURPOSE,
    EVIDENCE_KIND,
    EVIDENCE_SOURCE,
    HASH_ONLY_KINDS,
)

FORM_METHODS = ["GET", "HEAD", "POST"]
# Pictures of these kinds are blurred until asked for, whoever forgot to say so.
BLURRED_KINDS = frozenset({"advertisement", "social_media", "biological", "forensic_image"})


def _address(item) -> str:
    return reverse("case-evidence-item", args=[item.case_id, item.pk])


ITEMS = Table(
    key="evidence",
    columns=[
        Column("item", "Item", lambda row: cells.code(f"Item {row.number}", _address(row))),
        Column("what", "What it is", lambda row: cells.typed(row.description)),
        Column("kind", "Kind", lambda row: EVIDENCE_KIND.label(row.kind)),
        Column("collected", "Collected", lambda row: cells.when(row.collected_at)),
        Column("holder", "Held by", lambda row: row.holder or row.collected_by),
        Column("where", "Where", lambda row: row.held_at or "Not recorded"),
        Column("files", "Files", lambda row: cells.number(row.files_held), number=True),
    ],
    sort="",
    caption="Evidence items",
    region="Evidence",
    empty_title="No evidence yet",
    empty_text="Things and files are added here, each with its hash and its chain of custody.",
)


@require_safe
def items(request, pk):
    """All items of the case, with who holds each now."""
    case = open_case(request.user, pk)
    last = Custody.objects.filter(evidence=OuterRef("pk")).order_by("-at", "-recorded_at", "-id")
    found = list(
        case.evidenceitems.visible_to(request.user)
        .order_by("number")
        .annotate(
            holder=Subquery(last.values("received_by")[:1]),
            files_held=Count("files"),
        )
    )
    record("evidence.listed", case, count=len(found), ids=[str(one.pk) for one in found])
    table = ITEMS.over(found)
    return case_response(request, "cases/evidence/list.html", case, "evidence", table=table)


@require_http_methods(FORM_METHODS)
def new(request, pk):
    """Add an item with its files."""
    case = open_case(request.user, pk, "case.evidence")
    form = NewItemForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            item = add_item(
                case=case,
                by=request.user,
                kind=given["kind"],
                collected_at=given["collected_at"],
                collected_by=given["collected_by"],
                files=given["files"],
                distressing=given["distressing"],
                idempotency_key=given["idempotency_key"],
                **form.values,
            )
            drafts.clear(request.user, request.path)
            messages.success(request, f"Item {item.number} was added.")
            return redirect("case-evidence-item", case.pk, item.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    record("case.viewed", case, page="evidence")
    return case_response(
        request,
        "cases/form.html",
        case,
        "evidence",
        ("Add an item", ""),
        form=form,
        files=True,
        status=422 if form.errors else 200,
        submit="Add the item",
        page_title="Add an item",
        back_href=reverse("case-evidence", args=[case.pk]),
        files_lost=bool(form.errors and request.FILES),
    )


@require_safe
def item(request, pk, item_pk):
    """One item: what it is, its files, and its chain of custody in order."""
    case = open_case(request.user, pk)
    one = open_item(request.user, case, item_pk)
    return _item_page(request, case, one)


@require_http_methods(FORM_METHODS)
def edit(request, pk, item_pk):
    """Complete an item's description; a save on an older version shows both texts."""
    case = open_case(request.user, pk, "case.evidence")
    one = open_item(request.user, case, item_pk)
    record("evidence.viewed", one, case=str(case.pk), page="edit")
    initial = {name: getattr(one, name) for name in CHANGEABLE} | {"version": one.version}
    form = EditItemForm(request.POST or None, initial=initial)
    both, status = [], 200
    if request.method == "POST" and form.is_valid():
        try:
            change_item(
                case=case,
                item=one,
                by=request.user,
                version=form.cleaned_data["version"],
                **form.values,
            )
            drafts.clear(request.user, request.path)
            messages.success(request, f"Item {one.number} was saved.")
            return redirect("case-evidence-item", case.pk, one.pk)
        except Stale as stale:
            both, status = differences(form, stale.row), 409
            form = EditItemForm(moved_on(request, stale.row))
        except ValidationError as refusal:
            put_errors(form, refusal)
    here = reverse("case-evidence-item", args=[case.pk, one.pk])
    return case_response(
        request,
        "cases/edit.html",
        case,
        "evidence",
        (str(one), here),
        ("Edit", ""),
        form=form,
        status=422 if form.errors and status == 200 else status,
        differences=both,
        back_href=here,
        page_title=f"Edit item {one.number}",
    )


@require_POST
def add_files(request, pk, item_pk):
    """Add further files to an item."""
    case = open_case(request.user, pk, "case.evidence")
    one = open_item(request.user, case, item_pk)
    form = ItemFilesForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            kept = add_item_files(case=case, item=one, by=request.user, **form.cleaned_data)
            said = "1 file is" if len(kept) == 1 else f"{len(kept)} files are"
            messages.success(request, f"{said} kept with the item.")
            return redirect("case-evidence-item", case.pk, one.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _item_page(request, case, one, files_form=form, status=422)


@require_POST
def transfer(request, pk, item_pk):
    """Record a transfer; the chain only grows."""
    case = open_case(request.user, pk, "case.evidence")
    one = open_item(request.user, case, item_pk)
    form = CustodyForm(request.POST)
    if form.is_valid():
        try:
            record_transfer(case=case, item=one, by=request.user, **form.cleaned_data)
            messages.success(request, f"Item {one.number}: the transfer was recorded.")
            return redirect("case-evidence-item", case.pk, one.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _item_page(request, case, one, custody_form=form, status=422)


@require_safe
def sheet(request, pk, item_pk):
    """Label and custody sheet of an item, for paper."""
    case = open_case(request.user, pk)
    one = open_item(request.user, case, item_pk)
    record("evidence.printed", one, case=str(case.pk))
    return case_response(
        request,
        "cases/evidence/sheet.html",
        case,
        "evidence",
        (str(one), reverse("case-evidence-item", args=[case.pk, one.pk])),
        ("Label and sheet", ""),
        page_title=f"Label and sheet of item {one.number}",
        **_item_facts(request.user, one),
    )


def _item_page(request, case, one, *, files_form=None, custody_form=None, status=200):
    record("evidence.viewed", one, case=str(case.pk))
    facts = _item_facts(request.user, one)
    return case_response(
        request,
        "cases/evidence/item.html",
        case,
        "evidence",
        (str(one), ""),
        status=status,
        page_title=f"Item {one.number}",
        files_form=files_form or ItemFilesForm(),
        custody_form=custody_form or CustodyForm(initial={"released_by": holder_of(one)}),
        hash_only=one.kind in HASH_ONLY_KINDS,
        blurred=one.kind in BLURRED_KINDS,
        discovery=panel(case, request.user, one, facts["files"]),
        **facts,
    )


def joins(row, holder: str, *, first: bool) -> bool:
    """Whether a transfer goes on from who held the item: who released it, or, of the first
    one alone, whoever took it into custody from the scene or from a person.
    """
    givers = [row.released_by]
    if first and row.purpose == "intake":
        givers.append(row.received_by)
    return holder.strip().lower() in {giver.strip().lower() for giver in givers}


def _item_facts(user, one) -> dict:
    """The item in words, its files, and its chain with the places where it does not join."""
    holder, chain = one.collected_by, []
    for row in one.custody.visible_to(user).select_related("recorded_by"):
        chain.append(
            {
                "row": row,
                "purpose": CUSTODY_PURPOSE.label(row.purpose),
                "gap": "" if joins(row, holder, first=not chain) else holder,
            }
        )
        holder = row.received_by
    return {
        "item": one,
        "kind": EVIDENCE_KIND.label(one.kind),
        "chain": chain,
        "holder": holder,
        "source": EVIDENCE_SOURCE.label(one.source),
        "files": list(one.files.visible_to(user)),
    }
