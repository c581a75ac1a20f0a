from django.db import migrations


class Migration(migrations.Migration):
    """Two places of one name stand in the order in which they were entered."""

    dependencies = [("accounts", "0004_access_review")]

    operations = [migrations.AlterModelOptions("jurisdiction", {"ordering": ["name", "id"]})]
