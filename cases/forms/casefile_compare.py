from django import forms
from django.core.exceptions import ValidationError

from cases.models import CaseFile


class CompareForm(forms.Form):
    """Which two ready files of a case."""

    old = forms.ChoiceField(label="Earlier file")
    new = forms.ChoiceField(label="Later file")

    def __init__(self, *args, files: list[CaseFile], labels, **kwargs):
        super().__init__(*args, **kwargs)
        self.files = {str(row.pk): row for row in files}
        choices = [(key, labels(row)) for key, row in self.files.items()]
        self.fields["old"].choices = self.fields["new"].choices = choices

    def clean(self):
        given = super().clean()
        if given.get("old") and given.get("old") == given.get("new"):
            raise ValidationError("Choose two different files.", "same")
        return given

    @property
    def pair(self) -> tuple[CaseFile, CaseFile]:
        """The two, the one with the earlier data first, whichever was chosen as which."""
        chosen = [self.files[self.cleaned_data[name]] for name in ("old", "new")]
        first, second = sorted(chosen, key=lambda row: (row.as_of, row.number))
        return first, second
