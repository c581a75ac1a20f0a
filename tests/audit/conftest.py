"""The cast at work, and the owner who can change what nobody should."""

import pytest
from django.db import connections
from django.test import Client

from taskforce.access.identity import acting
from taskforce.audit import record


@pytest.fixture
def browser_of():
    """``browser_of(person)``: an own browser, logged in as that person."""

    def go(person):
        client = Client()
        client.force_login(person)
        return client

    return go


@pytest.fixture
def act(db):
    """``act(person, action, obj, **detail)`` records an act of a person."""

    def go(person, action="account.viewed", obj=None, **detail):
        with acting(person):
            record(action, obj or person, **detail)

    return go


@pytest.fixture
def as_owner():
    """``as_owner(sql, …)`` runs statements as the owner of the tables, without triggers."""

    def go(*statements):
        found = []
        with connections["owner"].cursor() as cursor:
            for table in ("audit_auditevent", "audit_auditseal"):
                cursor.execute(f"alter table {table} disable trigger user")
            try:
                for statement in statements:
                    cursor.execute(statement)
                    found = cursor.fetchall() if cursor.description else []
            finally:
                for table in ("audit_auditevent", "audit_auditseal"):
                    cursor.execute(f"alter table {table} enable trigger user")
        return found

    return go
