import datetime

from django import forms
from django.db.models import Q
from django.utils import timezone

from cases.access import GRANTABLE, READERS
from cases.forms.case import ReasonForm
from cases.services.sharing import DEFAULT_DAYS
from taskforce.accounts.models import Agency, User
from taskforce.ui.forms import DateInput, DayField, RadioTiles, Tiles, say_when_empty, with_blank
from taskforce.vocabulary.agencies import PROVIDER_KINDS
from taskforce.vocabulary.releases import SHARE_PURPOSE

LEVELS = [("view", "See it"), ("contribute", "See it and add to it")]


class PurposeForm(forms.Form):
    """What for, and until when."""

    level = forms.ChoiceField(label="They may", choices=LEVELS, initial="view", widget=RadioTiles)
    purpose = forms.ChoiceField(choices=with_blank(SHARE_PURPOSE.choices, "Choose one"))
    note = forms.CharField(
        label="Note", required=False, max_length=200, help_text="What it is needed for."
    )
    expires_on = DayField(
        label="Until",
        widget=DateInput,
        help_text="The last day. Share again if it is needed longer.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        last = timezone.localdate() + datetime.timedelta(days=DEFAULT_DAYS)
        self.initial.setdefault("expires_on", last)

    @property
    def said(self) -> str:
        """The purpose in words, with the note."""
        label = SHARE_PURPOSE.label(self.cleaned_data["purpose"])
        note = self.cleaned_data["note"]
        return f"{label}: {note}" if note else label

    @property
    def expires_at(self) -> datetime.datetime:
        """The end of the last day, in the site's zone."""
        last = datetime.time(23, 59, 59, fold=1)  # where the clocks repeat that hour, the second
        return timezone.make_aware(datetime.datetime.combine(self.cleaned_data["expires_on"], last))


class ShareForm(PurposeForm):
    """A share with an agency that investigates or prosecutes."""

    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), empty_label="Choose one")
    field_order = ["agency", "level", "purpose", "note", "expires_on"]

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        others = Agency.objects.filter(is_active=True).exclude(pk=case.agency_id)
        self.fields["agency"].queryset = others.exclude(kind__in=PROVIDER_KINDS)
        say_when_empty(self, "agency")


class GrantForm(PurposeForm):
    """A case opened to one person, named by user name."""

    username = forms.CharField(
        label="User name", max_length=80, help_text="The name this person logs in with."
    )
    field_order = ["username", "level", "purpose", "note", "expires_on"]

    def clean_username(self):
        name = self.cleaned_data["username"].strip().lower()
        user = User.objects.select_related("agency").filter(username=name, is_active=True).first()
        if user is None or not set(user.roles) & GRANTABLE:
            raise forms.ValidationError("No account of this name reads cases.", "unknown")
        self.cleaned_data["user"] = user
        return name


class SealForm(ReasonForm):
    """Who keeps access when a case is sealed, and why it is."""

    keep = forms.ModelMultipleChoiceField(
        label="Who keeps access, beside you and the lead",
        required=False,
        widget=Tiles,
        queryset=User.objects.none(),
    )
    field_order = ["keep", "note"]

    def __init__(self, *args, case, user, **kwargs):
        super().__init__(*args, **kwargs)
        holders = Q(pk__in=case.user_grants.values("user_id"))
        own = Q(agency_id=case.agency_id, roles__overlap=sorted(READERS))
        known = User.objects.filter(own | holders, is_active=True).select_related("agency")
        self.fields["keep"].queryset = known.exclude(pk__in=[user.pk, case.lead_id or 0]).distinct()
