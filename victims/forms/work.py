"""Contacts, needs, services and notes."""

from django import forms
from django.utils import timezone

from taskforce.ui.forms import (
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
from taskforce.vocabulary.contact import SAFE_CONTACT_METHOD
from taskforce.vocabulary.niem import REASON_NOT_PROVIDED
from taskforce.vocabulary.services import NEED_STATUS, SERVICE, SERVICE_STATUS
from victims.models import Need, SafeContact
from victims.services.record_service import STATUSES

NEED_AFTER = (
    ("in_progress", "In progress"),
    ("met", "Met"),
    ("", "As it was"),
)


class ContactForm(forms.Form):
    """A way to reach the client."""

    method = forms.ChoiceField(
        label="How", choices=with_blank(SAFE_CONTACT_METHOD.choices, "Choose one")
    )
    value = forms.CharField(
        label="Number, address or place",
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_safe = forms.BooleanField(
        label="The client says it is safe to use",
        required=False,
        help_text="Leave it empty when you have not asked: what is not known to be safe is not"
        " used.",
    )
    when = forms.CharField(
        label="When",
        required=False,
        max_length=400,
        help_text="Such as: weekdays 9 to 3, never after dark.",
    )
    voicemail_ok = forms.BooleanField(label="A voicemail or message may be left", required=False)
    ask_for = forms.CharField(
        label="Under what name",
        required=False,
        max_length=200,
        help_text="Whom to ask for, and as whom to call, such as: the library.",
    )

    @staticmethod
    def initial_of(contact: SafeContact) -> dict:
        return {name: getattr(contact, name) for name in ContactForm.base_fields}


class NeedForm(OnceForm):
    """A further need."""

    category = forms.ChoiceField(label="Need", choices=with_blank(SERVICE.choices, "Choose one"))
    description = forms.CharField(
        label="In the client’s words", required=False, max_length=4000, widget=LongText(limit=4000)
    )
    is_urgent = forms.BooleanField(
        label="Urgent", required=False, help_text="Urgent needs stand first, here and on My desk."
    )
    opened_on = DayField(label="Since", past=True, widget=DateInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("opened_on", timezone.localdate())
        explain(self, "category", SERVICE, [code for code in SERVICE if SERVICE.definition(code)])


class NeedChangeForm(VersionForm):
    """How a need stands."""

    state = forms.ChoiceField(
        label="State", choices=NEED_STATUS.choices, widget=RadioTiles(hints=hints(NEED_STATUS))
    )
    unmet_reason = forms.ChoiceField(
        label="Why it could not be met",
        required=False,
        choices=with_blank(REASON_NOT_PROVIDED.choices, "Only for a need that could not be met"),
        help_text="Asked for by funders, so that gaps can be seen (NIEM 6.0).",
    )
    is_urgent = forms.BooleanField(label="Urgent", required=False)
    description = forms.CharField(
        label="In the client’s words", required=False, max_length=4000, widget=LongText(limit=4000)
    )

    @property
    def values(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @staticmethod
    def initial_of(need: Need) -> dict:
        return {name: getattr(need, name) for name in NeedChangeForm.base_fields}


class ServiceForm(OnceForm):
    """A service that was given, is given, or is planned."""

    need = forms.ChoiceField(label="For which need", required=False)
    category = forms.ChoiceField(
        label="Service",
        required=False,
        choices=with_blank(SERVICE.choices, "As the need says"),
        help_text="Only for a service without a need of its own.",
    )
    status = forms.ChoiceField(
        label="It is",
        choices=[(code, SERVICE_STATUS.label(code)) for code in STATUSES],
        initial="completed",
    )
    given_on = DayField(label="Day", widget=DateInput)
    given_by = forms.CharField(label="By whom", max_length=120)
    minutes = forms.IntegerField(label="Minutes", required=False, min_value=1, max_value=1440)
    outcome = forms.CharField(
        label="Outcome", required=False, max_length=4000, widget=LongText(limit=4000)
    )
    note = forms.CharField(
        label="Note on the service",
        required=False,
        max_length=4000,
        widget=LongText(limit=4000, attrs={"rows": 2}),
        help_text="Read by your agency’s supervisors too. What was told in trust belongs in the"
        " confidential notes.",
    )
    need_state = forms.ChoiceField(
        label="The need is now", required=False, choices=NEED_AFTER, initial="in_progress"
    )

    def __init__(self, *args, needs, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs = {str(need.pk): need for need in needs}
        self.fields["need"].choices = with_blank(
            [(key, str(need.get_category_display())) for key, need in self.needs.items()],
            "No need of its own",
        )

    def clean(self):
        given = super().clean()
        if not given.get("need") and not given.get("category") and not self.errors:
            self.add_error("category", "Choose a need or a kind of service.")
        return given

    @property
    def values(self) -> dict:
        given = dict(self.cleaned_data)
        return given | {"need": self.needs.get(given["need"])}


class NoteForm(OnceForm):
    """A confidential note."""

    text = forms.CharField(
        label="Note",
        max_length=50_000,
        widget=LongText(limit=50_000, attrs={"rows": 6}),
        help_text="Read by the advocates of your agency and by nobody else, for ever.",
    )
