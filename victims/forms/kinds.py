"""What the forms of this room share: hidden version and key, a service's refusals."""

import uuid

from django import forms

YES_NO_UNKNOWN = (("", "Not known"), ("yes", "Yes"), ("no", "No"))


class OnceForm(forms.Form):
    """A form that makes a row: sent twice, it makes one."""

    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("idempotency_key", uuid.uuid4())


class VersionForm(forms.Form):
    """A form that changes a row: it knows which version was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10_000_000)


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known (None)."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=YES_NO_UNKNOWN,
            coerce=lambda text: text == "yes",
            empty_value=None,
            required=False,
            **kwargs,
        )

    def prepare_value(self, value):
        return {True: "yes", False: "no", None: ""}.get(value, value)


# Names of services' arguments that a form cannot use for a field.
OTHER_NAMES = {"fields": "information"}


def put_errors(form: forms.Form, fault) -> None:
    """Put a service's refusal on its fields; what belongs to no field stands at the top."""
    if not hasattr(fault, "error_dict"):
        form.add_error(None, fault)
        return
    for name, problems in fault.error_dict.items():
        name = OTHER_NAMES.get(name, name)
        form.add_error(name if name in form.fields else None, problems)


def with_blank(choices, blank: str = "Any") -> list:
    """Choices with an empty first one."""
    return [("", blank), *choices]
