from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "referrals"
    verbose_name = "Referrals"

    def ready(self):
        from referrals import access, wiring  # noqa: F401  (the rules stand in access)

        wiring.register()
