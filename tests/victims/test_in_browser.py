"""An advocate's and a recipient's way through the pages, in a real Chromium."""

import uuid

import pytest
from django.db import transaction
from django.urls import reverse

from taskforce.access.identity import acting
from tests.cast import make_cast
from tests.plugins.browser import PHONE, barriers, overflow
from tests.victims.conftest import release_facts
from victims.models import ConfidentialNote, FirstDayItem
from victims.services import (
    add_contact,
    add_need,
    disclose,
    make_release,
    take_in_client,
    write_note,
)


@pytest.fixture
def world(transactional_db):
    """A cast, a client with a little of everything, and a release to the shelter."""
    cast = make_cast()
    by = cast.advocate
    with acting(by), transaction.atomic():
        client = take_in_client(
            by=by, idempotency_key=uuid.uuid4(), legal_name="Anahita Example", language="spa"
        )
        add_contact(client=client, by=by, method="text", value="555-0101", is_safe=True)
        add_contact(client=client, by=by, method="email", value="a@example.org")
        add_need(
            client=client, by=by, category="shelter", is_urgent=True, idempotency_key=uuid.uuid4()
        )
        write_note(client=client, by=by, text="told in trust", idempotency_key=uuid.uuid4())
        release = make_release(client=client, by=by, **release_facts(cast))
        disclose(release=release, by=by, values={"languages": "Spanish"})
    return cast, client, release


@pytest.mark.slow
def test_an_advocates_pages_are_whole_for_everybody_and_on_a_phone(world, seat):
    cast, client, release = world
    one, both = [client.pk], [client.pk, release.pk]
    paths = [reverse("client-list"), reverse("client-new")]
    paths += [
        reverse(name, args=one)
        for name in (
            "client-detail",
            "client-identity",
            "client-change",
            "client-status",
            "contact-new",
            "client-needs",
            "need-new",
            "service-new",
            "client-notes",
            "client-history",
            "client-releases",
            "release-new",
            "release-form",
            "client-close",
        )
    ]
    paths += [
        reverse(name, args=both)
        for name in (
            "release-detail",
            "release-disclose",
            "release-print",
        )
    ]
    page, found = seat(cast.advocate), {}
    for path in paths:
        page.goto(path)
        problems = barriers(page) + page.faults
        page.set_viewport_size(PHONE)
        problems += [f"{overflow(page)} px too wide"] if overflow(page) > 0 else []
        page.set_viewport_size({"width": 1280, "height": 900})
        if problems:
            found[path] = problems
        page.faults.clear()
    assert found == {}


@pytest.mark.slow
def test_an_advocate_taps_asks_and_writes(world, seat):
    cast, client, _ = world
    page = seat(cast.advocate)
    page.goto(reverse("client-detail", args=[client.pk]))
    page.click("#day-food-done")
    page.wait_for_selector("#day-food-done[aria-pressed=true]")
    assert "Anahita Example" not in page.content()
    page.click("text=Show identity")
    page.wait_for_selector("text=Anahita Example")
    page.goto(reverse("client-notes", args=[client.pk]))
    page.fill("[name=text]", "half a thought")
    page.wait_for_selector("text=Draft kept at")
    page.reload()
    page.wait_for_selector("text=Restored what you were typing")
    assert page.input_value("[name=text]") == "half a thought"
    page.click("text=Save the note")
    page.wait_for_selector("text=The note was saved")
    with acting(cast.advocate), transaction.atomic():
        assert FirstDayItem.objects.get(item="food").state == "done"
        assert ConfidentialNote.objects.count() == 2
    assert page.faults == []


@pytest.mark.slow
def test_a_recipient_loses_the_page_when_the_client_takes_it_back(world, seat):
    cast, client, release = world
    theirs, ours = seat(cast.partner), seat(cast.advocate)
    path = reverse("released-detail", args=[release.pk])
    theirs.goto(path)
    assert "Spanish" in theirs.content() and barriers(theirs) == []
    ours.goto(reverse("release-detail", args=[client.pk, release.pk]))
    ours.click("text=Revoke now")
    ours.wait_for_selector("text=sees nothing of it from this moment on")
    assert theirs.goto(path).status == 404
    assert "Spanish" not in theirs.content()
