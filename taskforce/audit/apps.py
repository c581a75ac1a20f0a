from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "taskforce.audit"
    label = "audit"
    verbose_name = "Audit"

    def ready(self):
        from taskforce.access.walls.build import add_step
        from taskforce.accounts.announce import set_recorder
        from taskforce.audit import access, log_in, walls  # noqa: F401
        from taskforce.audit.services.record import record

        set_recorder(record)
        add_step(walls.change_history)
        log_in.connect()
