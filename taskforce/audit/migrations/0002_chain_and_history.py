from django.db import migrations

from taskforce.access.migration_sql import sql_file


class Migration(migrations.Migration):
    """The hash chain of events, its seals, and the change-history trigger function."""

    dependencies = [("audit", "0001_initial")]

    operations = [
        sql_file(
            __file__,
            "triggers.sql",
            functions=(
                "audit_event_link()",
                "audit_event_hash(audit_auditevent)",
                "audit_seal()",
                "audit_record_change()",
            ),
        )
    ]
