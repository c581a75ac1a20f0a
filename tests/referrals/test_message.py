import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from time_machine import travel

from referrals.models import ReferralMessage
from referrals.services.message import ThreadClosed, write_message
from taskforce.ui.models import Notification


def test_both_sides_read_the_thread(from_riverton, cast, act_as):
    for by, text in ((cast.advocate, "Tonight?"), (cast.detective, "At six.")):
        with act_as(by):
            write_message(referral=from_riverton, by=by, text=text)
    with act_as(cast.advocate):
        assert [row.text for row in ReferralMessage.objects.order_by("sent_at")] == [
            "Tonight?",
            "At six.",
        ]


def test_messages_of_one_moment_stand_as_they_were_sent(from_riverton, cast, act_as):
    sent = [f"Message {number}" for number in range(6)]
    with travel(timezone.now(), tick=False), act_as(cast.advocate):
        for text in sent:
            write_message(referral=from_riverton, by=cast.advocate, text=text)
        assert [message.text for message in from_riverton.messages.all()] == sent


def test_a_double_submit_is_one_message(from_riverton, cast, act_as):
    key = uuid.uuid4()
    with act_as(cast.advocate):
        for _ in range(2):
            write_message(
                referral=from_riverton, by=cast.advocate, text="Tonight?", idempotency_key=key
            )
        assert ReferralMessage.objects.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "a\x00b", "x" * 10_001])
def test_odd_text_is_refused(from_riverton, cast, act_as, text):
    with act_as(cast.advocate), pytest.raises(ValidationError):
        write_message(referral=from_riverton, by=cast.advocate, text=text)


def test_a_draft_has_no_thread(write_from_riverton, cast, act_as):
    draft = write_from_riverton()
    with act_as(cast.detective), pytest.raises(ThreadClosed):
        write_message(referral=draft, by=cast.detective, text="Hello")


def test_a_third_agency_says_nothing(from_riverton, cast, act_as):
    with act_as(cast.neighbor), pytest.raises(PermissionDenied):
        write_message(referral=from_riverton, by=cast.neighbor, text="Hello")


def test_the_other_side_is_told_that_and_not_what(from_riverton, cast, act_as):
    with act_as(cast.advocate):
        write_message(referral=from_riverton, by=cast.advocate, text="A secret")
    with act_as(cast.detective):
        kinds = set(Notification.objects.values_list("kind", flat=True))
        urls = set(Notification.objects.values_list("url", flat=True))
    assert kinds == {"referral_message"}
    assert urls == {f"/referrals/{from_riverton.pk}/"}
