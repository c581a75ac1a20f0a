import uuid

from django import forms


class OnceForm(forms.Form):
    """A form that makes a row: sent twice, it makes one (hidden idempotency key)."""

    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Typed values are never refused for a missing key; a fresh one is put in.
        self.fields["idempotency_key"].required = False
        self.initial.setdefault("idempotency_key", uuid.uuid4())


class VersionForm(forms.Form):
    """A form that changes a row: it knows which version was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10_000_000)


def put_errors(form: forms.Form, error) -> None:
    """Put a service's refusal on its fields; what belongs to no field stands at the top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, problems in error.error_dict.items():
        form.add_error(name if name in form.fields else None, problems)


def known(choices, blank: str = "") -> list:
    """Choices with an empty first one."""
    return [("", blank or "Any"), *choices]
