from django.db import migrations, models


class Migration(migrations.Migration):
    """Which records a production holds with children's names covered."""

    dependencies = [("cases", "0013_exhibit_choices")]

    operations = [
        migrations.AddField(
            model_name="productionitem",
            name="covered",
            field=models.BooleanField(default=False),
        ),
    ]
