"""Every text of what was read of a case: one walk over the fields of its frozen dataclasses.

Finding, redacting and searching again pass the same places, so that no text is searched that is
not redacted, or the other way round. A new field is passed by construction: it is left out only
by its name and with a reason. A value of a type that the walk does not know raises.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, fields, is_dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

DECLARED = "place"
# They hold no text. What else is no text (bytes, sets, mappings) may hide one, and raises.
PLAIN = (int, float, Decimal, date, time, timedelta, UUID, type(None))


@dataclass(frozen=True)
class Place:
    """Where a text stands. ``key`` stays the same as long as the record does.

    Decisions on redactions hang on the key: it never changes. ``of_staff`` marks the names of
    those who work on the case, which no rule hides.
    """

    key: str
    label: str
    of_staff: bool = False

    @property
    def group(self) -> str:
        """The kind of content that it belongs to (``cases.casefile.registry``)."""
        return self.key.partition(":")[0]


Change = Callable[[Place, str], str]


@dataclass(frozen=True)
class FieldPlace:
    """Where a field's text stands under its record.

    ``key`` is the field's own name where None, and the record's own place where empty.
    ``label`` may name the ``{record}``, the field or fact as it is (``{name}``), and in small
    letters (``{lower}``). Of ``facts`` (pairs of the product's label and a value) the value is
    the text; those labelled as in ``staff`` name people who work on the case.
    """

    key: str | None = None
    label: str = "{record}, {lower}"
    of_staff: bool = False
    facts: bool = False
    staff: frozenset[str] = frozenset()

    def under(self, at: Place, name: str) -> Place:
        """The place of the field of that name of the record there."""
        key = name if self.key is None else self.key
        return self._named(at, key, name.replace("_", " "))

    def of_fact(self, at: Place, name: str) -> Place:
        """The place of one fact."""
        return self._named(at, f"{self.key}:{name}", name)

    def _named(self, at: Place, key: str, name: str) -> Place:
        label = self.label.format(record=at.label, name=name, lower=name.lower())
        staff = self.of_staff or name in self.staff
        return Place(f"{at.key}:{key}" if key else at.key, label, staff)


BY_NAME = FieldPlace()


@dataclass(frozen=True)
class LeftOut:
    """Why a field is not searched; ``printed`` if it is a word of the product's own printing."""

    reason: str
    printed: bool = False


def placed(
    key: str | None = None, label: str = FieldPlace.label, *, of_staff: bool = False
) -> Mapping[str, Any]:
    """For ``field(metadata=…)``: where the text stands, when its name does not say so."""
    return {DECLARED: FieldPlace(key, label, of_staff)}


def placed_facts(label: str = FieldPlace.label, staff: Iterable[str] = ()) -> Mapping[str, Any]:
    """For ``field(metadata=…)`` of pairs of a label of the product's and a text."""
    return {DECLARED: FieldPlace("fact", label, facts=True, staff=frozenset(staff))}


def left_out(reason: str, *, printed: bool = False) -> Mapping[str, Any]:
    """For ``field(metadata=…)``: the field is neither searched nor redacted, for that reason.

    :raises ValueError: without a reason.
    """
    if not reason:
        raise ValueError("a field is left out with a reason")
    return {DECLARED: LeftOut(reason, printed)}


class Walk:
    """One walk through what was read of a case.

    A record whose class has an ``own_place`` is passed once, wherever it is met: the files of an
    item are those of the case.

    :param beside: told whatever else is printed: dates, numbers, words of the product's own.
    """

    def __init__(self, change: Change, beside: Callable[[Any], None] = lambda value: None):
        self.change, self.beside = change, beside
        self._passed: dict[str, Any] = {}

    def record(self, one: Any, place: Place) -> Any:
        """The record with each text replaced by what ``change`` makes of it."""
        at: Place = getattr(one, "own_place", place)
        if at.key not in self._passed:
            changed = {each.name: self._field(each, one, at) for each in fields(one)}
            self._passed[at.key] = replace(one, **changed)
        return self._passed[at.key]

    def several(self, values: Iterable[Any], place: Place) -> list[Any]:
        """The same of several records or texts; those without a place of their own are counted."""
        return [
            self._value(one, replace(place, key=f"{place.key}:{at}", label=f"{place.label} {at}"))
            for at, one in enumerate(values, 1)
        ]

    def _field(self, each: Field, one: Any, at: Place) -> Any:
        declared = each.metadata.get(DECLARED, BY_NAME)
        value = getattr(one, each.name)
        if isinstance(declared, LeftOut):
            if declared.printed:
                self.beside(value)
            return value
        if declared.facts:
            return [(name, self.change(declared.of_fact(at, name), said)) for name, said in value]
        return self._value(value, declared.under(at, each.name))

    def _value(self, value: Any, at: Place) -> Any:
        if isinstance(value, str):
            return self.change(at, value)
        if isinstance(value, PLAIN):
            self.beside(value)
            return value
        if is_dataclass(value):
            return self.record(value, at)
        if isinstance(value, list | tuple):
            return self.several(value, at)
        raise TypeError(f"{at.key}: no text is looked for in {type(value).__name__}")
