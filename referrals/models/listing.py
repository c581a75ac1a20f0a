from django.contrib.postgres.fields import ArrayField
from django.db import models

from taskforce.access.rules import RuledManager
from taskforce.row_key import new_row_key
from taskforce.vocabulary.services import SERVICE


class ServiceListing(models.Model):
    """A service in the directory, in the shape of Open Referral HSDS 3.1.

    Whoever refers people may read it. Where it is stands in :class:`ListingAddress`, which
    never leaves the owning agency when the location is confidential.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="listings")
    name = models.CharField(max_length=160)
    category = models.CharField(max_length=40, choices=SERVICE.choices)
    description = models.TextField(blank=True)
    eligibility = models.TextField(blank=True)
    languages = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    accepts_minors = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    places_total = models.PositiveIntegerField(null=True, blank=True)
    places_available = models.PositiveIntegerField(null=True, blank=True)
    places_updated_at = models.DateTimeField(null=True, blank=True)
    confidential_location = models.BooleanField(default=True)
    city = models.CharField(max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RuledManager()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


class ListingAddress(models.Model):
    """The street address of a service."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    listing = models.OneToOneField(ServiceListing, on_delete=models.PROTECT, related_name="address")
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+", editable=False
    )
    confidential = models.BooleanField(default=True, editable=False)
    text = models.TextField()

    objects = RuledManager()
