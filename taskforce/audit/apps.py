from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "taskforce.audit"
    label = "audit"
    verbose_name = "Audit"

    def ready(self):
        from taskforce.access.walls.build import add_step
        from taskforce.accounts.announce import set_recorder
        from taskforce.audit import access, log_in, verifiers, walls  # noqa: F401
        from taskforce.audit.services.record import record
        from taskforce.audit.services.verify import verify_audit

        set_recorder(record)
        add_step(walls.change_history)
        verifiers.register("audit", "the chain of audit events and its seals", verify_audit)
        log_in.connect()
