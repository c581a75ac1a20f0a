from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cases.doors import open_case, open_entry
from cases.forms.filters import LogFilterForm
from cases.forms.log import AddendumForm, EntryForm
from cases.logbook import authors_of, entries_of, log_page, with_parts
from cases.productions.panel import panel
from cases.services.log import add_addendum, write_entry
from cases.views.frame import case_context, case_response
from taskforce.audit import record
from taskforce.ui.forms import put_errors
from taskforce.ui.tables import Filters

PRINT_LIMIT = 2000


@require_safe
def log(request, pk):
    """The case's first page: the fast form above, the chronology below, newest first."""
    case = open_case(request.user, pk)
    parts = _chronology(request, case)
    template = "cases/log/part.html" if request.htmx else "cases/log/page.html"
    context = case_context(
        request,
        case,
        "log",
        form=EntryForm(),
        filters=parts["filters"],
        page=parts["page"],
        newer_href=parts["newer"],
        older_href=parts["older"],
    )
    return render(request, template, context)


@require_POST
def add(request, pk):
    """Write an entry. Asked by htmx, the log comes back; otherwise the page opens again."""
    case = open_case(request.user, pk, "case.log")
    form = EntryForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            entry = write_entry(
                case=case,
                by=request.user,
                text=given["text"],
                kind=given["kind"],
                occurred_at=given["occurred_at"],
                files=given["files"],
                distressing=given["distressing"],
                idempotency_key=given["idempotency_key"],
                draft_key=request.path,
            )
            if not request.htmx:
                messages.success(request, f"Entry {entry.number} was saved.")
                return redirect("case-log", case.pk)
            return _again(request, case, EntryForm(), saved=entry)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _again(request, case, form, status=422)


def _again(request, case, form, *, saved=None, status=200):
    """The log with its form; without filter, so that what was saved is seen."""
    page = log_page(request.user, case, {})
    listed = reverse("case-log", args=[case.pk])
    older = f"{listed}?cursor={page.older}" if page.older else ""
    filters = Filters(LogFilterForm({}, authors=authors_of(request.user, case)), request.GET)
    _record(case, page)
    template = "cases/log/part.html" if request.htmx else "cases/log/page.html"
    context = case_context(
        request,
        case,
        "log",
        form=form,
        filters=filters,
        page=page,
        saved=saved,
        newer_href="",
        older_href=older,
        files_lost=status == 422 and bool(request.FILES),
    )
    return render(request, template, context, status=status)


@require_safe
def entry(request, pk, entry_pk):
    """One entry with its files and addenda, and the form for a further addendum."""
    case, row = _entry(request, pk, entry_pk)
    return _entry_page(request, case, row, AddendumForm())


@require_POST
def addendum(request, pk, entry_pk):
    """Correct or complete an entry; the entry itself stays."""
    case, row = _entry(request, pk, entry_pk, "case.log")
    form = AddendumForm(request.POST)
    if form.is_valid():
        try:
            add_addendum(
                case=case,
                entry=row,
                by=request.user,
                text=form.cleaned_data["text"],
                idempotency_key=form.cleaned_data["idempotency_key"],
                draft_key=request.path,
            )
            messages.success(request, f"The addendum to entry {row.number} was saved.")
            return redirect("case-entry", case.pk, row.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _entry_page(request, case, row, form, 422)


@require_safe
def print_log(request, pk):
    """The whole log, oldest first, for paper; filtered as the page was."""
    case = open_case(request.user, pk)
    form = LogFilterForm(request.GET, authors=authors_of(request.user, case))
    form.is_valid()
    rows = entries_of(request.user, case, form.cleaned_data).order_by("occurred_at", "pk")
    rows = list(with_parts(request.user, rows)[: PRINT_LIMIT + 1])
    more, rows = len(rows) > PRINT_LIMIT, rows[:PRINT_LIMIT]
    record("log.printed", case, entries=len(rows))
    return case_response(
        request,
        "cases/log/print.html",
        case,
        "log",
        ("Print", ""),
        rows=rows,
        more=more,
        limit=PRINT_LIMIT,
        filters=Filters(form, request.GET),
        page_title="Print the log",
    )


def _chronology(request, case) -> dict:
    """The page of the log that the address asks for, recorded."""
    form = LogFilterForm(request.GET, authors=authors_of(request.user, case))
    form.is_valid()
    page = log_page(request.user, case, form.cleaned_data, request.GET.get("cursor", ""))
    _record(case, page)
    return {
        "page": page,
        "filters": Filters(form, request.GET),
        "newer": _to(request, page.newer),
        "older": _to(request, page.older),
    }


def _record(case, page) -> None:
    record("log.viewed", case, entries=[str(row.pk) for row in page.rows])


def _to(request, cursor: str) -> str:
    if not cursor:
        return ""
    given = request.GET.copy()
    given["cursor"] = cursor
    return f"?{given.urlencode()}"


def _entry(request, pk, entry_pk, action=None):
    """The case, and the first entry of the one asked for."""
    case = open_case(request.user, pk, action)
    row = open_entry(request.user, case, entry_pk)
    return case, row.addendum_to or row


def _entry_page(request, case, row, form, status=200):
    rows = entries_of(request.user, case, {}).filter(pk=row.pk)
    shown = with_parts(request.user, rows).first()
    record("log.viewed", case, entries=[str(row.pk)])
    beside = [*shown.files.all(), *shown.addenda.all()]
    return case_response(
        request,
        "cases/log/entry.html",
        case,
        "log",
        (f"Entry {row.number}", ""),
        status=status,
        entry=shown,
        form=form,
        discovery=panel(case, request.user, shown, beside),
        page_title=f"Entry {row.number}",
    )
