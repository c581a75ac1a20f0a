from django.apps import AppConfig


class VictimsConfig(AppConfig):
    name = "victims"
    verbose_name = "Victims"

    def ready(self):
        from victims import access, wiring  # noqa: F401  (the rules stand in access)

        wiring.register()
