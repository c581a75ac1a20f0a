"""Looking at productions: the log of a case, one of them, its sheet, a page by its number."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.doors import open_case, open_production
from cases.models import Case, Production
from cases.productions import said
from cases.productions.checklist import checklist
from cases.productions.children import recorded_names, standing
from cases.productions.look import look_at
from cases.productions.lookup import LONGEST, find_page
from cases.productions.overtaken import overtaken_by
from cases.productions.tables import EXPORT, HOLDS, LOG, RECORDS
from cases.views.frame import case_response
from taskforce.audit import record
from taskforce.ui.tables import csv_file, csv_response


def rows_of(case: Case, user):
    """The productions of a case, in order."""
    return (
        case.productions.visible_to(user)
        .select_related(
            "series", "prepared_by", "served_by", "canceled_by", "case_file", "supersedes__series"
        )
        .order_by("number")
    )


def shown(row: Production) -> dict:
    """What lists print of one."""
    label, tone = said.tag(row)
    return {
        "row": row,
        "label": label,
        "tone": tone,
        "pages": said.pages_said(row),
        "next": said.next_step(row),
        "replaced": said.replaced_said(row),
        # Only what was handed over is corrected.
        "newer": list(row.superseded_by.all()) if row.bates_first else [],
        "children": said.child_names_said(row),
    }


@require_safe
def log(request, pk):
    """The production log: to whom, when, which pages, which hash; and what is still owed."""
    case = open_case(request.user, pk)
    rows = [shown(row) for row in rows_of(case, request.user).prefetch_related("superseded_by")]
    lines = checklist(case, request.user)
    missing = sum(line.is_missing for line in lines)
    record("production.listed", case, count=len(rows))
    return case_response(
        request,
        "cases/productions/log.html",
        case,
        "productions",
        page_title="Productions",
        table=LOG.over(rows),
        lines=lines,
        owed=f"{missing} pending" if missing else None,
        held=case.withholdings.visible_to(request.user).filter(end__isnull=True).count(),
    )


@require_safe
def export(request, pk):
    """The production log as CSV."""
    case = open_case(request.user, pk)
    file, count = csv_file(EXPORT, rows_of(case, request.user))
    size = file.seek(0, 2)
    file.seek(0)
    record("production.exported", case, count=count, bytes=size)
    return csv_response(file, "productions")


@require_safe
def detail(request, pk, production_pk):
    """One production: what comes next, what it holds, which pages, which hashes."""
    case, row = _opened(request, pk, production_pk)
    record("production.viewed", row, number=row.number)
    items = row.items.visible_to(request.user).select_related("withholding", "production__series")
    return case_response(
        request,
        "cases/productions/detail.html",
        case,
        "productions",
        (str(row), ""),
        page_title=str(row),
        table=HOLDS.bind(request, items) if row.bates_first else None,
        **_children(case, row, request.user),
        overtaken=_overtaken(row, request.user),
        **_about(row),
    )


@require_safe
def sheet(request, pk, production_pk):
    """The production's sheet, for paper: facts, hashes, what is withheld, blanks to sign."""
    case, row = _opened(request, pk, production_pk)
    record("production.printed", row, number=row.number)
    slips = row.items.visible_to(request.user).filter(withholding__isnull=False)
    here = reverse("case-production", args=[case.pk, row.pk])
    return case_response(
        request,
        "cases/productions/sheet.html",
        case,
        "productions",
        (str(row), here),
        ("Sheet", ""),
        page_title=f"Sheet of {row}",
        slips=[
            {"item": one, "first": row.series.number(one.bates_first)}
            for one in slips.select_related("withholding")
        ],
        **_about(row),
    )


@require_safe
def find(request, pk):
    """Which production, page and record a Bates number names."""
    case = open_case(request.user, pk)
    typed = request.GET.get("q", "")[:LONGEST].strip()
    found = find_page(case, request.user, typed) if typed else None
    if found is not None:
        found.production.case = case
    record("production.searched", case, found=found is not None)
    return case_response(
        request,
        "cases/productions/find.html",
        case,
        "productions",
        ("Find a page", ""),
        page_title="Find a page by its number",
        typed=typed,
        found=found,
        shown=shown(found.production) if found else None,
        items=RECORDS.over(found.items) if found else None,
    )


def _opened(request, pk, key) -> tuple[Case, Production]:
    case = open_case(request.user, pk)
    return case, open_production(request.user, case, key)


def _children(case: Case, row: Production, user) -> dict:
    """Of a draft: where children's names stand, in typed texts and in exhibits."""
    if row.state != Production.State.DRAFT:
        return {}
    known, row.case = recorded_names(case, user), case
    looked = look_at(row, user, known)
    return {
        "children": standing(case, user, known),
        "looked": looked,
        "named": [said.named(one) for one in looked.named if not one.is_only_looked_at],
        "unseen": [said.named(one) for one in looked.named if one.is_only_looked_at],
        "to_look_at": any(one.is_only_looked_at and not one.choice for one in looked.named),
    }


def _overtaken(row: Production, user) -> str:
    """Why a prepared production must not be handed over, if there is a reason."""
    if row.state != Production.State.PREPARED:
        return ""
    found = overtaken_by(row, user)
    return said.overtaken_said(row, found) if found else ""


def _about(row: Production) -> dict:
    return {
        "production": row,
        "shown": shown(row),
        "facts": said.facts(row),
        "parts": said.parts_said(row),
    }


def to(row: Production) -> HttpResponseRedirect:
    """Back to a production's page."""
    return HttpResponseRedirect(reverse("case-production", args=[row.case_id, row.pk]))
