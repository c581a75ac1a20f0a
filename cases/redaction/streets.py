"""Street addresses in the ways they are written: "12 Canal Street", "12 canal st."."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from cases.redaction.folding import Folded

SHORT = {
    "street": "st str",
    "avenue": "ave av",
    "road": "rd",
    "lane": "ln",
    "boulevard": "blvd",
    "drive": "dr",
    "court": "ct",
    "place": "pl",
    "terrace": "ter terr",
    "circle": "cir",
    "highway": "hwy",
    "parkway": "pkwy",
    "square": "sq",
    "trail": "trl",
    "route": "rte rt",
    "apartment": "apt",
    "suite": "ste",
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th",
    "tenth": "10th",
    "saint": "st",
    "mount": "mt",
}
WRITINGS = {
    word: frozenset((long, *short.split()))
    for long, short in SHORT.items()
    for word in (long, *short.split())
}
FLATS = frozenset(
    "apt apartment unit suite ste room rm floor fl lot trailer bldg building".split()  # noqa: SIM905
)
SIDES = frozenset("north south east west n s e w ne nw se sw".split())  # noqa: SIM905
KINDS = frozenset(
    (  # noqa: SIM905 (a list of words reads better as words)
        "street st str avenue ave av road rd lane ln boulevard blvd drive dr court ct place pl"
        " terrace ter terr circle cir highway hwy parkway pkwy square sq trail trl route rte rt"
        " way alley row"
    ).split()
)
HOUSES = frozenset("house home tower inn motel hotel shelter residence care".split())  # noqa: SIM905
POSTAL = re.compile(r"[^\W\d_]{0,20}\W*\d{5}(?:-\d{4})?")
MOST_WRITINGS = 32  # of one address
BETWEEN = r"[\W_]{1,8}"
TAIL = re.compile(
    r"(?P<flat>,?\s*(?:apt|apartment|unit|suite|ste|room|rm|#)\.?\s*#?\w{1,6})?"
    r"(?P<rest>,\s*(?P<city>[^\W\d_][^\d,;:()\n]{1,30}),?\s+"
    r"(?P<state>[a-z]{2}|[a-z]{4,14}(?:\s[a-z]{4,9})?)(?=\W|$)(?P<zip>,?\s*\d{5}(?:-\d{4})?)?)?"
)


FLAT_BEFORE = re.compile(
    r"(?<!\w)(?:apt|apartment|unit|suite|ste|room|rm|#)\.?\s*#?\w{1,6}\s*,\s*$"
)


def lines_of(address: str) -> list[str]:
    """The parts of an address that tell a home: the first one, and every one with a figure."""
    parts = [one for part in re.split(r"[,;\n]", address) if (one := part.strip())]
    is_city = len(parts) == 2 and _is_state(re.sub(r"[\d\s\-]", "", parts[1]))
    return [
        one
        for at, one in enumerate(parts)
        if not POSTAL.fullmatch(one) and (any(map(str.isdigit, one)) or at == 0 and not is_city)
    ]


def city_and_state(address: str) -> str:
    """What of an address may stay readable: its last parts, where they are no street or house."""
    rest = [one.strip() for one in re.split(r"[,;\n]", address)[1:]]
    rest = [re.sub(r"\b\d{5}(-\d{4})?\b", "", one).strip() for one in rest]
    rest = [one for one in rest if one]
    last = rest[-2:] if rest and _is_state(rest[-1]) else rest[-1:]
    kept = [one for one in last if not _tells_a_home(one)]
    return ", ".join(kept)


def _is_state(text: str) -> bool:
    return len(text) == 2 and text.isalpha()


def _tells_a_home(text: str) -> bool:
    tokens = re.findall(r"\w+", Folded(text).plain)
    telling = KINDS - {"st", "court", "square", "place", "row"} | FLATS | HOUSES
    return any(map(str.isdigit, text)) or "/" in text or not telling.isdisjoint(tokens)


def is_plain(line: str) -> bool:
    """Whether a line tells a home wherever it stands; "Apt 4" and "Homeless" do not."""
    tokens = re.findall(r"\w+", Folded(line).plain)
    letters = sum(map(str.isalpha, "".join(tokens)))
    telling = any(map(str.isdigit, line)) or not (KINDS | HOUSES).isdisjoint(tokens[1:])
    return letters > 2 and telling and FLATS.isdisjoint(tokens[:1])


@lru_cache(maxsize=512)
def cores_of(line: str) -> tuple[str, ...]:
    """The number and the name of a street, squeezed, without what kind of street it is.

    "12 N. Canal Street, Apt 3" gives "12northcanal", "12ncanal", "12canal" and "canal12".
    """
    tokens = re.findall(r"\w+", Folded(line).plain)
    found: dict[str, None] = {}
    for at, token in enumerate(tokens):
        if not token[0].isdigit() or (at and tokens[at - 1] in FLATS):
            continue
        names = _name_behind(tokens[at + 1 :]) or _name_before(tokens[:at])
        plain = [one for one in names if one not in SIDES and len(one) > 1]
        for name in dict.fromkeys((tuple(names), tuple(plain))):
            for writing in _writings(name):
                found.update(dict.fromkeys((token + writing, writing + token)))
    return tuple(found)


def _name_behind(tokens: list[str]) -> list[str]:
    out: list[str] = []
    for token in tokens:
        if token in FLATS or token.isdigit() or (out and token in KINDS):
            break
        out.append(token)
    return out


def _name_before(tokens: list[str]) -> list[str]:
    if len(tokens) > 1 and tokens[-1] in KINDS:
        tokens = tokens[:-1]
    return [one for one in tokens[-4:] if not one.isdigit()]


def _writings(name: tuple[str, ...]) -> list[str]:
    each = [sorted(WRITINGS.get(one, frozenset((one,)))) for one in name]
    every = islice(product(*each), MOST_WRITINGS)
    return [joined for one in every if len(joined := "".join(one)) > 1]


@lru_cache(maxsize=512)
def looks_of(first_line: str) -> re.Pattern[str] | None:
    """How the first line of an address may stand in a folded text; None for an empty one."""
    tokens = re.findall(r"\w+", Folded(first_line).plain)
    short = len(tokens) < 2 and len("".join(tokens)) < 6
    if not tokens or short and not any(map(str.isdigit, tokens[0])):
        return None
    parts = []
    for token in tokens:
        writings = WRITINGS.get(token, frozenset((token,)))
        parts.append(f"(?:{'|'.join(re.escape(one) for one in sorted(writings))})")
    return re.compile(rf"(?<!\w){BETWEEN.join(parts)}(?!\w)(?:\.(?!\w))?")


@dataclass(frozen=True)
class Tail:
    """What follows the first line of an address: where it ends, and city and state in it.

    ``goes_on`` where city and state follow and stay as they are, as no postal code is behind.
    """

    end: int
    kept: tuple[int, int] | None = None
    goes_on: bool = False


def tail(plain: str, end: int) -> Tail:
    """Flat and, where a postal code is behind them, city and state belong to the address."""
    found = TAIL.match(plain, end)
    if found is None:
        return Tail(end)
    behind = found.end("flat") if found["flat"] else end
    if not found["rest"]:
        return Tail(behind)
    if not found["zip"]:
        return Tail(behind, goes_on=True)
    return Tail(found.end(), (found.start("city"), found.end("state")))
