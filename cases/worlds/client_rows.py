"""A client with one row of each kind below it, and a release to another agency."""

import datetime

from django.utils import timezone

from cases.worlds.world import World, make
from victims import models as v


def add_client(world: World, code: str) -> None:
    rng, by, now = world.rng, world.user(), timezone.now()
    today = timezone.localdate(now)
    client = make(
        v.Client, agency=world.agency(), code_name=code[:16], intake_on=today, created_by=by
    )
    make(v.ClientStatusDecision, client=client, status="potential", decided_by=by, basis="b")
    make(v.SafeContact, client=client, method="phone", value="1")
    make(v.FirstDayItem, client=client, item="food")
    need = make(v.Need, client=client, category="shelter", opened_on=today, created_by=by)
    make(
        v.ServiceRecord,
        client=client,
        need=need,
        category="shelter",
        given_on=today,
        given_by="x",
        recorded_by=by,
    )
    make(v.ConfidentialNote, client=client, text="n", author=by)
    others = [agency for agency in world.agencies if agency.pk != client.agency_id]
    release = make(
        v.Release,
        client=client,
        recipient=rng.choice(others),
        purpose="housing",
        fields=["needs"],
        signed_on=today,
        explained_by=by,
        expires_at=now + datetime.timedelta(days=rng.choice((-3, 5, 30))),
        revoked_at=rng.choice((None, None, now)),
    )
    make(v.DisclosedField, release=release, field="needs", value="x", disclosed_by=by)
