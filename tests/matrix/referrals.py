"""Routes of referrals and of the directory. The world: Harbor House refers to Open Door."""

import uuid

from tests.matrix import Row

SENDING = "advocate director"
RECEIVING = "partner"
SIDES = f"{SENDING} {RECEIVING}"
LAW = "detective analyst supervisor commander neighbor prosecutor outsider"
EVERYBODY = f"{LAW} {SIDES} coordinator auditor administrator"


def of_referral(world) -> dict:
    return {"pk": world.referral.pk}


def of_listing(world) -> dict:
    return {"pk": world.listing.pk}


def to(state: str):
    return lambda world: {"pk": world.referral.pk, "state": state}


def step(world) -> dict:
    return {"version": 1, "note_key": str(uuid.uuid4())}


def message(world) -> dict:
    return {"text": "We call at noon.", "idempotency_key": str(uuid.uuid4())}


ROWS = [
    Row("referral-list", expect={f"{LAW} {SIDES}": 200}),
    Row("referral-new", expect={f"{LAW} {SENDING}": 200}),
    Row("referral-new", method="post", expect={LAW: 400, SENDING: 200}),
    Row("referral-detail", of_referral, {SIDES: 200}),
    # Sent already: the sender is led back to it.
    Row("referral-edit", of_referral, {SENDING: 302, RECEIVING: 403}),
    Row("referral-print", of_referral, {SIDES: 200}),
    Row("referral-message", of_referral, {SIDES: 302}, method="post", data=message),
    Row("referral-move", to("accepted"), {SENDING: 409, RECEIVING: 302}, method="post", data=step),
    Row("referral-move", to("withdrawn_by_client"), {SIDES: 302}, method="post", data=step),
    Row("listing-list", expect={EVERYBODY: 200}),
    Row("listing-detail", of_listing, {EVERYBODY: 200}),
    Row("listing-new", expect={f"{SENDING} {RECEIVING}": 200}),
    Row("listing-edit", of_listing, {RECEIVING: 200}, others=403),
    Row("listing-edit", of_listing, {RECEIVING: 400}, others=403, method="post"),
    Row(
        "listing-places",
        of_listing,
        {RECEIVING: 302},
        others=403,
        method="post",
        data=lambda world: {"step": "more"},
    ),
    Row(
        "listing-open",
        of_listing,
        {RECEIVING: 302},
        others=403,
        method="post",
        data=lambda world: {"open": "1"},
    ),
]
