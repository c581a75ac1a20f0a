"""A referral in any state, with or without a release behind it, and a listing."""

from django.utils import timezone

from referrals import models as r
from taskforce.access.world import ALIAS, World, make
from taskforce.vocabulary.referrals import REFERRAL_STATE
from victims import models as v


def add_referrals(world: World) -> None:
    for number in range(world.size.records):
        add_referral(world, f"W{world.size.seed}-{number}")


def add_referral(world: World, number: str) -> r.Referral:
    rng, by, now = world.rng, world.user(), timezone.now()
    sender, receiver = rng.sample(world.agencies, 2)
    releases = v.Release.objects.using(ALIAS).filter(agency=sender, recipient=receiver)
    state = rng.choice(list(REFERRAL_STATE))
    referral = make(
        r.Referral,
        number=number,
        agency=sender,
        to_agency=receiver,
        needs=["shelter"],
        state=state,
        release=rng.choice((None, releases.first())),
        created_by=by,
        sent_at=None if state == "draft" else now,
    )
    make(r.ReferralSubject, referral=referral, facts={"name": "x"})
    make(r.ReferralMove, referral=referral, state=state, by=by)
    make(r.ReferralMessage, referral=referral, author=by, author_agency=by.agency, text="x")
    listing = make(r.ServiceListing, agency=receiver, name="Beds", category="shelter")
    make(r.ListingAddress, listing=listing, text="x", confidential=rng.random() < 0.5)
    return referral
