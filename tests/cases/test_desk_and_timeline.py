import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import desk
from cases.chronicle import SIZE, page_of_happenings
from cases.drawing import draw
from cases.services.create import create_case
from cases.services.evidence import add_item
from cases.services.log import write_entry
from cases.services.people import add_person
from cases.services.sharing import grant_person
from taskforce.access.identity import acting
from taskforce.access.principal import principal_of

NOW = timezone.now()


def panel(user, what):
    with acting(user):
        return what(principal_of(user))


def test_own_cases_stand_first_among_the_recent(cast, case):
    with acting(cast.analyst):
        create_case(by=cast.analyst, title="Newer", opened_on=timezone.localdate())
    rows = panel(cast.detective, desk.recent_cases)["rows"]
    assert [row["mine"] for row in rows] == [True, False]


def test_an_open_case_that_is_silent_for_a_month_waits_for_its_supervisor(cast):
    with acting(cast.detective):
        old = create_case(
            by=cast.detective, title="Old", opened_on=timezone.localdate() - datetime.timedelta(40)
        )
    found = panel(cast.supervisor, desk.quiet_cases)
    assert [row["number"] for row in found["rows"]] == [old.number]
    assert panel(cast.commander, desk.quiet_cases)["count"] == 0


def test_potential_and_confirmed_stand_apart_on_the_desk(cast, case):
    with acting(cast.detective):
        add_person(case=case, by=cast.detective, role="possible_victim", basis="Signs")
        add_person(
            case=case,
            by=cast.detective,
            role="victim",
            basis="Statement",
            minor_when_identified=True,
        )
    figures = panel(cast.supervisor, desk.two_columns)["services"]
    assert [number for _, number in figures] == [1, 0, 1, 1, 0]


def test_an_advocate_finds_the_case_opened_to_her_on_her_desk(cast, case, log_in):
    with acting(cast.detective):
        grant_person(
            case=case,
            by=cast.detective,
            user=cast.advocate,
            level="view",
            purpose="services",
            expires_at=NOW + datetime.timedelta(days=2),
        )
    page = log_in(cast.advocate).get("/").content.decode()
    assert reverse("case-log", args=[case.pk]) in page


def test_she_is_told_without_a_word_of_content(cast, case, log_in):
    with acting(cast.detective):
        grant_person(
            case=case,
            by=cast.detective,
            user=cast.advocate,
            level="view",
            purpose="services",
            expires_at=NOW + datetime.timedelta(days=2),
        )
    page = log_in(cast.advocate).get("/notifications/").content.decode()
    assert "A case was opened to you" in page
    assert case.number not in page


@pytest.mark.parametrize("who", ["detective", "supervisor", "commander", "advocate", "auditor"])
def test_every_desk_opens(cast, case, log_in, who):
    assert log_in(getattr(cast, who)).get("/").status_code == 200


def test_the_timeline_holds_everything_once_across_its_pages(cast, case):
    with acting(cast.detective):
        for number in range(SIZE + 5):
            write_entry(case=case, by=cast.detective, text=f"{number}", occurred_at=NOW)
        add_item(
            case=case,
            by=cast.detective,
            kind="phone",
            description="Phone",
            collected_at=NOW,
            collected_by="Hale",
        )
        first, older = page_of_happenings(cast.detective, case)
        second, end = page_of_happenings(cast.detective, case, older)
    assert len(first) == SIZE
    assert len({one.pk for one in first + second}) == SIZE + 6
    assert end == ""


def test_a_drawing_of_one_moment_and_of_none():
    lanes = {"log": [NOW], "role": [], "evidence": [], "custody": []}
    assert draw(lanes).lanes[0]["marks"][0]["count"] == 1
    assert draw({key: [] for key in lanes}) is None
