"""The tests' database: made by the owner role, used as the application's role.

One template database is migrated; each process of the tests gets a copy of it, and a test
with real transactions leaves a fresh copy behind. Nothing runs as a superuser but the making
of databases, so both walls stand in every test.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase

from taskforce.local import database, locks
from taskforce.local.paths import State, open_state

TEMPLATE = "test_template"


def _state() -> State:
    return open_state(settings.STATE_DIR)


def _name() -> str:
    return f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def _use(name: str) -> None:
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@contextmanager
def _alone(state: State) -> Iterator[None]:
    """Copying a template needs it to be in nobody's use."""
    with locks.alone(state.locks / "test_template"):
        yield


def _make_template(state: State) -> None:
    done = state.locks / "test_template_made"
    if done.exists():
        return
    database.make_database(state, TEMPLATE)
    _use(TEMPLATE)
    call_command("migrate", verbosity=0, interactive=False)
    for connection in connections.all():
        connection.close()
    done.touch()


def _fresh_copy(state: State) -> None:
    _use(_name())
    with _alone(state):
        database.copy_database(state, _name(), TEMPLATE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: "pytest.FixtureRequest") -> Iterator[None]:
    """Replaces pytest-django's own, which would make the database as the application."""
    state = _state()
    with django_db_blocker.unblock():
        with _alone(state):
            _make_template(state)
        _fresh_copy(state)
    TransactionTestCase._fixture_teardown = lambda self: _fresh_copy(state)
    yield
