"""The pages, as people see them."""

import uuid

import pytest
from django.urls import reverse

from referrals.models import Referral, ReferralMessage
from referrals.services.message import write_message
from referrals.services.move import move_referral
from taskforce.audit.models import AuditEvent
from tests.referrals.conftest import FACTS
from victims.services import revoke_release


def url(name, referral, *more):
    return reverse(name, args=[referral.pk, *more])


def typed(cast, **changes):
    return {
        "destination": f"agency:{cast.harbor.pk}",
        "needs": ["shelter"],
        "urgency": "urgent",
        "ask_for": "Anahita",
        "wanted": "A place tonight",
        "agreed_to": "Being called",
        "consent": "on",
        "consent_by": "Detective Example",
        "minor": "No",
        "idempotency_key": str(uuid.uuid4()),
        **changes,
    }


# Writing one


def test_a_detective_writes_one_and_sees_what_will_be_read(cast, log_in, act_as):
    client = log_in(cast.detective)
    answer = client.post(reverse("referral-new"), typed(cast), follow=True)
    assert "Exactly what they will see" in answer.text and "A place tonight" in answer.text
    with act_as(cast.detective):
        assert Referral.objects.get().state == "draft"


def test_a_double_submit_is_one_referral(cast, log_in, act_as):
    form = typed(cast)
    for _ in range(2):
        assert log_in(cast.detective).post(reverse("referral-new"), form).status_code == 302
    with act_as(cast.detective):
        assert Referral.objects.count() == 1


def test_without_consent_what_was_typed_comes_back(cast, log_in):
    page = log_in(cast.detective).post(reverse("referral-new"), typed(cast, consent=""))
    assert page.status_code == 400
    assert "Without the person" in page.text and "A place tonight" in page.text


@pytest.mark.parametrize("text", ["a\x00b", "x" * 5000])
def test_odd_text_gets_a_clear_answer(cast, log_in, text):
    page = log_in(cast.detective).post(reverse("referral-new"), typed(cast, wanted=text))
    assert page.status_code == 400


def test_an_advocate_chooses_the_client_then_the_release(cast, log_in, released, act_as):
    client = log_in(cast.advocate)
    chosen = client.get(reverse("referral-new"))
    assert "V-2026-0001" in chosen.text and "Anahita Example" not in chosen.text
    address = f"{reverse('referral-new')}?client={released.client_id}"
    assert "Open Door Shelter" in client.get(address).text
    answer = client.post(
        address,
        {
            "release": str(released.pk),
            "needs": ["shelter"],
            "urgency": "routine",
            "idempotency_key": str(uuid.uuid4()),
        },
        follow=True,
    )
    assert "Exactly what they will see" in answer.text and "Spanish" in answer.text


def test_without_a_release_the_way_to_one_is_shown(cast, log_in, released, act_as):
    with act_as(cast.advocate):
        revoke_release(release=released, by=cast.advocate)
    page = log_in(cast.advocate).get(f"{reverse('referral-new')}?client={released.client_id}")
    assert "There is no live release for this client" in page.text


def test_another_agencys_client_is_not_there(cast, log_in, released):
    page = log_in(cast.partner).get(f"{reverse('referral-new')}?client={released.client_id}")
    assert page.status_code == 404


def test_a_draft_is_changed_before_it_is_sent(cast, log_in, write_from_riverton):
    draft = write_from_riverton()
    client = log_in(cast.detective)
    assert "A place tonight" in client.get(url("referral-edit", draft)).text
    form = typed(cast, wanted="A lawyer", version=str(draft.version))
    assert "A lawyer" in client.post(url("referral-edit", draft), form, follow=True).text


def test_a_stale_change_shows_both_texts(cast, log_in, write_from_riverton):
    draft = write_from_riverton()
    client = log_in(cast.detective)
    for wanted, status in (("A lawyer", 302), ("A doctor", 409)):
        form = typed(cast, wanted=wanted, version=str(draft.version))
        page = client.post(url("referral-edit", draft), form)
        assert page.status_code == status
    assert "A lawyer" in page.text and "A doctor" in page.text


