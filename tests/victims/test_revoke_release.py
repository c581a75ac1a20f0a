import pytest
from django.core.exceptions import ValidationError

from taskforce.access.doors import Absent, Refused
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from victims import releases_hooks
from victims.doors import open_received_release
from victims.models import DisclosedField, Release
from victims.releases_hooks import Ending
from victims.services import disclose, revoke_release


def revoke(cast, released, who="advocate", **how):
    person = getattr(cast, who)
    with acting(person):
        return revoke_release(release=released, by=person, **how)


def test_a_revoked_release_serves_nothing_in_the_next_request(cast, released):
    """Invariant 2."""
    with acting(cast.advocate):
        disclose(release=released, by=cast.advocate, values={"languages": "Spanish"})
    revoke(cast, released)
    with acting(cast.partner):
        assert Release.objects.count() == DisclosedField.objects.count() == 0
        with pytest.raises(Absent):
            open_received_release(cast.partner, released.pk)


def test_it_keeps_who_when_and_how(cast, released):
    found = revoke(cast, released, how="written")
    assert (found.revoked_by, found.revoked_how) == (cast.advocate, "written")
    assert found.revoked_at is not None


def test_the_providers_supervisor_revokes_too(cast, released):
    assert revoke(cast, released, "director").revoked_at is not None


def test_revoking_twice_changes_nothing(cast, released):
    first = revoke(cast, released)
    assert revoke(cast, released, how="written").revoked_at == first.revoked_at
    with acting(cast.advocate):
        assert AuditEvent.objects.filter(action="release.revoked").count() == 1


def test_the_recipient_may_not_revoke(cast, released):
    with pytest.raises(Refused):
        revoke(cast, released, "partner")


def test_a_stranger_finds_nothing_to_revoke(cast, released):
    with pytest.raises(Absent):
        revoke(cast, released, "detective")


def test_an_unknown_way_is_refused(cast, released):
    with pytest.raises(ValidationError):
        revoke(cast, released, how="telepathy")


def test_higher_floors_are_told_in_the_same_transaction(cast, released, monkeypatch):
    told = []
    ending = Ending("told", 1, lambda release, by: told.append((release, by)))
    monkeypatch.setattr(releases_hooks, "ENDINGS", [ending])
    revoke(cast, released)
    revoke(cast, released)
    assert told == [(released, cast.advocate)]


def test_a_release_to_one_agency_leaves_others_alone(cast, survivor, released):
    from tests.victims.conftest import release_facts
    from victims.services import make_release

    with acting(cast.advocate):
        other = make_release(
            client=survivor, by=cast.advocate, **release_facts(cast, recipient=cast.riverton)
        )
    revoke(cast, released)
    with acting(cast.detective):
        assert open_received_release(cast.detective, other.pk) == other
