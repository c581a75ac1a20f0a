import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.models import Case
from cases.services.create import create_case
from taskforce.access.doors import Refused
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent


def days(number: int) -> datetime.date:
    """So many days from the day on which the test runs."""
    return timezone.localdate() + datetime.timedelta(number)


def make(by, **values):
    with acting(by):
        return create_case(by=by, title="A case", **{"opened_on": days(0), **values})


def test_numbers_count_per_agency_and_year(cast):
    made = [make(cast.detective), make(cast.analyst), make(cast.neighbor)]
    year = made[0].opened_on.year
    assert [case.number for case in made] == [
        f"RPD-{year}-0001",
        f"RPD-{year}-0002",
        f"MCSO-{year}-0001",
    ]


def test_a_refused_case_leaves_no_gap(cast):
    make(cast.detective)
    with pytest.raises(ValidationError):
        make(cast.detective, lead=cast.neighbor)
    assert make(cast.detective).number.endswith("-0002")


def test_the_same_form_sent_twice_opens_one_case(cast):
    key = uuid.uuid4()
    first, second = (make(cast.detective, idempotency_key=key) for _ in range(2))
    assert first == second
    with acting(cast.detective):
        assert Case.objects.count() == 1


def test_a_key_of_somebody_else_gives_nothing_of_theirs(cast):
    key = uuid.uuid4()
    make(cast.neighbor, idempotency_key=key)
    with pytest.raises(ValidationError):
        make(cast.detective, idempotency_key=key)


@pytest.mark.parametrize(
    "who", ["advocate", "director", "prosecutor", "partner", "auditor", "former"]
)
def test_who_does_not_investigate_opens_no_case(cast, who):
    with pytest.raises(Refused):
        make(getattr(cast, who))


def test_it_cannot_be_opened_tomorrow(cast):
    with pytest.raises(ValidationError):
        make(cast.detective, opened_on=days(1))


def test_an_older_day_is_its_last_activity(cast):
    case = make(cast.detective, opened_on=days(-30))
    assert timezone.localdate(case.last_activity) == case.opened_on


def test_it_is_recorded(cast):
    case = make(cast.detective)
    with acting(cast.auditor):
        event = AuditEvent.objects.get(action="case.created")
    assert (event.object_id, event.actor) == (str(case.pk), cast.detective)
