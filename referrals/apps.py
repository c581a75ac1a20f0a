from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "referrals"
    verbose_name = "Referrals"

    def ready(self):
        from referrals import access, audit_kinds, panels  # noqa: F401
        from referrals.services import revoke, tell  # noqa: F401

        panels.register()
