import re

from django import forms
from django.utils.translation import gettext

from taskforce.accounts.models import Agency, User
from taskforce.accounts.services.agency import AGENCY_FIELDS
from taskforce.accounts.stale import seal_of
from taskforce.vocabulary.us_states import US_STATE

ORI = re.compile(r"^[A-Z0-9]{9}$")


class AgencyForm(forms.ModelForm):
    """The own agency's entry in the directory."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    state = forms.ChoiceField(required=False, choices=[("", "Choose one"), *US_STATE.choices])

    class Meta:
        model = Agency
        fields = (*AGENCY_FIELDS, "jurisdictions")
        widgets = {"jurisdictions": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = seal_of(self.instance, AGENCY_FIELDS)
        if not self.instance.is_law_enforcement and self.instance.kind != "prosecutor":
            del self.fields["ori"]
        places = self.fields["jurisdictions"]
        places.queryset = places.queryset.select_related("parent")
        places.label_from_instance = lambda place: place.full_name
        places.help_text = gettext(
            "Places that any agency has chosen so far. For others, choose Add jurisdictions on "
            "your agency’s page."
        )

    def clean_ori(self):
        ori = self.cleaned_data["ori"].upper()
        if ori and not ORI.match(ori):
            raise forms.ValidationError("An ORI has nine letters and digits.", code="ori")
        return ori

    @property
    def entry(self) -> dict:
        """The cleaned fields; a provider's ORI stays empty."""
        return {name: self.cleaned_data.get(name, "") for name in AGENCY_FIELDS}


class OversightForm(forms.Form):
    """Which supervisor is to oversee a task force."""

    supervisor = forms.ModelChoiceField(queryset=User.objects.none(), empty_label="Choose one")

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["supervisor"]
        field.queryset = candidates
        field.label_from_instance = lambda user: f"{user} ({user.agency})"
        field.choices = list(iter(field.choices))  # iter: without counting them first
        if len(field.choices) == 1:  # the empty one
            field.help_text = gettext(
                "No supervisor of a law-enforcement member can be chosen yet. Each agency’s "
                "administrator adds its supervisors."
            )
