"""Writing a referral. A provider refers under a release; others tell what the person agreed to."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.functions import Now

from referrals.models import Referral, ServiceListing
from referrals.services.change import change_draft
from referrals.services.create import create_referral
from taskforce.accounts.models import Agency
from taskforce.ui.forms import (
    LongText,
    OnceForm,
    RadioTiles,
    Tiles,
    explain,
    hints,
    say_when_empty,
    with_blank,
)
from taskforce.ui.templatetags.ui import said
from taskforce.vocabulary.agencies import PROVIDER_KINDS
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.referral_subject import REFERRAL_SUBJECT
from taskforce.vocabulary.referrals import REFERRAL_URGENCY
from taskforce.vocabulary.releases import RELEASE_FIELD, RELEASE_PURPOSE
from taskforce.vocabulary.services import SERVICE

MINOR = [("", "Choose one"), ("Yes", "Yes"), ("No", "No"), ("Not known", "Not known")]


class ReferralForm(OnceForm):
    """What every referral says: ``create()`` writes the draft, ``change(referral)`` rewrites it.

    ``tells``: whether the sender tells of the person in words of its own.
    """

    tells = False

    needs = forms.MultipleChoiceField(
        label="What is asked for",
        choices=SERVICE.choices,
        widget=Tiles(),
        help_text="One or more services.",
    )
    urgency = forms.ChoiceField(
        label="How urgent",
        choices=REFERRAL_URGENCY.choices,
        initial="routine",
        widget=RadioTiles(hints=hints(REFERRAL_URGENCY)),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, user, initial=None):
        super().__init__(data, initial=initial)
        self.user = user
        explain(self, "needs", SERVICE)

    def create(self) -> Referral:
        """The draft; raises ``ValidationError`` for what the service refuses."""
        key = self.cleaned_data["idempotency_key"]
        return create_referral(by=self.user, idempotency_key=key, **self.whole())

    def change(self, referral: Referral) -> Referral:
        """The changed draft; raises ``Stale`` and ``ValidationError``."""
        version = self.cleaned_data["version"] or 0
        return change_draft(referral=referral, by=self.user, version=version, **self.whole())

    def whole(self) -> dict:
        """The arguments of both services."""
        given = self.cleaned_data
        return {"needs": given["needs"], "urgency": given["urgency"], **self.details()}

    def details(self) -> dict:
        """To whom, and on what ground."""
        raise NotImplementedError


class SubjectForm(ReferralForm):
    """A person met by an agency that is no provider; the cases room uses it too."""

    tells = True

    destination = forms.ChoiceField(
        label="Send to", help_text="A service of the directory, or an agency's desk."
    )
    ask_for = forms.CharField(
        label="Name to ask for", max_length=120, help_text=REFERRAL_SUBJECT.definition("ask_for")
    )
    safe_phone = forms.CharField(
        label="Safe phone number",
        max_length=60,
        required=False,
        help_text=REFERRAL_SUBJECT.definition("safe_phone"),
    )
    when_to_call = forms.CharField(
        label="When and how it is safe to call",
        max_length=300,
        required=False,
        help_text=REFERRAL_SUBJECT.definition("when_to_call"),
    )
    language = forms.ChoiceField(choices=with_blank(LANGUAGE.choices, "Choose one"), required=False)
    interpreter = forms.BooleanField(label="An interpreter is needed", required=False)
    minor = forms.ChoiceField(label="Under 18", choices=MINOR, required=False)
    wanted = forms.CharField(
        label="What is needed",
        max_length=4000,
        widget=LongText(),
        help_text=REFERRAL_SUBJECT.definition("wanted"),
    )
    agreed_to = forms.CharField(
        label="What the person agreed to",
        max_length=1000,
        widget=LongText({"rows": 2}),
        help_text=REFERRAL_SUBJECT.definition("agreed_to"),
    )
    consent = forms.BooleanField(
        label="The person was asked and agreed to be referred",
        error_messages={"required": "Without the person's yes nothing is sent."},
    )
    consent_by = forms.CharField(label="Who asked the person", max_length=120)

    field_order = [
        "destination",
        "needs",
        "urgency",
        "ask_for",
        "safe_phone",
        "when_to_call",
        "language",
        "interpreter",
        "minor",
        "wanted",
        "agreed_to",
        "consent",
        "consent_by",
    ]

    def __init__(self, data=None, *, user, initial=None):
        super().__init__(data, user=user, initial={"consent_by": str(user), **(initial or {})})
        self.fields["destination"].choices = with_blank(destinations(user), "Choose one")
        say_when_empty(self, "destination")

    def details(self) -> dict:
        to_agency, listing = chosen(self.cleaned_data["destination"])
        return {"to_agency": to_agency, "listing": listing, "subject": self.facts()}

    def facts(self) -> dict[str, str]:
        """Code of ``REFERRAL_SUBJECT`` → text, of a valid form."""
        given = self.cleaned_data
        facts = {code: given[code] for code in REFERRAL_SUBJECT if isinstance(given[code], str)}
        facts["language"] = LANGUAGE.label(given["language"]) if given["language"] else ""
        facts["interpreter"] = "Yes" if given["interpreter"] else ""
        facts["consent"] = "Yes" if given["consent"] else ""
        return {code: text for code, text in facts.items() if text}

    @staticmethod
    def saved(referral: Referral) -> dict:
        """A saved draft as the form's values."""
        facts = dict(referral.subject.facts)
        at = referral.listing_id
        return (
            _common(referral)
            | facts
            | {
                "destination": str(at) if at else f"agency:{referral.to_agency_id}",
                "language": LANGUAGE.match(facts.get("language", "")) or "",
                "interpreter": facts.get("interpreter") == "Yes",
                "consent": facts.get("consent") == "Yes",
            }
        )


