"""On a new installation no list is empty without saying who changes that."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from cases.forms.access import ShareForm
from referrals.forms.referral import SubjectForm
from taskforce.accounts.forms.agency import OversightForm
from taskforce.accounts.models import User
from taskforce.ui.forms import NO_AGENCY
from tests.cast import make_agency, make_user
from victims.forms.release import ReleaseForm
from victims.models import Client


@pytest.fixture
def alone(db):
    """One agency of each side would do; here is one alone, with one detective."""
    return make_user("detective", make_agency("Riverton Police Department", "RPD", "police"))


def test_a_share_says_who_adds_agencies(alone):
    form = ShareForm(case=SimpleNamespace(agency_id=alone.agency_id))
    assert form.fields["agency"].help_text == NO_AGENCY


def test_a_share_with_someone_to_share_with_says_nothing_of_it(alone):
    make_agency("Farwell Police Department", "FPD", "police")
    form = ShareForm(case=SimpleNamespace(agency_id=alone.agency_id))
    assert form.fields["agency"].help_text == ""
    assert len(form.fields["agency"].choices) == 2


def test_a_referral_says_who_adds_agencies(alone):
    assert SubjectForm(user=alone).fields["destination"].help_text == NO_AGENCY


def test_a_release_says_who_adds_agencies(db):
    advocate = make_user("advocate", make_agency("Harbor House", "HAR", "provider"), "advocate")
    form = ReleaseForm(user=advocate, client=Client())
    assert form.fields["recipient"].help_text == NO_AGENCY


def test_oversight_says_who_adds_supervisors(db):
    assert "supervisor" in OversightForm(candidates=User.objects.none())["supervisor"].help_text


def test_how_to_begin_comes_first_on_an_empty_desk(cast, log_in):
    page = log_in(cast.advocate).get(reverse("desk")).content.decode()
    assert page.index("Add your first client") < page.index("Urgent needs")
