"""System checks: no table of content stands without a rule."""

from django.apps import apps
from django.core.checks import Error, register

from taskforce.access.rules import rule_of
from taskforce.access.walls.build import PLAIN_APPS

CONTENT_APPS = ("audit", "ui", "victims", "referrals", "cases")


@register()
def every_content_model_has_a_rule(app_configs, **kwargs):
    """A model without a rule would be invisible; say so before anybody wonders why."""
    missing = []
    for label in CONTENT_APPS:
        if label not in apps.app_configs or label in PLAIN_APPS:
            continue
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            try:
                rule_of(model)
            except LookupError:
                missing.append(
                    Error(
                        f"{model._meta.label} has no access rule",
                        hint=f"Declare a Rule in {label}/access.py; without it nobody sees a row.",
                        obj=model,
                        id="access.E001",
                    )
                )
    return missing
