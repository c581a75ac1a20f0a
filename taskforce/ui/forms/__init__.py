"""Forms in the look of the product: renderer, widgets, fields, definitions."""

from taskforce.ui.forms.acts import (
    NO_AGENCY,
    OnceForm,
    VersionForm,
    put_errors,
    say_when_empty,
    with_blank,
)
from taskforce.ui.forms.definitions import DefinitionHelp, explain, hints
from taskforce.ui.forms.fields import BirthDateField, DayField, FilesField, WhenField
from taskforce.ui.forms.widgets import (
    DateInput,
    Files,
    LongText,
    MemorableDateInput,
    RadioTiles,
    Tiles,
    WhenInput,
)

__all__ = [
    "BirthDateField",
    "DateInput",
    "DayField",
    "DefinitionHelp",
    "Files",
    "FilesField",
    "LongText",
    "MemorableDateInput",
    "NO_AGENCY",
    "OnceForm",
    "RadioTiles",
    "Tiles",
    "VersionForm",
    "WhenField",
    "WhenInput",
    "explain",
    "hints",
    "put_errors",
    "say_when_empty",
    "with_blank",
]
