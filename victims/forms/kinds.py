"""A field of several forms: yes, no, or not known."""

from django import forms

YES_NO_UNKNOWN = (("", "Not known"), ("yes", "Yes"), ("no", "No"))


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
