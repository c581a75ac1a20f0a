"""System checks: no installed table stands without a rule, unless it is named plain."""

from typing import Any

from django.apps import apps
from django.core.checks import Error

from taskforce.access.plain import PLAIN, is_plain
from taskforce.access.rules import RULES


def every_table_is_ruled_or_plain(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A table with neither would be invisible; one with both would be open past its rule."""
    made = []
    for model in apps.get_models(include_auto_created=True):
        ruled, plain = model._meta.concrete_model in RULES, is_plain(model)
        if not (ruled or plain):
            hint = "Declare a Rule in the room's access.py, or name it in taskforce/access/plain.py"
            made.append(
                Error(
                    f"{model._meta.label} has no access rule",
                    hint=f"{hint}, with the reason; without either nobody sees a row.",
                    obj=model,
                    id="access.E001",
                )
            )
        if ruled and plain:
            fault = f"{model._meta.label} has a rule and is named plain"
            made.append(Error(fault, hint="Take it out of PLAIN.", obj=model, id="access.E002"))
    return made


def every_plain_name_is_installed(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A name that means nothing any more would open what takes it later."""
    known = set(apps.app_configs)
    known |= {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    return [
        Error(f"{name} is named plain and is not installed", id="access.E003")
        for name in sorted(PLAIN.keys() - known)
    ]
