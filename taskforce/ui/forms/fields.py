"""Form fields that refuse what the database or the paper could not take."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.ui.forms.widgets import Files, MemorableDateInput, WhenInput

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


class WhenField(forms.DateTimeField):
    """A moment between 1900 and 2100; ``past=True`` refuses the future (5 minutes' grace)."""

    widget = WhenInput

    def __init__(self, *, past: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.past = past

    def to_python(self, value):
        try:
            moment = super().to_python(value)
        except (OverflowError, ValueError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if moment is not None:
            _check_year(moment.year)
            if self.past and moment > timezone.now() + datetime.timedelta(minutes=5):
                raise ValidationError("This lies in the future. Enter when it happened.", "future")
        return moment


class DayField(forms.DateField):
    """A date between 1900 and 2100; ``past=True`` refuses days after today."""

    def __init__(self, *, past: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.past = past

    def to_python(self, value):
        day = super().to_python(value)
        if day is not None:
            _check_year(day.year)
            if self.past and day > timezone.localdate():
                raise ValidationError("This date lies in the future.", "future")
        return day


class BirthDateField(DayField):
    """A day that somebody remembers, in three parts; never in the future."""

    widget = MemorableDateInput

    def __init__(self, **kwargs):
        kwargs.setdefault("past", True)
        super().__init__(**kwargs)


class FilesField(forms.FileField):
    """Several files, each no larger than ``max_bytes``; cleans to a list."""

    widget = Files

    def __init__(self, *, max_bytes: int, max_files: int = 20, **kwargs):
        super().__init__(**kwargs)
        self.max_bytes, self.max_files = max_bytes, max_files

    def clean(self, data, initial=None):
        given = data if isinstance(data, list) else [data] if data else []
        if not given:
            super().clean(None, initial)
            return []
        if len(given) > self.max_files:
            raise ValidationError(f"Choose at most {self.max_files} files at once.", "too_many")
        return [self._one(file) for file in given]

    def _one(self, file):
        if file.size > self.max_bytes:
            limit = self.max_bytes // (1024 * 1024)
            raise ValidationError(f"{file.name} is larger than {limit} MB.", "too_large")
        return super().clean(file, None)


def _check_year(year: int) -> None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValidationError(
            f"Enter a year between {EARLIEST_YEAR} and {LATEST_YEAR}.", "impossible_year"
        )
