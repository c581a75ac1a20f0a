from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.doors import open_case, open_grant, open_share
from cases.forms.access import GrantForm, SealForm, ShareForm
from cases.forms.case import ReasonForm
from cases.models import Case
from cases.services.seal import seal_case, unseal_case
from cases.services.sharing import end_grant, end_share, grant_person, share_with_agency
from cases.views.frame import case_context, case_response
from taskforce.access.permissions import permission_id
from taskforce.access.reasons import is_live
from taskforce.access.rules import rule_of
from taskforce.audit import record
from taskforce.ui.forms import put_errors

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
def access(request, pk):
    """Who can see the case, and why; shares and grants, with their purpose and end."""
    case = open_case(request.user, pk)
    shares = case.agency_shares.visible_to(request.user)
    grants = case.user_grants.visible_to(request.user)
    record("case.access_viewed", case)
    return case_response(
        request,
        "cases/access/page.html",
        case,
        "access",
        holders=rule_of(Case).holders(case),
        shares=_by_holder(
            shares.select_related("group__agency", "granted_by"), lambda row: row.group.agency
        ),
        grants=_by_holder(
            grants.select_related("user__agency", "granted_by"), lambda row: row.user
        ),
    )


@require_safe
def who(request, pk):
    """The panel of the header, asked for when it is opened."""
    case = open_case(request.user, pk)
    record("case.access_viewed", case)
    return render(
        request, "cases/access/who.html", {"case": case, "holders": rule_of(Case).holders(case)}
    )


@require_http_methods(FORM_METHODS)
def share(request, pk):
    """Share the case with an agency, for a purpose, until a day."""
    case = open_case(request.user, pk, "case.share")
    form = ShareForm(request.POST or None, case=case)
    return _given(
        request,
        case,
        form,
        lambda given, **terms: share_with_agency(agency=given["agency"], **terms),
        lambda given: f"{case.number} is shared with {given['agency']}.",
        "Share with an agency",
        "Its detectives, analysts, supervisors and prosecutors see the whole case at once, until"
        " the day you set. What they open is recorded.",
    )


@require_http_methods(FORM_METHODS)
def grant(request, pk):
    """Open the case to one person, for a purpose, until a day."""
    case = open_case(request.user, pk, "case.share")
    form = GrantForm(request.POST or None)
    return _given(
        request,
        case,
        form,
        lambda given, **terms: grant_person(user=given["user"], **terms),
        lambda given: f"{case.number} is open to {given['user']}.",
        "Open to a person",
        "This person sees the whole case, sealed or not, until the day you set.",
    )


@require_POST
def share_end(request, pk, agency_pk):
    """End a share; its people see nothing more in their next request."""
    case = open_case(request.user, pk, "case.share")
    rows = open_share(request.user, case, agency_pk)
    end_share(case=case, by=request.user, agency=rows[0].group.agency)
    messages.success(request, f"The share with {rows[0].group.agency} has ended.")
    return redirect("case-access", case.pk)


@require_POST
def grant_end(request, pk, user_pk):
    """End a personal grant; effective in that person's next request."""
    case = open_case(request.user, pk, "case.share")
    rows = open_grant(request.user, case, user_pk)
    try:
        end_grant(case=case, by=request.user, user=rows[0].user)
        messages.success(request, f"The grant of {rows[0].user} has ended.")
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    if not case.sealed or rows[0].user_id != request.user.pk:
        return redirect("case-access", case.pk)
    return redirect("case-list")


@require_http_methods(FORM_METHODS)
def seal(request, pk):
    """Seal the case; choose who keeps access. Every share with an agency ends."""
    case = open_case(request.user, pk, "case.seal")
    form = SealForm(request.POST or None, case=case, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            seal_case(case=case, by=request.user, **form.cleaned_data)
            messages.success(request, f"{case.number} is sealed.")
            return redirect("case-access", case.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _confirm(
        request,
        case,
        form,
        "Seal the case",
        "From now on only people with a personal grant see it, whatever their agency or role.",
        [
            "Every share with an agency ends now, and does not come back when it is unsealed.",
            "You and the lead keep access, and whoever you choose.",
        ],
    )


@require_http_methods(FORM_METHODS)
def unseal(request, pk):
    """Open a sealed case to its agency again."""
    case = open_case(request.user, pk, "case.seal")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            unseal_case(case=case, by=request.user, **form.cleaned_data)
            messages.success(request, f"{case.number} is no longer sealed.")
            return redirect("case-access", case.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _confirm(
        request,
        case,
        form,
        "Unseal the case",
        f"Everyone of {case.agency} whose role reads cases will see it again.",
        ["Shares that ended with the seal stay ended.", "Personal grants stay until ended."],
    )


def _by_holder(rows, holder_of) -> list[dict]:
    """One line for each agency or person, whatever number of rows the grant has."""
    contribute = permission_id("cases", "contribute_case")
    found: dict = {}
    for row in rows.order_by("granted_at", "pk"):
        holder = holder_of(row)
        line = found.setdefault(holder.pk, {"holder": holder, "row": row, "contributes": False})
        line["contributes"] |= row.permission_id == contribute
        line["live"] = is_live(row.expires_at)
    return list(found.values())


def _given(request, case, form, act, done, title, lead_text):
    """The form of a share or grant, and the act itself: level, purpose and end are alike."""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            act(
                given,
                case=case,
                by=request.user,
                level=given["level"],
                purpose=form.said,
                expires_at=form.expires_at,
            )
            messages.success(request, done(given))
            return redirect("case-access", case.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    record("case.viewed", case, page="access")
    return case_response(
        request,
        "cases/form.html",
        case,
        "access",
        (title, ""),
        form=form,
        submit=title,
        status=422 if form.errors else 200,
        page_title=title,
        lead_text=lead_text,
        back_href=reverse("case-access", args=[case.pk]),
        no_draft=True,
    )


def _confirm(request, case, form, title, question, consequences):
    record("case.viewed", case, page="seal")
    context = case_context(
        request,
        case,
        "access",
        (title, ""),
        form=form,
        question=question,
        submit=title,
        consequences=consequences,
        back_href=reverse("case-access", args=[case.pk]),
        page_title=title,
    )
    return render(request, "cases/confirm.html", context, status=422 if form.errors else 200)
