"""Places with a law or court of their own in the United States: a catalog in the code.

The nation, its states and territories, counties and county equivalents, federal judicial
districts, and the lands of federally recognized tribes. A place has a key that never changes:
``nation``, ``state:PA``, ``county:42003``, ``district:PA-W``, ``tribe:Navajo Nation, …``. Cities
have no list: ``city:county:42003:Riverton`` (below a county) or ``city:state:PA:Riverton``. So does
a tribe that the list lacks: ``tribal:state:NC:Lumbee``.

An agency's database holds the few places that its agencies chose
(``taskforce/accounts/services/jurisdictions.py``); nothing here needs Django or a network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from taskforce.vocabulary.us_states import US_STATE

DATA = Path(__file__).with_name("data")
NATION, NATION_NAME = "nation", "United States"
TYPED = ("city", "tribal")  # kinds that may be typed below a state or county
NAME_LENGTH = 120

FIPS_STATES = (
    "01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY "
    "22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH "
    "40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY 60AS 66GU 69MP "
    "72PR 78VI"
)

# 28 USC 81-131 (with 48 USC for Guam, the Virgin Islands and the Northern Mariana Islands):
# 94 districts. A state that is not named here is one district; American Samoa has none.
DISTRICTS = {
    "AL": "NMS", "AR": "EW", "CA": "NECS", "FL": "NMS", "GA": "NMS", "IL": "NCS", "IN": "NS",
    "IA": "NS", "KY": "EW", "LA": "EMW", "MI": "EW", "MS": "NS", "MO": "EW", "NY": "NESW",
    "NC": "EMW", "OH": "NS", "OK": "NEW", "PA": "EMW", "TN": "EMW", "TX": "NSEW", "VA": "EW",
    "WA": "EW", "WV": "NS", "WI": "EW",
}  # fmt: skip
NO_DISTRICT = frozenset({"AS"})
DIRECTION = {
    "N": "Northern District of",
    "S": "Southern District of",
    "E": "Eastern District of",
    "W": "Western District of",
    "M": "Middle District of",
    "C": "Central District of",
    "": "District of",
}


class UnknownPlace(ValueError):
    """A key or a text that names no place, or more than one."""


@dataclass(frozen=True)
class Place:
    """One place: ``parent`` is a key of the catalog; ``states`` are where it is found."""

    key: str
    kind: str
    name: str
    parent: str | None
    states: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """The name with its state, where the name alone could be elsewhere."""
        if self.kind in ("nation", "state", "federal_district") or not self.states:
            return self.name
        state = US_STATE.label(self.states[0])
        if self.kind == "tribal" and (len(self.states) > 1 or state in self.name):
            return self.name
        return f"{self.name}, {state}"

    @property
    def whole_name(self) -> str:
        """What to call all of a state, or the nation, beside its parts."""
        return f"Nationwide ({self.name})" if self.kind == "nation" else f"All of {self.name}"


@lru_cache(maxsize=1)
def catalog() -> dict[str, Place]:
    """Every listed place by its key."""
    places = [Place(NATION, "nation", NATION_NAME, None)]
    places += [
        Place(f"state:{code}", "state", term.label, NATION, (code,))
        for code, term in US_STATE.items()
    ]
    places += _districts() + _counties() + _tribes()
    return {place.key: place for place in places}


def place(key: str) -> Place:
    """The place of a key, typed ones included.

    :raises UnknownPlace: for a key that names none.
    """
    found = catalog().get(key)
    return found if found is not None else _typed(key)


def typed_key(kind: str, name: str, parent: str) -> str:
    """The key of a typed city or tribal area below a listed state or county.

    :raises UnknownPlace: for an empty or overlong name, or another parent.
    """
    return place(f"{kind}:{parent}:{' '.join(name.split())}").key


@lru_cache(maxsize=64)
def places_of(state: str) -> dict[str, list[Place]]:
    """The listed places of a state by kind, in order of name: district, county, tribal."""
    groups: dict[str, list[Place]] = {"federal_district": [], "county": [], "tribal": []}
    for one in catalog().values():
        if one.kind in groups and state in one.states:
            groups[one.kind].append(one)
    return {kind: sorted(found, key=lambda one: one.name) for kind, found in groups.items()}


def find(text: str) -> Place:
    """The one place that a text names: "PA", "Western District of Pennsylvania",
    "Allegheny County, PA", or a city: "Riverton, Allegheny County, PA".

    :raises UnknownPlace: when it names none, or could be more than one.
    """
    wanted = " ".join(text.split())
    found = _named().get(_letters(wanted), ())
    if len(found) == 1:
        return place(found[0])
    if found:
        raise UnknownPlace(f"“{wanted}” could be more than one place. Add its state.")
    city, _, rest = wanted.partition(",")
    below = _named().get(_letters(rest), ()) if rest else ()
    if len(below) == 1 and place(below[0]).kind in ("state", "county"):
        return place(typed_key("city", city, below[0]))
    raise UnknownPlace(
        f"No such place: “{wanted}”. Write a state, a federal district, a county with its state "
        "(Allegheny County, PA), or a city with both (Riverton, Allegheny County, PA)."
    )


@lru_cache(maxsize=1)
def _named() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for one in catalog().values():
        spellings = {one.name, one.full_name}
        spellings |= {f"{one.name}, {state}" for state in one.states}
        if one.kind == "state":
            spellings |= set(one.states)
        for spelling in {_letters(spelling) for spelling in spellings}:
            names[spelling] = (*names.get(spelling, ()), one.key)
    return names


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _typed(key: str) -> Place:
    kind, _, rest = key.partition(":")
    parent, _, name = rest.rpartition(":")
    above = catalog().get(parent)
    if kind not in TYPED or above is None or above.kind not in ("state", "county"):
        raise UnknownPlace(f"No such place: {key[:80]}")
    if not name or len(name) > NAME_LENGTH or not name.isprintable():
        raise UnknownPlace(f"A name has 1 to {NAME_LENGTH} characters.")
    return Place(key, kind, name, parent, above.states)


def _districts() -> list[Place]:
    return [
        Place(
            f"district:{state}-{letter}" if letter else f"district:{state}",
            "federal_district",
            f"{DIRECTION[letter]} {'the ' if state in ('VI', 'MP') else ''}{US_STATE.label(state)}",
            f"state:{state}",
            (state,),
        )
        for state in US_STATE
        if state not in NO_DISTRICT
        for letter in (DISTRICTS.get(state) or [""])
    ]


def _counties() -> list[Place]:
    states = {entry[:2]: entry[2:] for entry in FIPS_STATES.split()}
    return [
        Place(f"county:{code}", "county", name, f"state:{states[code[:2]]}", (states[code[:2]],))
        for code, name in _rows("us_counties.tsv")
    ]


def _tribes() -> list[Place]:
    found = []
    for where, name in _rows("us_tribes.tsv"):
        states = tuple(where.split(","))
        # Land in several states belongs to the nation alone.
        parent = f"state:{states[0]}" if len(states) == 1 else NATION
        found.append(Place(f"tribe:{name}", "tribal", name, parent, states))
    return found


def _rows(file: str) -> list[tuple[str, str]]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(first, second) for first, second in rows]
