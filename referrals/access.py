"""Who may see and do what with referrals and the directory.

A referral is seen by the sender's agency, and, once sent, by the receiver's. Who it is
about (:class:`ReferralSubject`) and the thread are open to the receiver only while the
referral is open and the release behind it, if there is one, lives.
"""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from referrals.models import (
    ListingAddress,
    Referral,
    ReferralCounter,
    ReferralMessage,
    ReferralMove,
    ReferralSubject,
    ServiceListing,
)
from taskforce.access import actions, sql
from taskforce.access.principal import Principal
from taskforce.access.reasons import own_agency
from taskforce.access.rules import Copied, Reason, Rule
from taskforce.vocabulary.people import USER_ROLE
from taskforce.vocabulary.referrals import CLOSED_TO_RECEIVER

SENDERS = frozenset({"advocate", "detective", "analyst", "supervisor", "prosecutor"})
RECEIVERS = frozenset({"advocate", "partner", "supervisor"})
KEEPERS = frozenset({"advocate", "partner", "supervisor", "coordinator"})
EVERYONE = frozenset(USER_ROLE)
WORKER = frozenset({"worker"})

for _name, _label, _help in (
    ("referral.view", "See a referral", ""),
    ("referral.create", "Write a referral", ""),
    ("referral.send_side", "Act as the sender of a referral", "Send, take back, withdraw."),
    ("referral.receive_side", "Act as the receiver of a referral", "Accept, decline, complete."),
    ("referral.message", "Write in a referral's thread", ""),
    ("referral.keep_clock", "Mark a referral as expired", "The scheduler's alone."),
    ("listing.view", "Read the directory of services", ""),
    ("listing.change", "Change a service in the directory", ""),
    ("listing.address", "Read a service's address", ""),
):
    actions.declare(_name, _label, _help)

_CLOSED = sorted(CLOSED_TO_RECEIVER)
_CLOSED_SQL = ", ".join(sql.quoted(state) for state in _CLOSED)

_sender = own_agency(SENDERS, key="sender")
_receiver = own_agency(
    RECEIVERS,
    column="to_agency_id",
    when=Q(sent_at__isnull=False),
    when_sql="sent_at is not null",
    key="receiver",
)


def _worker(principal: Principal) -> Q | None:
    return Q() if principal.has_any(WORKER) else None


# A referral's row names nobody. The worker reads no subject, no release and no message.
KEEPS_CLOCK = Reason(
    "worker", "The scheduler marks what has expired", _worker, sql.has_role(WORKER)
)


MOVED_BY_CLOCK = Reason(
    "clock",
    "The scheduler wrote that it expired",
    lambda principal: None,
    f"{sql.has_role(WORKER)} and state = 'expired' and by_id is null",
)

Rule(
    Referral,
    view="referral.view",
    reasons={
        "referral.view": [_sender, _receiver, KEEPS_CLOCK],
        "referral.keep_clock": [KEEPS_CLOCK],
        "referral.send_side": [_sender],
        "referral.receive_side": [_receiver],
        "referral.message": [_sender, _receiver],
    },
    insert=[_sender],
    update=[_sender, _receiver, KEEPS_CLOCK],
)

_RELEASE_LIVES_SQL = (
    "(r.release_id is null or exists (select 1 from victims_release v where v.id = r.release_id"
    " and v.revoked_at is null and v.expires_at > statement_timestamp()))"
)
RELEASE_LIVES = Q(release__isnull=True) | Q(
    release__revoked_at__isnull=True, release__expires_at__gt=Now()
)
# What a receiver may still know: nothing closed, and no release behind it that has ended.
OPEN_TO_RECEIVER = ~Q(state__in=_CLOSED) & RELEASE_LIVES


def _of_referral(condition: Q):
    return Q(Exists(Referral._base_manager.filter(condition, pk=OuterRef("referral_id"))))


