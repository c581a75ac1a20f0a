from pathlib import Path

from django.db import migrations, models

HERE = Path(__file__).parent


class Migration(migrations.Migration):
    """Verifying in the database, and seals that hold nobody up."""

    dependencies = [("audit", "0002_chain_and_history")]

    operations = [
        migrations.AddField(
            model_name="chainhead",
            name="sealed_seq",
            field=models.BigIntegerField(default=0, db_default=0),
        ),
        migrations.RunSQL(
            sql=[(HERE / "verify.sql").read_text()],
            reverse_sql=[
                "drop function audit_faults()",
                "drop function audit_seal_hash(audit_auditseal) cascade",
                (HERE / "triggers.sql").read_text(),
            ],
        ),
    ]
