"""The headline report: the published table, counted under the reader's own permissions."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from cases.models import CasePerson
from cases.reports import REPORTS
from cases.reports.shape import Period
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from tests.matrix.world import make_world


@pytest.fixture
def world(cast):
    made = make_world(cast)
    today = timezone.localdate()
    people = [
        ("victim", "female", True),
        ("victim", "male", False),
        ("possible_victim", "female", None),
    ]
    with acting(cast.detective):
        for number, (role, sex, minor) in enumerate(people, 2):
            CasePerson.objects.create(
                case=made.case,
                number=number,
                role=role,
                sex=sex,
                minor_when_identified=minor,
                identified_on=today,
                created_by=cast.detective,
            )
    return made


def figures(reader):
    today = timezone.localdate()
    with acting(reader):
        report = REPORTS["headline"](reader, Period(today, today))
    return {row.label: row.figures for table in report.tables for row in table.rows}


def test_it_counts_confirmed_and_potential_victims_apart(world, cast):
    found = figures(cast.supervisor)
    assert found["Opened"] == (1,)
    assert found["All"] == (2, 1)
    assert found["Minors"] == (1, 0)
    assert found["Age not known"] == (0, 1)


def test_it_counts_nothing_of_another_agency(world, cast):
    assert set(figures(cast.outsider).values()) == {(0,), (0, 0)}


def test_the_page_shows_the_figures_and_is_recorded(world, cast, log_in):
    today = timezone.localdate()
    answer = log_in(cast.supervisor).get(reverse("report-headline"), {"start": today, "end": today})
    assert b"Victims identified" in answer.content
    with acting(cast.supervisor):
        assert AuditEvent.objects.filter(action="report.ran", actor=cast.supervisor).count() == 1


@pytest.mark.parametrize(
    "query",
    [{"start": "2026-02-30", "end": "2026-03-01"}, {"start": "2026-03-01", "end": "2026-01-01"}],
)
def test_an_impossible_period_is_said_on_the_page(world, cast, log_in, query):
    answer = log_in(cast.supervisor).get(reverse("report-headline"), query)
    assert answer.status_code == 400
    assert b"This period cannot be reported" in answer.content


def test_the_csv_has_every_figure_with_its_definition(world, cast, log_in):
    today = timezone.localdate()
    answer = log_in(cast.supervisor).get(
        reverse("report-headline"), {"start": today, "end": today, "format": "csv"}
    )
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert ["Minors", "1", "0", "Under 18 on the day they were identified."] in rows


def test_the_command_prints_the_same_as_json(world, cast, capsys):
    today = str(timezone.localdate())
    call_command(
        "report",
        "headline",
        "--from",
        today,
        "--to",
        today,
        "--as",
        "supervisor",
        "--format",
        "json",
    )
    printed = json.loads(capsys.readouterr().out)
    assert printed["tables"][1]["rows"][0]["figures"] == [2, 1]


def test_the_command_refuses_an_unknown_person(db):
    with pytest.raises(CommandError, match="no account"):
        call_command(
            "report", "headline", "--from", "2026-01-01", "--to", "2026-01-02", "--as", "x"
        )
