from django import forms
from django.db.models import Q

from cases.access import INVESTIGATORS
from cases.listing import CaseFilter
from taskforce.access.principal import principal_of
from taskforce.accounts.models import Agency, User
from taskforce.ui.forms import DateInput, DayField, with_blank
from taskforce.vocabulary.cases import CASE_KIND, CASE_STATUS, LOG_ENTRY_KIND

SEALED = [("", "Sealed or not"), ("sealed", "Sealed, held by me"), ("open", "Not sealed")]


class CaseFilterForm(forms.Form):
    """What the case list is narrowed by; choices name only what the reader may know."""

    q = forms.CharField(
        label="Number or words",
        required=False,
        max_length=200,
        strip=True,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    status = forms.ChoiceField(required=False, choices=with_blank(CASE_STATUS.choices))
    kind = forms.ChoiceField(required=False, choices=with_blank(CASE_KIND.choices))
    lead = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    agency = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    sealed = forms.ChoiceField(label="Seal", required=False, choices=SEALED)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = with_blank(_leads(user), "Anybody")
        self.fields["agency"].choices = with_blank(_agencies(user))

    @property
    def chosen(self) -> CaseFilter:
        """The filter; a value that is not offered narrows nothing and is said to be wrong."""
        self.is_valid()
        given = self.cleaned_data
        return CaseFilter(
            text=given.get("q") or "",
            status=given.get("status") or "",
            kind=given.get("kind") or "",
            lead=given.get("lead"),
            agency=given.get("agency"),
            sealed=given.get("sealed") or "",
        )


def _leads(user) -> list:
    found = User.objects.filter(agency_id=user.agency_id, roles__overlap=sorted(INVESTIGATORS))
    return [(one.pk, one.full_name) for one in found.only("pk", "full_name")[:500]]


def _agencies(user) -> list:
    """The reader's own agency and its partners in a task force; nobody else is named."""
    mine = Q(pk=principal_of(user).agency_id) | Q(task_forces__agencies=user.agency_id)
    return list(Agency.objects.filter(mine).distinct().values_list("pk", "name"))


class LogFilterForm(forms.Form):
    """What a case's log is narrowed by."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(required=False, choices=with_blank(LOG_ENTRY_KIND.choices))
    author = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    since = DayField(label="From", required=False, widget=DateInput)
    until = DayField(label="To", required=False, widget=DateInput)

    def __init__(self, *args, authors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["author"].choices = with_blank(authors, "Anybody")
