from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "taskforce.ui"
    label = "ui"
    verbose_name = "Interface"

    def ready(self):
        from taskforce.ui import access, wiring  # noqa: F401  (the rules stand in access)

        wiring.register()