class ReleaseForm(ReferralForm):
    """A provider's client, under a live release; what the receiver sees is what it disclosed."""

    release = forms.ChoiceField(label="Under which release", widget=RadioTiles())
    listing = forms.ChoiceField(
        label="For which service",
        required=False,
        help_text="Of the agency that the release names. Leave open for the agency's desk.",
    )

    field_order = ["release", "listing", "needs", "urgency"]

    def __init__(self, data=None, *, user, client, initial=None):
        super().__init__(data, user=user, initial=initial)
        self.releases = {
            str(row.pk): row
            for row in client.releases.permitted(user, "client.view")
            .filter(revoked_at__isnull=True, expires_at__gt=Now())
            .select_related("recipient")
            if row.recipient.is_active and row.recipient.is_provider
        }
        field = self.fields["release"]
        field.choices = [(key, str(row.recipient)) for key, row in self.releases.items()]
        field.widget.hints = {key: release_hint(row) for key, row in self.releases.items()}
        if len(self.releases) == 1:
            self.initial.setdefault("release", next(iter(self.releases)))
        agencies = {row.recipient_id for row in self.releases.values()}
        self.fields["listing"].choices = [("", "Any service of the agency"), *listings_of(agencies)]

    def clean(self):
        given = super().clean()
        listing = given.get("listing")
        release = self.releases.get(given.get("release", ""))
        if listing and release and not _listings().filter(pk=listing, agency=release.recipient):
            self.add_error(
                "listing", "This service belongs to an agency that the release does not name."
            )
        return given

    def details(self) -> dict:
        release = self.releases[self.cleaned_data["release"]]
        listing = _listings().filter(pk=self.cleaned_data["listing"] or None).first()
        return {"to_agency": release.recipient, "listing": listing, "release": release}

    @staticmethod
    def saved(referral: Referral) -> dict:
        """A saved draft as the form's values."""
        return _common(referral) | {
            "release": str(referral.release_id),
            "listing": str(referral.listing_id or ""),
        }


def _common(referral: Referral) -> dict:
    return {
        "needs": referral.needs,
        "urgency": referral.urgency,
        "version": referral.version,
    }


def release_hint(release) -> str:
    """Purpose, end and fields of a release, in one line."""
    fields = ", ".join(RELEASE_FIELD.label(code).lower() for code in release.fields)
    purpose = RELEASE_PURPOSE.label(release.purpose)
    return f"{purpose}; until {said(release.expires_at, 'date')}; releases {fields}"


def _listings():
    return ServiceListing.objects.filter(is_active=True, agency__is_active=True)


def listings_of(agency_ids) -> list:
    """The services of those agencies, grouped by agency, as choices."""
    grouped: dict[str, list] = {}
    for row in _listings().filter(agency_id__in=agency_ids).select_related("agency"):
        grouped.setdefault(row.agency.name, []).append((str(row.pk), listing_label(row)))
    return sorted(grouped.items())


def listing_label(listing: ServiceListing) -> str:
    """A service with its free places, as far as they are known."""
    if listing.places_available is None:
        return listing.name
    free = listing.places_available
    return f"{listing.name} ({free} place{'' if free == 1 else 's'} free)"


def destinations(user) -> list:
    """Every agency that serves victims, with its desk and its services, as choices."""
    agencies = Agency.objects.filter(is_active=True, kind__in=sorted(PROVIDER_KINDS))
    agencies = list(agencies.exclude(pk=user.agency_id))
    services = dict(listings_of([agency.pk for agency in agencies]))
    return [
        (
            agency.name,
            [(f"agency:{agency.pk}", f"{agency.name}: its desk"), *services.get(agency.name, [])],
        )
        for agency in agencies
    ]


def chosen(destination: str) -> tuple[Agency, ServiceListing | None]:
    """The agency and the service of a valid choice."""
    kind, _, key = destination.partition(":")
    if kind == "agency":
        return Agency.objects.get(pk=key), None
    listing = _listings().select_related("agency").filter(pk=destination).first()
    if listing is None:
        raise ValidationError("This service is closed by now. Choose another.", "listing")
    return listing.agency, listing
