import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The agency that leads a task force; its administrators give oversight."""

    dependencies = [("accounts", "0002_user_session")]

    operations = [
        migrations.AddField(
            model_name="taskforce",
            name="lead_agency",
            field=models.ForeignKey(
                blank=True,
                help_text="Named in the agreement; its administrators give oversight.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="led_task_forces",
                to="accounts.agency",
            ),
        ),
    ]
