"""The search shell: grouped hits, marked without trusting any text, bad input refused."""

import pytest
from django.urls import reverse

from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from taskforce.ui.registry import SEARCHES, Hit, SearchProvider, Segment
from taskforce.ui.search import START, STOP, BadQuery, clean_query, highlight, segments
from tests.registries.filling import emptied


@pytest.fixture
def providers(monkeypatch):
    return emptied(monkeypatch, SEARCHES)


def provider(key="case", found=1, **fields):
    def search(principal, query, limit):
        hit = Hit("RPD-2026-0001", "/cases/1/", snippet=segments(f"<b>a {START}van{STOP} & co"))
        return [hit] * min(found, limit)

    return SearchProvider(key, f"Kind {key}", search, **fields)


def page(client, **query):
    return client.get(reverse("search"), query)


def test_a_hit_is_marked_and_its_text_escaped(cast, log_in, providers):
    providers.add(provider())
    html = page(log_in(cast.detective), q="van").content.decode()
    assert "&lt;b&gt;a <mark>van</mark> &amp; co" in html


def test_a_kind_of_another_role_is_never_asked(cast, log_in, providers):
    providers.add(provider(roles=frozenset({"advocate"})))
    assert "Nothing found" in page(log_in(cast.detective), q="van").content.decode()


def test_more_hits_of_one_kind_are_a_link_away(cast, log_in, providers):
    providers.add(provider(found=30))
    client = log_in(cast.detective)
    html = page(client, q="van").content.decode()
    assert "?q=van&amp;kind=case" in html
    assert "8+ results" in html
    assert page(client, q="van", kind="case").content.count(b"<mark>") == 30


def test_an_empty_box_asks_nobody(cast, log_in, providers):
    def never(principal, query, limit):
        raise AssertionError

    providers.add(SearchProvider("x", "X", never))
    assert page(log_in(cast.detective)).status_code == 200


def test_a_search_is_recorded_without_its_words(cast, log_in, providers):
    providers.add(provider())
    page(log_in(cast.detective), q="Jane Roe")
    with acting(cast.auditor):
        event = AuditEvent.objects.filter(action="search.ran").get()
    assert event.detail["hits"] == 1
    assert "Jane" not in str(event.detail)


@pytest.mark.parametrize("query", ["a\x00b", "x" * 2049, "é" * 1025])
def test_what_cannot_be_searched_is_refused(query):
    with pytest.raises(BadQuery):
        clean_query(query)


def test_a_lone_surrogate_is_refused():
    with pytest.raises(BadQuery, match="broken"):
        clean_query("\ud800")


def test_spaces_are_put_in_order():
    assert clean_query("  a \n b\x02 ") == "a b"


@pytest.mark.parametrize("raw", ["%00", "%ED%A0%80", "%FF"])
def test_bad_bytes_get_a_clear_page(cast, log_in, raw):
    response = log_in(cast.detective).get(f"{reverse('search')}?q={raw}")
    assert response.status_code == 400
    assert "could not be read" in response.content.decode()


def test_segments_tell_hits_from_text():
    assert segments(f"a {START}b{STOP} c") == (Segment("a "), Segment("b", True), Segment(" c"))


def test_a_mark_that_never_ends_is_text():
    assert segments(f"a {START}b") == (Segment("a "), Segment("b"))


def test_highlight_shows_the_place_of_the_word():
    found = highlight("x" * 300 + " the VAN left", ["van"])
    assert Segment("VAN", True) in found
    assert found[0].text.startswith("…")


def test_highlight_without_the_word_shows_the_beginning():
    assert highlight("the van left", ["boat"]) == (Segment("the van left"),)
