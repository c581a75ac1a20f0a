from django.db import migrations, models


class Migration(migrations.Migration):
    """How a production protects children's names; every withholding of each of its records."""

    dependencies = [("cases", "0011_casefile_time_left")]

    operations = [
        migrations.AddField(
            model_name="production",
            name="child_names",
            field=models.CharField(
                blank=True,
                choices=[
                    (
                        "protective_order",
                        "The defense is under a protective order for children's names",
                    ),
                    ("initials", "Print initials instead, in every text that is typed here"),
                ],
                default="",
                help_text="How children are protected in it (18 USC 3509(d)).",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="productionitem",
            name="withheld_by",
            field=models.JSONField(default=list),
        ),
    ]
