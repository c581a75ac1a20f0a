"""Recording: in the transaction of the act, with who, where and what, and never content."""

import pytest
from django.db import DatabaseError

from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.accounts.models import User
from taskforce.audit import kinds, record
from taskforce.audit.models import AuditEvent


def test_an_undeclared_kind_raises(cast):
    with pytest.raises(LookupError):
        record("account.juggled")


def test_it_says_who_where_and_what(cast, act):
    from taskforce.audit.context import coming_from

    with coming_from("192.0.2.7", "request-1"):
        act(cast.detective, obj=cast.analyst)
    with acting(cast.detective):
        event = AuditEvent.objects.latest("pk")
    assert (event.actor, event.actor_agency) == (cast.detective, cast.riverton)
    assert (event.object_kind, event.object_id) == ("accounts.user", str(cast.analyst.pk))
    assert (event.source, event.request_id) == ("192.0.2.7", "request-1")
    assert event.at.microsecond % 1000 == 0


@pytest.mark.parametrize("who", [WORKER, None])
def test_the_worker_and_nobody_can_record_what_they_cannot_read(cast, who):
    with acting(who):
        record("account.log_in_failed", outcome="failed")
        assert not AuditEvent.objects.exists()


def test_an_act_that_cannot_be_recorded_does_not_happen(cast, browser_of, monkeypatch):
    def broken(*args, **kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr("taskforce.accounts.announce._recorder", [broken])
    browser = browser_of(cast.administrator)
    with pytest.raises(DatabaseError):
        browser.post(f"/accounts/{cast.detective.pk}/disable/", {"reason": "Left."})
    assert User.objects.get(pk=cast.detective.pk).is_active


def test_every_kind_has_words():
    assert all(label and name.count(".") == 1 for name, label in kinds.choices())
