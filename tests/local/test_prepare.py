"""Before serving: what may fail without keeping the product from starting, and what may not."""

import os

import pytest
from django.core import management

from taskforce.local import prepare


@pytest.fixture
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    (tmp_path / "log").mkdir()
    return tmp_path


@pytest.fixture
def pipe():
    read_end, write_end = os.pipe()
    yield read_end, write_end
    for end in (read_end, write_end):
        try:
            os.close(end)
        except OSError:  # closed by the one who wrote
            continue


def test_a_demonstration_that_fails_costs_one_line_and_no_start(state, pipe, monkeypatch, capsys):
    def call(name, *, logins=False, **options):
        if not logins:
            raise ValueError("An exhibit names a child.\nMore of it.")

    monkeypatch.setattr(management, "call_command", call)
    prepare._load_demo(pipe[1])
    said = capsys.readouterr().out
    assert "  The demo data couldn’t be loaded; starting without it. ValueError: An exhibit" in said
    assert said.count("\n") == 2  # "Demo data … no" before it
    assert "More of it" in (state / "log" / "prepare.log").read_text()
    assert os.read(pipe[0], 10) == b""  # no logins are promised


def test_logins_are_listed_only_where_they_work(db, capsys):
    management.call_command("demo", logins=True)
    assert capsys.readouterr().out == ""


def test_tables_that_cannot_be_made_end_the_start(state, monkeypatch, capsys):
    def fail(log_ins_to):
        raise RuntimeError("No room left.")

    monkeypatch.setattr(prepare, "_steps", fail)
    assert prepare.main(0) == 1
    assert "RuntimeError: No room left. (details:" in capsys.readouterr().out
