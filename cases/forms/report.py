from django import forms

from taskforce.ui.forms.fields import DayField


class PeriodForm(forms.Form):
    """The first and the last day of a report."""

    start = DayField(label="From", widget=forms.DateInput(attrs={"type": "date"}))
    end = DayField(label="To", widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", "The period ends before it begins. Choose a later last day.")
        return cleaned
