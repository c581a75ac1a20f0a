from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "taskforce.ui"
    label = "ui"
    verbose_name = "Interface"

    def ready(self):
        from taskforce.ui import access, audit_kinds, nav  # noqa: F401  (they register)

        nav.register()
