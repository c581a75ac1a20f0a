from django.db import migrations

from taskforce.access.migration_sql import sql_file


class Migration(migrations.Migration):
    """Personal grants seen without recursion, last activity, and seals that end shares."""

    dependencies = [("cases", "0001_initial")]

    operations = [
        sql_file(
            __file__,
            "functions.sql",
            functions=(
                "cases_holds(uuid)",
                "cases_touch()",
                "cases_end_shares()",
            ),
        )
    ]
