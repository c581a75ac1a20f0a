from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "taskforce.ui"
    label = "ui"
    verbose_name = "Interface"

    def ready(self):
        from taskforce.ui import access, nav  # noqa: F401  (rules and navigation register)

        nav.register()
