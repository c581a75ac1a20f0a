"""Two people at one record; the states of a case; access pages."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.services.change import change_case
from cases.services.create import create_case
from cases.services.people import add_person, change_person
from cases.services.seal import seal_case
from cases.services.status import close_case
from taskforce.access.identity import acting
from taskforce.accounts.models import Jurisdiction

HEADER = {
    "title": "Mine",
    "kind": "related",
    "opened_on": "2026-01-05",
    "confidentiality": "routine",
    "version": 1,
}


def test_a_stale_header_is_refused_with_both_texts(cast, case, log_in):
    with acting(cast.analyst):
        change_case(case=case, by=cast.analyst, version=1, title="Theirs")
    answer = log_in(cast.detective).post(reverse("case-edit", args=[case.pk]), HEADER)
    assert answer.status_code == 409
    assert b"Theirs" in answer.content
    assert b"Mine" in answer.content
    with acting(cast.detective):
        case.refresh_from_db()
    assert case.title == "Theirs"


def test_saving_again_after_reading_both_is_a_decision(cast, case, log_in):
    with acting(cast.analyst):
        change_case(case=case, by=cast.analyst, version=1, title="Theirs")
    path, client = reverse("case-edit", args=[case.pk]), log_in(cast.detective)
    version = client.post(path, HEADER).context["form"]["version"].value()
    assert client.post(path, HEADER | {"version": version}).status_code == 302
    with acting(cast.detective):
        case.refresh_from_db()
    assert case.title == "Mine"


def test_a_stale_person_too(cast, case, log_in):
    with acting(cast.detective):
        person = add_person(case=case, by=cast.detective, name="Jane")
        change_person(case=case, person=person, by=cast.detective, version=1, phone="555-0100")
    answer = log_in(cast.analyst).post(
        reverse("case-person-edit", args=[case.pk, person.pk]),
        {"name": "Jane", "sex": "female", "phone": "555-0199", "version": 1},
    )
    assert answer.status_code == 409
    assert b"555-0100" in answer.content
    assert b"555-0199" in answer.content


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "x" * 201},
        {"opened_on": "2026-02-31"},
        {"opened_on": "2999-01-01"},
        {"kind": "x"},
        {"lead": "999999"},
        {"version": ""},
        {"version": "99999999999999999999"},
    ],
)
def test_a_wrong_header_is_said(cast, case, log_in, wrong):
    answer = log_in(cast.detective).post(reverse("case-edit", args=[case.pk]), HEADER | wrong)
    assert answer.status_code == 422


def test_what_a_form_does_not_ask_is_never_taken_from_it(cast, case, log_in):
    sent = HEADER | {"sealed": "on", "status": "closed", "agency": cast.sheriff.pk, "number": "X-1"}
    log_in(cast.detective).post(reverse("case-edit", args=[case.pk]), sent)
    with acting(cast.detective):
        case.refresh_from_db()
    assert (case.sealed, case.status, case.agency) == (False, "open", cast.riverton)


@pytest.mark.parametrize(
    "born",
    [
        {"birth_date_year": "2020", "birth_date_month": "2", "birth_date_day": "31"},
        {"birth_date_year": "2999", "birth_date_month": "1", "birth_date_day": "1"},
        {"birth_date_year": "0000", "birth_date_month": "13", "birth_date_day": "99"},
        {"birth_date_year": "x", "birth_date_month": "y", "birth_date_day": "z"},
    ],
)
def test_an_impossible_birth_date_is_said(cast, case, log_in, born):
    answer = log_in(cast.detective).post(
        reverse("case-person-new", args=[case.pk]), {"name": "J", "sex": "unknown"} | born
    )
    assert answer.status_code == 422


def test_a_case_closes_with_a_reason_that_stands_in_the_log(cast, case, log_in):
    log_in(cast.detective).post(
        reverse("case-close", args=[case.pk]), {"reason": "transferred", "note": "County leads"}
    )
    with acting(cast.detective):
        case.refresh_from_db()
        entry = case.logentrys.get()
    assert (case.status, entry.kind) == ("referred", "administrative")
    assert "County leads" in entry.text


def test_a_closed_case_is_not_closed_again_but_reopened(cast, case, log_in):
    with acting(cast.detective):
        close_case(case=case, by=cast.detective, reason="unfounded", note="So")
    client = log_in(cast.detective)
    again = {"reason": "arrest", "note": "x"}
    assert client.post(reverse("case-close", args=[case.pk]), again).status_code == 422
    assert client.post(reverse("case-reopen", args=[case.pk]), {"note": "New"}).status_code == 302


def test_the_history_says_what_was_changed_and_by_whom(cast, case, log_in):
    with acting(cast.analyst):
        change_case(case=case, by=cast.analyst, version=1, title="Storefront")
    page = log_in(cast.detective).get(reverse("case-history", args=[case.pk])).content.decode()
    assert "Storefront" in page
    assert "Motel on Route 9" in page
    assert "Analyst" in page


def test_a_share_by_the_page_opens_the_case(cast, case, log_in, client):
    until = timezone.localdate() + datetime.timedelta(days=3)
    log_in(cast.detective).post(
        reverse("case-share", args=[case.pk]),
        {
            "agency": cast.sheriff.pk,
            "level": "view",
            "purpose": "assistance",
            "expires_on": until,
        },
    )
    assert log_in(cast.neighbor).get(reverse("case-log", args=[case.pk])).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"agency": "harbor"},
        {"agency": "riverton"},
        {"expires_on": "2020-01-01"},
        {"purpose": ""},
        {"level": "own"},
        {"expires_on": "2026-02-30"},
        {"expires_on": ""},
    ],
)
def test_a_share_that_may_not_be_is_said(cast, case, log_in, wrong):
    sent = {
        "agency": "sheriff",
        "level": "view",
        "purpose": "assistance",
        "expires_on": timezone.localdate() + datetime.timedelta(days=3),
    } | wrong
    sent["agency"] = getattr(cast, sent["agency"]).pk
    answer = log_in(cast.detective).post(reverse("case-share", args=[case.pk]), sent)
    assert answer.status_code == 422


def test_a_sealed_case_disappears_from_page_list_and_search(cast, case, log_in):
    with acting(cast.supervisor):
        seal_case(case=case, by=cast.supervisor, note="A source")
    client = log_in(cast.analyst)
    assert client.get(reverse("case-log", args=[case.pk])).status_code == 404
    assert case.number.encode() not in client.get("/cases/").content
    assert case.number.encode() not in client.get("/search/?q=motel").content


def test_where_else_a_case_leads_is_set_shown_and_taken_back(cast, case, log_in):
    county = Jurisdiction.objects.create(name="Farwell County", kind="county")
    path, client = reverse("case-edit", args=[case.pk]), log_in(cast.detective)
    client.post(path, HEADER | {"further_jurisdictions": [county.pk]})
    log = client.get(reverse("case-log", args=[case.pk])).text
    assert "leads to Farwell County" in log
    version = client.get(path).context["form"]["version"].value()
    client.post(path, HEADER | {"version": version})
    assert "leads to" not in client.get(reverse("case-log", args=[case.pk])).text
    history = client.get(reverse("case-history", args=[case.pk])).text
    assert "Added a jurisdiction" in history and "Ended a jurisdiction" in history


def test_two_people_who_change_where_it_leads_both_see_it(cast, case, log_in):
    county = Jurisdiction.objects.create(name="Farwell County", kind="county")
    with acting(cast.analyst):
        change_case(case=case, by=cast.analyst, version=1, further_jurisdictions=[county])
    answer = log_in(cast.detective).post(reverse("case-edit", args=[case.pk]), HEADER)
    assert answer.status_code == 409
    assert b"Farwell County" in answer.content


def test_a_new_case_may_lead_elsewhere_at_once(cast, log_in):
    county = Jurisdiction.objects.create(name="Farwell County", kind="county")
    with acting(cast.detective):
        case = create_case(
            by=cast.detective,
            title="A case",
            opened_on=timezone.localdate(),
            further_jurisdictions=[county],
        )
        assert case.further_jurisdictions == [county]
