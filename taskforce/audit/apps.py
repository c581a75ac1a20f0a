from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "taskforce.audit"
    label = "audit"
    verbose_name = "Audit"

    def ready(self):
        from taskforce.audit import access, wiring  # noqa: F401  (the rules stand in access)

        wiring.register()
