"""The clock: it marks, and reads nothing of anybody."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from referrals.models import Referral, ReferralMove, ReferralSubject
from referrals.services.expire import expire_referrals
from taskforce.access.principal import WORKER
from victims.models import Client, Release


@pytest.fixture
def sent_long_ago(from_riverton, cast, act_as):
    with act_as(cast.detective):
        then = timezone.now() - datetime.timedelta(days=31)
        Referral.objects.filter(pk=from_riverton.pk).update(sent_at=then)
    return from_riverton


@pytest.fixture
def under_an_ended_release(from_harbor, cast, act_as):
    with act_as(cast.advocate):
        past = timezone.now() - datetime.timedelta(minutes=1)
        Referral.objects.filter(pk=from_harbor.pk).update(release_expires_at=past)
    return from_harbor


@pytest.mark.parametrize("which", ["sent_long_ago", "under_an_ended_release"])
def test_it_marks_what_is_over(which, request, cast, act_as):
    referral = request.getfixturevalue(which)
    assert expire_referrals() == 1
    with act_as(cast.detective if which == "sent_long_ago" else cast.advocate):
        assert Referral.objects.get(pk=referral.pk).state == "expired"
        assert ReferralMove.objects.get(referral=referral, state="expired").by is None


def test_it_leaves_what_is_not_over(from_riverton, from_harbor):
    assert expire_referrals() == 0


def test_twice_is_once(sent_long_ago):
    assert [expire_referrals(), expire_referrals()] == [1, 0]


def test_the_clock_reads_nobodys_story(sent_long_ago, from_harbor, act_as):
    with act_as(WORKER), transaction.atomic():
        assert not ReferralSubject._base_manager.exists()
        assert not Release._base_manager.exists()
        assert not Client._base_manager.exists()


def test_the_clock_writes_no_other_move(from_riverton, act_as):
    with act_as(WORKER), pytest.raises(Exception, match="row-level security"):
        with transaction.atomic():
            ReferralMove.objects.create(referral=from_riverton, state="accepted")
