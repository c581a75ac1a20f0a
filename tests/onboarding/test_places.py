"""Places become rows when somebody chooses them; no list of jurisdictions is a dead end."""

import pytest
from django.urls import reverse

from taskforce.accounts.models import Jurisdiction
from taskforce.accounts.services.jurisdictions import ensure_places
from taskforce.vocabulary.us_places import UnknownPlace


@pytest.mark.django_db
def test_a_place_is_made_with_those_above_it_and_once():
    first = ensure_places(["county:42003", "district:PA-W"])
    again = ensure_places(["county:42003", "county:42003"])
    assert again == first[:1]
    assert Jurisdiction.objects.count() == 4  # nation, state, county, district


@pytest.mark.django_db
def test_an_unknown_place_makes_nothing():
    with pytest.raises(UnknownPlace):
        ensure_places(["county:42003", "county:99999"])
    assert not Jurisdiction.objects.exists()


@pytest.mark.django_db
def test_a_typed_city_is_the_same_in_any_case():
    one, two = ensure_places(["city:county:42003:Riverton", "city:county:42003:RIVERTON"])
    assert one == two


def test_a_place_of_the_same_name_tells_its_state(db):
    pennsylvania, iowa = ensure_places(["county:42067", "county:19099"])
    assert str(pennsylvania) != pennsylvania.full_name
    assert pennsylvania.full_name.endswith(", Pennsylvania")
    assert iowa.full_name.endswith(", Iowa")


def test_an_administrator_adds_places_to_the_agency(cast, log_in):
    path = reverse("agency-jurisdictions")
    answer = log_in(cast.administrator).post(path, {"places": ["county:42003"]})
    assert answer.url == reverse("agency-detail")
    assert [place.name for place in cast.riverton.jurisdictions.all()] == ["Allegheny County"]


def test_a_detective_adds_none_to_the_agency(cast, log_in):
    path = reverse("agency-jurisdictions")
    assert log_in(cast.detective).post(path, {"places": ["county:42003"]}).status_code == 403
    assert not cast.riverton.jurisdictions.exists()


def test_a_detective_adds_a_place_to_the_list_and_comes_back(cast, log_in):
    client, back = log_in(cast.detective), reverse("case-new")
    answer = client.post(reverse("jurisdiction-add"), {"places": ["county:12086"], "next": back})
    assert answer.url == back
    assert "Miami-Dade County, Florida" in client.get(back).content.decode()
    assert not cast.riverton.jurisdictions.exists()


@pytest.mark.parametrize("name", ["advocate", "auditor", "partner", "coordinator"])
def test_others_add_none(cast, log_in, name):
    path = reverse("jurisdiction-add")
    assert log_in(getattr(cast, name)).post(path, {"places": ["nation"]}).status_code == 403


@pytest.mark.parametrize("keys", [[], ["county:99999"], ["city:nation:X"], ["nation"] * 500])
def test_nothing_or_nonsense_is_refused(cast, log_in, keys):
    answer = log_in(cast.detective).post(reverse("jurisdiction-add"), {"places": keys})
    assert answer.status_code == 400


@pytest.mark.parametrize("state", ["ZZ", "", "%00"])
def test_an_odd_state_shows_some_state(cast, log_in, state):
    page = log_in(cast.detective).get(reverse("jurisdiction-add"), {"state": state})
    assert b"Counties and county equivalents" in page.content


def test_the_case_form_says_where_a_missing_place_is_added(cast, log_in):
    page = log_in(cast.detective).get(reverse("case-new")).content.decode()
    assert f"{reverse('jurisdiction-add')}?next=%2Fcases%2Fnew%2F" in page


def test_the_way_back_leads_nowhere_else(cast, log_in):
    given = {"places": ["nation"], "next": "https://example.org/"}
    assert log_in(cast.detective).post(reverse("jurisdiction-add"), given).url == "/"
