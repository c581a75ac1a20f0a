from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "taskforce.operations"
    label = "operations"
    verbose_name = "Operations"

    def ready(self) -> None:
        from taskforce.operations import checks  # noqa: F401
