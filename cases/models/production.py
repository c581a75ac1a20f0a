import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key
from taskforce.vocabulary.discovery import PRODUCTION_BASIS, PRODUCTION_MEDIUM


class BatesSeries(CaseScoped):
    """The page numbers of a case's productions: chosen once, then only ever counted on.

    ``next_number`` is the number of the next page to be produced. Whoever publishes a
    production holds this row until the production owns its numbers.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    prefix = models.CharField(max_length=24)
    digits = models.PositiveSmallIntegerField(default=6)
    next_number = models.PositiveIntegerField(default=1)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    chosen_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name_plural = "Bates series"
        constraints = [
            models.UniqueConstraint(fields=["case"], name="bates_series_one_a_case"),
            # Within an agency a Bates number names one page, whatever the case.
            models.UniqueConstraint(fields=["agency", "prefix"], name="bates_prefix_once"),
            models.CheckConstraint(
                name="bates_digits_in_reach", condition=models.Q(digits__range=(4, 9))
            ),
            models.CheckConstraint(name="bates_from_one", condition=models.Q(next_number__gte=1)),
        ]

    def __str__(self):
        return self.prefix

    def number(self, value: int) -> str:
        """A page's number as it is printed: ``RPD0001-000123``."""
        return f"{self.prefix}{value:0{self.digits}d}"


class Production(CaseScoped):
    """What was handed to the defense: to whom, on what basis, which pages, with which hashes.

    draft → prepared (the file is made, the numbers are its own) → produced | canceled. The
    database refuses any change of what was prepared and of a row that ended; a corrected
    production is a new row that ``supersedes`` the older one.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        PREPARED = "prepared", "Prepared"
        PRODUCED = "produced", "Produced"
        CANCELED = "canceled", "Canceled"

    class Scope(models.TextChoices):
        ALL = "all", "Everything that is not withheld"
        NEW = "new", "Only what is new since the productions before"

    class ChildNames(models.TextChoices):
        ORDER = "protective_order", "The defense is under a protective order for children's names"
        INITIALS = "initials", "Print initials instead, in every text that is typed here"

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    number = models.PositiveIntegerField(editable=False, help_text="Counts within the case.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    recipient = models.CharField(max_length=160, help_text="Defense counsel.")
    office = models.CharField(max_length=200, blank=True)
    defendant = models.CharField(max_length=160, help_text="As named in the caption.")
    basis = models.CharField(max_length=30, choices=PRODUCTION_BASIS.choices)
    basis_detail = models.CharField(max_length=300, blank=True)
    medium = models.CharField(max_length=20, choices=PRODUCTION_MEDIUM.choices)
    medium_detail = models.CharField(max_length=200, blank=True)
    medium_sha256 = models.CharField(max_length=64, blank=True)
    child_names = models.CharField(
        max_length=20,
        choices=ChildNames.choices,
        blank=True,
        help_text="How children are protected in it (18 USC 3509(d)).",
    )
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.ALL)
    supersedes = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    correction = models.TextField(blank=True, help_text="What was wrong with the older one.")
    replaces_first = models.PositiveIntegerField(null=True)
    replaces_last = models.PositiveIntegerField(null=True)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case_file = models.ForeignKey(
        "cases.CaseFile", null=True, on_delete=models.PROTECT, related_name="productions"
    )
    series = models.ForeignKey(
        BatesSeries, null=True, on_delete=models.PROTECT, related_name="productions"
    )
    bates_first = models.PositiveIntegerField(null=True)
    bates_last = models.PositiveIntegerField(null=True)
    parts = models.JSONField(
        default=list, help_text="Of each file: part, SHA-256, size, first and last number."
    )
    prepared_at = models.DateTimeField(null=True)
    served_at = models.DateTimeField(null=True)
    served_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    served_how = models.CharField(max_length=200, blank=True)
    receipt = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(null=True, help_text="When its end was written down.")
    canceled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="production_number_once"),
            models.UniqueConstraint(fields=["series", "bates_first"], name="production_start_once"),
            models.CheckConstraint(
                name="production_has_its_pages",
                condition=models.Q(state__in=["draft", "canceled"])
                | models.Q(
                    series__isnull=False,
                    case_file__isnull=False,
                    bates_first__gte=1,
                    bates_last__gte=models.F("bates_first"),
                ),
            ),
            models.CheckConstraint(
                name="production_was_served",
                condition=~models.Q(state="produced")
                | models.Q(served_at__isnull=False, served_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"P-{self.number}"

    @property
    def pages(self) -> int:
        """How many numbered pages it has; 0 before it was prepared."""
        return self.bates_last - self.bates_first + 1 if self.bates_first else 0


class ProductionItem(CaseScoped):
    """A record in a production: which pages it stands on, and its hash at that time.

    ``sha256`` is that of the original bytes of a file; of other records, of their canonical
    text (``cases.productions.sources``). ``withholding`` is set where a slip stands instead, or
    where some pages of a file are withheld; ``withheld_by`` are the ids of all that withhold
    some of it. ``covered`` says that children's names in it are covered there, or are initials.
    """

    class Kind(models.TextChoices):
        ENTRY = "entry", "Log entry"
        ITEM = "item", "Evidence item"
        FILE = "file", "Attached file"
        PERSON = "person", "Person"

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    source_id = models.UUIDField()
    label = models.CharField(max_length=60)
    bates_first = models.PositiveIntegerField()
    bates_last = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    withholding = models.ForeignKey(
        "cases.Withholding", null=True, on_delete=models.PROTECT, related_name="items"
    )
    withheld_by = models.JSONField(default=list)
    covered = models.BooleanField(default=False)

    class Meta:
        ordering = ["bates_first", "kind", "label", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["production", "kind", "source_id"], name="production_item_once"
            ),
            models.CheckConstraint(
                name="production_item_has_pages",
                condition=models.Q(bates_last__gte=models.F("bates_first")),
            ),
        ]
        indexes = [
            models.Index(fields=["case", "source_id"], name="production_item_source"),
            models.Index(fields=["production", "bates_first"], name="production_item_pages"),
        ]
