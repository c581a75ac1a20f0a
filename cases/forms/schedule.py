from django import forms
from django.utils import timezone

from cases.casefile.profiles import PROFILES
from cases.models.schedule import WEEKDAYS
from taskforce.ui.forms import DateInput, DayField, OnceForm


class ScheduleForm(OnceForm):
    """A case file each week: which, when, for whom, until when."""

    profile = forms.ChoiceField(label="Kind of file")
    weekday = forms.TypedChoiceField(label="Day", choices=WEEKDAYS, coerce=int, initial=4)
    hour = forms.TypedChoiceField(
        label="Hour", coerce=int, initial=6, choices=[(hour, f"{hour:02}:00") for hour in range(24)]
    )
    prepared_for = forms.CharField(
        label="Prepared for",
        required=False,
        max_length=120,
        help_text="Printed on the cover, for example the prosecutor's office. May stay empty.",
    )
    until = DayField(
        label="Until",
        required=False,
        widget=DateInput,
        help_text="The last day on which a file is made. Empty: until somebody ends it.",
    )
    only_if_changed = forms.BooleanField(
        label="Only when something was added or changed since the last one",
        required=False,
        initial=True,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A copy for the public waits for decisions each time; nobody is there to take them.
        self.fields["profile"].choices = [
            (one.name, one.label) for one in PROFILES.values() if not one.redacts
        ]
        zone = timezone.get_default_timezone_name().replace("_", " ")
        self.fields["hour"].help_text = f"By the clock of {zone}."
