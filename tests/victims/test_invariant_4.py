"""Invariant 4: advocate notes appear in no search, count, export, case file, or page of
anyone else.
"""

import uuid

import pytest
from django.urls import reverse

from taskforce.access.identity import acting
from taskforce.access.principal import principal_of
from taskforce.ui.search import run
from taskforce.vocabulary.releases import RELEASE_FIELD
from victims.disclosed import current_values
from victims.models import ConfidentialNote
from victims.services import disclose, write_note

SECRET = "heliotrope"
OTHERS = (
    "director",
    "partner",
    "detective",
    "analyst",
    "supervisor",
    "commander",
    "prosecutor",
    "neighbor",
    "coordinator",
    "auditor",
    "administrator",
    "outsider",
)
PAGES = ("client-detail", "client-needs", "client-releases", "client-history", "client-identity")


@pytest.fixture
def note(cast, survivor) -> ConfidentialNote:
    with acting(cast.advocate):
        return write_note(
            client=survivor,
            by=cast.advocate,
            text=f"{SECRET} told in trust",
            idempotency_key=uuid.uuid4(),
        )


def body(answer) -> str:
    content = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(content).decode()


def test_the_author_reads_it(cast, survivor, note, log_in):
    answer = log_in(cast.advocate).get(reverse("client-notes", args=[survivor.pk]))
    assert SECRET in body(answer)


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_of_anyone_else_holds_a_word_of_it(cast, survivor, released, note, log_in, who):
    client = log_in(getattr(cast, who))
    for path in (
        *(reverse(name, args=[survivor.pk]) for name in (*PAGES, "client-notes")),
        reverse("client-list"),
        reverse("client-export"),
        reverse("desk"),
        reverse("released-list"),
        reverse("released-detail", args=[released.pk]),
        f"{reverse('search')}?q={SECRET}",
    ):
        said = body(client.get(path)).replace(f'value="{SECRET}"', "")
        assert SECRET not in said.replace(f"“{SECRET}”", ""), path


def test_the_providers_supervisor_is_not_told_that_there_is_one(cast, survivor, log_in):
    """Her pages are the same, byte for byte in what they count, with and without a note."""

    def pages() -> list:
        client = log_in(cast.director)
        found = [client.get(reverse(name, args=[survivor.pk])).context for name in PAGES]
        return [(shown.get("tabs"), shown.get("changes"), shown.get("needs")) for shown in found]

    def listed() -> list:
        table = log_in(cast.director).get(reverse("client-list")).context["table"]
        return [[cell.text for cell in row] for row in table.rows]

    before = pages()[0][0], listed()
    with acting(cast.advocate):
        write_note(client=survivor, by=cast.advocate, text=SECRET, idempotency_key=uuid.uuid4())
    after = pages()[0][0], listed()
    assert before == after
    assert "Confidential notes" not in str(after)


def test_her_own_tab_is_refused_before_anything_is_read(cast, survivor, note, log_in):
    answer = log_in(cast.director).get(reverse("client-notes", args=[survivor.pk]))
    assert answer.status_code == 403


@pytest.mark.parametrize("who", ("advocate", *OTHERS))
def test_no_search_finds_it_not_even_the_authors(cast, survivor, note, who):
    person = getattr(cast, who)
    with acting(person):
        found = run(principal_of(person), SECRET)
    assert [hit for group in found for hit in group.hits] == []


def test_no_export_holds_it_not_even_the_authors(cast, survivor, note, log_in):
    assert SECRET not in body(log_in(cast.advocate).get(reverse("client-export")))


def test_it_is_never_proposed_for_a_release(cast, survivor, note):
    with acting(cast.advocate):
        proposed = current_values(survivor, list(RELEASE_FIELD))
    assert SECRET not in str(proposed)


def test_there_is_no_field_to_release_it_under(cast, survivor, released, note):
    assert not [code for code in RELEASE_FIELD if "note" in code]
    with acting(cast.advocate):
        disclose(release=released, by=cast.advocate, values={"needs": "Shelter"})
    with acting(cast.partner):
        assert ConfidentialNote.objects.count() == 0
