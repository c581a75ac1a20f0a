from django.db import migrations, models


class Migration(migrations.Migration):
    """The one-time links to set up an empty installation."""

    initial = True
    dependencies = [("accounts", "0004_access_review")]

    operations = [
        migrations.CreateModel(
            name="SetupLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("ends_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "used_in",
                    models.CharField(
                        blank=True,
                        help_text="The database transaction that it opened.",
                        max_length=20,
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        )
    ]
