"""Weekly case files: set one up, see what came of it, pause, resume, end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile import words
from cases.doors import open_case
from cases.forms.schedule import ScheduleForm
from cases.models import CaseFileSchedule
from cases.services import schedule_set
from cases.services.schedule_run import address_of
from cases.views.casefile import address, label_of
from cases.views.casefile_list import schedule_line
from cases.views.frame import case_response
from taskforce.access.doors import open_door
from taskforce.audit import record
from taskforce.ui.forms import put_errors
from taskforce.ui.tables import Column, Table, cells

# A schedule is weekly: half a year of it on the page, the rest is in the audit.
RUNS_SHOWN = 26


def open_schedule(request, pk, schedule, action=None) -> CaseFileSchedule:
    """A schedule of a case, through the case."""
    case = open_case(request.user, pk)
    rows = case.casefileschedules.select_related("set_up_by__agency")
    row = open_door(rows, request.user, schedule, action)
    row.case = case
    return row


@require_http_methods(["GET", "POST"])
def new(request, pk):
    """Set up a file that is made each week."""
    case = open_case(request.user, pk, "case.export")
    form = ScheduleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = schedule_set.set_schedule(case=case, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            put_errors(form, refusal)
        else:
            messages.success(request, "The weekly file is set up.")
            return redirect(address_of(row))
    record("case.viewed", case, page="weekly file")
    return case_response(
        request,
        "cases/files/schedule_new.html",
        case,
        "files",
        ("Make a weekly file", ""),
        status=422 if form.is_bound else 200,
        page_title="Make a weekly file",
        form=form,
    )


@require_GET
def detail(request, pk, schedule):
    """One schedule: when it runs next, and what came of each due time."""
    row = open_schedule(request, pk, schedule)
    runs = row.runs.visible_to(request.user).select_related("case_file")[:RUNS_SHOWN]
    record("casefile.schedule_viewed", row)
    return case_response(
        request,
        "cases/files/schedule.html",
        row.case,
        "files",
        ("Weekly file", ""),
        page_title="Weekly file",
        schedule=schedule_line(row),
        facts=_facts(row),
        runs=RUNS.over(_run(row, run) for run in runs),
        is_own=row.set_up_by_id == request.user.pk,
    )


@require_POST
def pause(request, pk, schedule):
    """Make no file until it is resumed."""
    row = open_schedule(request, pk, schedule, "case.export")
    schedule_set.pause_schedule(schedule=row, by=request.user)
    messages.success(request, "The weekly file is paused. Nothing is made until it is resumed.")
    return redirect(address_of(row))


@require_POST
def resume(request, pk, schedule):
    """Go on at the next due time; for the person whose files they are."""
    row = open_schedule(request, pk, schedule, "case.export")
    try:
        schedule_set.resume_schedule(schedule=row, by=request.user)
        messages.success(request, "The weekly file goes on at its next day.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(address_of(row))


@require_POST
def end(request, pk, schedule):
    """End it for good."""
    row = open_schedule(request, pk, schedule, "case.export")
    schedule_set.end_schedule(schedule=row, by=request.user)
    messages.success(request, "The weekly file has ended. The files it made stay.")
    return redirect(reverse("case-files", kwargs={"pk": row.case_id}))


def _file(made) -> cells.Cell:
    return cells.link(made.full_number, address("case-file", made)) if made else cells.text("–")


RUNS = Table(
    key="casefile-runs",
    columns=[
        Column("due", "Due", lambda one: cells.when(one["due_at"])),
        Column("outcome", "Came of it", lambda one: one["outcome"]),
        Column("file", "File", lambda one: _file(one["file"])),
    ],
    sort="",
    caption="What came of it",
    empty_title="Not yet due",
    empty_text="The first file is made when it is next due.",
)


def _run(row: CaseFileSchedule, run) -> dict:
    made = run.case_file
    if made is not None:
        made.case = row.case
    return {
        "due_at": run.due_at,
        "ran_at": run.ran_at,
        "outcome": run.get_outcome_display(),
        "file": made,
    }


def _facts(row: CaseFileSchedule) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        ("Kind of file", label_of(row)),
        ("When", str(row)),
        ("Next file", words.day(row.next_run_at, clock=True) or "None"),
        ("Until", words.day(row.until) if row.until else "Somebody ends it"),
        ("Made", "Only when something changed" if row.only_if_changed else "Each week"),
        ("As", f"{row.set_up_by}, {row.set_up_by.agency}"),
        ("Set up", words.day(row.set_up_at, clock=True)),
    ]
    if row.options.get("prepared_for"):
        facts.insert(2, ("Prepared for", row.options["prepared_for"]))
    if row.ended_because:
        ended = words.day(row.ended_at, clock=True)
        facts.append(("Ended", f"{ended}: {row.get_ended_because_display()}"))
    return facts
