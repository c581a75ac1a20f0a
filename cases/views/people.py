from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.doors import open_case, open_person
from cases.forms.person import EditPersonForm, NewPersonForm, RoleForm
from cases.models import CasePerson
from cases.services.people import FIELDS, add_person, change_person
from cases.services.roles import decide_role, needs_supervisor
from cases.views.conflict import differences, moved_on
from cases.views.frame import case_response
from referrals.models import Referral
from taskforce.access.acts import Stale
from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.ui.forms import put_errors
from taskforce.ui.services import drafts
from taskforce.ui.templatetags.ui import said
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.persons import OFFENDER_ROLES, PERSON_ROLE
from taskforce.vocabulary.sex import SEX

FORM_METHODS = ["GET", "HEAD", "POST"]
TONES = {"possible_victim": "warn", "victim": "bad", "witness": "info", "identified_person": ""}
# Potential and confirmed stand apart, always (DOJ OIG 08-26).
GROUPS = (
    ("Possible victims (potential)", ("possible_victim",)),
    ("Victims (confirmed)", ("victim",)),
    ("Identified people, nothing decided", ("identified_person",)),
    ("Witnesses", ("witness",)),
    ("Suspects, traffickers, buyers, facilitators", tuple(sorted(OFFENDER_ROLES))),
)


def described(person: CasePerson) -> dict:
    """A person as lists show them."""
    minor = {True: "Under 18 when identified", False: "Adult when identified", None: ""}
    return {
        "row": person,
        "role": PERSON_ROLE.label(person.role),
        "tone": TONES.get(person.role, ""),
        "facts": [SEX.label(person.sex), *filter(None, [minor[person.minor_when_identified]])],
    }


@require_safe
def people(request, pk):
    """Everyone in the case, by role; potential and confirmed victims apart."""
    case = open_case(request.user, pk)
    found = list(case.casepersons.visible_to(request.user).order_by("number"))
    groups = [
        {"label": label, "people": [described(one) for one in found if one.role in roles]}
        for label, roles in GROUPS
    ]
    record("person.listed", case, count=len(found), ids=[str(one.pk) for one in found])
    return case_response(
        request,
        "cases/people/list.html",
        case,
        "people",
        total=len(found),
        groups=[group for group in groups if group["people"]],
    )


