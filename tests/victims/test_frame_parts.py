import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from taskforce.access.identity import acting
from taskforce.access.principal import principal_of
from tests.victims.conftest import release_facts
from victims import desk
from victims.models import Client
from victims.search import find_clients
from victims.services import add_need, change_need, make_release, take_in_client


def hits(person, query):
    with acting(person):
        return [hit.title for hit in find_clients(principal_of(person), query, 9)]


@pytest.mark.parametrize("query", ["V-2026-0001", "v 2026 1", "2026-0001", "1", "v1"])
def test_a_code_name_is_found_in_any_spelling(cast, survivor, query):
    assert hits(cast.advocate, query) == ["V-2026-0001"]


@pytest.mark.parametrize("query", ["Anahita", "Annie", "1999", "Example", "V-2025-0001", "%", "'"])
def test_nothing_else_of_a_client_is_searched(cast, survivor, query):
    assert hits(cast.advocate, query) == []


@pytest.mark.parametrize("who", ["partner", "detective", "supervisor", "outsider"])
def test_nobody_else_finds_a_client(cast, survivor, who):
    assert hits(getattr(cast, who), "V-2026-0001") == []


@pytest.mark.parametrize(
    "who, shown",
    [
        ("advocate", True),
        ("director", True),
        ("supervisor", False),
        ("detective", False),
        ("partner", False),
        ("commander", False),
    ],
)
def test_clients_stand_in_the_navigation_of_a_providers_people_alone(cast, log_in, who, shown):
    html = log_in(getattr(cast, who)).get(reverse("desk")).content.decode()
    assert (f'href="{reverse("client-list")}"' in html) is shown


def test_the_desk_shows_urgent_needs_and_first_days_by_code_name(cast, log_in):
    with acting(cast.advocate):
        made = take_in_client(by=cast.advocate, idempotency_key=uuid.uuid4(), legal_name="Anahita")
        add_need(
            client=made,
            by=cast.advocate,
            category="shelter",
            is_urgent=True,
            idempotency_key=uuid.uuid4(),
        )
        urgent = desk.urgent_needs(principal_of(cast.advocate))
        first = desk.first_days(principal_of(cast.advocate))
    assert [row["client__code_name"] for row in urgent["rows"]] == [made.code_name]
    assert first["rows"][0]["number"] == 7
    assert "Anahita" not in log_in(cast.advocate).get(reverse("desk")).content.decode()


def test_the_desk_shows_releases_that_end_within_a_week(cast, survivor):
    with acting(cast.advocate):
        soon = timezone.localdate() + datetime.timedelta(days=3)
        make_release(client=survivor, by=cast.advocate, **release_facts(cast, expires_on=soon))
        make_release(client=survivor, by=cast.advocate, **release_facts(cast))
        found = desk.ending_releases(principal_of(cast.advocate))
    assert [row.last_day for row in found["rows"]] == [soon]


def test_the_recipients_desk_knows_of_no_ending_release(cast, survivor, released):
    with acting(cast.partner):
        assert desk.ending_releases(principal_of(cast.partner))["rows"] == []


def test_the_supervisor_sees_numbers_with_potential_and_confirmed_apart(cast, survivor):
    """Invariant 10."""
    with acting(cast.advocate):
        Client.objects.create(
            agency=cast.harbor,
            code_name="V-2026-0002",
            status="confirmed",
            intake_on=timezone.localdate(),
            created_by=cast.advocate,
        )
    with acting(cast.director):
        found = desk.services_in_numbers(principal_of(cast.director))
    assert (found["potential"], found["confirmed"]) == (1, 1)
    assert "total" not in found


def test_unmet_needs_are_counted_by_reason(cast, survivor):
    with acting(cast.advocate):
        need = add_need(
            client=survivor, by=cast.advocate, category="shelter", idempotency_key=uuid.uuid4()
        )
        change_need(
            need=need, by=cast.advocate, version=1, state="unmet", unmet_reason="Language concerns"
        )
    with acting(cast.director):
        found = desk.unmet_needs(principal_of(cast.director))
    assert [(row["reason"], row["number"]) for row in found["rows"]] == [("Language concerns", 1)]


@pytest.mark.parametrize(
    "name, most",
    [
        ("client-list", 13),
        ("client-detail", 18),
        ("client-needs", 13),
        ("client-releases", 12),
        ("client-notes", 12),
        ("client-history", 16),
    ],
)
def test_pages_take_few_queries(
    cast, survivor, released, log_in, name, most, django_assert_max_num_queries
):
    client = log_in(cast.advocate)
    path = reverse(name, args=[] if name == "client-list" else [survivor.pk])
    client.get(path)
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200
