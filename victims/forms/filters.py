from django import forms

from taskforce.ui.forms import with_blank
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.trafficking import VICTIM_STATUS
from victims.forms.client import advocates_of

RECORDS = (("", "Open"), ("closed", "Closed"), ("all", "Open and closed"))
AGES = (("", "Any age"), ("minor", "Minors"), ("adult", "Adults"), ("unknown", "Not known"))
AGE_VALUES = {"minor": True, "adult": False, "unknown": None}


class ClientFilterForm(forms.Form):
    """What the client list is narrowed to; open records unless asked otherwise."""

    status = forms.ChoiceField(required=False, choices=with_blank(VICTIM_STATUS.choices))
    advocate = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    age = forms.ChoiceField(label="Age at intake", required=False, choices=AGES)
    language = forms.ChoiceField(required=False, choices=with_blank(LANGUAGE.choices))
    record = forms.ChoiceField(label="Record", required=False, choices=RECORDS)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["advocate"].choices = with_blank(advocates_of(user), "Anybody")

    def apply(self, queryset):
        """The narrowed queryset; a value that is not offered narrows nothing."""
        self.is_valid()
        given = self.cleaned_data
        plain = {
            "status": given.get("status"),
            "advocate_id": given.get("advocate"),
            "language": given.get("language"),
        }
        queryset = queryset.filter(**{name: value for name, value in plain.items() if value})
        if given.get("age"):
            value = AGE_VALUES[given["age"]]
            unknown = {"minor_at_intake__isnull": True}
            queryset = queryset.filter(**(unknown if value is None else {"minor_at_intake": value}))
        record = given.get("record") or ""
        if record == "all":
            return queryset
        return queryset.filter(closed_on__isnull=record != "closed")
