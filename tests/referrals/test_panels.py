"""What referrals put on desks, on a client's page and in the navigation."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.models import Referral
from referrals.services.move import move_referral
from victims.models import Release


def test_what_waits_longest_for_an_answer_stands_first(cast, act_as, log_in, write_from_riverton):
    from referrals.services.move import send_referral

    numbers = []
    with act_as(cast.detective):
        for hours in (1, 30):
            draft = write_from_riverton()
            sent = send_referral(referral=draft, by=cast.detective, version=draft.version)
            then = timezone.now() - datetime.timedelta(hours=hours)
            Referral.objects.filter(pk=sent.pk).update(sent_at=then)
            numbers.append(sent.number)
    desk = log_in(cast.advocate).get(reverse("desk")).text
    assert desk.index(numbers[1]) < desk.index(numbers[0])
    assert "Overdue by 6 hours" in desk


def test_the_detective_finds_the_answer_on_the_desk(from_riverton, cast, act_as, log_in):
    with act_as(cast.advocate):
        move_referral(
            referral=from_riverton, by=cast.advocate, to="waitlisted", version=2, reason="no_place"
        )
    desk = log_in(cast.detective).get(reverse("desk")).text
    assert from_riverton.number in desk and "Waitlisted" in desk


def test_an_empty_desk_says_so(cast, log_in):
    assert "No referral waits for an answer." in log_in(cast.partner).get(reverse("desk")).text


def test_a_clients_page_shows_its_referrals(from_harbor, released, cast, log_in):
    page = log_in(cast.advocate).get(reverse("client-detail", args=[released.client_id])).text
    assert from_harbor.number in page
    assert f"{reverse('referral-new')}?client={released.client_id}" in page


@pytest.mark.parametrize(
    ("person", "shown"),
    [("partner", True), ("advocate", True), ("detective", True), ("auditor", False)],
)
def test_the_navigation_shows_referrals_to_those_who_have_any(cast, log_in, person, shown):
    page = log_in(getattr(cast, person)).get(reverse("desk")).text
    assert (f'href="{reverse("referral-list")}"' in page) is shown


def test_nothing_of_a_referral_is_told_once_its_release_has_ended(
    from_harbor, released, cast, act_as, log_in
):
    client = log_in(cast.partner)
    filtered = f"{reverse('referral-list')}?need=shelter"
    assert from_harbor.number in client.get(reverse("desk")).text
    assert from_harbor.number in client.get(filtered).text
    with act_as(cast.advocate):
        Release.objects.filter(pk=released.pk).update(revoked_at=timezone.now())
    assert from_harbor.number not in client.get(reverse("desk")).text
    assert from_harbor.number not in client.get(filtered).text
