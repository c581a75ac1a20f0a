from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "taskforce.access"
    label = "access"
    verbose_name = "Access"

    def ready(self):
        from taskforce.access import checks  # noqa: F401
