from django import forms

from taskforce.ui.forms import (
    BirthDateField,
    DateInput,
    DayField,
    LongText,
    OnceForm,
    RadioTiles,
    VersionForm,
)
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.persons import PERSON_ROLE
from taskforce.vocabulary.sex import SEX

UNKNOWN = [("", "Unknown"), ("yes", "Yes"), ("no", "No")]


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=UNKNOWN,
            coerce=lambda value: value == "yes",
            empty_value=None,
            required=False,
            **kwargs,
        )

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value)


class PersonForm(forms.Form):
    """What is known of a person. Their role is decided elsewhere, with its basis."""

    name = forms.CharField(required=False, max_length=160, help_text="As known; blank if unknown.")
    aliases = forms.CharField(
        label="Also known as",
        required=False,
        max_length=300,
        help_text="Street names, handles, other spellings.",
    )
    sex = forms.ChoiceField(choices=SEX.choices, initial="unknown")
    birth_date = BirthDateField(label="Date of birth", required=False)
    identified_on = DayField(
        label="Identified on",
        required=False,
        past=True,
        widget=DateInput,
        help_text="The day this person was first met or named.",
    )
    minor_when_identified = YesNoField(label="Under 18 when identified")
    foreign_national = YesNoField(label="Foreign national")
    language = forms.ChoiceField(required=False, choices=[("", "Unknown"), *LANGUAGE.choices])
    phone = forms.CharField(required=False, max_length=40)
    address = forms.CharField(required=False, max_length=200)
    description = forms.CharField(required=False, max_length=20_000, widget=LongText(limit=20_000))

    @property
    def values(self) -> dict:
        """The person's fields alone."""
        return {name: self.cleaned_data[name] for name in PersonForm.base_fields}


class NewPersonForm(OnceForm, PersonForm):
    """A new person: an *identified person* until somebody decides otherwise."""

    field_order = list(PersonForm.base_fields)


class EditPersonForm(VersionForm, PersonForm):
    """A person as they were read."""

    field_order = list(PersonForm.base_fields)


class RoleForm(VersionForm):
    """A decision on a role, with its basis (DOMAIN 2.4)."""

    role = forms.ChoiceField(label="Role in this case", widget=RadioTiles)
    basis = forms.CharField(
        max_length=10_000,
        widget=LongText(limit=10_000),
        help_text="What this rests on: statement, observation, records, another agency's finding.",
    )
    screening_done = forms.BooleanField(
        label="I confirm that screening for force, fraud and coercion was done", required=False
    )
    services_offered = forms.BooleanField(
        label="I confirm that services were offered", required=False
    )
    field_order = ["role", "basis", "screening_done", "services_offered"]

    def __init__(self, *args, roles, confirms: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(code, PERSON_ROLE.label(code)) for code in roles]
        self.fields["role"].widget.hints = {code: PERSON_ROLE.definition(code) for code in roles}
        if not confirms:
            del self.fields["screening_done"], self.fields["services_offered"]
