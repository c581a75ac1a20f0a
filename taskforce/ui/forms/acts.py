"""What forms of acts share: sent twice they make one row, and they know which version was read."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy


class OnceForm(forms.Form):
    """A form that makes a row: sent twice, it makes one (hidden idempotency key)."""

    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Typed values are never refused for a missing key: the row gets one of its own.
        self.fields["idempotency_key"].required = False
        self.initial.setdefault("idempotency_key", uuid.uuid4())


class VersionForm(forms.Form):
    """A form that changes a row: it knows which version was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10_000_000)


def put_errors(form: forms.Form, error: ValidationError) -> None:
    """Put a service's refusal on its fields; what belongs to no field stands at the top.

    A form whose field cannot have the name of the service's argument says so in
    ``form.renamed`` (the argument's name → the field's).
    """
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    renamed = getattr(form, "renamed", {})
    for name, problems in error.error_dict.items():
        name = renamed.get(name, name)
        form.add_error(name if name in form.fields else None, problems)


def with_blank(choices, blank: str = "Any") -> list:
    """Choices with an empty first one."""
    return [("", blank), *choices]


NO_AGENCY = gettext_lazy(
    "There is no agency to choose yet. The administrator of your task force’s lead agency adds "
    "agencies on the task force’s page."
)


def say_when_empty(form: forms.Form, name: str, text=NO_AGENCY) -> None:
    """Where a list offers nothing, say who changes that. Reads the choices once, now."""
    field = form.fields[name]
    field.choices = list(iter(field.choices))  # type: ignore[attr-defined]  # iter: counts nothing
    if not any(str(value) for value, _ in field.choices):  # type: ignore[attr-defined]
        field.help_text = text
