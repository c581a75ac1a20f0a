from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "taskforce.closing"
    label = "closing"
    verbose_name = "Closing"

    def ready(self) -> None:
        from django.core.checks import register

        from taskforce.closing.checks import CHECKS
        from taskforce.registry import house

        house.close()
        for check in CHECKS:
            register(check)
