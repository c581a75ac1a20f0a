import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _tables(apps, schema_editor):
    alias = schema_editor.connection.alias
    return (
        apps.get_model("cases", name)._base_manager.using(alias)
        for name in ("CaseFile", "CaseFilePart")
    )


def move(apps, schema_editor):
    """Each ready file becomes the one part of its one copy."""
    files, parts = _tables(apps, schema_editor)
    parts.bulk_create(
        parts.model(
            case_file=row,
            case_id=row.case_id,
            agency_id=row.agency_id,
            task_force_id=row.task_force_id,
            sealed=row.sealed,
            copy="file",
            vault_name=row.vault_name,
            sha256=row.sha256,
            size=row.size,
            pages=row.pages,
            last_page=row.pages,
            bates_first=f"{row.bates_prefix}{1:06d}" if row.bates_prefix else "",
            bates_last=f"{row.bates_prefix}{row.pages:06d}" if row.bates_prefix else "",
        )
        for row in files.filter(state="ready").iterator()
    )


def move_back(apps, schema_editor):
    """The other way. A file of several parts had no place there: it stops the way back."""
    files, parts = _tables(apps, schema_editor)
    if parts.filter(order__gt=0).exists():
        raise RuntimeError("Some case files have several parts, which cannot go back into one.")
    for part in parts.all():
        files.filter(pk=part.case_file_id).update(vault_name=part.vault_name, sha256=part.sha256)


class Migration(migrations.Migration):
    """A ready case file is one stored file or several: copies, and parts of them."""

    dependencies = [
        ("accounts", "0004_access_review"),
        ("cases", "0004_people_and_held_items"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseFilePart",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "copy",
                    models.CharField(help_text="The copy's name in the profile.", max_length=20),
                ),
                ("part", models.PositiveSmallIntegerField(default=1)),
                ("of_parts", models.PositiveSmallIntegerField(default=1)),
                ("vault_name", models.CharField(max_length=32, unique=True)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("pages", models.PositiveIntegerField()),
                ("first_page", models.PositiveIntegerField(default=1)),
                ("last_page", models.PositiveIntegerField()),
                ("bates_first", models.CharField(blank=True, max_length=60)),
                ("bates_last", models.CharField(blank=True, max_length=60)),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Over all copies of the file."
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cases.casefile",
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
            options={"ordering": ["case_file", "order"]},
        ),
        migrations.AddConstraint(
            model_name="casefilepart",
            constraint=models.UniqueConstraint(
                fields=("case_file", "copy", "part"), name="case_file_part_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="casefilepart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pages__gt", 0),
                    ("part__gte", 1),
                    ("of_parts__gte", models.F("part")),
                    models.Q(("sha256", ""), _negated=True),
                    models.Q(("vault_name", ""), _negated=True),
                ),
                name="part_is_whole",
            ),
        ),
        migrations.RemoveConstraint(model_name="casefile", name="ready_file_is_whole"),
        migrations.RunPython(move, move_back),
    ]
