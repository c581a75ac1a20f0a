from django.db import migrations, models

from taskforce.row_key import new_row_key

KEY = models.UUIDField(default=new_row_key, editable=False, primary_key=True, serialize=False)
MODELS = [
    "draft",
    "notification",
    "savedview",
]


class Migration(migrations.Migration):
    """New keys sort in the order in which rows were written; the database is not touched."""

    dependencies = [("ui", "0001_initial")]

    operations = [
        migrations.AlterModelOptions("savedview", {"ordering": ["name", "id"]}),
        *(migrations.AlterField(name, "id", KEY.clone()) for name in MODELS),
    ]
