import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from taskforce.access.rules import RuledManager
from taskforce.row_key import new_row_key
from taskforce.vault.fields import EncryptedTextField
from taskforce.vocabulary.services import FIRST_24_HOURS, FIRST_24_HOURS_ANSWER
from taskforce.vocabulary.sex import SEX
from taskforce.vocabulary.trafficking import TRAFFICKING_KIND, VICTIM_STATUS
from victims.models.scoped import ClientScoped


class Client(models.Model):
    """A victim in services; open to the owning provider alone (34 USC 12291(b)(2)).

    Everywhere outside the record itself the person is called by ``code_name``
    (V-2026-0031). Identity is encrypted and cannot be searched or matched.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="clients", editable=False
    )
    code_name = models.CharField(max_length=16, editable=False)
    legal_name = EncryptedTextField(blank=True)
    preferred_name = EncryptedTextField(blank=True)
    birth_date = EncryptedTextField(blank=True, help_text="ISO date, or blank if unknown.")
    history = EncryptedTextField(blank=True, help_text="What the advocate needs to know.")
    sex = models.CharField(max_length=12, choices=SEX.choices, default="unknown")
    minor_at_intake = models.BooleanField(null=True)
    foreign_national = models.BooleanField(null=True)
    language = models.CharField(max_length=3, blank=True)
    interpreter_needed = models.BooleanField(default=False)
    trafficking_kind = models.CharField(
        max_length=20, choices=TRAFFICKING_KIND.choices, default="unknown"
    )
    status = models.CharField(
        max_length=20, choices=VICTIM_STATUS.choices, default="potential", editable=False
    )
    intake_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    advocate = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="clients"
    )
    last_activity = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RuledManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "code_name"], name="code_name_once")
        ]
        indexes = [
            models.Index(fields=["agency", "-last_activity", "-id"], name="client_agency_activity")
        ]

    def __str__(self):
        return self.code_name


class ClientCounter(models.Model):
    """The last code name of a provider and year."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = RuledManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="client_counter_once")
        ]


class ClientStatusDecision(ClientScoped):
    """Who decided potential or confirmed, when, on what basis (DOJ OIG 08-26)."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    status = models.CharField(max_length=20, choices=VICTIM_STATUS.choices)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    basis = EncryptedTextField()

    class Meta:
        ordering = ["-decided_at", "-id"]


class SafeContact(ClientScoped):
    """A way to reach a client: is it safe, when, voicemail or not, under what name."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    method = models.CharField(max_length=20)
    value = EncryptedTextField()
    is_safe = models.BooleanField(default=False)
    voicemail_ok = models.BooleanField(default=False)
    when = EncryptedTextField(blank=True)
    ask_for = EncryptedTextField(blank=True)
    is_current = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-is_current", "created_at", "id"]


class FirstDayItem(ClientScoped):
    """One line of the first-24-hours card: food, sleep, clothes, medical, detox …"""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    item = models.CharField(max_length=20, choices=FIRST_24_HOURS.choices)
    state = models.CharField(
        max_length=12, choices=FIRST_24_HOURS_ANSWER.choices, default="pending"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "item"], name="first_day_item_once")
        ]
