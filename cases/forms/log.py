from django import forms
from django.conf import settings
from django.utils import timezone

from cases.services.log import MAX_CHARACTERS
from taskforce.ui.forms import FilesField, LongText, OnceForm, WhenField, explain
from taskforce.vocabulary.cases import LOG_ENTRY_KIND


class EntryForm(OnceForm):
    """The fast form of the log: what, when, and what comes with it."""

    text = forms.CharField(
        label="New entry",
        max_length=MAX_CHARACTERS,
        widget=LongText(
            {"rows": 3, "data-shortcut": "n", "aria-keyshortcuts": "n"}, limit=MAX_CHARACTERS
        ),
    )
    kind = forms.ChoiceField(choices=LOG_ENTRY_KIND.choices, initial="narrative")
    occurred_at = WhenField(label="When it happened", past=True)
    files = FilesField(
        label="Attachments",
        required=False,
        max_bytes=settings.UPLOAD_LIMIT_BYTES,
        help_text="Up to 20 files, 200 MB in all. The original is kept untouched under its hash.",
    )
    distressing = forms.BooleanField(
        label="The pictures may distress people: blur them until asked for", required=False
    )
    field_order = ["text", "kind", "occurred_at", "files", "distressing"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("occurred_at", timezone.now().replace(second=0, microsecond=0))
        explain(self, "kind", LOG_ENTRY_KIND, title="What do the kinds mean?")


class AddendumForm(OnceForm):
    """What corrects or completes an entry."""

    text = forms.CharField(
        label="Addendum",
        max_length=MAX_CHARACTERS,
        widget=LongText(limit=MAX_CHARACTERS),
        help_text="The entry stays as it is; this stands below it, with your name and the time.",
    )
