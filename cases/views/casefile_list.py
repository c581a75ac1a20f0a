"""The files of a case: the list, live while something is made, and the weekly files."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from cases.casefile import words
from cases.casefile.said import percent, state_words, time_left
from cases.doors import open_case
from cases.forms.casefile_filter import CaseFileFilterForm
from cases.models import CaseFile, CaseFileSchedule
from cases.views.casefile import address, label_of
from cases.views.frame import case_response
from taskforce.accounts.activity import not_activity
from taskforce.audit import record
from taskforce.ui.tables import BoundTable, Column, Filters, Table, cells

SCHEDULES_SHOWN = 12
SCHEDULE_TONES = {"active": "good", "paused": "warn", "ended": ""}


def _state(row: CaseFile) -> str:
    """The state in words; of a running file, how much is done and what is left."""
    label = state_words(row)[0]
    if row.state != CaseFile.State.RUNNING or row.cancel_requested_at:
        return label
    done = f"{percent(row)}%" if row.progress_total else row.progress_stage
    return ", ".join(one for one in (label, done, time_left(row.seconds_left)) if one)


def _hash(row: CaseFile) -> str:
    parts = row.parts.all()
    return parts[0].sha256[:12] if len(parts) == 1 else f"{len(parts)} parts" if parts else ""


LIST = Table(
    key="casefiles",
    columns=[
        Column(
            "number",
            "File",
            cell=lambda row: cells.link(
                row.full_number, address("case-file", row), line=label_of(row)
            ),
        ),
        Column("state", "State", cell=lambda row: cells.tag(_state(row), state_words(row)[1])),
        Column("pages", "Pages", cell=lambda row: cells.number(row.pages), number=True),
        Column(
            "size",
            "Size",
            cell=lambda row: cells.Cell(words.size(row.size) if row.size else "", "number"),
            number=True,
        ),
        Column("sha256", "SHA-256 begins", cell=lambda row: cells.code(_hash(row))),
        Column("as_of", "Data as of", cell=lambda row: cells.when(row.as_of)),
        Column(
            "requested",
            "Asked for",
            cell=lambda row: cells.when(row.requested_at),
            sort="requested_at",
            descending=True,
        ),
        Column("who", "By", cell=lambda row: cells.text(row.requested_by)),
    ],
    sort="-requested",
    caption="Case files",
    empty_title="No case file yet",
    empty_text="A case file is a court-ready PDF of this case: log, people, evidence, exhibits.",
    noun="files",
)


SCHEDULES = Table(
    key="casefile-schedules",
    columns=[
        Column(
            "file", "File", lambda one: cells.link(f"{one['label']}: {one['when']}", one["href"])
        ),
        Column("state", "State", lambda one: cells.tag(*one["state"])),
        Column("next", "Next file", lambda one: _next_file(one["row"])),
        Column("until", "Until", lambda one: cells.when(one["row"].until, blank="–")),
        Column("who", "As", lambda one: one["row"].set_up_by),
    ],
    sort="",
    caption="Weekly files",
)


def _next_file(row: CaseFileSchedule) -> cells.Cell:
    """When it is due, or why it is no more."""
    why = row.get_ended_because_display() if row.ended_because else "–"
    return cells.when(row.next_run_at, blank=why)


def schedule_line(row: CaseFileSchedule) -> dict:
    """What a list prints of a weekly file."""
    return {
        "row": row,
        "href": reverse("case-file-schedule", kwargs={"pk": row.case_id, "schedule": row.pk}),
        "label": label_of(row),
        "when": str(row),
        "state": (row.get_state_display(), SCHEDULE_TONES[row.state]),
    }


@require_GET
def index(request, pk):
    """Every file that was made or asked for of a case."""
    case = open_case(request.user, pk)
    shown = _shown(request, case)
    rows = shown["table"].page.rows
    record("casefile.listed", case, count=len(rows), ids=[str(row.pk) for row in rows])
    return case_response(
        request,
        "cases/files/index.html",
        case,
        "files",
        page_title="Files",
        schedules=_schedules(request, case),
        **shown,
    )


@require_GET
@never_cache
@not_activity
def live(request, pk):
    """The list alone; asked for every few seconds while a file of it is being made."""
    case = open_case(request.user, pk)
    return render(request, "cases/files/_list.html", {"case": case, **_shown(request, case)})


def _shown(request, case) -> dict:
    form = CaseFileFilterForm(request.GET)
    rows = form.narrow(case.casefiles.visible_to(request.user))
    rows = rows.select_related("requested_by").defer("manifest").prefetch_related("parts")
    filters = Filters(form, request.GET)
    table = LIST.bind(request, rows, filters=filters)
    for row in table.page.rows:
        row.case = case
    return {
        "table": table,
        "filters": filters,
        "running": sum(row.is_waiting for row in table.page.rows),
        "ready": sum(row.state == CaseFile.State.READY for row in table.page.rows),
        "query": request.GET.urlencode(),
    }


def _schedules(request, case) -> BoundTable:
    """The weekly files of a case: what runs, and what ended last."""
    rows = case.casefileschedules.visible_to(request.user).select_related("set_up_by")
    found = sorted(rows[:SCHEDULES_SHOWN], key=lambda row: row.state == "ended")
    return SCHEDULES.over(schedule_line(row) for row in found)
