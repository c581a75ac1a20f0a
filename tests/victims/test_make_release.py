import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.access.doors import Absent, Refused
from taskforce.audit.models import AuditEvent
from tests.victims.conftest import release_facts
from victims.models import Client, Release
from victims.services import make_release


def refused_field(cast, client, **changes) -> list[str]:
    with pytest.raises(ValidationError) as fault:
        make_release(client=client, by=cast.advocate, **release_facts(cast, **changes))
    return list(fault.value.message_dict)


def test_it_names_recipient_purpose_and_information(cast, survivor, acting_as):
    acting_as(cast.advocate)
    made = make_release(client=survivor, by=cast.advocate, **release_facts(cast))
    assert (made.recipient, made.purpose) == (cast.shelter, "housing")
    assert made.fields == ["name", "languages", "needs"]


def test_it_lasts_to_the_end_of_the_chosen_day(cast, survivor, acting_as):
    acting_as(cast.advocate)
    made = make_release(client=survivor, by=cast.advocate, **release_facts(cast))
    last = timezone.localtime(made.expires_at - datetime.timedelta(seconds=1)).date()
    assert last == timezone.localdate() + datetime.timedelta(days=30)


def test_it_is_recorded_with_ids_and_codes_only(cast, survivor, acting_as):
    acting_as(cast.advocate)
    made = make_release(client=survivor, by=cast.advocate, **release_facts(cast))
    event = AuditEvent.objects.get(action="release.made")
    assert event.object_id == str(made.pk)
    assert "Anahita" not in str(event.detail)


def test_a_double_submit_makes_one(cast, survivor, acting_as):
    acting_as(cast.advocate)
    facts = release_facts(cast)
    first = make_release(client=survivor, by=cast.advocate, **facts)
    assert make_release(client=survivor, by=cast.advocate, **facts) == first
    assert Release.objects.count() == 1


def test_it_is_never_longer_than_180_days(cast, survivor, acting_as):
    acting_as(cast.advocate)
    late = timezone.localdate() + datetime.timedelta(days=181)
    assert refused_field(cast, survivor, expires_on=late) == ["expires_on"]


def test_it_does_not_begin_when_it_is_over(cast, survivor, acting_as):
    acting_as(cast.advocate)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    assert refused_field(cast, survivor, signed_on=yesterday, expires_on=yesterday) == [
        "expires_on"
    ]


def test_it_is_not_signed_tomorrow(cast, survivor, acting_as):
    acting_as(cast.advocate)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    assert refused_field(cast, survivor, signed_on=tomorrow) == ["signed_on"]


def test_it_was_explained_before(cast, survivor, acting_as):
    acting_as(cast.advocate)
    assert refused_field(cast, survivor, explained=False) == ["explained"]


@pytest.mark.parametrize("fields", [[], ["notes"], ["name", "confidential_note"]])
def test_it_names_only_what_can_be_released(cast, survivor, acting_as, fields):
    acting_as(cast.advocate)
    assert refused_field(cast, survivor, fields=fields) == ["fields"]


def test_it_is_never_to_the_own_agency(cast, survivor, acting_as):
    acting_as(cast.advocate)
    assert refused_field(cast, survivor, recipient=cast.harbor) == ["recipient"]


def minor(cast) -> Client:
    return Client.objects.create(
        agency=cast.harbor,
        code_name="V-2026-0002",
        minor_at_intake=True,
        intake_on=timezone.localdate(),
        created_by=cast.advocate,
    )


def test_a_minor_does_not_sign_as_an_adult(cast, acting_as):
    acting_as(cast.advocate)
    assert refused_field(cast, minor(cast), form="signed_paper") == ["form"]


def test_a_guardian_who_may_be_the_trafficker_does_not_sign(cast, acting_as):
    acting_as(cast.advocate)
    assert refused_field(cast, minor(cast), form="guardian") == ["guardian_checked"]


def test_a_checked_guardian_signs_for_a_minor(cast, acting_as):
    acting_as(cast.advocate)
    facts = release_facts(cast, form="guardian", guardian_checked=True)
    assert make_release(client=minor(cast), by=cast.advocate, **facts).form == "guardian"


def test_an_adult_is_no_minor_who_consents_alone(cast, survivor, acting_as):
    acting_as(cast.advocate)
    assert refused_field(cast, survivor, form="minor_alone") == ["form"]


def test_the_providers_supervisor_records_no_release(cast, survivor, acting_as):
    acting_as(cast.director)
    with pytest.raises(Refused):
        make_release(client=survivor, by=cast.director, **release_facts(cast))


@pytest.mark.parametrize("who", ["detective", "partner", "commander", "former", "outsider"])
def test_nobody_else_records_a_release(cast, survivor, acting_as, who):
    person = acting_as(getattr(cast, who))
    with pytest.raises(Absent):
        make_release(client=survivor, by=person, **release_facts(cast))


def test_a_broken_key_is_refused_in_words(cast, survivor, acting_as):
    acting_as(cast.advocate)
    with pytest.raises(ValidationError):
        make_release(client=survivor, by=cast.advocate, **release_facts(cast, idempotency_key="x"))


def test_a_key_of_another_client_makes_nothing(cast, survivor, acting_as):
    acting_as(cast.advocate)
    facts = release_facts(cast, idempotency_key=uuid.uuid4())
    make_release(client=survivor, by=cast.advocate, **facts)
    with pytest.raises(ValidationError, match="used before"):
        make_release(
            client=minor(cast), by=cast.advocate, **facts, form="guardian", guardian_checked=True
        )
