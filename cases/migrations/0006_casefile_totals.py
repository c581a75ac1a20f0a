from django.db import migrations, models


class Migration(migrations.Migration):
    """The row keeps totals over its parts; names and hashes stand with the parts."""

    dependencies = [("cases", "0005_casefile_parts")]

    operations = [
        migrations.AlterField(
            model_name="casefile",
            name="sha256",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AlterField(
            model_name="casefile",
            name="vault_name",
            field=models.CharField(blank=True, default="", max_length=32),
        ),
        migrations.RemoveField(model_name="casefile", name="sha256"),
        migrations.RemoveField(model_name="casefile", name="vault_name"),
        migrations.AlterField(
            model_name="casefile",
            name="pages",
            field=models.PositiveIntegerField(help_text="Pages of all its copies.", null=True),
        ),
        migrations.AlterField(
            model_name="casefile",
            name="size",
            field=models.PositiveBigIntegerField(help_text="Bytes of all its parts.", null=True),
        ),
        migrations.AddConstraint(
            model_name="casefile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ready"), _negated=True),
                    models.Q(("pages__gt", 0), ("size__gt", 0)),
                    _connector="OR",
                ),
                name="ready_file_is_whole",
            ),
        ),
    ]
