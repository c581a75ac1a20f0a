"""No installed table stands without a rule, unless it is named plain with a reason."""

import pytest

from cases.models import Case, LogEntry
from taskforce.access import checks, plain
from taskforce.access.plain import PLAIN, is_plain, plain_tables
from taskforce.access.rules import RULES
from taskforce.accounts.models import User


def test_the_product_has_no_such_table():
    assert checks.every_table_is_ruled_or_plain(None) == []
    assert checks.every_plain_name_is_installed(None) == []


def test_a_table_without_a_rule_is_found_in_whichever_app(monkeypatch):
    monkeypatch.delitem(RULES._entries, LogEntry)
    monkeypatch.delitem(PLAIN, "sessions")
    found = {error.obj._meta.label for error in checks.every_table_is_ruled_or_plain(None)}
    assert found == {"cases.LogEntry", "sessions.Session"}


def test_a_table_cannot_be_plain_and_have_a_rule(monkeypatch):
    monkeypatch.setitem(PLAIN, "cases.case", "By mistake")
    (error,) = checks.every_table_is_ruled_or_plain(None)
    assert (error.id, error.obj) == ("access.E002", Case)


def test_a_plain_name_that_means_nothing_is_found(monkeypatch):
    monkeypatch.setitem(PLAIN, "casse", "Misspelled")
    (error,) = checks.every_plain_name_is_installed(None)
    assert "casse" in error.msg


@pytest.mark.parametrize("name", ["accounts", "accounts.user"])
def test_an_app_or_a_model_is_named(monkeypatch, name):
    monkeypatch.setattr(plain, "PLAIN", {name: "For the test"})
    assert is_plain(User)
    assert not is_plain(Case)


def test_every_plain_name_says_why():
    assert all(len(reason) > 20 for reason in PLAIN.values())
    assert "cases_case" not in plain_tables()
