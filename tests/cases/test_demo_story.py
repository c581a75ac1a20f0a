"""The demonstration's plan, laid on each of 800 days: the same story, at whatever hour."""

import datetime
import json
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cases.demo.calendar import EVE, LAST_HOUR, LENGTH, Calendar, Moment, numbered
from cases.demo.clients import clients
from cases.demo.story import CASES, FEMALE, MALE, MINORS, POTENTIAL, investigations
from cases.forms.report import PeriodForm
from cases.views import report
from taskforce.local.paths import CHECKOUT
from victims.age import age_on

FIRST = datetime.date(2026, 11, 1)
DAYS = [FIRST + datetime.timedelta(days=number) for number in range(800)]
PEOPLE = [person for case in investigations() for person in case.people]
AGED = [(one.identified, one.age, one.since_birthday, one.minor) for one in PEOPLE]
AGED += [(one.intake, one.age, one.since_birthday, one.minor) for one in clients()]
MOMENTS = sorted(
    {entry.at for case in investigations() for entry in case.entries}
    | {item.at for case in investigations() for item in case.items}
    | {Moment(case.opened, 8) for case in investigations()},
    key=lambda at: (-at.back, at.hour, at.minute),
)


def test_the_plan_yields_the_published_table():
    victims = [one for one in PEOPLE if one.role == "victim"]
    assert len(investigations()) == CASES
    assert sum(one.sex == "female" for one in victims) == FEMALE
    assert sum(one.sex == "male" for one in victims) == MALE
    assert sum(one.minor for one in victims) == MINORS
    assert sum(one.role == "possible_victim" for one in PEOPLE) == POTENTIAL


def test_the_first_case_names_no_child_and_another_rich_one_does():
    first, *others = (investigations()[index] for index in (0, 4, 9))
    assert not any(one.minor for one in first.people)
    assert any(one.minor and one.role == "victim" for case in others for one in case.people)


def test_nothing_of_the_plan_happens_on_the_day_of_loading_or_before_the_ten_months():
    backs = {moment.back for moment in MOMENTS} | {one[0] for one in AGED}
    backs |= {case.closed for case in investigations() if case.closed}
    assert (min(backs) >= EVE, max(backs) < LENGTH) == (True, True)


def test_the_story_is_the_same_on_each_of_800_days():
    """Ages then and now, and the order of what happens in the first case."""
    first = [entry.at for entry in investigations()[0].entries]
    ages = _ages(Calendar(FIRST))
    for until in DAYS:
        calendar = Calendar(until)
        assert _ages(calendar) == ages, until
        laid = [calendar.moment(at) for at in first]
        assert laid == sorted(laid), until
        assert laid[-1].date() < until


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "America/Havana"])
def test_each_hour_of_the_story_comes_once_on_every_day(zone):
    """By the clock of the world, not of the wall: a doubled or a missing hour shows."""
    hours = sorted({moment.hour for moment in MOMENTS})
    assert (hours[0], hours[-1]) == (8, LAST_HOUR)
    with timezone.override(ZoneInfo(zone)):
        for day in (FIRST - datetime.timedelta(days=back) for back in range(-800, LENGTH)):
            laid = [Calendar(day).at(0, hour) for hour in range(8, 24)]
            stamps = [moment.timestamp() for moment in laid]
            assert {b - a for a, b in zip(stamps, stamps[1:], strict=False)} == {3600.0}, day


def _ages(calendar: Calendar) -> list[tuple[int, int, bool]]:
    found = []
    for back, age, since, minor in AGED:
        born = calendar.born(back, age, since)
        then, now = age_on(born, calendar.day(back)), age_on(born, calendar.until)
        assert (then, then < 18) == (age, minor)
        found.append((then, now, now < 18))
    return found


def test_numbers_bear_the_year_of_their_day_and_the_ordinal_of_the_story():
    assert numbered("RPD", datetime.date(2027, 1, 1), 84) == "RPD-2027-0084"
    numbers = [
        numbered(case.owner, Calendar(DAYS[90]).day(case.opened), case.ordinal)
        for case in investigations()
    ]
    assert len(set(numbers)) == CASES


def test_the_report_opens_on_a_period_that_shows_the_whole_story(monkeypatch):
    for until in DAYS:
        monkeypatch.setattr(report.timezone, "localdate", lambda until=until: until)
        form = PeriodForm(None, initial=report._last_twelve_months())
        period = report._period(form)
        assert period.start <= Calendar(until).start, until
        assert period.end == until


def test_it_really_loads_on_awkward_days_and_tells_the_same_rows():
    """In a database of its own whose clock moves along (tests/clock)."""
    moments = ["2028-02-29T12:00", "2026-12-31T23:50", "2027-03-14T01:45", "2027-11-07T01:15"]
    command = [sys.executable, "-m", "tests.clock.demo_on", "--rows", *moments]
    loaded = subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT)
    assert loaded.returncode == 0, loaded.stdout[-3000:] + loaded.stderr[-3000:]
    lines = [json.loads(line) for line in loaded.stdout.splitlines()]
    assert [line["moment"] for line in lines] == moments
    assert len({line["story"] for line in lines}) == 1
    assert lines[0]["rows"] > 7000
