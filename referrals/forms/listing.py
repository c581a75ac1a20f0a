import uuid

from django import forms

from referrals.models import ServiceListing
from taskforce.ui.forms import LongText, explain, with_blank
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.services import SERVICE


class ListingForm(forms.Form):
    """A service of one's own agency, as the directory shows it."""

    name = forms.CharField(label="Name of the service", max_length=160)
    category = forms.ChoiceField(
        label="What kind of service", choices=with_blank(SERVICE.choices, "Choose one")
    )
    description = forms.CharField(required=False, max_length=4000, widget=LongText())
    eligibility = forms.CharField(
        label="Who can come",
        required=False,
        max_length=4000,
        widget=LongText({"rows": 2}),
        help_text="Age, sex, families, documents; what excludes somebody.",
    )
    accepts_minors = forms.BooleanField(label="Takes people under 18", required=False)
    languages = forms.MultipleChoiceField(
        required=False,
        choices=LANGUAGE.choices,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="Spoken by staff or by interpreters at hand.",
    )
    phone = forms.CharField(required=False, max_length=40)
    hours = forms.CharField(required=False, max_length=120)
    city = forms.CharField(required=False, max_length=80)
    confidential_location = forms.BooleanField(
        label="The location is confidential",
        required=False,
        initial=True,
        help_text="The street address never leaves your agency. Others see city and phone.",
    )
    address = forms.CharField(
        label="Street address", required=False, max_length=1000, widget=LongText({"rows": 2})
    )
    places_total = forms.IntegerField(
        label="Places in all",
        required=False,
        min_value=0,
        max_value=100_000,
        help_text="Leave open where places cannot be counted.",
    )
    places_available = forms.IntegerField(
        label="Places free now", required=False, min_value=0, max_value=100_000
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        explain(self, "category", SERVICE)

    def values(self) -> dict:
        """The arguments of the services, of a valid form."""
        given = dict(self.cleaned_data)
        given.pop("key")
        given.pop("version")
        return given


def values_of(listing: ServiceListing, address: str) -> dict:
    """A saved service as the form's initial values."""
    names = (
        "name",
        "category",
        "description",
        "eligibility",
        "accepts_minors",
        "languages",
        "phone",
        "hours",
        "city",
        "confidential_location",
        "places_total",
        "places_available",
        "version",
    )
    return {name: getattr(listing, name) for name in names} | {"address": address}
