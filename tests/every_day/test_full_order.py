"""No list leaves the order of its rows to chance: every order ends in what is unique."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from taskforce.row_key import new_row_key

FLOORS = ("accounts", "audit", "ui", "victims", "referrals", "cases")
MODELS = [model for floor in FLOORS for model in apps.get_app_config(floor).get_models()]
KEYS = [model for model in MODELS if isinstance(model._meta.pk, models.UUIDField)]


def in_full_order(model) -> bool:
    """Whether its own order ends in a key, or in what is unique in all or within its parent."""
    last = str(model._meta.ordering[-1]).removeprefix("-")
    if last in ("id", "pk") or model._meta.get_field(last).unique:
        return True
    once = [
        set(constraint.fields)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None
    ]
    return {"case", last} in once


@pytest.mark.parametrize("model", KEYS, ids=lambda model: model._meta.label)
def test_random_keys_sort_in_the_order_of_writing(model):
    assert model._meta.pk.default is new_row_key


@pytest.mark.parametrize(
    "model", [model for model in MODELS if model._meta.ordering], ids=lambda one: one._meta.label
)
def test_the_order_of_a_model_ends_in_a_key(model):
    assert in_full_order(model)


# Unique within one case, production or provider, to which such a list is always narrowed.
NUMBERS = {"number", "part"}
# Places of one agency: no two of them have one name.
PLACES = {"cases/demo/investigations.py": "name"}


def loose_orders(path: str, text: str) -> list[str]:
    """Calls of ``order_by`` that do not end in what is unique, a line each."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") != "order_by":
            continue
        last = _plain(node.args[-1]) if node.args else None
        unique = last is None or _is_key(last) or last in _grouped(node)
        if not unique and PLACES.get(path) != last:
            found.append(f"{path}:{node.lineno} {last}")
    return found


def _plain(last: ast.expr) -> str | None:
    """The name at the end; None for one that is not written here."""
    if isinstance(last, ast.JoinedStr):
        last = last.values[-1]
    return str(last.value).removeprefix("-") if isinstance(last, ast.Constant) else None


def _is_key(name: str) -> bool:
    return name in ("pk", "id") or name.endswith("_id") or name in NUMBERS


def _grouped(node: ast.Call) -> set[str]:
    """The columns by which the ordered rows are grouped: each is there once."""
    found: set[str] = set()
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in ("values", "values_list"):
            found |= {one.value for one in node.args if isinstance(one, ast.Constant)}
        node = node.func.value
    return found


@pytest.mark.parametrize("floor", ["taskforce", "victims", "referrals", "cases"])
def test_every_order_in_the_source_ends_in_a_key(floor):
    root, found = Path(settings.BASE_DIR), []
    for path in sorted((root / floor).rglob("*.py")):
        found += loose_orders(str(path.relative_to(root)), path.read_text())
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        'rows.order_by("-at")',
        'rows.order_by("number", "name")',
        'rows.order_by(f"-{field}", "at")',
        'rows.values("lead").order_by("-number_of_cases")',
    ],
)
def test_an_order_that_leaves_rows_to_chance_is_found(text):
    assert loose_orders("a.py", text)
