from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    name = "taskforce.onboarding"
    label = "onboarding"
    verbose_name = "Onboarding"

    def ready(self):
        from taskforce.onboarding import wiring

        wiring.register()
