"""What the receiver of a referral sees of the person: the one answer for page, preview, tests."""

from dataclasses import dataclass

from django.db.models.functions import Now

from referrals.models import Referral, ReferralSubject
from taskforce.vocabulary.referral_subject import REFERRAL_SUBJECT
from taskforce.vocabulary.referrals import CLOSED_TO_RECEIVER
from taskforce.vocabulary.releases import IDENTIFYING_FIELDS, RELEASE_FIELD
from victims.models import DisclosedField, Release

ENDED = {
    "revoked": "The sender has taken this referral back. What was told about the person is closed.",
    "expired": "This referral has expired. What was told about the person is closed.",
    "declined": "Your agency declined this referral. What was told about the person is closed.",
    "withdrawn_by_client": (
        "The person no longer wants this. What was told about the person is closed."
    ),
}
RELEASE_ENDED = (
    "The release behind this referral has ended. What was told about the person is closed."
)


@dataclass(frozen=True)
class Fact:
    """One thing told about the person."""

    code: str
    label: str
    text: str
    identifies: bool = False


@dataclass(frozen=True)
class Disclosure:
    """The facts, or the plain sentence that says why there are none any more."""

    facts: tuple[Fact, ...] = ()
    closed: str = ""
    until: object | None = None

    @property
    def is_open(self) -> bool:
        return not self.closed

    @property
    def names_nobody(self) -> bool:
        """Whether nothing told so far identifies the person."""
        return not any(fact.identifies for fact in self.facts)


def is_open(referral: Referral) -> bool:
    """Whether the receiver may read what was told: sent, not ended, and its release lives."""
    return not why_closed(referral)


def why_closed(referral: Referral, *, as_if_sent: bool = False) -> str:
    """A plain sentence when the content is closed to the receiver, else ""."""
    if referral.state in ENDED:
        return ENDED[referral.state]
    if referral.state in CLOSED_TO_RECEIVER and not as_if_sent:
        return "This referral has not been sent."
    if referral.release_id and not _lives(referral.release_id):
        return RELEASE_ENDED
    return ""


def what_receiver_sees(referral: Referral, user, *, as_if_sent: bool = False) -> Disclosure:
    """The least-data view of a referral.

    A provider's client: the newest value of each field disclosed under the referral's
    release, and nothing else. Anybody else's referral: what the sender typed.

    :param user: who reads (or previews) it; their own walls stand as well.
    :param as_if_sent: a draft, as the receiver would see it.
    """
    if closed := why_closed(referral, as_if_sent=as_if_sent):
        return Disclosure(closed=closed)
    facts = _released(referral, user) if referral.release_id else _told(referral, user)
    return Disclosure(facts=tuple(facts), until=referral.release_expires_at)


def _lives(release_id) -> bool:
    live = Release.objects.filter(pk=release_id, revoked_at__isnull=True, expires_at__gt=Now())
    return live.exists()


def _released(referral: Referral, user) -> list[Fact]:
    rows = DisclosedField.objects.visible_to(user).filter(release_id=referral.release_id)
    # Ordered by time, so the newest copy of a field is the one that stays.
    newest = {row.field: row.value for row in rows.order_by("disclosed_at", "id")}
    return [
        Fact(code, RELEASE_FIELD.label(code), newest[code], code in IDENTIFYING_FIELDS)
        for code in RELEASE_FIELD
        if newest.get(code)
    ]


def _told(referral: Referral, user) -> list[Fact]:
    subject = ReferralSubject.objects.visible_to(user).filter(referral_id=referral.pk).first()
    facts = subject.facts if subject else {}
    return [
        Fact(code, REFERRAL_SUBJECT.label(code), facts[code], code in ("ask_for", "safe_phone"))
        for code in REFERRAL_SUBJECT
        if facts.get(code)
    ]
