from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes for what auditors filter by: one kind of act, and what was not done."""

    dependencies = [
        ("audit", "0003_verify"),
        ("accounts", "0004_access_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["action", "-at", "-id"], name="audit_action"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(
                fields=["outcome", "-at", "-id"],
                name="audit_not_done",
                condition=models.Q(("outcome", "done"), _negated=True),
            ),
        ),
    ]
