from django import forms

from taskforce.accounts.models import User
from taskforce.ui.forms import (
    BirthDateField,
    DateInput,
    DayField,
    LongText,
    OnceForm,
    RadioTiles,
    VersionForm,
    explain,
    hints,
    with_blank,
)
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.sex import SEX
from taskforce.vocabulary.trafficking import STATUS_BASIS, TRAFFICKING_KIND, VICTIM_STATUS
from victims.age import birth_date_of
from victims.forms.kinds import YesNoField
from victims.models import Client
from victims.services.client_facts import LONGEST_NAME, LONGEST_TEXT


def advocates_of(user) -> list[tuple[int, str]]:
    """The advocates of a person's own agency."""
    found = User.objects.filter(
        agency_id=user.agency_id, is_active=True, roles__contains=["advocate"]
    )
    return [(one.pk, one.full_name) for one in found.only("pk", "full_name")]


class IdentityFields(forms.Form):
    """Who it is; all of it may stay empty."""

    preferred_name = forms.CharField(
        label="Name to use",
        required=False,
        max_length=LONGEST_NAME,
        help_text="A first name is enough, or nothing. Never shown in lists.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    legal_name = forms.CharField(
        label="Full legal name",
        required=False,
        max_length=LONGEST_NAME,
        help_text="Only when it is needed, such as for an application.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    birth_date = BirthDateField(label="Date of birth", required=False)

    def clean_birth_date(self):
        day = self.cleaned_data["birth_date"]
        return day.isoformat() if day else ""


class FactFields(forms.Form):
    """What the services need to know, without a name."""

    language = forms.ChoiceField(
        label="Language", required=False, choices=with_blank(LANGUAGE.choices, "Not known")
    )
    interpreter_needed = forms.BooleanField(
        label="An interpreter is needed",
        required=False,
        help_text="One whom the person trusts, who is not from their circle.",
    )
    minor_at_intake = YesNoField(label="Under 18 at intake")
    sex = forms.ChoiceField(label="Sex or gender", choices=SEX.choices, initial="unknown")
    foreign_national = YesNoField(
        label="Foreign national", help_text="For services and relief only. Never ask for papers."
    )
    trafficking_kind = forms.ChoiceField(
        label="Kind of trafficking",
        choices=TRAFFICKING_KIND.choices,
        initial="unknown",
    )
    advocate = forms.TypedChoiceField(
        label="Advocate", required=False, coerce=int, empty_value=None
    )
    history = forms.CharField(
        label="Background",
        required=False,
        max_length=LONGEST_TEXT,
        widget=LongText(limit=LONGEST_TEXT),
        help_text="What colleagues need to know to serve well, in the person’s words where you"
        " can. Encrypted; shown only with the identity. Not for confidential notes.",
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["advocate"].choices = with_blank(advocates_of(user), "Nobody yet")
        explain(self, "trafficking_kind", TRAFFICKING_KIND)

    def clean_advocate(self):
        pk = self.cleaned_data["advocate"]
        return User.objects.get(pk=pk) if pk else None


class IntakeForm(FactFields, IdentityFields, OnceForm):
    """Take in a client: nothing is required but the day."""

    intake_on = DayField(label="Day of intake", past=True, widget=DateInput)
    field_order = [
        "preferred_name",
        "legal_name",
        "birth_date",
        "intake_on",
        "language",
        "interpreter_needed",
        "minor_at_intake",
        "sex",
        "foreign_national",
        "trafficking_kind",
        "advocate",
        "history",
    ]

    @property
    def values(self) -> dict:
        return dict(self.cleaned_data)


class ChangeForm(FactFields, VersionForm):
    """Change the facts of a record, without the identity."""

    @property
    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in FactFields.base_fields}

    @staticmethod
    def initial_of(client: Client) -> dict:
        found = {name: getattr(client, name) for name in FactFields.base_fields}
        return found | {"advocate": client.advocate_id, "version": client.version}


class IdentityForm(IdentityFields, VersionForm):
    """Change who it is."""

    @property
    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in IdentityFields.base_fields}

    @staticmethod
    def initial_of(client: Client) -> dict:
        return {
            "preferred_name": client.preferred_name,
            "legal_name": client.legal_name,
            "birth_date": birth_date_of(client),
            "version": client.version,
        }


class StatusForm(VersionForm):
    """Potential, confirmed, or not a victim: decided by whom, on what basis."""

    status = forms.ChoiceField(
        label="Status",
        choices=VICTIM_STATUS.choices,
        widget=RadioTiles(hints=hints(VICTIM_STATUS)),
    )
    rests_on = forms.ChoiceField(
        label="It rests on", choices=with_blank(STATUS_BASIS.choices, "Choose one")
    )
    body = forms.CharField(
        label="Decided by",
        required=False,
        max_length=200,
        help_text="The person or body that decided, if it was not you.",
    )
    basis = forms.CharField(
        label="In a sentence or two", required=False, max_length=3000, widget=LongText(limit=3000)
    )

    @property
    def said(self) -> str:
        """The basis as it is kept: what it rests on, by whom, and the words."""
        given = self.cleaned_data
        lines = [STATUS_BASIS.label(given["rests_on"])]
        lines += [f"Decided by {given['body']}"] if given["body"] else []
        lines += [given["basis"]] if given["basis"] else []
        return "\n".join(lines)
