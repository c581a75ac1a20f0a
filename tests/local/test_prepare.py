"""Before serving: what may fail without keeping the product from starting, and what may not."""

import io
import os

import pytest
from django.core import management

from taskforce.local import prepare


@pytest.fixture
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    (tmp_path / "log").mkdir()
    return tmp_path


def test_a_demonstration_that_fails_costs_one_line_and_no_start(state, monkeypatch, capsys):
    def call(name, *, logins=False, stdout=None, **options):
        if name == "demo" and not logins:
            raise ValueError("An exhibit names a child.\nMore of it.")
        if name == "setup_link":
            stdout.write("The link\n")

    monkeypatch.setenv("DEMO", "1")
    monkeypatch.setattr(management, "call_command", call)
    monkeypatch.setattr(prepare, "_collect_static", lambda: None)
    said_to = io.StringIO()
    prepare._steps(said_to)
    said = capsys.readouterr().out
    assert "  The demo data couldn’t be loaded; starting without it. ValueError: An exhibit" in said
    assert "More of it" in (state / "log" / "prepare.log").read_text()
    # No logins are promised; the empty installation is set up instead.
    assert said_to.getvalue() == "\nThe link\n"


def test_logins_are_listed_only_where_they_work(db, capsys):
    management.call_command("demo", logins=True)
    assert capsys.readouterr().out == ""


def test_tables_that_cannot_be_made_end_the_start(state, monkeypatch, capsys):
    def fail(said_to):
        raise RuntimeError("No room left.")

    monkeypatch.setattr(prepare, "_steps", fail)
    assert prepare.main(os.open(os.devnull, os.O_WRONLY)) == 1
    assert "RuntimeError: No room left. (details:" in capsys.readouterr().out
