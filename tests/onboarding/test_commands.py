"""The operator's commands: what they make, and what they say when they cannot."""

import io
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from taskforce.accounts import operator
from taskforce.accounts.models import Agency, User
from taskforce.accounts.operator import as_operator

ENTRY = ("--name", "Riverton Police Department", "--short-name", "RPD", "--kind", "police",
         "--administrator", "a.garcia", "--full-name", "Ana Garcia")  # fmt: skip
FORCE = ("--task-force", "Riverton Human Trafficking Task Force")

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_an_agency_gets_its_jurisdictions():
    run("add_agency", *ENTRY, "--jurisdictions", "PA", "Riverton, Allegheny County, PA")
    places = Agency.objects.get().jurisdictions
    assert {str(place) for place in places.all()} == {"Pennsylvania", "Riverton"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("--kind", "club"), "hospital"),
        (("--jurisdictions", "Atlantis"), "Allegheny County, PA"),
        (("--jurisdictions", "Jefferson County"), "Add its state"),
        (("--short-name", "R-P"), "short name: Use 2 to 12 capital letters or digits"),
        (("--state", "Penn"), "Use two letters"),
    ],
)
@pytest.mark.parametrize("command", ["add_agency", "set_up"])
def test_a_bad_argument_is_answered_with_what_is_right(command, change, said):
    more = FORCE if command == "set_up" else ()
    with pytest.raises(CommandError, match=said):
        run(command, *more, *ENTRY, *change)
    assert not Agency.objects.exists() and not User.objects.exists()


@pytest.mark.parametrize("command", ["add_agency", "set_up"])
def test_help_lists_every_type_of_agency(command, capsys):
    with pytest.raises(SystemExit):
        call_command(command, "--help")
    shown = capsys.readouterr().out
    assert "Victim-service provider: A nonprofit" in shown and "hospital" in shown


def test_a_short_name_that_is_taken_is_one_line(cast):
    with pytest.raises(CommandError, match="short name: .*already exists"):
        run("add_agency", *ENTRY, "--name", "Another")


@pytest.mark.parametrize("words", [("setup_link",), ("set_up", *FORCE, *ENTRY)])
def test_nothing_is_set_up_twice(cast, words):
    with pytest.raises(CommandError, match="set up already"):
        run(*words)


def test_a_link_names_the_address_and_ends():
    said = run("setup_link", "--address", "https://records.example.gov/", "--hours", "2")
    assert "https://records.example.gov/set-up/?link=" in said
    assert "within 2 hours" in said


@pytest.mark.parametrize("hours", ["0", "169"])
def test_a_link_lasts_a_week_at_most(hours):
    with pytest.raises(CommandError, match="between 1 and 168"):
        run("setup_link", "--hours", hours)


class TestWithoutTheOwnersPassword:
    """A web container runs commands too, but brings in nobody."""

    @pytest.fixture(autouse=True)
    def ordinary(self, monkeypatch):
        monkeypatch.setattr(operator, "_is_operator", lambda connection: False)
        monkeypatch.delitem(connections.databases, "owner")

    @pytest.mark.parametrize(
        "words",
        [
            ("setup_link",),
            ("set_up", *FORCE, *ENTRY),
            ("add_agency", *ENTRY),
            ("add_task_force", "X", "--lead", "A", "--members", "A"),
        ],
    )
    def test_each_command_says_how_to_run_it(self, words):
        with pytest.raises(CommandError, match="docker compose run --rm migrate"):
            run(*words)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_operator_acts_as_the_applications_role_and_the_connection_is_as_before():
    with ordinary_session():
        with as_operator():
            assert row("select current_user, onboarding_is_operator()") == ("taskforce_app", True)
        assert row("select session_user, onboarding_is_operator()") == ("taskforce_app", False)


@contextmanager
def ordinary_session():
    """The default connection as the pages have it."""
    import environ

    app = environ.Env().db_url("DATABASE_URL")
    ours = connection.settings_dict
    connection.close()
    connection.settings_dict = ours | {
        "USER": app["USER"], "PASSWORD": app["PASSWORD"], "OPTIONS": {},
    }  # fmt: skip
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = ours


def row(query: str):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()
