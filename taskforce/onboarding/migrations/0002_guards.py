from django.db import migrations

from taskforce.access.migration_sql import sql_file


class Migration(migrations.Migration):
    """Who may bring in agencies, task forces, members and accounts."""

    dependencies = [("onboarding", "0001_setup_link")]

    operations = [
        sql_file(
            __file__,
            "guards.sql",
            functions=(
                "onboarding_guard_link()",
                "onboarding_guard_user()",
                "onboarding_guard_member()",
                "onboarding_guard_force()",
                "onboarding_guard_agency()",
                "onboarding_leads(bigint)",
                "onboarding_administers()",
                "onboarding_in_set_up()",
                "onboarding_take_link(text)",
                "onboarding_is_operator()",
            ),
        )
    ]
