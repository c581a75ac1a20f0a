import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.access import INVESTIGATORS
from cases.models import Case, CaseCounter
from cases.services.jurisdictions import set_further
from taskforce.access.acts import given, once, seen_again
from taskforce.access.doors import Refused
from taskforce.access.principal import principal_of
from taskforce.accounts.models import Jurisdiction, User
from taskforce.audit import record


@transaction.atomic
def create_case(
    *,
    by: User,
    title: str,
    opened_on: datetime.date,
    kind: str = "undetermined",
    summary: str = "",
    confidentiality: str = "sensitive",
    lead: User | None = None,
    task_force=None,
    jurisdiction=None,
    further_jurisdictions: Sequence[Jurisdiction] = (),
    idempotency_key=None,
) -> Case:
    """Open a case of ``by``'s agency, with the agency's next number of the year.

    A second call with the same key gives the first case.

    :raises Refused: when ``by`` is no investigator of a law-enforcement agency.
    :raises ValidationError: for a date in the future or a lead of another agency.
    """
    lead = lead or by
    _check(by, opened_on, lead)

    def make() -> Case:
        return Case.objects.create(
            number=_next_number(by, opened_on.year),
            agency=by.agency,
            title=title.strip(),
            summary=summary,
            kind=kind,
            confidentiality=confidentiality,
            opened_on=opened_on,
            lead=lead,
            task_force=task_force,
            jurisdiction=jurisdiction,
            created_by=by,
            last_activity=_opening(opened_on),
            **given(idempotency_key=idempotency_key),
        )

    case, is_new = once(Case, idempotency_key, {"created_by": by}, make)
    case = seen_again(case, by)
    if is_new:
        set_further(case, further_jurisdictions)
        record("case.created", case, number=case.number)
    return case


def may_create(user) -> bool:
    """Whether a person may open cases."""
    principal = principal_of(user)
    return principal.has_any(INVESTIGATORS) and user.agency.is_law_enforcement


def _check(by: User, opened_on: datetime.date, lead: User) -> None:
    if not may_create(by):
        raise Refused("case.create", by)
    if opened_on > timezone.localdate():
        raise ValidationError({"opened_on": "This date lies in the future."})
    if lead.agency_id != by.agency_id:
        raise ValidationError({"lead": "The lead is a person of the agency that owns the case."})


def _opening(day: datetime.date) -> datetime.datetime:
    """When the case began, for the list's order: now, or the start of an earlier day."""
    if day == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def _next_number(by: User, year: int) -> str:
    counter, _ = CaseCounter.objects.get_or_create(agency=by.agency, year=year)
    counter = CaseCounter.objects.select_for_update().get(pk=counter.pk)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{by.agency.short_name}-{year}-{counter.last:04}"
