from django import forms
from django.utils import timezone

from cases.casefile.words import day
from cases.models import Case, ExhibitChoice, Production
from cases.services.production_draft import PREFIX_RULE, suggested_prefix
from taskforce.ui.forms import (
    DateInput,
    DayField,
    LongText,
    OnceForm,
    RadioTiles,
    WhenField,
    explain,
    with_blank,
)
from taskforce.vocabulary.discovery import (
    DUTY_STATE,
    PRODUCTION_BASIS,
    PRODUCTION_MEDIUM,
    WITHHOLDING_KIND,
)

LAST_PAGE = 2_147_483_647
DIGITS = [(4, "4: 0001"), (5, "5: 00001"), (6, "6: 000001"), (7, "7: 0000001"), (8, "8: 00000001")]


def hash_field(**more) -> forms.RegexField:
    """A SHA-256 in hex, of the drive or disc itself."""
    return forms.RegexField(
        r"^[0-9A-Fa-f]{64}$",
        required=False,
        error_messages={"invalid": "A SHA-256 has 64 characters, 0-9 and a-f."},
        **more,
    )


class ProductionForm(OnceForm):
    """To whom, for which defendant, on what basis, on what medium."""

    recipient = forms.CharField(
        label="To", max_length=160, help_text="Defense counsel, as the letter is addressed."
    )
    office = forms.CharField(label="Office", required=False, max_length=200)
    defendant = forms.CharField(
        label="For the defendant", max_length=160, help_text="As named in the caption."
    )
    basis = forms.ChoiceField(
        label="On what basis", choices=with_blank(PRODUCTION_BASIS.choices, "Choose one")
    )
    basis_detail = forms.CharField(
        label="Reference",
        required=False,
        max_length=300,
        help_text="The order, request or agreement, and its date.",
    )
    medium = forms.ChoiceField(
        label="Medium", choices=with_blank(PRODUCTION_MEDIUM.choices, "Choose one")
    )
    medium_detail = forms.CharField(
        label="How it is marked",
        required=False,
        max_length=200,
        help_text="Label or serial number of the disc or drive, or the portal's name.",
    )
    scope = forms.ChoiceField(
        label="What it holds",
        choices=Production.Scope.choices,
        initial=Production.Scope.ALL,
        widget=RadioTiles,
    )

    child_names = forms.ChoiceField(
        label="Children's names",
        choices=Production.ChildNames.choices,
        widget=RadioTiles,
        help_text="Names of children in the texts of entries, evidence and custody. Attached files "
        "that name a child are listed on the draft, to be decided on one by one.",
    )

    def __init__(self, *args, case: Case, series=None, older: Production | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        if series is None:
            self._choose_series(case)
        if older is not None:
            self._correct(older)

    def _choose_series(self, case: Case) -> None:
        self.fields["prefix"] = forms.CharField(
            label="Bates prefix",
            max_length=23,
            initial=suggested_prefix(case),
            help_text=f"Chosen once for this case and never changed. {PREFIX_RULE}",
        )
        self.fields["digits"] = forms.TypedChoiceField(
            label="Digits", choices=DIGITS, initial=6, coerce=int
        )

    def _correct(self, older: Production) -> None:
        whole = (
            f"{older.series.number(older.bates_first)} to {older.series.number(older.bates_last)}"
        )
        self.fields["correction"] = forms.CharField(
            label="What was wrong",
            max_length=2000,
            widget=LongText(limit=2000),
            help_text=f"Printed on both productions' sheets. {older} stays as it was.",
        )
        pages = {"min_value": 1, "max_value": LAST_PAGE}
        self.fields["replaces_first"] = forms.IntegerField(
            label="First page replaced",
            initial=older.bates_first,
            help_text=f"The number without its prefix. {older} has {whole}.",
            **pages,
        )
        self.fields["replaces_last"] = forms.IntegerField(
            label="Last page replaced", initial=older.bates_last, **pages
        )
        for name in (
            "recipient",
            "office",
            "defendant",
            "basis",
            "basis_detail",
            "medium",
            "child_names",
        ):
            self.initial.setdefault(name, getattr(older, name))

    @property
    def values(self) -> dict:
        """What the service is given."""
        return dict(self.cleaned_data)


class ServeForm(forms.Form):
    """When, how, and what was signed for it."""

    served_at = WhenField(label="Handed over", past=True)
    served_how = forms.CharField(
        label="How",
        max_length=200,
        help_text="For example: by hand to counsel's clerk; uploaded and notice sent.",
    )
    receipt = forms.CharField(
        label="Receipt",
        required=False,
        max_length=300,
        help_text="Who signed for it, or the portal's confirmation.",
    )
    medium_sha256 = hash_field(
        label="SHA-256 of the medium",
        help_text="Of a disc or drive as a whole, where one was made.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("served_at", timezone.localtime().replace(second=0, microsecond=0))


class ExhibitForm(OnceForm):
    """What becomes of children's names in an exhibit."""

    GROUNDS = {
        "cover": "By boxes on its pages, by initials in texts and e-mails (18 USC 3509(d)(1)).",
        "order": "18 USC 3509(d)(3).",
        "defense": "18 USC 3509(d)(4).",
        "no_name": "Ordinary words, or the name of an adult.",
    }
    how = forms.ChoiceField(
        label="What becomes of them",
        choices=ExhibitChoice.How.choices,
        widget=RadioTiles(hints=GROUNDS),
    )
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=500,
        help_text="Needed where they stay, for example the order and its date. Kept, not printed.",
    )
    fingerprint = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    LOOKED = "Somebody looked: no child is named in it"

    def __init__(self, *args, only_looked_at: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if only_looked_at:
            # Nothing is known that could be covered; once boxes are drawn, there is.
            every = dict(ExhibitChoice.How.choices) | {ExhibitChoice.How.NO_NAME: self.LOOKED}
            del every[ExhibitChoice.How.COVER]
            widget = RadioTiles(hints={**self.GROUNDS, "no_name": "You looked at all of it."})
            self.fields["how"].widget = widget
            self.fields["how"].choices = list(every.items())


class CancelForm(forms.Form):
    """Why it is not handed over."""

    reason = forms.CharField(label="Why", max_length=300)


class WithholdForm(OnceForm):
    """Which record is kept back, and on what ground, without revealing it."""

    RECORDS = [
        ("entry", "Log entry"),
        ("item", "Evidence item, with its files"),
        ("file", "Attached file"),
    ]
    record = forms.ChoiceField(
        label="What is kept back", choices=RECORDS, initial="entry", widget=RadioTiles
    )
    number = forms.IntegerField(
        min_value=1,
        max_value=LAST_PAGE,
        help_text="Of the entry or item; of a file, its exhibit number.",
    )
    page_first = forms.IntegerField(
        label="First page",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="Of a PDF or picture, where some pages only are kept back. Blank: all of it.",
    )
    page_last = forms.IntegerField(
        label="Last page", required=False, min_value=1, max_value=100_000
    )
    kind = forms.ChoiceField(
        label="Ground", choices=with_blank(WITHHOLDING_KIND.choices, "Choose one")
    )
    document_date = DayField(label="Date of the record", required=False, widget=DateInput)
    author = forms.CharField(label="Author", required=False, max_length=160)
    recipients = forms.CharField(
        label="Recipients", required=False, max_length=300, help_text="Who else has it."
    )
    description = forms.CharField(
        max_length=300,
        help_text="What kind of record it is. Printed: say nothing of what it says.",
    )
    basis = forms.CharField(
        max_length=2000,
        widget=LongText(limit=2000),
        help_text="Why it may be kept back, without revealing it. Printed on the slip page.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        explain(self, "kind", WITHHOLDING_KIND)

    def clean(self):
        given = super().clean()
        first, last = given.get("page_first"), given.get("page_last")
        if (first or last) and given.get("record") != "file":
            self.add_error("page_first", "Only pages of a file are kept back one by one.")
        elif last and not first:
            self.add_error("page_first", "From which page on?")
        elif first and last and last < first:
            self.add_error("page_last", "The last page comes before the first.")
        return given

    @property
    def pages(self) -> tuple[int, int] | None:
        """First and last page, or None for the whole record."""
        first = self.cleaned_data["page_first"]
        return (first, self.cleaned_data["page_last"] or first) if first else None


class EndForm(forms.Form):
    """Why it is withheld no longer."""

    reason = forms.CharField(label="Why", max_length=300)


class DutyForm(OnceForm):
    """How one line of the checklist stands."""

    state = forms.ChoiceField(choices=DUTY_STATE.choices, widget=RadioTiles, label="It is")
    production = forms.ModelChoiceField(
        queryset=None, required=False, empty_label="None", help_text="Where it was produced."
    )
    withholding = forms.ModelChoiceField(
        queryset=None, required=False, empty_label="None", help_text="Where it is withheld."
    )
    note = forms.CharField(
        required=False, max_length=300, help_text="Needed where nothing of the kind is owed."
    )

    def __init__(self, *args, case: Case, user, **kwargs):
        super().__init__(*args, **kwargs)
        mine = case.productions.visible_to(user).filter(state=Production.State.PRODUCED)
        held = case.withholdings.visible_to(user).filter(end__isnull=True)
        self.fields["production"].queryset = mine.order_by("number")
        self.fields["production"].label_from_instance = lambda row: (
            f"{row}, {day(row.served_at)}, to {row.recipient}"
        )
        self.fields["withholding"].queryset = held.order_by("number")
        self.fields["withholding"].label_from_instance = lambda row: f"{row}: {row.description}"
