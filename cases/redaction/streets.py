"""Street addresses in the ways they are written: "12 Canal Street", "12 canal st."."""

import re
from dataclasses import dataclass
from functools import lru_cache

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
BETWEEN = r"[\W_]{1,8}"
TAIL = re.compile(
    r"(?P<flat>,?\s*(?:apt|apartment|unit|suite|ste|room|rm|#)\.?\s*#?\w{1,6})?"
    r"(?P<rest>,\s*(?P<city>[^\W\d_][^\d,;:()\n]{1,30}),?\s+"
    r"(?P<state>[a-z]{2}|[a-z]{4,14}(?:\s[a-z]{4,9})?)(?=\W|$)(?P<zip>,?\s*\d{5}(?:-\d{4})?)?)?"
)


@lru_cache(maxsize=512)
def looks_of(first_line: str) -> re.Pattern[str] | None:
    """How the first line of an address may stand in a folded text; None for an empty one."""
    tokens = re.findall(r"\w+", Folded(first_line).plain)
    if not tokens or not any(map(str.isdigit, tokens[0])) and len("".join(tokens)) < 6:
        return None
    parts = []
    for token in tokens:
        writings = WRITINGS.get(token, frozenset((token,)))
        parts.append(f"(?:{'|'.join(re.escape(one) for one in sorted(writings))})")
    return re.compile(rf"(?<!\w){BETWEEN.join(parts)}(?!\w)\.?")


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
