from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.services import FIRST_24_HOURS
from victims.doors import may_take_in
from victims.models import Client, ClientCounter, ClientStatusDecision, FirstDayItem
from victims.services.client_facts import FACTS, checked

FIRST_BASIS = "Taken in as a potential victim; nobody has confirmed it so far."


def take_in_client(*, by: User, idempotency_key: UUID | None = None, **facts: Any) -> Client:
    """Take in a client. Nothing about who they are is needed: services come first.

    The client gets the provider's next code name, the seven lines of the first-24-hours
    card, and the status potential, which is where every history begins.

    :param facts: any of ``client_facts.FACTS`` and ``intake_on`` (today).
    :raises PermissionDenied: for anybody but an advocate of a provider.
    :raises ValidationError: by field.
    """
    if not may_take_in(by) or not by.agency.is_provider:
        raise PermissionDenied("Advocates of a provider take in clients.")
    facts.setdefault("advocate", by)
    facts.setdefault("intake_on", timezone.localdate())
    if stray := set(facts) - FACTS - {"intake_on"}:
        raise ValidationError(f"Unknown: {', '.join(sorted(stray))}")

    def make() -> Client:
        client = Client(
            agency_id=by.agency_id,
            created_by=by,
            **facts,
            **given(idempotency_key=idempotency_key),
        )
        checked(client)
        client.code_name = next_code_name(by, client.intake_on.year)
        client.save(force_insert=True)
        _begin(client, by)
        return client

    client, is_new = once(Client, idempotency_key, {"created_by": by}, make)
    if is_new:
        record("client.created", client)
    return seen_again(client, by)


def next_code_name(by: User, year: int) -> str:
    """The provider's next code name of a year, such as V-2026-0031; waits for its turn."""
    ClientCounter.objects.get_or_create(agency_id=by.agency_id, year=year)
    counter = ClientCounter.objects.select_for_update().get(agency_id=by.agency_id, year=year)
    taken = Client.objects.filter(agency_id=by.agency_id)
    while True:
        counter.last += 1
        code_name = f"V-{year}-{counter.last:04}"
        if not taken.filter(code_name=code_name).exists():  # imported ones have theirs already
            break
    counter.save(update_fields=["last"])
    return code_name


def _begin(client: Client, by: User) -> None:
    FirstDayItem.objects.bulk_create(
        FirstDayItem(client=client, agency_id=client.agency_id, item=item)
        for item in FIRST_24_HOURS
    )
    ClientStatusDecision.objects.create(
        client=client,
        agency_id=client.agency_id,
        status=client.status,
        decided_by=by,
        basis=FIRST_BASIS,
    )
