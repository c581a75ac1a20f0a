"""All vocabularies by name.

Every module of this package is read once, on first use; nothing has to be
added to a list by hand. Two different vocabularies of one name are an error.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import taskforce.vocabulary as package
from taskforce.vocabulary.core import UnknownCode, Vocabulary


@cache
def all_vocabularies() -> Mapping[str, Vocabulary]:
    """Name → vocabulary, sorted by name. Raises ValueError for a name used twice."""
    found: dict[str, Vocabulary] = {}
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Vocabulary) and found.setdefault(value.name, value) is not value:
                raise ValueError(f"two vocabularies are named {value.name!r}")
    return MappingProxyType(dict(sorted(found.items())))


def vocabulary(name: str) -> Vocabulary:
    """One vocabulary by name; raises `UnknownCode` for a name that is not there."""
    try:
        return all_vocabularies()[name]
    except KeyError:
        raise UnknownCode("the vocabularies", name) from None
