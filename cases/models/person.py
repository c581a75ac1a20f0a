from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key
from taskforce.vocabulary.persons import PERSON_ROLE
from taskforce.vocabulary.sex import SEX


class CasePerson(CaseScoped):
    """A person in a case, in a role.

    Everyone met is an *identified person* until somebody decides otherwise and says on
    what basis (DOMAIN.md 2.4); who decided is kept in :class:`PersonRoleDecision`.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    number = models.PositiveIntegerField(editable=False)
    name = models.CharField(max_length=160, blank=True, help_text="As known; blank if unknown.")
    aliases = models.CharField(max_length=300, blank=True)
    role = models.CharField(
        max_length=30, choices=PERSON_ROLE.choices, default="identified_person", editable=False
    )
    sex = models.CharField(max_length=12, choices=SEX.choices, default="unknown")
    birth_date = models.DateField(null=True, blank=True)
    minor_when_identified = models.BooleanField(
        null=True, help_text="Under 18 on the day identified; unknown is allowed."
    )
    identified_on = models.DateField(null=True, blank=True)
    foreign_national = models.BooleanField(null=True)
    language = models.CharField(max_length=3, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    # Null for rows from before forms carried one.
    idempotency_key = models.UUIDField(null=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="person_number_once")
        ]
        indexes = [
            models.Index(fields=["agency", "role"], name="person_agency_role"),
            GinIndex(SearchVector("name", "aliases", config="simple"), name="person_names"),
        ]

    def __str__(self):
        return self.name or f"Person {self.number} (name unknown)"


class PersonRoleDecision(CaseScoped):
    """Who decided on a person's role, when, and on what basis (DOJ OIG 08-26)."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    person = models.ForeignKey(CasePerson, on_delete=models.PROTECT, related_name="decisions")
    role = models.CharField(max_length=30, choices=PERSON_ROLE.choices)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    basis = models.TextField()

    class Meta:
        ordering = ["-decided_at", "-id"]
