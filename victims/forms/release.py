import datetime

from django import forms
from django.utils import timezone

from taskforce.accounts.models import Agency
from taskforce.ui.forms import (
    DateInput,
    DayField,
    LongText,
    OnceForm,
    RadioTiles,
    Tiles,
    hints,
    say_when_empty,
    with_blank,
)
from taskforce.vocabulary.agencies import AGENCY_KIND
from taskforce.vocabulary.releases import (
    DEFAULT_RELEASE_DAYS,
    LONGEST_RELEASE_DAYS,
    RELEASE_FIELD,
    RELEASE_FORM,
    RELEASE_PURPOSE,
    REVOCATION_FORM,
)
from victims.age import is_minor

MINOR_RULE = (
    "The client is a minor: a parent or guardian signs, never one who is the abuser or trafficker"
    " or close to them; or the minor alone, where state law lets a minor consent to this service."
)


def recipients(user) -> list[tuple[str, list]]:
    """The other agencies, by kind."""
    found: dict[str, list] = {}
    for agency in Agency.objects.filter(is_active=True).exclude(pk=user.agency_id):
        found.setdefault(AGENCY_KIND.label(agency.kind), []).append((agency.pk, agency.name))
    return sorted(found.items())


class ReleaseTerms(forms.Form):
    """What the form to be signed says: to whom, for what, which information, until when."""

    renamed = {"fields": "information"}  # a form's own attribute has the first name

    recipient = forms.TypedChoiceField(
        label="Recipient agency",
        coerce=int,
        help_text="One release for each recipient.",
    )
    purpose = forms.ChoiceField(
        label="Purpose", choices=with_blank(RELEASE_PURPOSE.choices, "Choose one")
    )
    purpose_note = forms.CharField(
        label="The purpose in the client’s words",
        required=False,
        max_length=1000,
        widget=LongText(limit=1000, attrs={"rows": 2}),
        help_text="The recipient reads it together with the purpose.",
    )
    information = forms.MultipleChoiceField(
        label="Information the client agrees to share",
        choices=RELEASE_FIELD.choices,
        widget=Tiles(hints=hints(RELEASE_FIELD)),
        help_text="Nothing else is ever shown. Confidential notes cannot be released.",
    )
    expires_on = DayField(
        label="Ends after",
        widget=DateInput,
        help_text=f"{DEFAULT_RELEASE_DAYS} days unless the client says otherwise; at most"
        f" {LONGEST_RELEASE_DAYS} days after signing.",
    )

    def __init__(self, *args, user, client, **kwargs):
        super().__init__(*args, **kwargs)
        self.client = client
        self.fields["recipient"].choices = with_blank(recipients(user), "Choose one")
        say_when_empty(self, "recipient")
        ends = timezone.localdate() + datetime.timedelta(days=DEFAULT_RELEASE_DAYS)
        self.initial.setdefault("expires_on", ends)

    def clean_recipient(self):
        return Agency.objects.get(pk=self.cleaned_data["recipient"])

    @property
    def is_minor(self) -> bool | None:
        return is_minor(self.client)


class ReleaseForm(ReleaseTerms, OnceForm):
    """Record a release that was signed."""

    form = forms.ChoiceField(
        label="How it was signed",
        choices=RELEASE_FORM.choices,
        initial="signed_paper",
        widget=RadioTiles(hints=hints(RELEASE_FORM)),
    )
    signed_on = DayField(label="Signed on", past=True, widget=DateInput)
    guardian_checked = forms.BooleanField(
        label="The parent or guardian who signed is not the abuser or trafficker, nor close to"
        " them",
        required=False,
        help_text="Only when a parent or guardian signed.",
    )
    explained = forms.BooleanField(
        label="I explained it in the client’s language",
        help_text="What will be shared, with whom and why; that services never depend on it; and"
        " that it can be taken back at any time by saying so.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("signed_on", timezone.localdate())
        if self.is_minor:
            self.fields["form"].help_text = MINOR_RULE
            self.initial["form"] = "guardian"

    @property
    def values(self) -> dict:
        """For ``make_release``, which calls the information ``fields``."""
        given = dict(self.cleaned_data)
        return given | {"fields": given.pop("information")}


class DiscloseForm(forms.Form):
    """What the recipient will read of each field, looked over by the advocate first."""

    def __init__(self, *args, release, already, record, **kwargs):
        """``already`` was handed over, ``record`` says today; what was chosen once stays."""
        super().__init__(*args, **kwargs)
        for code in release.fields:
            said = already.get(code) or record[code]
            self.fields[code] = forms.CharField(
                label=RELEASE_FIELD.label(code),
                required=False,
                max_length=4000,
                initial=said,
                widget=LongText(attrs={"rows": 3 if "\n" in said else 2}),
                help_text=_help(code, said, record[code]),
            )


def _help(code: str, said: str, record: str) -> str:
    if record and record != said:
        return f"The record now says: {record}"
    return RELEASE_FIELD.definition(code)


class RevokeForm(forms.Form):
    """How the client said it."""

    how = forms.ChoiceField(label="How", choices=REVOCATION_FORM.choices, initial="oral")