# Answering


def test_two_taps_answer(from_riverton, cast, log_in, act_as):
    client = log_in(cast.advocate)
    desk = client.get(reverse("desk"))
    assert f"Answer {from_riverton.number}" in desk.text
    page = client.get(url("referral-detail", from_riverton))
    assert url("referral-move", from_riverton, "accepted") in page.text
    client.post(
        url("referral-move", from_riverton, "accepted"),
        {"version": "2", "note_key": str(uuid.uuid4())},
    )
    with act_as(cast.advocate):
        assert Referral.objects.get(pk=from_riverton.pk).state == "accepted"


def test_the_sender_has_no_button_of_the_receiver(from_riverton, cast, log_in):
    page = log_in(cast.detective).get(url("referral-detail", from_riverton))
    assert "/move/accepted/" not in page.text and "/move/revoked/" in page.text


def test_a_stale_step_is_shown_again_with_what_was_typed(from_riverton, cast, log_in, act_as):
    with act_as(cast.advocate):
        move_referral(referral=from_riverton, by=cast.advocate, to="acknowledged", version=2)
    page = log_in(cast.advocate).post(
        url("referral-move", from_riverton, "declined"),
        {
            "version": "2",
            "reason": "safety",
            "note": "He came here.",
            "note_key": str(uuid.uuid4()),
        },
    )
    assert page.status_code == 409
    assert "He came here." in page.text and "changed while you were looking" in page.text


def test_the_same_step_sent_twice_is_made_once(from_riverton, cast, log_in, act_as):
    form = {"version": "2", "note_key": str(uuid.uuid4())}
    for _ in range(2):
        answer = log_in(cast.advocate).post(url("referral-move", from_riverton, "accepted"), form)
        assert answer.status_code == 302
    with act_as(cast.advocate):
        assert from_riverton.moves.filter(state="accepted").count() == 1


@pytest.mark.parametrize("state", ["nonsense", "draft", "expired"])
def test_a_step_that_is_none_is_refused(from_riverton, cast, log_in, state):
    answer = log_in(cast.advocate).post(url("referral-move", from_riverton, state), {"version": 2})
    assert answer.status_code in (400, 404, 409)


def test_a_message_sent_twice_stands_once(from_riverton, cast, log_in, act_as):
    form = {"text": "Tonight?", "idempotency_key": str(uuid.uuid4())}
    for _ in range(2):
        log_in(cast.advocate).post(url("referral-message", from_riverton), form)
    with act_as(cast.advocate):
        assert ReferralMessage.objects.count() == 1


def test_an_empty_message_says_so(from_riverton, cast, log_in):
    page = log_in(cast.advocate).post(
        url("referral-message", from_riverton),
        {"text": " ", "idempotency_key": str(uuid.uuid4())},
    )
    assert page.status_code == 400


# After the end


@pytest.fixture
def revoked(from_harbor, released, cast, act_as):
    with act_as(cast.advocate):
        write_message(referral=from_harbor, by=cast.advocate, text="She comes by bus.")
        revoke_release(release=released, by=cast.advocate)
    return from_harbor


@pytest.mark.parametrize("name", ["referral-detail", "referral-print"])
def test_after_revoking_number_dates_and_state_are_all_that_is_left(revoked, cast, log_in, name):
    page = log_in(cast.partner).get(url(name, revoked)).text
    assert revoked.number in page and "Revoked" in page
    for word in ("Spanish", "bus", "Shelter or housing", "Harbor House", "Celeste", "<textarea"):
        assert word not in page


def test_the_list_keeps_no_more_than_that(revoked, cast, log_in):
    page = log_in(cast.partner).get(reverse("referral-list"), {"tab": "closed"}).text
    assert revoked.number in page and "Harbor House" not in page
    assert "V-2026-0001" not in page