@require_http_methods(FORM_METHODS)
def new(request, pk):
    """Add a person: an identified person, until somebody decides otherwise."""
    case = open_case(request.user, pk, "case.people")
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = add_person(
                case=case,
                by=request.user,
                idempotency_key=form.cleaned_data["idempotency_key"],
                **form.values,
            )
            drafts.clear(request.user, request.path)
            messages.success(request, f"{person} was added as an identified person.")
            return redirect("case-person", case.pk, person.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    record("case.viewed", case, page="person")
    return case_response(
        request,
        "cases/form.html",
        case,
        "people",
        ("Add a person", ""),
        form=form,
        status=422 if form.errors else 200,
        submit="Add the person",
        page_title="Add a person",
        back_href=reverse("case-people", args=[case.pk]),
        lead_text="Everyone met is an identified person at first. Decide on a role afterwards,"
        " with its basis.",
    )


@require_safe
def person(request, pk, person_pk):
    """One person: what is known, and who decided on their role, when and why."""
    case = open_case(request.user, pk)
    one = open_person(request.user, case, person_pk)
    history = one.decisions.visible_to(request.user).select_related("decided_by__agency")
    record("person.viewed", one, case=str(case.pk))
    return case_response(
        request,
        "cases/people/person.html",
        case,
        "people",
        (str(one), ""),
        person=one,
        shown=described(one),
        facts=_facts(one),
        history=[{"decision": row, "role": PERSON_ROLE.label(row.role)} for row in history],
        referred=_referred(request.user, one),
        page_title=str(one),
    )


def _referred(user, one: CasePerson) -> list[dict]:
    """That the person was referred; the referral itself only where the reader may see it."""
    links = list(one.referrals.visible_to(user).order_by("-created_at", "-pk"))
    ids = [link.referral_id for link in links]
    seen = Referral.objects.visible_to(user).select_related("to_agency").in_bulk(ids)
    return [{"at": link.created_at, "referral": seen.get(link.referral_id)} for link in links]


@require_http_methods(FORM_METHODS)
def edit(request, pk, person_pk):
    """Complete or correct a person; a save on an older version shows both texts."""
    case = open_case(request.user, pk, "case.people")
    one = open_person(request.user, case, person_pk)
    record("person.viewed", one, case=str(case.pk), page="edit")
    initial = {name: getattr(one, name) for name in FIELDS} | {"version": one.version}
    form = EditPersonForm(request.POST or None, initial=initial)
    both, status = [], 200
    if request.method == "POST" and form.is_valid():
        try:
            change_person(
                case=case,
                person=one,
                by=request.user,
                version=form.cleaned_data["version"],
                **form.values,
            )
            drafts.clear(request.user, request.path)
            messages.success(request, f"{one} was saved.")
            return redirect("case-person", case.pk, one.pk)
        except Stale as stale:
            both, status = differences(form, stale.row), 409
            form = EditPersonForm(moved_on(request, stale.row))
        except ValidationError as refusal:
            put_errors(form, refusal)
    return case_response(
        request,
        "cases/edit.html",
        case,
        "people",
        (str(one), reverse("case-person", args=[case.pk, one.pk])),
        ("Edit", ""),
        form=form,
        status=422 if form.errors and status == 200 else status,
        differences=both,
        back_href=reverse("case-person", args=[case.pk, one.pk]),
        page_title=f"Edit {one}",
    )


@require_http_methods(FORM_METHODS)
def role(request, pk, person_pk):
    """Decide on a role, with its basis. The history stays."""
    case = open_case(request.user, pk, "case.decide_role")
    one = open_person(request.user, case, person_pk)
    record("person.viewed", one, case=str(case.pk), page="role")
    supervisor = principal_of(request.user).has_any({"supervisor"})
    offered = [
        code
        for code in PERSON_ROLE
        if code != one.role and (supervisor or not needs_supervisor(one.role, code))
    ]
    form = RoleForm(
        request.POST or None,
        roles=offered,
        initial={"version": one.version},
        confirms=any(needs_supervisor(one.role, code) for code in offered),
    )
    both, status = [], 200
    if request.method == "POST" and form.is_valid():
        try:
            decide_role(case=case, person=one, by=request.user, **form.cleaned_data)
            drafts.clear(request.user, request.path)
            messages.success(request, f"The decision on {one} was recorded.")
            return redirect("case-person", case.pk, one.pk)
        except Stale as stale:
            both, status = differences(form, stale.row), 409
            form.data = moved_on(request, stale.row)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return case_response(
        request,
        "cases/people/role.html",
        case,
        "people",
        (str(one), reverse("case-person", args=[case.pk, one.pk])),
        ("Decide on the role", ""),
        status=422 if form.errors and status == 200 else status,
        form=form,
        person=one,
        differences=both,
        shown=described(one),
        supervisor=supervisor,
        back_href=reverse("case-person", args=[case.pk, one.pk]),
        page_title=f"Role of {one}",
    )


def _facts(one: CasePerson) -> list[tuple[str, object]]:
    words = {True: "Yes", False: "No", None: ""}
    return [
        ("Also known as", one.aliases),
        ("Sex", SEX.label(one.sex)),
        ("Date of birth", said(one.birth_date) if one.birth_date else ""),
        ("Under 18 when identified", words[one.minor_when_identified]),
        ("Identified on", said(one.identified_on) if one.identified_on else ""),
        ("Foreign national", words[one.foreign_national]),
        ("Language", LANGUAGE.label(one.language) if one.language in LANGUAGE else one.language),
        ("Phone", one.phone),
        ("Address", one.address),
    ]
