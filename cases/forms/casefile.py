import uuid

from django import forms

from cases.casefile.preview import Preview
from cases.casefile.profiles import PROFILES
from taskforce.courtpdf import COURTS
from taskforce.ui.forms import RadioTiles


class CaseFileForm(forms.Form):
    """Which kind of file, and for whom."""

    profile = forms.ChoiceField(label="Kind of file", widget=RadioTiles)
    prepared_for = forms.CharField(
        label="Prepared for",
        required=False,
        max_length=120,
        help_text="Printed on the cover, for example the prosecutor's office. May stay empty.",
    )
    court = forms.ChoiceField(
        label="Court",
        required=False,
        help_text="Sets the pages and the largest size of one file; a larger one comes in parts.",
    )
    draft = forms.BooleanField(
        label="Draft",
        required=False,
        help_text="Marked DRAFT on each page and not signed.",
    )
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, preview: Preview, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["profile"]
        field.choices = [(one.name, one.label) for one in PROFILES.values()]
        field.widget.hints = {
            one.name: f"{one.purpose} About {_pages(preview.pages[one.name])}."
            for one in PROFILES.values()
        }
        self.fields["court"].choices = [
            ("", "As this kind of file is usually made"),
            *((one.name, one.label) for one in COURTS.values()),
        ]
        for name, value in {"profile": next(iter(PROFILES)), **preview.preset}.items():
            self.initial.setdefault(name, value)
        self.initial.setdefault("idempotency_key", uuid.uuid4())


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count:,} pages"
