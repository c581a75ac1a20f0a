from django import forms
from django.db.models import Q, QuerySet

from cases.casefile.profiles import EVERY
from cases.models import CaseFile
from taskforce.ui.forms import with_blank

State = CaseFile.State
# What people ask for; queued and running are one to them.
STATES = {
    "ready": ("Ready", Q(state=State.READY, superseded_by__isnull=True)),
    "superseded": ("Superseded", Q(state=State.READY, superseded_by__isnull=False)),
    "working": ("Being made", Q(state__in=(State.QUEUED, State.RUNNING))),
    "ended": ("Failed or stopped", Q(state__in=(State.FAILED, State.STOPPED))),
}


class CaseFileFilterForm(forms.Form):
    """What the list of a case's files is narrowed by."""

    kind = forms.ChoiceField(label="Kind of file", required=False)
    state = forms.ChoiceField(
        required=False, choices=with_blank([(name, label) for name, (label, _) in STATES.items()])
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = with_blank([(one.name, one.label) for one in EVERY.values()])

    def narrow(self, rows: QuerySet) -> QuerySet:
        """The narrowed rows; a value that is not offered narrows nothing and is said wrong."""
        self.is_valid()
        if kind := self.cleaned_data.get("kind"):
            rows = rows.filter(profile=kind)
        if state := self.cleaned_data.get("state"):
            rows = rows.filter(STATES[state][1])
        return rows
