from django.core.exceptions import ValidationError

from taskforce.access.acts import check_version
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.trafficking import VICTIM_STATUS
from victims.models import Client, ClientStatusDecision
from victims.services.opening import open_for

LONGEST_BASIS = 4000


def decide_status(
    *, client: Client, by: User, version: int, status: str, basis: str
) -> ClientStatusDecision:
    """Decide potential, confirmed or not a victim; the decisions before it stay.

    Who, when and on what basis are kept, because potential and confirmed are counted apart
    and never added up (DOJ OIG Audit 08-26).

    :raises Stale: when the record was changed meanwhile.
    """
    client = open_for(by, client, "client.decide_status")
    basis = basis.strip()
    if status not in VICTIM_STATUS:
        raise ValidationError({"status": "Choose a status."})
    if not basis or len(basis) > LONGEST_BASIS:
        raise ValidationError({"basis": "Say on what it rests, in up to 4,000 characters."})
    last = client.clientstatusdecisions.first()
    if last and (last.status, last.decided_by_id, last.basis) == (status, by.pk, basis):
        return last  # the same form sent twice
    check_version(client, version)
    decision = ClientStatusDecision.objects.create(
        client=client, agency_id=client.agency_id, status=status, decided_by=by, basis=basis
    )
    client.status = status
    client.version += 1
    client.save(update_fields=["status", "version", "last_activity"])
    record("client.status_decided", client, status=status)
    return decision
