"""Routes of clients and releases. Harbor House owns the world's client; Open Door receives.

The advocate works, the director (the provider's supervisor) reads but never notes, the
partner reads what was released, and everybody else finds nothing.
"""

import datetime
import uuid

from django.utils import timezone

from taskforce.access.identity import acting
from tests.matrix import Row
from victims.models import SafeContact

# 404 for people of other agencies; the director sees the client and may not do this.
WORK = {"advocate": 200, "director": 403}
READ = {"advocate director": 200}
DONE = {"advocate": 302, "director": 403}
# Who may receive a release at all, whatever was released so far.
RECEIVERS = "advocate director partner detective analyst supervisor commander neighbor prosecutor"


def client(world):
    return {"pk": world.client.pk}


def contact(world):
    with acting(world.cast.advocate):
        row = SafeContact.objects.create(
            client=world.client, method="text", value="555-0101", is_safe=True
        )
    return {"pk": world.client.pk, "contact_pk": row.pk}


def need(world):
    return {"pk": world.client.pk, "need_pk": world.need.pk}


def release(world):
    return {"pk": world.client.pk, "release_pk": world.release.pk}


def once(**values):
    return lambda world: {"idempotency_key": uuid.uuid4(), **values}


def today() -> str:
    return timezone.localdate().isoformat()


def signed(world):
    return {
        "idempotency_key": uuid.uuid4(),
        "recipient": world.cast.shelter.pk,
        "purpose": "housing",
        "information": ["languages"],
        "signed_on": today(),
        "form": "signed_paper",
        "explained": "on",
        "expires_on": (timezone.localdate() + datetime.timedelta(days=30)).isoformat(),
    }


ROWS = [
    Row("client-list", expect=READ),
    Row("client-export", expect=READ),
    Row("client-new", expect={"advocate": 200, "director": 403}),
    Row(
        "client-new",
        expect={"advocate": 302, "director": 403},
        method="post",
        data=lambda w: {
            "idempotency_key": uuid.uuid4(),
            "intake_on": today(),
            "sex": "unknown",
            "trafficking_kind": "unknown",
        },
    ),
    Row("client-detail", client, READ),
    Row("client-identity", client, READ),
    Row("client-identity-change", client, WORK),
    Row(
        "client-identity-change",
        client,
        DONE,
        method="post",
        data=lambda w: {"version": 1, "preferred_name": "Anna"},
    ),
    Row("client-change", client, WORK),
    Row(
        "client-change",
        client,
        DONE,
        method="post",
        data=lambda w: {"version": 1, "sex": "female", "trafficking_kind": "sex"},
    ),
    Row("client-close", client, WORK),
    Row("client-close", client, DONE, method="post"),
    Row("client-reopen", client, DONE, method="post"),
    Row("client-status", client, WORK),
    Row(
        "client-status",
        client,
        DONE,
        method="post",
        data=lambda w: {
            "version": 1,
            "status": "confirmed",
            "rests_on": "visa",
            "basis": "T visa",
        },
    ),
    Row(
        "client-first-day",
        lambda w: {"pk": w.client.pk, "item": "food"},
        DONE,
        method="post",
        data=lambda w: {"state": "done"},
    ),
    Row("contact-new", client, WORK),
    Row(
        "contact-new",
        client,
        DONE,
        method="post",
        data=lambda w: {"method": "text", "value": "555-0102"},
    ),
    Row("contact-change", contact, WORK),
    Row(
        "contact-change",
        contact,
        DONE,
        method="post",
        data=lambda w: {"method": "text", "value": "555-0103"},
    ),
    Row("contact-unsafe", contact, DONE, method="post"),
    Row("contact-retire", contact, DONE, method="post"),
    Row("client-needs", client, READ),
    Row("need-new", client, WORK),
    Row(
        "need-new",
        client,
        DONE,
        method="post",
        data=lambda w: {
            "idempotency_key": uuid.uuid4(),
            "category": "medical",
            "opened_on": today(),
        },
    ),
    Row("need-change", need, WORK),
    Row("need-change", need, DONE, method="post", data=lambda w: {"version": 1, "state": "met"}),
    Row("service-new", client, WORK),
    Row(
        "service-new",
        client,
        DONE,
        method="post",
        data=lambda w: {
            "idempotency_key": uuid.uuid4(),
            "category": "medical",
            "status": "completed",
            "given_on": today(),
            "given_by": "Clinic",
        },
    ),
    Row("client-notes", client, WORK),
    Row("client-notes", client, DONE, method="post", data=once(text="told in trust")),
    Row("client-history", client, READ),
    Row("client-releases", client, READ),
    Row("release-new", client, WORK),
    Row("release-new", client, DONE, method="post", data=signed),
    Row("release-form", client, WORK),
    Row("release-detail", release, READ),
    Row("release-print", release, READ),
    Row("release-disclose", release, WORK),
    Row(
        "release-disclose",
        release,
        DONE,
        method="post",
        data=lambda w: {"languages": "English", "hand_over": "yes"},
    ),
    Row(
        "release-revoke",
        release,
        {"advocate director": 302},
        method="post",
        data=lambda w: {"how": "oral"},
    ),
    Row("released-list", expect={RECEIVERS + " outsider": 200}),
    Row("released-detail", lambda w: {"pk": w.release.pk}, {"partner": 200}),
]
