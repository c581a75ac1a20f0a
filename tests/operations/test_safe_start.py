"""A start that could show or lose records is refused, each fault with what to do."""

import subprocess
import sys

import pytest
from django.core import checks
from django.db import connections

from taskforce.local.paths import CHECKOUT
from taskforce.operations.checks import TAG


def faults() -> set[str]:
    found = checks.run_checks(tags=[TAG], databases=["default"])
    assert all(message.hint for message in found)
    return {message.id for message in found}


@pytest.fixture
def asked_as_owner(settings, monkeypatch):
    """The default connection, but as the role that owns the tables."""
    monkeypatch.setitem(connections.databases, "default", connections.databases["owner"])
    monkeypatch.setattr(connections["default"], "settings_dict", connections["owner"].settings_dict)
    connections["default"].close()
    yield
    connections["default"].close()


@pytest.mark.django_db
def test_the_settings_of_the_tests_are_safe():
    assert faults() == set()


@pytest.mark.django_db
def test_it_refuses_debug(settings):
    settings.DEBUG = True
    assert faults() == {"taskforce.E001"}


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["short", "a" * 80, "django-insecure-" + "abcdefghijklmnop" * 4])
def test_it_refuses_a_weak_key(settings, key):
    settings.SECRET_KEY = key
    assert faults() == {"taskforce.E002"}


@pytest.mark.django_db
@pytest.mark.parametrize("keys", ["", "k1", "k1:not base64", "k1:c2hvcnQ="])
def test_it_refuses_unusable_field_keys(settings, keys):
    settings.FIELD_KEYS = keys
    assert faults() == {"taskforce.E003"}


@pytest.mark.django_db
@pytest.mark.parametrize("hosts", [[], ["*"]])
def test_it_refuses_to_answer_to_every_name(settings, hosts):
    settings.ALLOWED_HOSTS = hosts
    assert faults() == {"taskforce.E004"}


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_it_refuses_a_database_role_that_passes_the_walls(asked_as_owner):
    assert faults() == {"taskforce.E006"}


def test_the_web_server_ends_at_once_when_the_start_is_refused():
    done = subprocess.run(
        [sys.executable, "-c", "import taskforce.wsgi"],
        cwd=CHECKOUT, capture_output=True, text=True, timeout=60,
        env=_environment() | {"SECRET_KEY": "short"},
    )  # fmt: skip
    assert done.returncode == 3
    assert "Start refused: SECRET_KEY is missing or weak." in done.stderr


def test_a_secret_that_cannot_be_read_is_named_in_one_line():
    done = subprocess.run(
        [sys.executable, "-c", "import taskforce.settings.production"],
        cwd=CHECKOUT, capture_output=True, text=True, timeout=60,
        env={name: value for name, value in _environment().items() if name != "SECRET_KEY"}
        | {"SECRET_KEY_FILE": "/run/secrets/nothing"},
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr == (
        "Start refused: SECRET_KEY_FILE: /run/secrets/nothing: No such file or directory\n"
    )


def test_the_worker_ends_at_once_when_the_start_is_refused():
    done = subprocess.run(
        [sys.executable, "-m", "celery", "-A", "taskforce", "worker", "--pool", "solo"],
        cwd=CHECKOUT, capture_output=True, text=True, timeout=60,
        env=_environment() | {"SECRET_KEY": "short"},
    )  # fmt: skip
    assert done.returncode == 3
    assert "Start refused" in done.stderr


def _environment() -> dict[str, str]:
    import os

    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "taskforce.settings.production",
        "ALLOWED_HOSTS": "records.example.gov",
    }
