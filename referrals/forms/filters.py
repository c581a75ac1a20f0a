from django import forms
from django.db.models import Q

from referrals.clock import overdue
from taskforce.ui.forms import with_blank
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.referrals import FINAL_STATES, REFERRAL_STATE, REFERRAL_URGENCY
from taskforce.vocabulary.services import SERVICE


class ReferralFilter(forms.Form):
    """The filters of a list of referrals; ``closed`` offers the final states."""

    state = forms.ChoiceField(required=False)
    urgency = forms.ChoiceField(required=False, choices=with_blank(REFERRAL_URGENCY.choices))
    need = forms.ChoiceField(required=False, choices=with_blank(SERVICE.choices), label="Service")
    answer = forms.ChoiceField(
        required=False, choices=with_blank([("overdue", "Overdue")]), label="Answer"
    )

    def __init__(self, data, *, closed: bool):
        super().__init__(data)
        states = [(c, t) for c, t in REFERRAL_STATE.choices if (c in FINAL_STATES) == closed]
        self.fields["state"].choices = with_blank(states)
        if closed:
            del self.fields["answer"]

    def q(self) -> Q:
        """The filter of a valid form."""
        given, found = self.cleaned_data, Q()
        if given["state"]:
            found &= Q(state=given["state"])
        if given["urgency"]:
            found &= Q(urgency=given["urgency"])
        if given["need"]:
            found &= Q(needs__contains=[given["need"]])
        if given.get("answer"):
            found &= overdue()
        return found


class DirectoryFilter(forms.Form):
    """The filters of the directory of services."""

    need = forms.ChoiceField(required=False, choices=with_blank(SERVICE.choices), label="Service")
    language = forms.ChoiceField(required=False, choices=with_blank(LANGUAGE.choices))
    city = forms.CharField(required=False, max_length=80)
    minors = forms.ChoiceField(
        required=False, choices=with_blank([("yes", "Takes minors")]), label="Under 18"
    )
    place = forms.ChoiceField(
        required=False, choices=with_blank([("yes", "Place available now")]), label="Places"
    )

    def q(self) -> Q:
        """The filter of a valid form."""
        given, found = self.cleaned_data, Q()
        if given["need"]:
            found &= Q(category=given["need"])
        if given["language"]:
            found &= Q(languages__contains=[given["language"]])
        if given["city"]:
            found &= Q(city__istartswith=given["city"])
        if given["minors"]:
            found &= Q(accepts_minors=True)
        if given["place"]:
            found &= Q(places_available__gt=0)
        return found
