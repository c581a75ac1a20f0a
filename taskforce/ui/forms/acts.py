"""What forms of acts share: sent twice they make one row, and they know which version was read."""

import uuid

from django import forms
from django.core.exceptions import ValidationError


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
