import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from taskforce.access.rules import RuledManager
from taskforce.row_key import new_row_key
from taskforce.vault.fields import EncryptedJSONField
from taskforce.vocabulary.referrals import CLOSED_TO_RECEIVER, REFERRAL_STATE, REFERRAL_URGENCY
from taskforce.vocabulary.services import SERVICE


class Referral(models.Model):
    """A person sent from one agency to another for services. This row holds no identity.

    Who it is about stands in :class:`ReferralSubject` (law enforcement's own knowledge) or
    in the fields disclosed under ``release`` (a provider's client). ``agency`` is the
    sender. It is sent when ``sent_at`` is set; before that only the sender sees it.
    """

    # What the receiver no longer saw stays so when a backup comes back.
    closing_states = {"state": CLOSED_TO_RECEIVER - {"draft"}}

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    number = models.CharField(max_length=24, unique=True, editable=False)
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="referrals_made", editable=False
    )
    to_agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="referrals_received"
    )
    listing = models.ForeignKey(
        "referrals.ServiceListing", null=True, blank=True, on_delete=models.PROTECT
    )
    release = models.ForeignKey(
        "victims.Release",
        null=True,
        on_delete=models.PROTECT,
        related_name="referrals",
        editable=False,
    )
    release_expires_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="The release's own end, kept here for the clock, which reads no release.",
    )
    needs = ArrayField(models.CharField(max_length=40, choices=SERVICE.choices))
    urgency = models.CharField(max_length=12, choices=REFERRAL_URGENCY.choices, default="routine")
    state = models.CharField(
        max_length=24, choices=REFERRAL_STATE.choices, default="draft", editable=False
    )
    outcome = models.CharField(max_length=300, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    last_activity = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = RuledManager()

    class Meta:
        indexes = [
            models.Index(fields=["agency", "-last_activity", "-id"], name="referral_sender"),
            models.Index(fields=["to_agency", "-last_activity", "-id"], name="referral_receiver"),
        ]
        constraints = [
            models.CheckConstraint(
                name="referral_is_to_another",
                condition=~models.Q(to_agency=models.F("agency")),
            ),
        ]

    def __str__(self):
        return self.number


class ReferralCounter(models.Model):
    """The last referral number of an agency and year."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = RuledManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="referral_counter_once")
        ]


class ReferralSubject(models.Model):
    """What the sender tells of the person: code → text, for the receiver while it is open."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="subject")
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+", editable=False
    )
    facts = EncryptedJSONField()

    objects = RuledManager()


class ReferralMove(models.Model):
    """One move of a referral's state: who, when, why."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="moves")
    state = models.CharField(max_length=24, choices=REFERRAL_STATE.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    reason = models.CharField(max_length=300, blank=True)

    objects = RuledManager()

    class Meta:
        ordering = ["at", "id"]
