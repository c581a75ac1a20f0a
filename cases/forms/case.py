from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from cases.access import INVESTIGATORS
from taskforce.accounts.models import Jurisdiction, TaskForce, User
from taskforce.ui.forms import (
    DateInput,
    DayField,
    LongText,
    OnceForm,
    Tiles,
    VersionForm,
    explain,
    with_blank,
)
from taskforce.vocabulary.cases import CASE_CLOSING_REASON, CASE_KIND
from taskforce.vocabulary.levels import CONFIDENTIALITY_LEVEL


class PlaceField(forms.ModelChoiceField):
    """A jurisdiction, told apart from those of the same name in another state."""

    def label_from_instance(self, obj: Jurisdiction) -> str:
        return obj.full_name


class PlacesField(forms.ModelMultipleChoiceField):
    """Jurisdictions, told apart likewise."""

    def label_from_instance(self, obj: Jurisdiction) -> str:
        return obj.full_name


class CaseForm(forms.Form):
    """The header of a case. Owner, number, status and seal are never taken from a form."""

    title = forms.CharField(
        max_length=200, help_text="Short and without a victim's name: it stands in lists."
    )
    kind = forms.ChoiceField(choices=CASE_KIND.choices, initial="undetermined")
    summary = forms.CharField(
        required=False,
        max_length=50_000,
        widget=LongText(limit=50_000),
        help_text="What this is about, in a few sentences.",
    )
    opened_on = DayField(label="Opened on", past=True, widget=DateInput)
    lead = forms.ModelChoiceField(
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody yet",
        help_text="Who leads the investigation.",
    )
    task_force = forms.ModelChoiceField(
        queryset=TaskForce.objects.none(),
        required=False,
        empty_label="None",
        help_text="Supervisors who oversee it see the case while it is not sealed.",
    )
    jurisdiction = PlaceField(
        queryset=Jurisdiction.objects.select_related("parent"),
        required=False,
        empty_label="Not set",
    )
    further_jurisdictions = PlacesField(
        queryset=Jurisdiction.objects.select_related("parent"),
        required=False,
        widget=Tiles,
        help_text="Where else it leads: places people were moved through or from.",
    )
    confidentiality = forms.ChoiceField(choices=CONFIDENTIALITY_LEVEL.choices, initial="sensitive")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = User.objects.filter(
            agency_id=user.agency_id, is_active=True, roles__overlap=sorted(INVESTIGATORS)
        )
        self.fields["task_force"].queryset = TaskForce.objects.filter(
            agencies=user.agency_id, is_active=True
        )
        explain(self, "kind", CASE_KIND)
        explain(self, "confidentiality", CONFIDENTIALITY_LEVEL)

    def offer_more_places(self, back: str) -> None:
        """Say where a jurisdiction is added that the list lacks; ``back`` is this form's page."""
        self.fields["jurisdiction"].help_text = format_html(
            '{} <a href="{}?{}">{}</a>',
            gettext("Not in the list?"),
            reverse("jurisdiction-add"),
            urlencode({"next": back}),
            gettext("Add a jurisdiction"),
        )

    def clean_further_jurisdictions(self) -> list:
        return sorted(self.cleaned_data["further_jurisdictions"], key=lambda one: one.name)

    @property
    def values(self) -> dict:
        """The header's fields alone."""
        return {name: self.cleaned_data[name] for name in CaseForm.base_fields}


class NewCaseForm(OnceForm, CaseForm):
    """A new case, opened today by default, with its maker as lead."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.initial.setdefault("opened_on", timezone.localdate())
        self.initial.setdefault("lead", user.pk)
        forces = list(self.fields["task_force"].queryset[:2])
        if len(forces) == 1:
            self.initial.setdefault("task_force", forces[0].pk)
        self.order_fields(CaseForm.base_fields)
        self.offer_more_places(reverse("case-new"))


class EditCaseForm(VersionForm, CaseForm):
    """The header as it was read."""

    def __init__(self, *args, case=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(CaseForm.base_fields)
        if case is not None:
            self.offer_more_places(reverse("case-edit", args=[case.pk]))
            # A lead who has left, or a task force that has ended, stays until it is changed.
            for name in ("lead", "task_force"):
                field, kept = self.fields[name], getattr(case, f"{name}_id")
                same = field.queryset.model.objects.filter(pk=kept)
                field.queryset = (field.queryset | same).distinct()


class ReasonForm(forms.Form):
    """Why something is done; it stands in the log."""

    note = forms.CharField(label="Reason", max_length=5000, widget=LongText(limit=5000))


class CloseForm(ReasonForm):
    """How and why a case ends."""

    reason = forms.ChoiceField(
        label="How it ends", choices=with_blank(CASE_CLOSING_REASON.choices, "Choose one")
    )
    field_order = ["reason", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label = "Note"
        explain(self, "reason", CASE_CLOSING_REASON)
