from django import forms
from django.conf import settings
from django.utils import timezone

from taskforce.ui.forms import (
    FilesField,
    LongText,
    OnceForm,
    VersionForm,
    WhenField,
    explain,
    with_blank,
)
from taskforce.vocabulary.evidence import CUSTODY_PURPOSE, EVIDENCE_KIND, EVIDENCE_SOURCE

HASH = forms.RegexField(
    r"^[0-9A-Fa-f]{32,128}$",
    label="Hash of a file held elsewhere",
    required=False,
    help_text="MD5, SHA-1 or SHA-256 in hex. Of child sexual abuse material only this and the"
    " place are recorded (18 USC 3509(m)).",
    error_messages={"invalid": "Enter 32 to 128 characters of 0–9 and a–f."},
)


class AboutItemForm(forms.Form):
    """What may be completed later."""

    description = forms.CharField(max_length=300, help_text="What it is, in one line.")
    details = forms.CharField(
        required=False,
        max_length=20_000,
        widget=LongText(limit=20_000),
        help_text="Make, serial number, condition, marks, packaging.",
    )
    source = forms.ChoiceField(
        label="How it came", choices=EVIDENCE_SOURCE.choices, initial="collected"
    )
    collected_place = forms.CharField(label="Where collected", required=False, max_length=200)
    held_at = forms.CharField(
        label="Where it is held",
        required=False,
        max_length=200,
        help_text="Property room, shelf, locker, laboratory.",
    )
    reference_hash = HASH

    @property
    def values(self) -> dict:
        """These fields alone."""
        return {name: self.cleaned_data[name] for name in AboutItemForm.base_fields}


class FilesPart(forms.Form):
    """Files of an item."""

    files = FilesField(
        required=False,
        max_bytes=settings.UPLOAD_LIMIT_BYTES,
        help_text="Up to 20 files, 200 MB in all, kept untouched under their hash.",
    )
    distressing = forms.BooleanField(
        label="The pictures may distress people: blur them until asked for", required=False
    )


class NewItemForm(OnceForm, FilesPart, AboutItemForm):
    """A new item, with whoever writes as collector."""

    kind = forms.ChoiceField(choices=with_blank(EVIDENCE_KIND.choices, "Choose one"))
    collected_at = WhenField(label="Collected", past=True)
    collected_by = forms.CharField(label="Collected by", max_length=120)
    field_order = [
        "kind",
        "description",
        "collected_at",
        "collected_by",
        "collected_place",
        "source",
        "details",
        "held_at",
        "files",
        "distressing",
        "reference_hash",
    ]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        now = timezone.now().replace(second=0, microsecond=0)
        self.initial.setdefault("collected_at", now)
        self.initial.setdefault("collected_by", str(user)[:120])
        explain(self, "kind", EVIDENCE_KIND)


class EditItemForm(VersionForm, AboutItemForm):
    """An item's description as it was read."""


class ItemFilesForm(FilesPart):
    """Further files of an item."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].required = True


class CustodyForm(OnceForm):
    """One transfer of the chain of custody."""

    released_by = forms.CharField(label="Released by", max_length=120)
    received_by = forms.CharField(label="Received by", max_length=120)
    at = WhenField(label="When", past=True)
    place = forms.CharField(label="Where", max_length=200)
    purpose = forms.ChoiceField(choices=with_blank(CUSTODY_PURPOSE.choices, "Choose one"))
    note = forms.CharField(required=False, max_length=300)
    field_order = ["released_by", "received_by", "at", "place", "purpose", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        now = timezone.now().replace(second=0, microsecond=0)
        self.initial.setdefault("at", now)
