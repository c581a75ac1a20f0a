"""People who can log in with a password, and a log-in page to try it on."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

PASSWORD = "a long night in Riverton"


@pytest.fixture(autouse=True)
def fresh_throttle():
    """Each test has all turns of its network address."""
    cache.clear()


@pytest.fixture
def give_password(db):
    """``give_password(person)`` sets the tests' password."""

    def go(person):
        person.set_password(PASSWORD)
        person.save()
        return person

    return go


@pytest.fixture
def detective(cast, give_password):
    return give_password(cast.detective)


@pytest.fixture
def try_log_in(db):
    """``try_log_in(name, password=…, client=…)`` posts the log-in form and gives the answer."""

    def go(name, password=PASSWORD, client=None, **more):
        data = {"username": name, "password": password, "notice": "on", **more}
        return (client or Client()).post(reverse("log-in"), data)

    return go


@pytest.fixture
def browser_of():
    """``browser_of(person)``: an own browser, logged in as that person."""

    def go(person):
        client = Client()
        client.force_login(person)
        return client

    return go


@pytest.fixture
def kinds_of():
    """``kinds_of(account)``: what was recorded about an account, in order, read by an auditor."""
    from django.db import connection

    from taskforce.access.identity import acting
    from taskforce.access.principal import Principal
    from taskforce.audit.models import AuditEvent

    def go(account) -> list[str]:
        assert connection.in_atomic_block
        auditor = Principal(0, account.agency_id, 0, "police", frozenset({"auditor"}))
        with acting(auditor):
            rows = AuditEvent.objects.filter(object_kind="accounts.user", object_id=str(account.pk))
            return list(rows.order_by("pk").values_list("action", flat=True))

    return go
