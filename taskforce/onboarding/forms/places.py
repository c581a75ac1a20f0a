"""Choosing places of the catalog: one state at a time, without a script."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taskforce.vocabulary.us_places import (
    NAME_LENGTH,
    NATION,
    Place,
    UnknownPlace,
    place,
    places_of,
    typed_key,
)
from taskforce.vocabulary.us_states import US_STATE

MOST, LONG = 400, 12


@dataclass(frozen=True)
class Group:
    """Places of one kind, as checkboxes: (place, whether it is chosen)."""

    title: str
    options: list[tuple[Place, bool]]
    elsewhere: bool = False
    whole: bool = False

    @property
    def long(self) -> bool:
        """Whether the list needs a box of its own to scroll in."""
        return len(self.options) > LONG


class StateForm(forms.Form):
    """Which state's places are shown."""

    state = forms.ChoiceField(
        label=_("State or territory"), choices=[("", _("Choose one")), *US_STATE.choices]
    )


class PlacesField(forms.MultipleChoiceField):
    """Keys of the catalog; which ones are offered is the page's business."""

    def valid_value(self, value):
        try:
            place(value)
        except UnknownPlace:
            return False
        return True

    def validate(self, value):
        if len(value) > MOST:
            raise forms.ValidationError(
                gettext("Choose at most %(most)s places.") % {"most": MOST}, code="too_many"
            )
        super().validate(value)


class PlacesForm(forms.Form):
    """The places of one state, those chosen before, and a city or tribal area that is typed."""

    places = PlacesField(required=False)
    typed_kind = forms.ChoiceField(
        label=_("Type"),
        required=False,
        choices=[("city", _("City or town")), ("tribal", _("Tribal area"))],
    )
    typed_name = forms.CharField(label=_("Name"), required=False, max_length=NAME_LENGTH)

    def __init__(self, *args, state: str, chosen=(), needed: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.state, self.chosen, self.needed = state, list(chosen), needed
        here = places_of(state)
        below = [(one.key, one.name) for one in here["county"]]
        choices = [(f"state:{state}", US_STATE.label(state)), *below]
        self.fields["typed_in"] = forms.ChoiceField(
            label=_("Located in"), required=False, choices=choices
        )

    def clean(self):
        data = super().clean()
        keys = list(data.get("places") or [])
        if data.get("typed_name"):
            try:
                parent = data.get("typed_in") or f"state:{self.state}"
                kind = data.get("typed_kind") or "city"
                keys.append(typed_key(kind, data["typed_name"], parent))
            except UnknownPlace as error:
                self.add_error("typed_name", str(error))
        if not keys and self.needed and not self.errors:
            raise forms.ValidationError(_("Choose at least one place."), code="none")
        data["keys"] = list(dict.fromkeys(keys))
        return data

    @property
    def groups(self) -> list[Group]:
        """The checkboxes of the page: chosen elsewhere first, then what the state has."""
        given = self["places"].value() if self.is_bound else self.chosen
        marked = set(given or [])
        here = places_of(self.state)
        whole = [place(NATION), place(f"state:{self.state}")]
        shown = {one.key for one in whole} | {one.key for found in here.values() for one in found}
        elsewhere = [place(key) for key in sorted(marked - shown) if _known(key)]
        listed = [
            (gettext("Also chosen"), elsewhere),
            (gettext("Statewide or nationwide"), whole),
            (gettext("Federal judicial districts"), here["federal_district"]),
            (gettext("Counties and county equivalents"), here["county"]),
            (gettext("Tribal areas"), here["tribal"]),
        ]
        return [
            Group(
                title,
                [(one, one.key in marked) for one in found],
                elsewhere=found is elsewhere,
                whole=found is whole,
            )
            for title, found in listed
            if found
        ]


def _known(key: str) -> bool:
    try:
        return bool(place(key))
    except UnknownPlace:
        return False
