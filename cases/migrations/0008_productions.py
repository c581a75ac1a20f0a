import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from taskforce.access.migration_sql import sql_file


class Migration(migrations.Migration):
    """Bates series, productions and their items, withholdings, the discovery checklist."""

    dependencies = [
        ("accounts", "0004_access_review"),
        ("cases", "0007_file_schedules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BatesSeries",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("prefix", models.CharField(max_length=24)),
                ("digits", models.PositiveSmallIntegerField(default=6)),
                ("next_number", models.PositiveIntegerField(default=1)),
                (
                    "chosen_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
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
                    "chosen_by",
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
                "verbose_name_plural": "Bates series",
            },
        ),
        migrations.CreateModel(
            name="Production",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        editable=False, help_text="Counts within the case."
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("prepared", "Prepared"),
                            ("produced", "Produced"),
                            ("canceled", "Canceled"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("recipient", models.CharField(help_text="Defense counsel.", max_length=160)),
                ("office", models.CharField(blank=True, max_length=200)),
                (
                    "defendant",
                    models.CharField(help_text="As named in the caption.", max_length=160),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("rule_16_request", "Defendant's request under Rule 16"),
                            ("court_order", "Order of the court"),
                            ("agreement", "Agreement of the parties"),
                            ("brady", "Duty to disclose (Brady, Giglio)"),
                            ("jencks", "Statements of witnesses (Jencks Act, Rule 26.2)"),
                            ("voluntary", "Voluntary early disclosure"),
                        ],
                        max_length=30,
                    ),
                ),
                ("basis_detail", models.CharField(blank=True, max_length=300)),
                (
                    "medium",
                    models.CharField(
                        choices=[
                            ("portal", "Discovery portal"),
                            ("disc", "Disc"),
                            ("drive", "Drive"),
                            ("email", "E-mail, encrypted"),
                            ("paper", "Paper"),
                            ("inspection", "Inspection at the office"),
                        ],
                        max_length=20,
                    ),
                ),
                ("medium_detail", models.CharField(blank=True, max_length=200)),
                ("medium_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("all", "Everything that is not withheld"),
                            ("new", "Only what is new since the productions before"),
                        ],
                        default="all",
                        max_length=5,
                    ),
                ),
                (
                    "correction",
                    models.TextField(blank=True, help_text="What was wrong with the older one."),
                ),
                ("replaces_first", models.PositiveIntegerField(null=True)),
                ("replaces_last", models.PositiveIntegerField(null=True)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "idempotency_key",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                ),
                ("bates_first", models.PositiveIntegerField(null=True)),
                ("bates_last", models.PositiveIntegerField(null=True)),
                (
                    "parts",
                    models.JSONField(
                        default=list,
                        help_text="Of each file: part, SHA-256, size, first and last number.",
                    ),
                ),
                ("prepared_at", models.DateTimeField(null=True)),
                ("served_at", models.DateTimeField(null=True)),
                ("served_how", models.CharField(blank=True, max_length=200)),
                ("receipt", models.CharField(blank=True, max_length=300)),
                (
                    "recorded_at",
                    models.DateTimeField(help_text="When its end was written down.", null=True),
                ),
                ("cancel_reason", models.CharField(blank=True, max_length=300)),
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
                    "canceled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        related_name="productions",
                        to="cases.casefile",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="productions",
                        to="cases.batesseries",
                    ),
                ),
                (
                    "served_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="cases.production",
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
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Withholding",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        editable=False, help_text="Counts within the case."
                    ),
                ),
                ("page_first", models.PositiveIntegerField(null=True)),
                ("page_last", models.PositiveIntegerField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("work_product", "Work product"),
                            ("attorney_client", "Attorney-client communication"),
                            ("informant", "Identity of an informant"),
                            ("technique", "Law-enforcement technique or ongoing inquiry"),
                            ("grand_jury", "Grand jury matter"),
                            ("jencks_not_due", "Witness statement, not yet due"),
                            ("victim_privacy", "Privacy and safety of a victim"),
                            ("protective_order", "Protective order"),
                            ("other", "Another ground, named in the basis"),
                        ],
                        max_length=30,
                    ),
                ),
                ("document_date", models.DateField(blank=True, null=True)),
                ("author", models.CharField(blank=True, max_length=160)),
                ("recipients", models.CharField(blank=True, max_length=300)),
                ("description", models.CharField(max_length=300)),
                ("basis", models.TextField()),
                (
                    "withheld_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "idempotency_key",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
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
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withholdings",
                        to="cases.logentry",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withholdings",
                        to="cases.storedfile",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withholdings",
                        to="cases.evidenceitem",
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
                (
                    "withheld_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="ProductionItem",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("entry", "Log entry"),
                            ("item", "Evidence item"),
                            ("file", "Attached file"),
                            ("person", "Person"),
                        ],
                        max_length=10,
                    ),
                ),
                ("source_id", models.UUIDField()),
                ("label", models.CharField(max_length=60)),
                ("bates_first", models.PositiveIntegerField()),
                ("bates_last", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
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
                    "production",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="cases.production",
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
                (
                    "withholding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="cases.withholding",
                    ),
                ),
            ],
            options={
                "ordering": ["bates_first", "kind", "label"],
            },
        ),
        migrations.CreateModel(
            name="DutyMark",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("oral_statement", "Defendant's oral statements"),
                            ("written_statement", "Defendant's written or recorded statements"),
                            ("organization", "Statements of an organizational defendant"),
                            ("prior_record", "Defendant's prior record"),
                            ("documents", "Documents and objects"),
                            ("examinations", "Reports of examinations and tests"),
                            ("experts", "Expert witnesses"),
                            ("brady", "Exculpatory evidence (Brady)"),
                            ("giglio", "Impeachment of witnesses (Giglio)"),
                            ("jencks", "Statements of witnesses (Jencks)"),
                            ("other_acts", "Notice of other crimes, wrongs or acts"),
                            ("suppression", "Notice of evidence subject to suppression"),
                            ("notes", "Rough notes of interviews"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Pending"),
                            ("not_applicable", "Not applicable"),
                            ("produced", "Produced"),
                            ("withheld", "Withheld"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "marked_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "idempotency_key",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
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
                    "marked_by",
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
                (
                    "production",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="cases.production",
                    ),
                ),
                (
                    "withholding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="cases.withholding",
                    ),
                ),
            ],
            options={
                "ordering": ["-marked_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="WithholdingEnd",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                (
                    "ended_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
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
                    "ended_by",
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
                (
                    "withholding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="end",
                        to="cases.withholding",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="batesseries",
            constraint=models.UniqueConstraint(fields=("case",), name="bates_series_one_a_case"),
        ),
        migrations.AddConstraint(
            model_name="batesseries",
            constraint=models.UniqueConstraint(
                fields=("agency", "prefix"), name="bates_prefix_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="batesseries",
            constraint=models.CheckConstraint(
                condition=models.Q(("digits__range", (4, 9))), name="bates_digits_in_reach"
            ),
        ),
        migrations.AddConstraint(
            model_name="batesseries",
            constraint=models.CheckConstraint(
                condition=models.Q(("next_number__gte", 1)), name="bates_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="production",
            constraint=models.UniqueConstraint(
                fields=("case", "number"), name="production_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="production",
            constraint=models.UniqueConstraint(
                fields=("series", "bates_first"), name="production_start_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="production",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "canceled"]),
                    models.Q(
                        ("bates_first__gte", 1),
                        ("bates_last__gte", models.F("bates_first")),
                        ("case_file__isnull", False),
                        ("series__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="production_has_its_pages",
            ),
        ),
        migrations.AddConstraint(
            model_name="production",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "produced"), _negated=True),
                    models.Q(("served_at__isnull", False), ("served_by__isnull", False)),
                    _connector="OR",
                ),
                name="production_was_served",
            ),
        ),
        migrations.AddConstraint(
            model_name="withholding",
            constraint=models.UniqueConstraint(
                fields=("case", "number"), name="withholding_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="withholding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("entry__isnull", False), ("file__isnull", True), ("item__isnull", True)
                    ),
                    models.Q(
                        ("entry__isnull", True), ("file__isnull", True), ("item__isnull", False)
                    ),
                    models.Q(
                        ("entry__isnull", True), ("file__isnull", False), ("item__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="withholding_names_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="withholding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("page_first__isnull", True), ("page_last__isnull", True)),
                    models.Q(
                        ("file__isnull", False),
                        ("page_first__gte", 1),
                        ("page_last__gte", models.F("page_first")),
                    ),
                    _connector="OR",
                ),
                name="withheld_pages_are_of_a_file",
            ),
        ),
        migrations.AddIndex(
            model_name="productionitem",
            index=models.Index(fields=["case", "source_id"], name="production_item_source"),
        ),
        migrations.AddIndex(
            model_name="productionitem",
            index=models.Index(fields=["production", "bates_first"], name="production_item_pages"),
        ),
        migrations.AddConstraint(
            model_name="productionitem",
            constraint=models.UniqueConstraint(
                fields=("production", "kind", "source_id"), name="production_item_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="productionitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("bates_last__gte", models.F("bates_first"))),
                name="production_item_has_pages",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutymark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("production__isnull", False),
                        ("state", "produced"),
                        ("withholding__isnull", True),
                    ),
                    models.Q(
                        ("production__isnull", True),
                        ("state", "withheld"),
                        ("withholding__isnull", False),
                    ),
                    models.Q(
                        ("production__isnull", True),
                        ("state__in", ["pending", "not_applicable"]),
                        ("withholding__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="duty_names_where",
            ),
        ),
        sql_file(
            __file__,
            "productions.sql",
            functions=("cases_series_counts_on()", "cases_production_holds()"),
        ),
    ]
