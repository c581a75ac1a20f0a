"""Looking at a case file: what is happening, what came out, its live progress."""

import datetime

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from cases.casefile import words
from cases.casefile.decided import DecisionsChanged, decisions_changed, is_redacted
from cases.casefile.parts import part_label, part_number
from cases.casefile.profiles import EVERY
from cases.casefile.said import percent, signature_words, state_words, working_words
from cases.casefile.since import changes
from cases.doors import open_case
from cases.models import CaseFile, CaseFilePart, CaseFileSchedule
from cases.views.frame import case_response
from taskforce.access.doors import may, open_door
from taskforce.accounts.activity import not_activity
from taskforce.audit import record
from taskforce.courtpdf import COURTS
from taskforce.ui.templatetags.ui import said

# Somebody who has just asked looks at the screen: the page looks more often for a while.
YOUNG = datetime.timedelta(seconds=20)


def label_of(row: CaseFile | CaseFileSchedule) -> str:
    """The kind of file in words; a kind that is no longer offered keeps its name."""
    profile = EVERY.get(row.profile)
    return profile.label if profile else row.profile


def address(name: str, row: CaseFile) -> str:
    """A route of one file."""
    return reverse(name, kwargs={"pk": row.case_id, "file": row.pk})


def open_file(request, pk, file, action=None) -> CaseFile:
    """A file of a case, through the case."""
    case = open_case(request.user, pk)
    rows = case.casefiles.select_related("requested_by__agency", "retry_of", "superseded_by")
    row = open_door(rows, request.user, file, action)
    row.case = case
    for other in (row.retry_of, row.superseded_by):
        if other:
            other.case = case
    return row


def open_part_of(request, pk, file, part) -> tuple[CaseFile, CaseFilePart]:
    """A part of a file that may leave the case, through the file."""
    row = open_file(request, pk, file, "case.export")
    return row, open_door(row.parts.all(), request.user, part, "case.export")


def refused_as_changed(request, row: CaseFile, refusal: DecisionsChanged):
    """409: a redacted copy is not handed out, and where a newer one is made."""
    return case_response(
        request,
        "cases/files/changed.html",
        row.case,
        "files",
        (row.full_number, address("case-file", row)),
        status=409,
        page_title=row.full_number,
        file=row,
        sentence=str(refusal),
    )


@require_GET
@never_cache
def detail(request, pk, file):
    """One file: what is happening, or what came out."""
    row = open_file(request, pk, file)
    record("casefile.viewed", row)
    return case_response(
        request,
        "cases/files/detail.html",
        row.case,
        "files",
        (row.full_number, ""),
        page_title=row.full_number,
        **shown(request, row),
    )


@require_GET
@never_cache
@not_activity
def progress(request, pk, file):
    """The part of the page that changes; asked for every second or two while it is made."""
    row = open_file(request, pk, file)
    can_export = may(request.user, "case.export", row)
    return render(
        request,
        "cases/files/_state.html",
        {**shown(request, row), "can_export": can_export, "is_part": True},
    )


def tab_title(row: CaseFile) -> str:
    """What the browser's tab says: seen from another tab, it tells when the file is done."""
    label = state_words(row)[0]
    if row.state == CaseFile.State.RUNNING and row.progress_total:
        label = f"{percent(row)}%"
    return f"{label}: {row.full_number}"


def shown(request, row: CaseFile) -> dict:
    """What the page and its live part print."""
    stage, detail_line = working_words(row) if row.is_waiting else ("", "")
    is_ready = row.state == CaseFile.State.READY
    moved = is_ready and decisions_changed(row, request.user)
    exhibits = [one for one in row.manifest.get("items", ()) if one.get("kind") == "exhibit"]
    return {
        "file": row,
        "label": label_of(row),
        "state": state_words(row),
        "stage": stage,
        "detail": detail_line,
        "poll_href": address("case-file-progress", row),
        "young": timezone.now() - row.requested_at < YOUNG,
        "tab_title": tab_title(row),
        "newer": changes(row, request.user) if is_ready else 0,
        "moved": moved,
        "stamped": bool((kind := EVERY.get(row.profile)) and kind.stamped),
        "exhibits": exhibits,
        "slips": [one for one in exhibits if one.get("reason")],
        "facts": _facts(row),
        "parts": _parts(row, moved) if is_ready else [],
    }


def _signature(row, part) -> str:
    """Whose signature a part carries; for a final file without one, that nothing is wrong."""
    said = signature_words(part)
    if part.signature or row.is_draft:
        return said
    calm = gettext("Your agency has no signing certificate. The file is complete without one.")
    return f"{said}. {calm}"


def _facts(row: CaseFile) -> list[tuple[str, object]]:
    asked = f"{row.requested_by}, {row.requested_by.agency}"
    facts: list[tuple[str, object]] = [
        ("Asked for", f"{said(row.requested_at)} by {asked}"),
    ]
    if row.options.get("production"):
        href = reverse("case-production", args=[row.case_id, row.options["production"]])
        facts.append(("Made for", format_html('<a href="{}">The production</a>', href)))
    if row.options.get("prepared_for"):
        facts.append(("Prepared for", row.options["prepared_for"]))
    if row.is_draft:
        facts.append(("Draft", "Each page says so; it is not signed."))
    if row.options.get("court") in COURTS:
        facts.append(("Court", COURTS[row.options["court"]].label))
    if row.state != CaseFile.State.READY:
        return facts
    return [
        *facts,
        ("Made from data as of", said(row.as_of)),
        ("Finished", said(row.finished_at)),
        ("Format", row.manifest.get("pdfa") or "PDF, without the PDF/A claim"),
    ]


def _parts(row: CaseFile, moved: bool) -> list[dict]:
    """Each stored file: what it is called, where it is fetched, what it holds.

    :param moved: redactions were decided otherwise since: no redacted copy is handed out.
    """
    return [
        {
            "label": part_label(row, part),
            "number": part_number(row, part),
            "href": reverse("case-file-download", args=[row.case_id, row.pk, part.pk]),
            "read_href": reverse("case-file-read", args=[row.case_id, row.pk, part.pk]),
            "facts": [
                ("Pages", f"{part.pages:,}"),
                ("Page numbers", f"{part.bates_first} to {part.bates_last}"),
                ("Size", f"{words.size(part.size)} ({part.size:,} bytes)"),
                ("Signature", _signature(row, part)),
            ],
            "sha256": part.sha256,
            "refused": moved and is_redacted(row, part.copy),
        }
        for part in row.parts.all()
    ]
