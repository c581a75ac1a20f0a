import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A case file each week: when, as whom, and what came of it."""

    dependencies = [
        ("accounts", "0004_access_review"),
        ("cases", "0006_casefile_totals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseFileSchedule",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("profile", models.CharField(max_length=40)),
                ("options", models.JSONField(default=dict)),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                            (6, "Sunday"),
                        ]
                    ),
                ),
                ("hour", models.PositiveSmallIntegerField()),
                ("only_if_changed", models.BooleanField(default=True)),
                (
                    "until",
                    models.DateField(help_text="The last day on which a file is made.", null=True),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Active"), ("paused", "Paused"), ("ended", "Ended")],
                        default="active",
                        max_length=10,
                    ),
                ),
                (
                    "ended_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asked", "Somebody ended it"),
                            ("until", "Its last day has passed"),
                            ("rights", "The person who set it up may no longer export this case"),
                            ("kind", "This kind of file is no longer offered"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("next_run_at", models.DateTimeField(null=True)),
                (
                    "set_up_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("idempotency_key", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "agency",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "set_up_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task_force",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.taskforce",
                    ),
                ),
            ],
            options={
                "ordering": ["-set_up_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CaseFileScheduleRun",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("ran_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("asked", "A file was asked for"),
                            ("unchanged", "Nothing had changed, no file was made"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="cases.case",
                    ),
                ),
                (
                    "case_file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.casefile",
                    ),
                ),
                (
                    "schedule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="cases.casefileschedule",
                    ),
                ),
                (
                    "task_force",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.taskforce",
                    ),
                ),
            ],
            options={
                "ordering": ["-due_at", "-id"],
            },
        ),
        migrations.AddIndex(
            model_name="casefileschedule",
            index=models.Index(
                condition=models.Q(("state", "active")), fields=["next_run_at"], name="schedule_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="casefileschedule",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__lte", 6), ("hour__lte", 23)),
                name="schedule_in_the_week",
            ),
        ),
        migrations.AddConstraint(
            model_name="casefileschedule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("next_run_at__isnull", False), ("state", "active")),
                    models.Q(
                        models.Q(("state", "active"), _negated=True), ("next_run_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="schedule_active_has_next",
            ),
        ),
        migrations.AddConstraint(
            model_name="casefileschedulerun",
            constraint=models.UniqueConstraint(
                fields=("schedule", "due_at"), name="schedule_run_once"
            ),
        ),
    ]
