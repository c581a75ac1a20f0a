from django.db import models
from django.db.models import QuerySet

from taskforce.access.identity import current
from taskforce.audit import kinds
from taskforce.audit.context import origin
from taskforce.audit.models import AuditEvent


def record(
    action: str,
    obj: models.Model | None = None,
    *,
    outcome: str = "done",
    actor=None,
    **detail,
) -> AuditEvent:
    """Write an audit event in the running transaction; its key stays unknown here.

    :param action: a declared kind (``taskforce.audit.kinds``).
    :param obj: the object of the act; its ``agency_id`` tells whose auditor sees it.
    :param actor: only before anybody is logged in (log-in itself): the account meant.
    :param detail: ids, counts and codes; never names or content.
    :raises LookupError: for an undeclared kind.
    """
    kinds.get(action)
    principal, where = current(), origin()
    event = AuditEvent(
        action=action,
        outcome=outcome,
        actor_id=principal.user_id or (actor.pk if actor is not None else None),
        actor_agency_id=principal.agency_id or (actor.agency_id if actor is not None else None),
        source=where.source,
        request_id=where.request_id,
        detail=detail,
    )
    if obj is not None:
        event.object_kind = obj._meta.label_lower
        event.object_id = str(obj.pk)
        event.object_agency_id = getattr(obj, "agency_id", None)
    # Without RETURNING: before anybody is logged in, nobody may read the row just written.
    fields = [field for field in AuditEvent._meta.local_concrete_fields if not field.primary_key]
    QuerySet(AuditEvent)._insert([event], fields, using="default")  # type: ignore[attr-defined]
    return event
