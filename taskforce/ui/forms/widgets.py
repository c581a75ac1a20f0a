"""Widgets beside Django's own: dates as people remember them, times, choices with hints."""

import datetime

from django import forms
from django.forms.widgets import Widget

MONTHS = [
    ("", "Choose one"),
    ("1", "January"),
    ("2", "February"),
    ("3", "March"),
    ("4", "April"),
    ("5", "May"),
    ("6", "June"),
    ("7", "July"),
    ("8", "August"),
    ("9", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
]


class MemorableDateInput(Widget):
    """Month, day and year for a date that somebody knows by heart (a birth date)."""

    template_name = "django/forms/widgets/memorable_date.html"
    input_type = "select"
    use_fieldset = True

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        month, day, year = self._parts(value)
        context["widget"] |= {"months": MONTHS, "month": month, "day": day, "year": year}
        return context

    def _parts(self, value) -> tuple[str, str, str]:
        if isinstance(value, datetime.date):
            return str(value.month), str(value.day), f"{value.year:04}"
        if isinstance(value, str) and value.count("-") == 2:
            year, month, day = value.split("-")
            return month.lstrip("0"), day, year
        return "", "", ""

    def value_from_datadict(self, data, files, name):
        parts = [data.get(f"{name}_{part}", "").strip() for part in ("year", "month", "day")]
        if not any(parts):
            return data.get(name)
        # Whatever was typed stays as typed, so an impossible date comes back with its error.
        return "-".join(part.replace("-", "") for part in parts)

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}_{part}" in data for part in ("year", "month", "day"))

    def id_for_label(self, id_):
        return f"{id_}_month" if id_ else ""


class DateInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class WhenInput(forms.DateTimeInput):
    """The browser's own date-and-time picker, to the minute, in the reader's zone."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class HintedChoices:
    """Mixin: ``hints`` puts a line of explanation under single choices ({value: text})."""

    def __init__(self, attrs=None, choices=(), hints=None):
        super().__init__(attrs, choices)
        self.hints = hints or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        return option

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.hints = dict(self.hints)
        return copied


class Tiles(HintedChoices, forms.CheckboxSelectMultiple):
    """Many of a few: a grid of checkbox tiles, each with a hint where it has one."""

    template_name = "django/forms/widgets/tiles.html"
    option_template_name = "django/forms/widgets/checkbox_option.html"


class RadioTiles(HintedChoices, forms.RadioSelect):
    """One of a few: radio tiles, each with a hint where it has one."""

    template_name = "django/forms/widgets/tiles.html"
    option_template_name = "django/forms/widgets/radio_option.html"


class LongText(forms.Textarea):
    """A growing text area; ``limit`` shows how many characters are left (page.js)."""

    def __init__(self, attrs=None, *, limit: int | None = None, tall: bool = False):
        own = {"rows": 4, "dir": "auto", **(attrs or {})}
        if limit:
            own["data-limit"] = limit
        if tall:
            own["class"] = f"tf-tall {own.get('class', '')}".strip()
        super().__init__(own)


class Files(forms.ClearableFileInput):
    """Several files in one input; ``value_from_datadict`` gives a list."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        if hasattr(files, "getlist"):
            return files.getlist(name)
        found = files.get(name)
        return [found] if found else []

    def value_omitted_from_data(self, data, files, name):
        return name not in files
