import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key

WEEKDAYS = (
    (0, "Monday"),
    (1, "Tuesday"),
    (2, "Wednesday"),
    (3, "Thursday"),
    (4, "Friday"),
    (5, "Saturday"),
    (6, "Sunday"),
)


class CaseFileSchedule(CaseScoped):
    """A case file that is made anew each week, as the person who set it up.

    active ⇄ paused → ended. ``next_run_at`` is the one moment that the clock looks at; day and
    hour are those of the site's zone, so the hour stays when daylight saving begins or ends.
    """

    class State(models.TextChoices):
        ACTIVE = "active", "Active"
        PAUSED = "paused", "Paused"
        ENDED = "ended", "Ended"

    class Because(models.TextChoices):
        ASKED = "asked", "Somebody ended it"
        UNTIL = "until", "Its last day has passed"
        RIGHTS = "rights", "The person who set it up may no longer export this case"
        KIND = "kind", "This kind of file is no longer offered"

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    profile = models.CharField(max_length=40)
    options = models.JSONField(default=dict)
    weekday = models.PositiveSmallIntegerField(choices=WEEKDAYS)
    hour = models.PositiveSmallIntegerField()
    only_if_changed = models.BooleanField(default=True)
    until = models.DateField(null=True, help_text="The last day on which a file is made.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    ended_because = models.CharField(max_length=10, choices=Because.choices, blank=True)
    ended_at = models.DateTimeField(null=True)
    next_run_at = models.DateTimeField(null=True)
    set_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    set_up_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        ordering = ["-set_up_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="schedule_in_the_week", condition=Q(weekday__lte=6) & Q(hour__lte=23)
            ),
            models.CheckConstraint(
                name="schedule_active_has_next",
                condition=Q(state="active", next_run_at__isnull=False)
                | (~Q(state="active") & Q(next_run_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["next_run_at"], name="schedule_due", condition=Q(state="active"))
        ]

    def __str__(self):
        return f"Every {self.get_weekday_display()} at {self.hour:02}:00"


class CaseFileScheduleRun(CaseScoped):
    """What came of one due time; missed times are one row, that of the last of them."""

    class Outcome(models.TextChoices):
        ASKED = "asked", "A file was asked for"
        UNCHANGED = "unchanged", "Nothing had changed, no file was made"

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    schedule = models.ForeignKey(CaseFileSchedule, on_delete=models.PROTECT, related_name="runs")
    due_at = models.DateTimeField()
    ran_at = models.DateTimeField(default=timezone.now, editable=False)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    case_file = models.ForeignKey(
        "cases.CaseFile", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-due_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["schedule", "due_at"], name="schedule_run_once")
        ]

    def __str__(self):
        return f"{self.get_outcome_display()}"
