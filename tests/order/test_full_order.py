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
