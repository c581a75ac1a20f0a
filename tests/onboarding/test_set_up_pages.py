"""From an empty database to the first administrator, by the pages alone."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from taskforce.accounts.models import Agency, Jurisdiction, TaskForce, User
from taskforce.onboarding.models import SetupLink
from taskforce.onboarding.services.link import make_link
from tests.onboarding.conftest import ADMINISTRATOR, Installer

STEPS = ("set-up-agency", "set-up-places", "set-up-administrator")


def nothing_was_made() -> bool:
    rows = (Agency, User, TaskForce, Jurisdiction)
    return not any(model.objects.exists() for model in rows)


@pytest.mark.django_db
@pytest.mark.parametrize("route", ["log-in", "desk", "case-list", "client-list"])
def test_every_page_of_an_empty_installation_leads_to_set_up(route):
    page = Client().get(reverse(route), follow=True)
    assert page.redirect_chain[-1][0] == reverse("set-up")
    assert b"set up yet" in page.content


def test_the_page_never_shows_the_link(link):
    page = Client().get(reverse("set-up"))
    assert page.status_code == 200
    assert link.encode() not in page.content


def test_the_link_leads_to_the_first_step_and_leaves_the_address(installer):
    answer = installer.open()
    assert answer.url == reverse("set-up-agency")
    cookie = answer.cookies["set-up"]
    assert (cookie["path"], cookie["httponly"]) == (reverse("set-up"), True)


def test_set_up_makes_the_task_force_agency_places_and_administrator(installer):
    answer = installer.all()
    assert answer.url == reverse("set-up-done")
    agency = Agency.objects.get()
    assert (agency.short_name, agency.ori) == ("RPD", "PA0990100")
    assert {str(place) for place in agency.jurisdictions.all()} == {
        "Allegheny County",
        "Western District of Pennsylvania",
        "Pennsylvania",
    }
    assert Jurisdiction.objects.get(kind="county").parent.name == "Pennsylvania"
    force = TaskForce.objects.get()
    assert (force.lead_agency, list(force.agencies.all())) == (agency, [agency])
    person = User.objects.get()
    assert (person.username, person.roles, person.must_change_password) == (
        "a.garcia",
        ["administrator"],
        False,
    )


def test_the_last_page_says_what_to_do_next_and_the_login_works(installer):
    installer.all()
    page = installer.client.get(reverse("set-up-done"))
    assert b"a.garcia" in page.content and b"What to do next" in page.content
    given = {"username": "a.garcia", "password": ADMINISTRATOR["password"], "notice": "on"}
    assert installer.client.post(reverse("log-in"), given).url == "/"
    assert b"Finish setting up" in installer.client.get("/").content


def test_sent_twice_it_makes_one(installer):
    installer.all()
    assert installer.administrator().url == reverse("set-up-done")
    assert (Agency.objects.count(), User.objects.count()) == (1, 1)


def test_nothing_is_made_before_the_last_step(installer):
    installer.open()
    installer.agency()
    installer.places()
    assert nothing_was_made()


@pytest.mark.parametrize(
    "bad", [{"password": "password", "again": "password"}, {"again": "another one"},
            {"username": "No Spaces"}, {"username": ""}, {"full_name": ""},
            {"password": "ana garcia", "again": "ana garcia"}]
)  # fmt: skip
def test_a_bad_administrator_makes_nothing_and_the_link_stays(installer, bad):
    installer.open()
    installer.agency()
    installer.places()
    assert installer.administrator(**bad).status_code == 400
    assert nothing_was_made()
    assert installer.administrator().url == reverse("set-up-done")


@pytest.mark.parametrize(
    "bad", [{"task_force": ""}, {"name": ""}, {"short_name": "R P D"}, {"short_name": "A" * 13},
            {"kind": "club"}, {"ori": "short"}, {"state": ""}]
)  # fmt: skip
def test_a_bad_agency_is_refused_at_its_step(installer, bad):
    installer.open()
    assert installer.agency(**bad).status_code == 400


def test_every_type_of_agency_is_listed_and_explained(installer):
    installer.open()
    page = installer.client.get(reverse("set-up-agency")).content.decode()
    for text in ("Hospital or clinic", "A nonprofit, faith-based or public agency"):
        assert text in page


def test_places_of_another_state_are_added_without_losing_any(installer):
    installer.open()
    installer.agency()
    answer = installer.places("county:42003", more="1", state="OH")
    assert answer.url.endswith("?state=OH")
    page = installer.client.get(answer.url).content.decode()
    assert "Northern District of Ohio" in page
    assert 'value="county:42003"' in page
    assert "Allegheny County, Pennsylvania" in page


def test_a_city_may_be_typed(installer):
    installer.open()
    installer.agency()
    typed = {"typed_name": " Riverton ", "typed_kind": "city", "typed_in": "county:42003"}
    installer.places("county:42003", **typed)
    installer.administrator()
    assert Jurisdiction.objects.get(kind="city").parent.name == "Allegheny County"


@pytest.mark.parametrize("keys", [["county:99999"], ["city:nation:X"], ["x" * 3000]])
def test_a_place_that_is_none_is_refused(installer, keys):
    installer.open()
    installer.agency()
    assert installer.places(*keys).status_code == 400


def test_a_place_has_to_be_chosen(installer):
    installer.open()
    installer.agency()
    page = installer.client.post(reverse("set-up-places"), {"typed_name": ""})
    assert page.status_code == 400


def test_a_step_waits_for_the_steps_before_it(installer):
    installer.open()
    assert installer.client.get(reverse("set-up-administrator")).url == reverse("set-up-agency")
    installer.agency()
    assert installer.administrator().url == reverse("set-up-places")
    assert nothing_was_made()


@pytest.mark.parametrize("route", STEPS)
def test_without_the_link_no_step_opens(db, route):
    assert Client().get(reverse(route)).url == reverse("set-up")
    assert Client().post(reverse(route), ADMINISTRATOR).status_code == 403
    assert nothing_was_made()


def test_a_wrong_link_is_refused_and_logged(link, caplog):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        answer = Client().get(reverse("set-up"), {"link": link[:-1] + "x"})
    assert answer.status_code == 403
    assert "set-up refused" in caplog.text and link[:-1] not in caplog.text
    assert any("set_up.refused" in query["sql"] for query in asked)


@pytest.mark.parametrize("odd", ["", "x" * 500, "ä", "‮"])
def test_an_odd_link_is_no_fault(link, odd):
    assert Client().get(reverse("set-up"), {"link": odd}).status_code in (200, 403)


def test_a_network_that_tries_too_often_has_to_wait(link):
    for _ in range(10):
        Client().get(reverse("set-up"), {"link": "wrong"})
    assert Installer(link).open().status_code == 429


def test_a_new_link_replaces_the_one_before(installer):
    make_link()
    assert installer.open().status_code == 403


def test_an_old_link_opens_nothing(installer):
    SetupLink.objects.update(ends_at=datetime.datetime(2016, 7, 1, tzinfo=datetime.UTC))
    assert installer.open().status_code == 403


def test_a_link_that_ends_half_way_saves_nothing(installer):
    installer.open()
    installer.agency()
    installer.places()
    SetupLink.objects.update(ends_at=datetime.datetime(2016, 7, 1, tzinfo=datetime.UTC))
    assert installer.administrator().status_code == 403
    assert nothing_was_made()


def test_a_link_is_dead_once_there_is_an_agency(installer, cast):
    assert installer.open().url == reverse("log-in")
    for route in STEPS:
        assert installer.client.post(reverse(route), ADMINISTRATOR).url == reverse("log-in")


def test_the_link_is_stored_as_a_digest_alone(link):
    row = SetupLink.objects.get()
    assert link not in (row.digest, row.used_in)
    assert len(row.digest) == 64
