from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.doors import open_case, open_person
from cases.models import CasePerson
from cases.services.refer import refer_person
from cases.views.frame import case_response
from referrals.forms.referral import SubjectForm
from taskforce.audit import record
from taskforce.ui.forms import put_errors
from taskforce.ui.services import drafts


@require_http_methods(["GET", "HEAD", "POST"])
def refer(request, pk, person_pk):
    """Refer a person to a provider: with their yes, and with what they agreed to tell."""
    case = open_case(request.user, pk, "case.refer")
    person = open_person(request.user, case, person_pk)
    record("person.viewed", person, case=str(case.pk), page="refer")
    form = SubjectForm(request.POST or None, user=request.user, initial=_known(person))
    if request.method == "POST" and form.is_valid():
        try:
            referral = refer_person(
                case=case,
                person=person,
                by=request.user,
                idempotency_key=form.cleaned_data["idempotency_key"],
                **form.whole(),
            )
            drafts.clear(request.user, request.path)
            messages.success(
                request, f"{referral.number} is written and not sent yet. Read it, then send it."
            )
            return redirect("referral-detail", referral.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    here = reverse("case-person", args=[case.pk, person.pk])
    return case_response(
        request,
        "cases/people/refer.html",
        case,
        "people",
        (str(person), here),
        ("Refer to a provider", ""),
        status=422 if form.errors else 200,
        form=form,
        page_title=f"Refer {person}",
        back_href=here,
    )


def _known(person: CasePerson) -> dict:
    """What the case knows already; the person decides what of it is told."""
    minor = {True: "Yes", False: "No", None: ""}[person.minor_when_identified]
    return {"ask_for": person.name, "language": person.language, "minor": minor}