def _by_sender(principal: Principal) -> Q | None:
    if principal.agency_id is None or not principal.has_any(SENDERS):
        return None
    return _of_referral(Q(agency_id=principal.agency_id))


def _by_receiver(principal: Principal) -> Q | None:
    if principal.agency_id is None or not principal.has_any(RECEIVERS):
        return None
    return _of_referral(
        Q(to_agency_id=principal.agency_id, sent_at__isnull=False) & OPEN_TO_RECEIVER
    )


def _exists(condition: str) -> str:
    return f"exists (select 1 from referrals_referral r where r.id = referral_id and {condition})"


OF_SENDER = Reason(
    "sender",
    "Your agency sent the referral",
    _by_sender,
    f"{sql.has_role(SENDERS)} and " + _exists(f"r.agency_id = {sql.AGENCY}"),
)
OF_OPEN_RECEIVER = Reason(
    "open_receiver",
    "Your agency received the referral and it is open",
    _by_receiver,
    f"{sql.has_role(RECEIVERS)} and "
    + _exists(
        f"r.to_agency_id = {sql.AGENCY} and r.sent_at is not null"
        f" and r.state not in ({_CLOSED_SQL}) and {_RELEASE_LIVES_SQL}"
    ),
)


def _any_receiver(principal: Principal) -> Q | None:
    if principal.agency_id is None or not principal.has_any(RECEIVERS):
        return None
    return _of_referral(Q(to_agency_id=principal.agency_id, sent_at__isnull=False))


# The moves (dates and states) stay readable to both, so that the receiver sees "revoked".
OF_RECEIVER = Reason(
    "receiver",
    "Your agency received the referral",
    _any_receiver,
    f"{sql.has_role(RECEIVERS)} and "
    + _exists(f"r.to_agency_id = {sql.AGENCY} and r.sent_at is not null"),
)

Rule(
    ReferralSubject,
    view="referral.view",
    reasons={"referral.view": [OF_SENDER, OF_OPEN_RECEIVER]},
    insert=[OF_SENDER],
    update=[OF_SENDER],
    copies=Copied(Referral, "referral_id", ("agency_id",)),
)
Rule(
    ReferralMessage,
    view="referral.view",
    reasons={"referral.view": [OF_SENDER, OF_OPEN_RECEIVER]},
    insert=[OF_SENDER, OF_OPEN_RECEIVER],
    append_only=True,
)
Rule(
    ReferralMove,
    view="referral.view",
    reasons={"referral.view": [OF_SENDER, OF_RECEIVER]},
    insert=[OF_SENDER, OF_RECEIVER, MOVED_BY_CLOCK],
    append_only=True,
)

_counter = [own_agency(SENDERS)]
Rule(
    ReferralCounter,
    view="referral.create",
    reasons={"referral.create": _counter},
    insert=_counter,
    update=_counter,
)


def _anyone(principal: Principal) -> Q | None:
    return Q() if principal.has_any(EVERYONE) else None


READS_DIRECTORY = Reason(
    "directory", "The directory is open to every member", _anyone, sql.has_role(EVERYONE)
)

Rule(
    ServiceListing,
    view="listing.view",
    reasons={"listing.view": [READS_DIRECTORY], "listing.change": [own_agency(KEEPERS)]},
    insert=[own_agency(KEEPERS)],
    update=[own_agency(KEEPERS)],
    tracked="referrals_servicelisting:id",
)


def _not_confidential(principal: Principal) -> Q | None:
    return Q(confidential=False) if principal.has_any(EVERYONE) else None


Rule(
    ListingAddress,
    view="listing.address",
    reasons={
        "listing.address": [
            own_agency(KEEPERS),
            Reason(
                "public_address",
                "The address is not confidential",
                _not_confidential,
                f"not confidential and {sql.has_role(EVERYONE)}",
            ),
        ]
    },
    insert=[own_agency(KEEPERS)],
    update=[own_agency(KEEPERS)],
    copies=Copied(ServiceListing, "listing_id", ("agency_id",)),
)
