"""Who reads the audit: auditors, for acts of their people and on their agency's records."""

from django.db.models import Exists, OuterRef, Q

from taskforce.access import actions, sql
from taskforce.access.reasons import own_agency
from taskforce.access.rules import Reason, Rule, rule_of
from taskforce.audit.models import AuditEvent, AuditSeal, ChainHead, ChangeRecord
from taskforce.registry import Registry, of_the_house

actions.declare("audit.view", "Read the audit")
actions.declare("change.view", "Read the history of a record")
actions.declare("seal.view", "Read the audit's seals")

AUDITORS = {"auditor"}

ANYBODY = Reason("anybody", "Every act is recorded", lambda principal: Q(), "true")


def _own_acts(principal):
    return Q(actor_id=principal.user_id) if principal.user_id else None


OWN_ACTS = Reason("own_acts", "It is your own act", _own_acts, f"actor_id = {sql.USER}")

# Who runs or releases accounts sees what was done to them, and by whom.
ON_ACCOUNTS = own_agency(
    {"administrator", "supervisor"},
    column="object_agency_id",
    when=Q(object_kind="accounts.user"),
    when_sql="object_kind = 'accounts.user'",
    key="on_accounts",
)


def _tries_on_me(principal):
    if principal.user_id is None:
        return None
    return Q(
        action="account.log_in_failed",
        object_kind="accounts.user",
        object_id=str(principal.user_id),
    )


TRIES_ON_ME = Reason(
    "tries_on_me",
    "Somebody tried to log in as you",
    _tries_on_me,
    "action = 'account.log_in_failed' and object_kind = 'accounts.user'"
    f" and object_id = {sql.USER}::text",
)

Rule(
    AuditEvent,
    view="audit.view",
    reasons={
        "audit.view": [
            own_agency(AUDITORS, column="actor_agency_id", key="actor_agency"),
            own_agency(AUDITORS, column="object_agency_id", key="object_agency"),
            ON_ACCOUNTS,
            OWN_ACTS,
            TRIES_ON_ME,
        ]
    },
    insert=[ANYBODY],
    append_only=True,
)

# Whoever sees a record sees its history: the higher rooms add a reason for each kind.
HISTORIES: Registry[Reason] = of_the_house(Registry("histories"))
CHANGES = Rule(
    ChangeRecord, view="change.view", reasons={"change.view": HISTORIES}, append_only=True
)


def history_of(model) -> None:
    """Let whoever sees a record of ``model`` (UUID key) see its change history."""
    kind = model._meta.db_table

    def q(principal):
        seen = model._base_manager.filter(rule_of(model).q(principal), pk=OuterRef("scope_id"))
        return Q(Exists(seen), scope_kind=kind)

    HISTORIES.add(
        Reason(
            f"history_of_{kind}",
            "You see the record it belongs to",
            q,
            f"scope_kind = '{kind}' and exists (select 1 from {kind} p where p.id = scope_id)",
        )
    )


def _auditor(principal):
    return Q() if principal.has_any(AUDITORS) else None


_ANY_AUDITOR = Reason(
    "auditor", "Auditors check that the chain is whole", _auditor, sql.has_role(AUDITORS)
)
Rule(ChainHead, view="seal.view", reasons={"seal.view": [_ANY_AUDITOR]})
Rule(AuditSeal, view="seal.view", reasons={"seal.view": [_ANY_AUDITOR]}, append_only=True)
