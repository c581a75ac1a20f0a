from django.db import migrations, models

from taskforce.row_key import new_row_key

KEY = models.UUIDField(default=new_row_key, editable=False, primary_key=True, serialize=False)
MODELS = [
    "client",
    "clientcounter",
    "clientstatusdecision",
    "confidentialnote",
    "disclosedfield",
    "firstdayitem",
    "need",
    "release",
    "safecontact",
    "servicerecord",
]


class Migration(migrations.Migration):
    """New keys sort in the order in which rows were written; the database is not touched."""

    dependencies = [("victims", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(
            "safecontact", {"ordering": ["-is_current", "created_at", "id"]}
        ),
        *(migrations.AlterField(name, "id", KEY.clone()) for name in MODELS),
    ]
