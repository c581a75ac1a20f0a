from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.forms.filters import CaseFilterForm
from cases.listing import case_page, shown_cases
from cases.models import Case
from cases.services.create import may_create
from cases.views.frame import TONES
from taskforce.audit import record
from taskforce.ui.services.saved_views import views_of
from taskforce.ui.tables import (
    Column,
    Filters,
    Table,
    TooManyRows,
    branch_count,
    cells,
    csv_file,
    csv_response,
)
from taskforce.vocabulary.cases import CASE_KIND, CASE_STATUS


def _number(case: Case):
    return cells.code(case.number, f"/cases/{case.pk}/")


def _status(case: Case):
    if case.sealed:
        return cells.tag(f"{CASE_STATUS.label(case.status)}, sealed", "bad")
    return cells.tag(CASE_STATUS.label(case.status), TONES[case.status])


TABLE = Table(
    key="cases",
    caption="Cases you may see",
    columns=(
        Column("number", "Number", _number, sort="number"),
        Column("title", "Title", lambda case: cells.text(case.title)),
        Column("kind", "Kind", lambda case: CASE_KIND.label(case.kind)),
        Column("status", "Status", _status),
        Column("lead", "Lead", lambda case: case.lead.full_name if case.lead else ""),
        Column(
            "agency",
            "Agency",
            lambda case: case.agency.short_name,
            export=lambda case: case.agency.name,
        ),
        Column(
            "opened",
            "Opened",
            lambda case: cells.when(case.opened_on, "date"),
            sort="opened_on",
            descending=True,
            export=lambda case: case.opened_on.isoformat(),
        ),
        Column(
            "activity",
            "Last activity",
            lambda case: cells.when(case.last_activity),
            sort="last_activity",
            descending=True,
            export=lambda case: cells.local_text(case.last_activity),
        ),
    ),
    sort="-activity",
    noun="cases",
    empty_title="No case is open to you",
    empty_text="You see the cases of your agency, those shared with it, and those opened to you"
    " by name. Records of others never appear here.",
)


@require_safe
def case_list(request):
    """The cases one may see: filtered, sorted, paged by key; the view can be saved."""
    form = CaseFilterForm(request.GET, user=request.user)
    order, sort = TABLE.order(request.GET.get("sort", ""))
    chosen = form.chosen.apply(Case.objects.all())
    page = case_page(request.user, chosen, order, TABLE.size, request.GET.get("cursor", ""))
    filters = Filters(form, request.GET)
    total = branch_count(chosen, request.user, page)
    table = TABLE.bind_page(request, page, filters=filters, total=total)
    record("case.listed", count=len(page.rows), ids=[str(row.pk) for row in page.rows])
    return render(
        request,
        "cases/list.html",
        {
            "heading": "Cases",
            "crumbs": [("Cases", "")],
            "table": table,
            "filters": filters,
            "sort": sort,
            "views": views_of(request.user, "cases"),
            "may_create": may_create(request.user),
            "export_href": f"{reverse('case-list-export')}?{filters.querystring}",
        },
    )


@require_safe
def case_list_export(request):
    """All pages of the list as CSV; recorded with its filter, rows and bytes."""
    form = CaseFilterForm(request.GET, user=request.user)
    order, _ = TABLE.order(request.GET.get("sort", ""))
    rows = shown_cases(request.user, form.chosen.apply(Case.objects.all()), order)
    try:
        file, count = csv_file(TABLE.columns, rows)
    except TooManyRows as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(f"{reverse('case-list')}?{request.GET.urlencode()}")
    size = file.seek(0, 2)
    file.seek(0)
    # Words stay out of the audit: they may be a victim's name.
    codes = {name: value for name, value in asdict(form.chosen).items() if value and name != "text"}
    record("list.exported", list="cases", count=count, bytes=size, filter=codes)
    return csv_response(file, "cases")
