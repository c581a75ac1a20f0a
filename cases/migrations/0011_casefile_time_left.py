from django.db import migrations, models


class Migration(migrations.Migration):
    """How many pages a running file has so far, and about how many seconds are left."""

    dependencies = [("cases", "0010_redaction")]

    operations = [
        migrations.AddField(
            model_name="casefile",
            name="progress_pages",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="casefile",
            name="seconds_left",
            field=models.PositiveIntegerField(help_text="About; none when unknown.", null=True),
        ),
    ]
