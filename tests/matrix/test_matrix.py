"""Every route has its row, and every cell of every row is true."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.test import Client, TestCase
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import tests.matrix as package
from tests.cast import Cast, make_cast
from tests.matrix import Row
from tests.matrix.world import World, make_world


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


@dataclass(frozen=True)
class Stage:
    """A world, and the cookies of everybody who is logged in."""

    world: World
    cookies: dict[str, SimpleCookie]

    def client(self, name: str) -> Client:
        client = Client()
        client.cookies = SimpleCookie({key: one.value for key, one in self.cookies[name].items()})
        return client


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker) -> Iterator[Stage]:
    """One world for all rows: each row leaves it as it was."""
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        cast = make_cast()
        world = make_world(cast)
        cookies = {"anonymous": SimpleCookie()}
        for name, person in cast.people().items():
            client = Client()
            client.force_login(person)
            cookies[name] = client.cookies
        yield Stage(world, cookies)
        TestCase._rollback_atomics(atomics)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.name}")
def test_each_person_gets_the_answer_of_the_table(row, stage):
    wrong = {}
    with undone():
        path = reverse(row.name, kwargs=row.url(stage.world))
        for name, expected in row.answers(Cast.PEOPLE).items():
            data = row.data(stage.world)
            with undone():
                got = getattr(stage.client(name), row.method)(path, data).status_code
            if got != expected:
                wrong[name] = f"{got}, not {expected}"
    assert wrong == {}
