from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "taskforce.access"
    label = "access"
    verbose_name = "Access"

    def ready(self):
        from django.core.checks import register

        from taskforce.access import checks

        register(checks.every_table_is_ruled_or_plain)
        register(checks.every_plain_name_is_installed)
