"""The declared kinds of audit events; an unknown one raises when it is recorded."""

from dataclasses import dataclass
from operator import attrgetter

from taskforce.registry import Registry, of_the_house


@dataclass(frozen=True)
class Kind:
    """An act as the auditor reads it."""

    name: str
    label: str
    group: str = ""


KINDS: Registry[Kind] = of_the_house(Registry("audit kinds", key=attrgetter("name")))


def kinds_of(**labels: str) -> tuple[Kind, ...]:
    """Kinds written as ``case__viewed="Opened a case"`` (``__`` stands for the dot)."""
    named = ((key.replace("__", "."), label) for key, label in labels.items())
    return tuple(Kind(name, label, name.partition(".")[0]) for name, label in named)


def get(name: str) -> Kind:
    """The kind of that name; raises ``LookupError``."""
    return KINDS.get(name)


def choices() -> list[tuple[str, str]]:
    """All kinds for a filter, by label."""
    return sorted(((kind.name, kind.label) for kind in KINDS), key=lambda pair: pair[1])
