import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.access.doors import Absent, Refused
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from victims.disclosed import current_values, latest
from victims.models import DisclosedField, Need, SafeContact
from victims.services import disclose, revoke_release


def hand_over(cast, released, **values):
    with acting(cast.advocate):
        return disclose(release=released, by=cast.advocate, values=values)


def test_the_recipient_reads_what_was_handed_over(cast, released):
    hand_over(cast, released, languages="Spanish")
    with acting(cast.partner):
        rows = DisclosedField.objects.visible_to(cast.partner)
        assert [(row.field, row.value) for row in rows] == [("languages", "Spanish")]


@pytest.mark.parametrize("who", ["detective", "neighbor", "supervisor", "outsider", "former"])
def test_nobody_else_reads_it(cast, released, who):
    hand_over(cast, released, languages="Spanish")
    person = getattr(cast, who)
    with acting(person):
        assert DisclosedField.objects.count() == 0
        assert not DisclosedField.objects.visible_to(person).exists()


def test_what_was_not_released_is_refused_and_nothing_is_handed_over(cast, released):
    with pytest.raises(ValidationError):
        hand_over(cast, released, languages="Spanish", birth_date="1999-04-02")
    with acting(cast.advocate):
        assert DisclosedField.objects.count() == 0


def test_the_same_words_are_handed_over_once(cast, released):
    hand_over(cast, released, languages="Spanish")
    assert hand_over(cast, released, languages="Spanish") == []


def test_a_change_is_a_new_row_and_the_newest_is_read(cast, released):
    hand_over(cast, released, languages="Spanish", needs="Shelter")
    hand_over(cast, released, languages="Spanish; English")
    with acting(cast.partner):
        assert [row.value for row in latest(released)] == ["Spanish; English", "Shelter"]


def test_blank_is_left_out(cast, released):
    assert hand_over(cast, released, languages="  ", needs="") == []


def test_the_audit_holds_fields_and_no_values(cast, released):
    hand_over(cast, released, languages="Spanish")
    with acting(cast.advocate):
        event = AuditEvent.objects.get(action="disclosed.made")
    assert event.detail["fields"] == ["languages"]
    assert "Spanish" not in str(event.detail)


def test_nothing_is_handed_over_under_a_revoked_release(cast, released):
    with acting(cast.advocate):
        revoke_release(release=released, by=cast.advocate)
    with pytest.raises(ValidationError):
        hand_over(cast, released, languages="Spanish")


def test_nothing_is_handed_over_under_an_expired_release(cast, released):
    with acting(cast.advocate):
        released.expires_at = timezone.now() - datetime.timedelta(seconds=1)
        released.save(update_fields=["expires_at"])
    with pytest.raises(ValidationError):
        hand_over(cast, released, languages="Spanish")


def test_the_providers_supervisor_hands_nothing_over(cast, released, acting_as):
    acting_as(cast.director)
    with pytest.raises(Refused):
        disclose(release=released, by=cast.director, values={"languages": "Spanish"})


def test_the_recipient_hands_nothing_over(cast, survivor, released, acting_as):
    with acting(cast.advocate):
        client = released.client
    acting_as(cast.partner)
    released.client = client
    with pytest.raises(Absent):
        disclose(release=released, by=cast.partner, values={"languages": "Spanish"})


def test_current_values_are_the_records_own_words(cast, survivor, acting_as):
    acting_as(cast.advocate)
    Need.objects.create(
        client=survivor,
        category="shelter",
        description="with her son",
        is_urgent=True,
        opened_on=timezone.localdate(),
        created_by=cast.advocate,
    )
    found = current_values(survivor, ["name", "age_group", "languages", "needs", "family"])
    assert found == {
        "name": "Anahita Example / Annie",
        "age_group": "Adult",
        "languages": "Spanish; interpreter needed",
        "needs": "Shelter or housing (urgent): with her son",
        "family": "",
    }


def test_an_unsafe_way_to_reach_her_is_never_proposed(cast, survivor, acting_as):
    acting_as(cast.advocate)
    SafeContact.objects.create(client=survivor, method="text", value="555-0199", is_safe=False)
    SafeContact.objects.create(client=survivor, method="text", value="555-0101", is_safe=True)
    found = current_values(survivor, ["safe_contact"])["safe_contact"]
    assert "555-0101" in found
    assert "555-0199" not in found
