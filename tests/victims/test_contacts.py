import pytest
from django.core.exceptions import ValidationError

from taskforce.access.acts import Stale
from taskforce.access.doors import Absent, Refused
from taskforce.access.identity import acting
from victims.models import SafeContact
from victims.services import (
    add_contact,
    change_contact,
    mark_unsafe,
    retire_contact,
)

PHONE = {"method": "text", "value": "555-0101", "is_safe": True, "voicemail_ok": True}


@pytest.fixture
def contact(cast, survivor) -> SafeContact:
    with acting(cast.advocate):
        return add_contact(client=survivor, by=cast.advocate, **PHONE)


def test_what_is_not_said_to_be_safe_is_not(cast, survivor):
    with acting(cast.advocate):
        found = add_contact(client=survivor, by=cast.advocate, method="email", value="a@b.example")
    assert (found.is_safe, found.voicemail_ok) == (False, False)


def test_voicemail_is_never_left_where_it_is_not_safe(cast, survivor):
    with acting(cast.advocate):
        found = add_contact(
            client=survivor, by=cast.advocate, method="text", value="5", voicemail_ok=True
        )
    assert found.voicemail_ok is False


def test_a_double_submit_adds_one(cast, survivor, contact):
    with acting(cast.advocate):
        assert add_contact(client=survivor, by=cast.advocate, **PHONE) == contact


def test_one_tap_says_do_not_use_it(cast, contact):
    with acting(cast.advocate):
        assert mark_unsafe(contact=contact, by=cast.advocate).is_safe is False


def test_a_changed_way_stands_beside_the_old_one(cast, survivor, contact):
    with acting(cast.advocate):
        new = change_contact(contact=contact, by=cast.advocate, **{**PHONE, "value": "555-0102"})
        contact.refresh_from_db()
    assert (new.is_current, contact.is_current) == (True, False)


def test_a_way_that_is_out_of_use_is_not_changed(cast, contact):
    with acting(cast.advocate):
        retire_contact(contact=contact, by=cast.advocate)
        with pytest.raises(Stale):
            change_contact(contact=contact, by=cast.advocate, **PHONE)


@pytest.mark.parametrize("facts", [{"method": "pigeon"}, {"value": " "}, {"value": "5" * 401}])
def test_what_a_contact_cannot_be_is_refused(cast, survivor, facts):
    with acting(cast.advocate), pytest.raises(ValidationError):
        add_contact(client=survivor, by=cast.advocate, **{**PHONE, **facts})


def test_the_providers_supervisor_changes_none(cast, contact):
    with acting(cast.director), pytest.raises(Refused):
        mark_unsafe(contact=contact, by=cast.director)


def test_nobody_else_finds_one(cast, survivor, contact):
    assert contact.client == survivor
    with acting(cast.detective), pytest.raises(Absent):
        mark_unsafe(contact=contact, by=cast.detective)
