import django.db.models.deletion
import django.utils.timezone
import taskforce.vault.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What becomes of children's names in the exhibits of a production."""

    dependencies = [
        ("accounts", "0004_access_review"),
        ("cases", "0012_production_children"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ExhibitChoice",
            fields=[
                ("sealed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("cover", "Cover the names"),
                            ("order", "Leave them in: the defense is bound by a protective order"),
                            (
                                "defense",
                                "Leave them in: it goes to the defendant and counsel alone",
                            ),
                            ("no_name", "Leave them in: the words are no child's name"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", taskforce.vault.fields.EncryptedTextField(blank=True)),
                (
                    "decided_at",
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
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="production_choices",
                        to="cases.storedfile",
                    ),
                ),
                (
                    "production",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exhibit_choices",
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
                "ordering": ["decided_at", "id"],
            },
        ),
    ]
