"""Who may see and do what with clients.

Client records are open to the owning provider alone: its advocates, and its supervisors
except for confidential notes. Others see the fields that a live release names, as
:class:`DisclosedField` rows, and never a client (34 USC 12291(b)(2); DOMAIN.md 2.2).
"""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from taskforce.access import actions, sql
from taskforce.access.principal import Principal
from taskforce.access.reasons import own_agency
from taskforce.access.rules import Copied, Reason, Rule
from taskforce.audit.access import history_of
from victims.models import (
    Client,
    ClientCounter,
    ClientStatusDecision,
    ConfidentialNote,
    DisclosedField,
    FirstDayItem,
    Need,
    Release,
    SafeContact,
    ServiceRecord,
)

ADVOCATES = frozenset({"advocate"})
SERVING = frozenset({"advocate", "supervisor"})
RECEIVING = frozenset({"advocate", "partner", "detective", "analyst", "supervisor", "prosecutor"})

for _name, _label, _help in (
    ("client.view", "See a client", ""),
    ("client.create", "Take in a client", ""),
    ("client.change", "Change a client's record", ""),
    ("client.decide_status", "Decide potential or confirmed", "With the basis; the history stays."),
    ("note.view", "Read confidential notes", "Advocates of the owning agency only."),
    ("note.write", "Write a confidential note", ""),
    ("release.view", "See a release of information", ""),
    ("release.make", "Record a release of information", ""),
    ("release.revoke", "Revoke a release", "At once; the client may say so orally."),
    ("disclosed.view", "Read what was disclosed", ""),
):
    actions.declare(_name, _label, _help)


def _serving(roles) -> list[Reason]:
    return [own_agency(roles)]


Rule(
    Client,
    view="client.view",
    reasons={
        "client.view": _serving(SERVING),
        "client.change": _serving(ADVOCATES),
        "client.decide_status": _serving(ADVOCATES),
        "note.write": _serving(ADVOCATES),
        "release.make": _serving(ADVOCATES),
    },
    insert=_serving(ADVOCATES),
    update=_serving(ADVOCATES),
    tracked="victims_client:id",
)


def _below(model, *, roles=SERVING, view="client.view", append_only=False, update=False) -> None:
    Rule(
        model,
        view=view,
        reasons={view: _serving(roles)},
        insert=_serving(ADVOCATES),
        update=_serving(ADVOCATES) if update else None,
        append_only=append_only,
        copies=Copied(Client, "client_id", ("agency_id",)),
        tracked="victims_client:client_id" if update else "",
    )


_below(ClientStatusDecision, append_only=True)
_below(SafeContact, update=True)
_below(FirstDayItem, update=True)
_below(Need, update=True)
_below(ServiceRecord, append_only=True)
_below(ConfidentialNote, roles=ADVOCATES, view="note.view", append_only=True)

_counter = [own_agency(ADVOCATES)]
Rule(
    ClientCounter,
    view="client.create",
    reasons={"client.create": _counter},
    insert=_counter,
    update=_counter,
)

LIVE = Q(revoked_at__isnull=True, expires_at__gt=Now())
LIVE_SQL = "revoked_at is null and expires_at > statement_timestamp()"

_received = own_agency(
    RECEIVING, column="recipient_id", when=LIVE, when_sql=LIVE_SQL, key="recipient"
)

Rule(
    Release,
    view="release.view",
    reasons={
        "release.view": [own_agency(SERVING), _received],
        "client.view": [own_agency(SERVING)],
        "release.revoke": [own_agency(SERVING)],
    },
    insert=_serving(ADVOCATES),
    update=_serving(SERVING),
    copies=Copied(Client, "client_id", ("agency_id",)),
    tracked="victims_client:client_id",
)


def _under_live_release(principal: Principal) -> Q | None:
    condition = _received.q(principal)
    if condition is None:
        return None
    live = Release._base_manager.filter(condition, pk=OuterRef("release_id"))
    return Q(Exists(live))


DISCLOSED_TO = Reason(
    "released",
    "The client released it to your agency",
    _under_live_release,
    "exists (select 1 from victims_release r where r.id = release_id"
    f" and r.recipient_id = {sql.AGENCY} and {sql.has_role(RECEIVING)}"
    " and r.revoked_at is null and r.expires_at > statement_timestamp())",
)

Rule(
    DisclosedField,
    view="disclosed.view",
    reasons={"disclosed.view": [own_agency(SERVING), DISCLOSED_TO]},
    insert=_serving(ADVOCATES),
    append_only=True,
    copies=Copied(Release, "release_id", ("agency_id",)),
)

history_of(Client)
