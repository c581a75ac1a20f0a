"""The directory of services: everybody reads it, an agency keeps its own."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from referrals.models import ListingAddress, ServiceListing
from referrals.services.listings import add_listing, change_listing, change_places, set_open

ADDRESS = "9 Hidden Lane, Riverton, PA 15001"


@pytest.fixture
def beds(cast, act_as):
    with act_as(cast.partner):
        return add_listing(
            by=cast.partner,
            name="Beds",
            category="shelter",
            address=ADDRESS,
            city="Riverton",
            confidential_location=True,
            places_total=2,
            places_available=1,
            languages=["spa"],
        )


@pytest.mark.parametrize("person", ["detective", "advocate", "coordinator", "administrator"])
def test_a_confidential_address_never_leaves_its_agency(beds, cast, act_as, log_in, person):
    reader = getattr(cast, person)
    with act_as(reader):
        assert not ListingAddress.objects.visible_to(reader).exists()
        assert not ListingAddress._base_manager.exists()
    page = log_in(reader).get(reverse("listing-detail", args=[beds.pk]))
    assert "Hidden Lane" not in page.text
    assert "Confidential: it never leaves the agency" in page.text


def test_its_own_agency_reads_it(beds, cast, log_in):
    page = log_in(cast.partner).get(reverse("listing-detail", args=[beds.pk]))
    assert "Hidden Lane" in page.text


def test_a_public_address_is_read_by_all(beds, cast, act_as, log_in):
    with act_as(cast.partner):
        change_listing(
            listing=beds,
            by=cast.partner,
            confidential_location=False,
            places_total=2,
            places_available=1,
        )
    page = log_in(cast.detective).get(reverse("listing-detail", args=[beds.pk]))
    assert "Hidden Lane" in page.text


def test_hiding_a_place_hides_its_address_at_once(beds, cast, act_as):
    with act_as(cast.partner):
        for hidden in (False, True):
            change_listing(listing=beds, by=cast.partner, confidential_location=hidden)
    with act_as(cast.detective):
        assert not ListingAddress._base_manager.exists()


def test_one_tap_changes_the_free_places(beds, cast, log_in, act_as):
    client = log_in(cast.partner)
    for step in ("more", "more", "fewer"):
        client.post(reverse("listing-places", args=[beds.pk]), {"step": step})
    with act_as(cast.partner):
        assert ServiceListing.objects.get(pk=beds.pk).places_available == 1


@pytest.mark.parametrize(("step", "free"), [(1, 2), (-1, 0)])
def test_places_stay_between_none_and_all(beds, cast, act_as, step, free):
    with act_as(cast.partner):
        for _ in range(4):
            beds = change_places(listing=beds, by=cast.partner, step=step)
    assert beds.places_available == free


@pytest.mark.parametrize("person", ["advocate", "director", "detective", "coordinator"])
def test_nobody_keeps_anothers_service(beds, cast, act_as, person):
    by = getattr(cast, person)
    with act_as(by), pytest.raises(PermissionDenied):
        change_listing(listing=beds, by=by, name="Ours now")


def test_the_button_is_absent_for_a_reader(beds, cast, log_in):
    page = log_in(cast.advocate).get(reverse("listing-detail", args=[beds.pk]))
    assert "listing-edit" not in page.text and "/edit/" not in page.text
    assert "/places/" not in page.text


def test_a_closed_service_is_out_of_the_directory(beds, cast, act_as, log_in):
    with act_as(cast.partner):
        set_open(listing=beds, by=cast.partner, is_active=False)
    assert "Beds" not in log_in(cast.detective).get(reverse("listing-list")).text
    assert "Beds" in log_in(cast.partner).get(reverse("listing-list"), {"own": "1"}).text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"need": "shelter"}, True),
        ({"need": "medical"}, False),
        ({"language": "spa"}, True),
        ({"language": "vie"}, False),
        ({"city": "river"}, True),
        ({"city": "far"}, False),
        ({"minors": "yes"}, False),
        ({"place": "yes"}, True),
    ],
)
def test_the_directory_is_filtered(beds, cast, log_in, query, found):
    page = log_in(cast.detective).get(reverse("listing-list"), query)
    assert (">Beds</a>" in page.text) is found


def test_a_filter_that_makes_no_sense_is_said(cast, log_in):
    page = log_in(cast.detective).get(reverse("listing-list"), {"need": "nonsense"})
    assert page.status_code == 400
    assert "There is a problem" in page.text


@pytest.mark.parametrize(
    "changes",
    [
        {"name": " "},
        {"category": "nonsense"},
        {"languages": ["xxx"]},
        {"places_total": -1},
        {"places_total": 1, "places_available": 2},
    ],
)
def test_what_is_wrong_is_refused(cast, act_as, changes):
    fields = {"name": "Beds", "category": "shelter", **changes}
    with act_as(cast.partner), pytest.raises(ValidationError):
        add_listing(by=cast.partner, **fields)


def form(**changes):
    return {
        "name": "Beds",
        "category": "shelter",
        "city": "Riverton",
        "places_total": "2",
        "key": "6b0d3f2e-6f29-4be3-a7b5-5a8a0fd0a4a1",
        **changes,
    }


def test_a_form_sent_twice_makes_one_service(cast, log_in, act_as):
    client = log_in(cast.partner)
    answers = [client.post(reverse("listing-new"), form()).status_code for _ in range(2)]
    assert answers == [302, 302]
    with act_as(cast.partner):
        assert ServiceListing.objects.count() == 1


def test_a_stale_edit_shows_both_texts(beds, cast, act_as, log_in):
    with act_as(cast.partner):
        change_listing(listing=beds, by=cast.partner, name="Saved meanwhile")
    page = log_in(cast.partner).post(
        reverse("listing-edit", args=[beds.pk]), form(name="Typed here", version=str(beds.version))
    )
    assert page.status_code == 409
    assert "Saved meanwhile" in page.text and "Typed here" in page.text


def test_who_sees_no_referral_is_not_led_to_the_referrals(beds, cast, log_in):
    for path in (reverse("listing-list"), reverse("listing-detail", args=[beds.pk])):
        assert f'href="{reverse("referral-list")}"' not in log_in(cast.auditor).get(path).text
    assert f'href="{reverse("referral-list")}"' in log_in(cast.detective).get(path).text
