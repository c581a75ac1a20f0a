"""Every route has its row, and every cell of every row is true."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import tests.matrix as package
from tests.cast import Cast
from tests.matrix import Row
from tests.matrix.world import make_world


def all_rows() -> list[Row]:
    """The rows of every module of this package that lists some."""
    found: list[Row] = []
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("test_"):
            found += getattr(
                importlib.import_module(f"{package.__name__}.{module.name}"), "ROWS", []
            )
    return found


def route_names(resolver=None) -> list[str]:
    """The name of every route of the project; a route without a name fails."""
    names: list[str] = []
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            names += route_names(entry)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"route {entry.pattern} has no name"
            names.append(entry.name)
    return names


@contextmanager
def undone() -> Iterator[None]:
    """What one person's request changes is gone before the next person asks."""
    with transaction.atomic():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


ROWS = all_rows()


def test_every_route_has_its_row_and_every_row_its_route():
    assert {row.name for row in ROWS} == set(route_names())


def test_no_route_name_stands_for_two_routes():
    assert [name for name, count in Counter(route_names()).items() if count > 1] == []


def test_each_row_lets_somebody_in_or_is_for_nobody():
    shut = [row.name for row in ROWS if all(s >= 400 for s in row.answers(Cast.PEOPLE).values())]
    assert shut == []


@pytest.mark.django_db
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name}")
def test_each_person_gets_the_answer_of_the_table(row, cast):
    world = make_world(cast)
    path = reverse(row.name, kwargs=row.url(world))
    people = {**cast.people(), "anonymous": None}
    wrong = {}
    for name, expected in row.answers(Cast.PEOPLE).items():
        client = Client()
        if people[name] is not None:
            client.force_login(people[name])
        data = row.data(world)
        with undone():
            got = getattr(client, row.method)(path, data).status_code
        if got != expected:
            wrong[name] = f"{got}, not {expected}"
    assert wrong == {}
