"""Whether what is written like a street address is a piece of a sentence instead.

"12 officers drove to the court" begins with a number and ends with a kind of street. What tells
it apart is a word that stands in sentences and not in the names of streets; written with capitals
throughout ("12 Stratford on Avon Drive") it stays an address, for then it may be a name.
"""

import re

# A number of these is an amount; "5 Sgt. Court" is somebody's badge, rank and name.
UNITS = frozenset(
    (  # noqa: SIM905 (a list of words reads better as words)
        "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks"
        " month months year years yrs mile miles yard yards foot feet ft gb mb tb kb dollars usd"
        " percent lb lbs pounds time times men women girls boys people persons officers witnesses"
        " calls texts messages phones cars usc cfr"
    ).split()
)
RANKS = frozenset("ofc det sgt lt cpl capt dep insp spc tpr".split())  # noqa: SIM905
SENTENCE = frozenset(
    (  # noqa: SIM905
        "on to in at for from with by the her his he she they we him was were is are has had who"
        " that this which when while where said says into until till than then about nobody during"
        " an off along across"
    ).split()
)
BEFORE_THE = frozenset({"of", "on", "by"})
ROADS = frozenset({"route", "highway", "hwy"})
BESIDE = frozenset({"on", "off", "along", "at", "near", "by", "from", "to"})
ROAD_BEFORE = re.compile(r"\b(?:route|rte|rt|highway|hwy|interstate|exit)\.?\s+$", re.IGNORECASE)
NUMBERED = re.compile(r"\s+\d")
AROUND = ".,;:'’\"-()"


def is_prose(raw: str, before: str, behind: str) -> bool:
    """Whether a number, some words and a kind of street are no address.

    :param raw: the piece as it is written, from its number on.
    :param before: what stands in front of it.
    :param behind: what follows it.
    """
    if ROAD_BEFORE.search(before):
        return True  # "Route 9 Motor Lodge on Tannery Lane"
    words = [word for one in raw.split()[1:] if (word := one.strip(AROUND))]
    small = [one.casefold() for one in words]
    if not small:
        return False
    if small[0] in UNITS or (len(small) == 2 and small[0] in RANKS):
        return True
    if small[-1] in ROADS and NUMBERED.match(behind) and not BESIDE.isdisjoint(small[:-1]):
        return True  # "9 Motor Lodge on Route 9"
    told = [
        one
        for at, one in enumerate(small)
        if one in SENTENCE and not (one == "the" and at and small[at - 1] in BEFORE_THE)
    ]
    return bool(told) and not _is_named(words)


def _is_named(words: list[str]) -> bool:
    """Whether all its words, except for the small ones, are written with a capital."""
    names = [one for one in words if one.casefold() not in SENTENCE | {"of", "and"}]
    return len(names) > 1 and all(one[0].isupper() and not one.isupper() for one in names)
