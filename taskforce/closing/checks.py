"""System checks of the filled registries: what an entry names is there, and its place its own.

Each looks at one table; an entry without the field has nothing to be wrong in it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.conf import settings
from django.core.checks import Error
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.urls import get_resolver

from taskforce.registry import Registry, house
from taskforce.vocabulary.agencies import AGENCY_KIND
from taskforce.vocabulary.people import USER_ROLE

ANY = "*"
LAST_APP = "taskforce.closing"
Check = Callable[..., list[Error]]


def closing_is_the_last_app(app_configs: Any, **kwargs: Any) -> list[Error]:
    """An app behind it would find every registry closed."""
    if settings.INSTALLED_APPS[-1] == LAST_APP:
        return []
    hint = "Move it to the end of INSTALLED_APPS."
    return [Error(f"{LAST_APP} is not the last app", hint=hint, id="closing.E001")]


def wrong_routes(table: Registry[Any]) -> list[Error]:
    """Entries that lead to a page that the URLconf does not have."""
    routes = get_resolver().reverse_dict
    return [
        _error(table, entry, f"there is no route {entry.url_name!r}", "closing.E002")
        for entry in table
        if getattr(entry, "url_name", "") and entry.url_name not in routes
    ]


def wrong_templates(table: Registry[Any]) -> list[Error]:
    """Entries whose template is not there, or cannot be read."""
    named = ((entry, getattr(entry, "template", "")) for entry in table)
    return [
        _error(table, entry, f"template {template!r} cannot be read", "closing.E003")
        for entry, template in named
        if template and not _is_template(template)
    ]


def wrong_roles(table: Registry[Any]) -> list[Error]:
    """Entries for roles, or kinds of agencies, that the vocabulary does not have."""
    made = []
    for entry in table:
        for field, known in (("roles", USER_ROLE), ("kinds", AGENCY_KIND)):
            made += [
                _error(table, entry, f"{field} has no {name!r}", "closing.E004")
                for name in _unknown(getattr(entry, field, ()), known)
            ]
    return made


def shared_places(table: Registry[Any]) -> list[Error]:
    """Entries that stand at the same place: their keys would decide what people see first."""
    if table.order is None:
        return []
    places = defaultdict(list)
    for entry in table:
        places[table.order(entry)].append(entry)
    return [
        _error(table, entry, f"has the place {place} of {table.key(first)}", "closing.E005")
        for place, (first, *others) in places.items()
        for entry in others
    ]


def _error(table: Registry[Any], entry: Any, fault: str, id: str) -> Error:
    return Error(f"{table.name}: {table.key(entry)}: {fault}", id=id)


def _is_template(name: str) -> bool:
    try:
        get_template(name)
    except (TemplateDoesNotExist, TemplateSyntaxError):
        return False
    return True


def _unknown(names: Collection[str], known: Collection[str]) -> Iterator[str]:
    return (name for name in sorted(names) if name != ANY and name not in known)


def _in_every_table(faults: Callable[[Registry[Any]], list[Error]]) -> Check:
    def check(app_configs: Any, **kwargs: Any) -> list[Error]:
        return [error for table in house.tables() for error in faults(table)]

    return check


CHECKS: tuple[Check, ...] = (
    closing_is_the_last_app,
    *map(_in_every_table, (wrong_routes, wrong_templates, wrong_roles, shared_places)),
)
