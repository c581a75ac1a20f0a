from django.contrib.auth.models import Group
from django.db import models

from taskforce.vocabulary.agencies import AGENCY_KIND, LAW_ENFORCEMENT_KINDS, PROVIDER_KINDS


class Agency(models.Model):
    """An organization that owns its records: police, prosecutor, provider, hospital, ….

    Its ``group`` is what django-guardian's group permissions (shares with the agency)
    hang on; who is in it is decided by ``User.agency`` alone.
    """

    name = models.CharField(max_length=160, unique=True)
    short_name = models.CharField(
        max_length=12, unique=True, help_text="Begins the numbers of the agency's cases, e.g. RPD."
    )
    kind = models.CharField(max_length=20, choices=AGENCY_KIND.choices)
    ori = models.CharField(
        "ORI",
        max_length=9,
        blank=True,
        help_text="Originating Agency Identifier, nine characters, law enforcement only.",
    )
    phone = models.CharField(max_length=40, blank=True, help_text="The desk other agencies call.")
    city = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=2, blank=True)
    jurisdictions = models.ManyToManyField(
        "accounts.Jurisdiction", blank=True, related_name="agencies"
    )
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="agency")
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self):
        return self.name

    @property
    def is_provider(self) -> bool:
        """Whether it serves victims and is bound by 34 USC 12291(b)(2)."""
        return self.kind in PROVIDER_KINDS

    @property
    def is_law_enforcement(self) -> bool:
        """Whether it may own investigations."""
        return self.kind in LAW_ENFORCEMENT_KINDS
