import datetime

from django import forms
from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from taskforce.audit import kinds

OUTCOMES = [("", "All"), ("done", "Done"), ("failed", "Failed"), ("refused", "Refused")]


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"


def day_field(label: str) -> forms.DateField:
    """A day of this century or the last; others are typing errors."""
    bounds = (
        MinValueValidator(datetime.date(1900, 1, 1), "Enter a year after 1899."),
        MaxValueValidator(datetime.date(2100, 12, 31), "Enter a year before 2101."),
    )
    return forms.DateField(label=label, required=False, widget=DateInput, validators=bounds)


class AuditFilterForm(forms.Form):
    """Which acts are shown."""

    person = forms.CharField(label="User name", required=False, max_length=80)
    action = forms.ChoiceField(label="Act", required=False)
    outcome = forms.ChoiceField(required=False, choices=OUTCOMES)
    kind = forms.ChoiceField(label="Kind of record", required=False)
    object = forms.CharField(label="Record id", required=False, max_length=64)
    since = day_field("From")
    until = day_field("To")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [("", "All"), *kinds.choices()]
        self.fields["kind"].choices = [("", "All"), *object_kinds()]

    def clean(self):
        data = super().clean()
        since, until = data.get("since"), data.get("until")
        if since and until and since > until:
            self.add_error("until", "This lies before the first day.")
        return data

    def narrow(self, events):
        """The events that fit; of a form with errors, those of its good fields."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        columns = {
            "action": "action",
            "outcome": "outcome",
            "kind": "object_kind",
            "object": "object_id",
        }
        for name, column in columns.items():
            if given.get(name):
                events = events.filter(**{column: given[name].strip()})
        if given.get("person"):
            events = events.filter(actor__username=given["person"].strip().lower())
        if given.get("since"):
            events = events.filter(at__gte=_midnight(given["since"]))
        if given.get("until"):
            events = events.filter(at__lt=_midnight(given["until"] + datetime.timedelta(1)))
        return events

    def used(self) -> list[str]:
        """The names of the fields in use, for the record of the search itself."""
        return sorted(name for name, value in getattr(self, "cleaned_data", {}).items() if value)


def object_kinds() -> list[tuple[str, str]]:
    """Every kind of record that acts may name."""
    rooms = ("accounts", "audit", "ui", "victims", "referrals", "cases")
    found = [
        (model._meta.label_lower, str(model._meta.verbose_name).capitalize())
        for room in rooms
        if room in apps.app_configs
        for model in apps.get_app_config(room).get_models()
    ]
    return sorted(found, key=lambda pair: pair[1])


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
