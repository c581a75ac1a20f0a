import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.access import READERS
from cases.forms.report import PeriodForm
from cases.reports import REPORTS
from cases.reports.shape import Period, Report
from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.ui import charts
from taskforce.ui.tables.export import write_csv
from taskforce.vocabulary.agencies import PROVIDER_KINDS

FRAME = {"heading": "Headline figures", "crumbs": [("Headline figures", "")]}


@require_safe
def headline(request):
    """Investigations and victims of a period; ``?format=csv`` downloads the same figures."""
    principal = principal_of(request.user)
    if not principal.has_any(READERS) or principal.agency_kind in PROVIDER_KINDS:
        raise Http404
    form = PeriodForm(request.GET or None, initial=_last_twelve_months())
    period = _period(form)
    if period is None:
        return render(request, "cases/reports/headline.html", {**FRAME, "form": form}, status=400)
    report = REPORTS["headline"](request.user, period)
    shape = "csv" if request.GET.get("format") == "csv" else "page"
    record(
        "report.ran",
        None,
        report=report.name,
        start=str(period.start),
        end=str(period.end),
        format=shape,
    )
    if shape == "csv":
        return _csv(report)
    return render(
        request,
        "cases/reports/headline.html",
        {**FRAME, "form": form, "report": report, "charts": _charts(report), "period": period},
    )


def _last_twelve_months() -> dict:
    """From the first of the month eleven months ago, through today."""
    today = timezone.localdate()
    month = today.year * 12 + today.month - 1 - 11
    return {"start": datetime.date(month // 12, month % 12 + 1, 1), "end": today}


def _period(form: PeriodForm) -> Period | None:
    if not form.is_bound:
        return Period(**form.initial)
    if not form.is_valid():
        return None
    return Period(form.cleaned_data["start"], form.cleaned_data["end"])


def _charts(report: Report) -> list:
    """Two charts: the two kinds of victims are never one bar (DESIGN.md, invariant 10)."""
    table = report.tables[1]
    return [
        charts.bars(
            f"{column} victims",
            "Group",
            [(row.label, row.figures[number]) for row in table.rows[1:]],
        )
        for number, column in enumerate(table.columns)
    ]


def _csv(report: Report) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="{report.name}-{report.period.end}.csv"'
    )
    head, *rows = report.lines()
    write_csv(response, head, rows)
    return response
