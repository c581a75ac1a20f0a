"""Further agencies, added on the task force's page by the lead agency's administrator."""

import pytest
from django.test import Client
from django.urls import reverse

from taskforce.access.principal import principal_of
from taskforce.accounts.models import Agency, User
from taskforce.accounts.services.found import found_agency
from taskforce.onboarding.checklist import items_for

ENTRY = {
    "name": "Grace Street Mission",
    "short_name": "GSM",
    "kind": "provider",
    "ori": "",
    "phone": "555-0170",
    "city": "Riverton",
    "state": "PA",
    "full_name": "Ruth Abernathy",
    "username": "r.abernathy",
}


@pytest.fixture
def new(cast):
    return reverse("member-new", args=[cast.task_force.pk])


@pytest.fixture
def administrator(cast, log_in):
    return log_in(cast.administrator)


def word_of(page) -> str:
    return page.content.decode().split('<strong class="tf-mono">')[2].split("<")[0]


def test_it_makes_a_member_with_its_first_administrator(cast, administrator, new):
    page = administrator.post(new, ENTRY)
    agency = Agency.objects.get(short_name="GSM")
    assert agency in cast.task_force.agencies.all()
    person = agency.users.get()
    assert (person.roles, person.must_change_password) == (["administrator"], True)
    assert person.check_password(word_of(page))


def test_the_new_administrator_logs_in_and_chooses_a_password(administrator, new):
    word = word_of(administrator.post(new, ENTRY))
    other = Client()
    other.post(reverse("log-in"), {"username": "r.abernathy", "password": word, "notice": "on"})
    assert other.get("/").url.startswith(reverse("password-change"))


def test_sent_twice_it_makes_one_and_the_password_on_the_screen_works(administrator, new):
    administrator.post(new, ENTRY)
    page = administrator.post(new, ENTRY)
    assert Agency.objects.filter(short_name="GSM").count() == 1
    assert User.objects.get(username="r.abernathy").check_password(word_of(page))


@pytest.mark.parametrize(
    "bad", [{"short_name": "RPD"}, {"name": "Harbor House"}, {"username": "detective"},
            {"kind": ""}, {"state": ""}, {"full_name": ""}, {"short_name": "g-s"}]
)  # fmt: skip
def test_a_bad_entry_makes_nothing(administrator, new, bad):
    before = Agency.objects.count()
    assert administrator.post(new, ENTRY | bad).status_code == 400
    assert Agency.objects.count() == before


@pytest.mark.parametrize("name", ["detective", "supervisor", "director", "auditor"])
def test_no_other_member_adds_one(cast, log_in, new, name):
    assert log_in(getattr(cast, name)).post(new, ENTRY).status_code == 403
    assert not Agency.objects.filter(short_name="GSM").exists()


def test_an_outsider_finds_no_such_task_force(cast, log_in, new):
    assert log_in(cast.outsider).post(new, ENTRY).status_code == 404


def test_the_administrator_of_another_member_adds_none(cast, log_in, new):
    User.objects.filter(pk=cast.neighbor.pk).update(roles=["administrator"])
    assert log_in(cast.neighbor).post(new, ENTRY).status_code == 403


@pytest.mark.parametrize("name", ["detective", "administrator"])
def test_the_button_is_there_for_the_administrator_alone(cast, log_in, new, name):
    page = log_in(getattr(cast, name)).get(reverse("task-force-detail", args=[cast.task_force.pk]))
    assert (new in page.content.decode()) is (name == "administrator")


class TestALostFirstPassword:
    @pytest.fixture
    def person(self, administrator, new):
        administrator.post(new, ENTRY)
        return User.objects.get(username="r.abernathy")

    @pytest.fixture
    def again(self, cast, person):
        return reverse("member-password", args=[cast.task_force.pk, person.agency_id])

    def test_it_is_issued_again(self, administrator, person, again):
        word = word_of(administrator.post(again))
        person.refresh_from_db()
        assert person.check_password(word)

    def test_not_once_the_agency_has_begun(self, administrator, person, again):
        Client().force_login(person)
        assert administrator.post(again).status_code == 404

    def test_not_for_an_agency_that_works(self, cast, administrator):
        path = reverse("member-password", args=[cast.task_force.pk, cast.harbor.pk])
        assert administrator.post(path).status_code == 404

    def test_not_for_an_agency_elsewhere(self, cast, administrator):
        stranger, _ = found_agency(
            name="Elsewhere", short_name="ELS", kind="provider", username="els", full_name="E"
        )
        path = reverse("member-password", args=[cast.task_force.pk, stranger.agency_id])
        assert administrator.post(path).status_code == 404

    def test_not_by_another_person(self, cast, log_in, again):
        assert log_in(cast.supervisor).post(again).status_code == 403


def titles(person):
    person._principal = None
    return {item.title: item.done for item in items_for(principal_of(person))}


def test_the_checklist_of_a_lead_agency_shows_what_is_missing(cast):
    assert titles(cast.administrator) == {
        "Add a detective": True,
        "Add a supervisor": True,
        "Choose your jurisdictions": False,
        "Add a victim-service provider": True,
    }


def test_the_checklist_of_a_new_provider_asks_for_an_advocate(administrator, new):
    administrator.post(new, ENTRY)
    shown = titles(User.objects.get(username="r.abernathy"))
    assert list(shown.items())[0] == ("Add an advocate", False)
    assert not any("provider" in title for title in shown)


def test_the_checklist_goes_when_all_is_done(cast, administrator):
    assert b"Finish setting up" in administrator.get("/").content
    cast.riverton.jurisdictions.add(cast.city)
    assert b"Finish setting up" not in administrator.get("/").content


def test_a_detective_sees_no_checklist_and_is_shown_how_to_begin(cast, log_in):
    page = log_in(cast.detective).get("/").content.decode()
    assert "Finish setting up" not in page
    assert "Create your first case" in page and reverse("case-new") in page


def test_a_prosecutor_is_not_offered_a_case_that_the_office_cannot_open(cast, log_in):
    assert "Create your first case" not in log_in(cast.prosecutor).get("/").content.decode()


def test_an_advocate_is_shown_how_to_begin(cast, log_in):
    assert "Add your first client" in log_in(cast.advocate).get("/").content.decode()