def test_the_thread_takes_nothing_more(revoked, cast, log_in):
    answer = log_in(cast.partner).post(
        url("referral-message", revoked), {"text": "Hello?", "idempotency_key": str(uuid.uuid4())}
    )
    assert answer.status_code == 409


# Who sees what


def test_the_lists_name_nobody(from_harbor, from_riverton, cast, log_in):
    for person in (cast.partner, cast.advocate, cast.detective):
        assert "Anahita" not in log_in(person).get(reverse("referral-list")).text


def test_the_sender_finds_its_client_by_code_name(from_harbor, cast, log_in):
    page = log_in(cast.advocate).get(reverse("referral-list"), {"tab": "sent"})
    assert "V-2026-0001" in page.text


@pytest.mark.parametrize("person", ["neighbor", "outsider", "prosecutor", "commander", "auditor"])
def test_foreign_and_absent_are_the_same_bytes(from_harbor, cast, log_in, person):
    client = log_in(getattr(cast, person))
    foreign = client.get(url("referral-detail", from_harbor))
    absent = client.get(reverse("referral-detail", args=[uuid.uuid4()]))
    assert (foreign.status_code, foreign.content) == (absent.status_code, absent.content)


def test_a_draft_is_absent_for_the_receiver(write_from_harbor, cast, log_in):
    page = log_in(cast.partner).get(url("referral-detail", write_from_harbor()))
    assert page.status_code == 404


@pytest.mark.parametrize(
    "address", ["/clients/", "/audit/", "/referrals/?tab=sent", "/referrals/new/"]
)
def test_a_partner_has_nothing_else(cast, log_in, address):
    page = log_in(cast.partner).get(address)
    assert page.status_code in (403, 404)


def test_reading_is_audited(from_harbor, cast, log_in, act_as):
    log_in(cast.partner).get(url("referral-detail", from_harbor))
    with act_as(cast.partner):
        event = AuditEvent.objects.filter(action="referral.viewed").first()
    assert event.object_id == str(from_harbor.pk) and event.actor_id == cast.partner.pk


def test_a_number_is_found_by_those_who_may_see_it(from_harbor, cast, log_in):
    for person, found in ((cast.partner, True), (cast.neighbor, False)):
        page = log_in(person).get(reverse("search"), {"q": from_harbor.number[2:]})
        assert (url("referral-detail", from_harbor) in page.text) is found


def test_names_are_no_way_to_a_referral(from_riverton, cast, log_in):
    page = log_in(cast.advocate).get(reverse("search"), {"q": FACTS["ask_for"]})
    assert url("referral-detail", from_riverton) not in page.text


# Filters and paging


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, True),
        ({"state": "sent"}, True),
        ({"state": "accepted"}, False),
        ({"urgency": "urgent"}, True),
        ({"urgency": "emergency"}, False),
        ({"need": "shelter"}, True),
        ({"need": "medical"}, False),
        ({"answer": "overdue"}, False),
    ],
)
def test_the_list_is_filtered(from_riverton, cast, log_in, query, found):
    page = log_in(cast.advocate).get(reverse("referral-list"), query)
    assert (from_riverton.number in page.text) is found


def test_pages_follow_one_another(cast, act_as, write_from_riverton, log_in, monkeypatch):
    monkeypatch.setattr("referrals.lists.SIZE", 2)
    numbers = {write_from_riverton().number for _ in range(5)}
    client, address, seen = log_in(cast.detective), reverse("referral-list"), []
    for _ in range(3):
        page = client.get(address)
        table = page.context["table"]
        seen += [row.number for row in table.page.rows]
        address = f"{reverse('referral-list')}{table.older_href}"
    assert sorted(seen) == sorted(numbers)


@pytest.mark.parametrize("query", [{"state": "nonsense"}, {"urgency": "x"}])
def test_a_filter_that_makes_no_sense_is_said(cast, log_in, query):
    assert log_in(cast.detective).get(reverse("referral-list"), query).status_code == 400
