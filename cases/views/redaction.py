"""Reviewing what a public copy leaves out: the proposals of a case, and decisions on them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cases.doors import open_case
from cases.forms.redaction import MarkTextForm, RedactionFilterForm
from cases.redaction.casework import Reviewed, reviewed
from cases.redaction.said import Shelf, kept_marks, shelves, summary
from cases.services.redaction_decide import decide as decide_on
from cases.services.redaction_mark import mark_text
from cases.views.frame import case_response
from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.paging.slices import Slice, slice_of
from taskforce.ui.forms import put_errors

SHOWN = 150


@require_safe
def review(request, pk):
    """Every proposal in its sentence, with its replacement, its ground and where it stands."""
    case = open_case(request.user, pk)
    return _page(request, case, MarkTextForm())


@require_POST
def text(request, pk):
    """Redact a text by hand, wherever it stands."""
    case = open_case(request.user, pk, "case.redact")
    form = MarkTextForm(request.POST)
    if form.is_valid():
        try:
            mark_text(case=case, by=request.user, **form.cleaned_data)
            messages.success(request, "It is redacted wherever it stands in the case.")
            return redirect("case-redaction", case.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _page(request, case, form, status=422)


@require_POST
def decide(request, pk):
    """Decide on an explicit list of proposals."""
    case = open_case(request.user, pk, "case.redact")
    verdict, names, reason = chosen(request.POST)
    try:
        count = decide_on(
            case=case, by=request.user, verdict=verdict, fingerprints=names, reason=reason
        )
        messages.success(request, _said(count))
    except ValidationError as refusal:
        return _page(request, case, MarkTextForm(), problem=refusal.messages[0], status=422)
    return redirect(_back(request, case))


def chosen(sent: QueryDict) -> tuple[str, list[str], str]:
    """What was asked: one row's button, all that wait of a kind, or the ticked ones."""
    if one := sent.get("one"):
        verdict, _, name = one.partition(" ")
        return verdict, [name], sent.get(f"reason {name}", "")
    if sent.get("all"):
        return sent["all"], sent.getlist("waiting"), sent.get("reason", "")
    return sent.get("verdict", ""), sent.getlist("proposal"), sent.get("reason", "")


def _said(count: int) -> str:
    if not count:
        return "This was decided already."
    return "The decision is kept." if count == 1 else f"{count:,} decisions are kept."


def _back(request, case) -> str:
    """Back to the list as it was narrowed, or to the page of an exhibit; nowhere else."""
    here = reverse("case-redaction", args=[case.pk])
    asked = request.POST.get("back", "")
    if asked.startswith(here) and "\\" not in asked and "//" not in asked:
        return asked
    return here


def _page(request, case, form, *, problem="", status=200):
    found = reviewed(case, request.user)
    narrowed = RedactionFilterForm(request.GET)
    wanted = narrowed.chosen
    rows = [one for one in found.proposals if _fits(one, wanted)]
    page = slice_of(rows, SHOWN, request.GET.get("from", ""))
    record("redaction.viewed", case, count=len(rows), waiting=found.waiting)
    return case_response(
        request,
        "cases/redaction/review.html",
        case,
        "redaction",
        status=status,
        page_title="Redaction",
        form=form,
        filters=narrowed,
        narrowed=bool(wanted),
        problem=problem,
        shelves=_shelves(case, found, page.rows, request.user),
        marks=kept_marks(case, found),
        total=len(found.proposals),
        waiting=found.waiting,
        shown=len(rows),
        here=request.get_full_path() if request.method == "GET" else "",
        **summary(case, found),
        **_paging(request, page),
    )


def _shelves(case, found: Reviewed, rows, user) -> list[Shelf]:
    supervisor = principal_of(user).has_any({"supervisor"})
    return shelves(case, found, rows, supervisor=supervisor)


def _fits(one, wanted: dict[str, str]) -> bool:
    has = {"kind": one.hit.kind, "state": one.state, "place": one.place.group}
    return all(has[name] == value for name, value in wanted.items())


def _paging(request, page: Slice) -> dict[str, str]:
    """Addresses of the proposals before and after; "" for none."""

    def address(at: int | None) -> str:
        query = request.GET.copy()
        query["from"] = str(at)
        return "" if at is None else f"?{query.urlencode()}"

    return {"before_href": address(page.before), "after_href": address(page.after)}
