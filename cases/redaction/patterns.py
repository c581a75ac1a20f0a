"""What looks like something to be redacted, as data. Each hit waits for a person's decision."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cases.redaction.folding import Folded
from cases.redaction.prose import is_prose

NEAR = 40  # characters before (or behind) a number in which a telling word must stand
CARD = (13, 19)  # digits of a payment card
IBAN = 15  # characters of the shortest international account number


def luhn(text: str) -> bool:
    """The check digit of payment cards (ISO/IEC 7812)."""
    digits = [int(one) for one in text if one.isdigit()][::-1]
    doubled = [one * 2 - 9 if one > 4 else one * 2 for one in digits[1::2]]
    return len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def iban(text: str) -> bool:
    """The check digits of an international account number (ISO 13616)."""
    plain = "".join(one for one in text if one.isalnum())
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(one, 36)) for one in moved)) % 97 == 1


def cards(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Every payment card in a row of figures, which may hold others before and behind it."""
    places = [at for at in range(*found.span()) if found.string[at].isdigit()]
    text = found.string
    starts = [n for n, at in enumerate(places) if not text[at - 1 : at].isdigit()]
    for first in starts:
        for size in range(CARD[1], CARD[0] - 1, -1):
            piece = places[first : first + size]
            if len(piece) < size or text[piece[-1] + 1 : piece[-1] + 2].isdigit():
                continue
            written = text[piece[0] : piece[-1] + 1]
            if luhn(written) and _grouped_as_a_card(written):
                yield piece[0], piece[-1] + 1
                break


def _grouped_as_a_card(text: str) -> bool:
    """Whether its figures stand as people write cards, and not as dates and prices in a row.

    In one piece, in groups alike of four figures or more, in the groups of some issuers, or
    all apart by ones or twos in one manner.
    """
    sizes = [len(group) for group in re.findall(r"\d+", text)]
    first, rest, last = sizes[0], set(sizes[1:-1]), sizes[-1]
    if rest <= {first} and last <= first:
        return first >= 4 or first <= 2 and len(set(re.findall(r"\D+", text))) == 1
    return sizes[:2] == [4, 6] and len(sizes) == 3 or first == 6 and len(sizes) == 2


def accounts(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """An international account number at the head of what looks like one, to the end of a word."""
    text, start = found.string, found.start()
    for end in range(found.end(), start + IBAN - 1, -1):
        whole = not text[end : end + 1].isalnum() and text[end - 1].isalnum()
        if whole and sum(map(str.isalnum, text[start:end])) >= IBAN and iban(text[start:end]):
            yield start, end
            break


def social_security(text: str) -> bool:
    """Areas, groups and serials that are given out (20 CFR 422.103)."""
    digits = re.sub(r"\D", "", text)
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


def individual_taxpayer(text: str) -> bool:
    """Numbers of the tax service for people without a social-security number."""
    digits = re.sub(r"\D", "", text)
    group = int(digits[3:5])
    return digits[0] == "9" and (50 <= group <= 65 or 70 <= group <= 99 and group not in (89, 93))


@dataclass(frozen=True)
class Pattern:
    """``looks`` is matched in the folded text; ``near`` must stand around it, where given.

    ``pieces`` says which pieces of a match are hits, where that is not all of it; ``unlike``
    is asked of a match as it is written, with what stands before and behind it, whether it is
    something else.
    """

    kind: str
    why: str
    looks: re.Pattern[str]
    check: Callable[[str], bool] | None = None
    near: re.Pattern[str] | None = None
    pieces: Callable[[re.Match[str]], Iterator[tuple[int, int]]] | None = None
    unlike: Callable[[str, str, str], bool] | None = None


_SEP = r"\s{0,2}[\s./_\-|]\s{0,2}"
_NINE = rf"(?<!\d)\d{{3}}{_SEP}\d{{2}}{_SEP}\d{{4}}(?!\d)"
_NINE_PLAIN = r"(?<!\d)\d(?:[\W_]{0,3}\d){8}(?!\d)"
_SUFFIX = (
    "street|st|avenue|ave|av|road|rd|lane|ln|boulevard|blvd|drive|dr|court|ct|place|pl|way|"
    "terrace|ter|circle|cir|highway|hwy|parkway|pkwy|square|sq|trail|trl|alley|row|route"
)
_ROAD = r"(?:state\s+|us\s+|u\.s\.\s+)?(?:route|rte|rt|highway|hwy)"
PATTERNS: tuple[Pattern, ...] = (
    Pattern("ssn", "Written like a social-security number", re.compile(_NINE), social_security),
    Pattern(
        "ssn",
        "Nine digits near the words for a social-security number",
        re.compile(_NINE_PLAIN),
        None,
        re.compile(
            r"(?<![a-z])ssn?s?(?![a-z])|\bs\.\s?s\.|soc(?:ial)?\.?[\s\-_]*sec|seguro\s+social"
        ),
    ),
    Pattern(
        "taxpayer_id",
        "Written like an individual taxpayer number",
        re.compile(_NINE),
        individual_taxpayer,
    ),
    Pattern(
        "taxpayer_id",
        "A number near the words for a taxpayer number",
        re.compile(_NINE_PLAIN),
        None,
        re.compile(
            r"(?<![a-z])(?:e\.?i\.?n|i\.?t\.?i\.?n|tin)(?![a-z])|tax\s*(?:payer)?\s*(?:id|number|no)"
        ),
    ),
    Pattern(
        "account",
        "Written like a payment card, with a right check digit",
        re.compile(r"(?<!\d)\d(?:[\s\-._/]{0,2}\d){12,}"),
        pieces=cards,
    ),
    Pattern(
        "account",
        "An international account number, with right check digits",
        re.compile(r"(?<![a-z\d])[a-z]{2}\d{2}(?:[\s\-]?[a-z0-9]){11,30}"),
        pieces=accounts,
    ),
    Pattern(
        "account",
        "A number near the words for an account",
        re.compile(
            r"(?<![a-z\d])[a-z]{0,8}\d(?:[\s\-._]?\d){5,}[a-z]{0,4}"
            r"|(?<![a-z\d])(?=(?:[a-z\-]{0,8}\d){6})[a-z\d\-]{6,34}"
        ),
        None,
        re.compile(
            r"(?<![a-z])(?:accounts?|accts?|acc|a/c|routing|iban|checking|savings|debit|credit"
            r"|cuenta)(?![a-z])"
        ),
    ),
    Pattern(
        "home_address",
        "Written like a street address",
        re.compile(
            rf"(?<!\d)\d{{1,6}}\s+(?:[nsew]{{1,2}}\.?\s+)?(?:[\w'.\-]+\s+){{1,4}}?"
            rf"(?:{_SUFFIX})\b\.?(?:,?\s*(?:apt|apartment|unit|suite|ste|room|rm|#)\.?\s*#?\w+)?"
            r"|(?<![a-z\d])p\.?\s?o\.?\s?box\s+\d+"
            rf"|(?<!\d)\d{{1,6}}\s+(?:[nsew]\.?\s+)?(?:county\s+road|{_ROAD})\s+\d{{1,4}}(?!\d)"
        ),
        unlike=is_prose,
    ),
    Pattern(
        "email",
        "An e-mail address",
        re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}"),
    ),
)
BIRTH_WORDS = re.compile(
    r"(?<![a-z])(?:d\.?\s?o\.?\s?b|born|birth(?:s|day|date)?|b-?day|nacid[oa]|nacimiento)(?![a-z])"
)


HAS_DIGIT, HEAD = re.compile(r"\d"), re.compile(r"\d+")


def looking_like(one: Folded) -> Iterator[tuple[Pattern, int, int]]:
    """Every hit of a pattern in a text; its place is one in the folded form."""
    plain = one.plain
    has_digit = HAS_DIGIT.search(plain) is not None
    for pattern in PATTERNS:
        if (
            pattern.kind != "email"
            and not has_digit
            or pattern.kind == "email"
            and "@" not in plain
        ):
            continue
        if pattern.near is not None and not pattern.near.search(plain):
            continue
        for found in _matches(pattern, one):
            if pattern.near is not None and not near(pattern.near, plain, *found.span()):
                continue
            if pattern.check is not None and not pattern.check(found[0]):
                continue
            pieces = [found.span()] if pattern.pieces is None else pattern.pieces(found)
            yield from ((pattern, start, end) for start, end in pieces)


def _matches(pattern: Pattern, one: Folded) -> Iterator[re.Match[str]]:
    """Each match that is what it looks like. Inside of one that is not, another may begin."""
    at = 0
    while (found := pattern.looks.search(one.plain, at)) is not None:
        at = max(found.end(), at + 1)
        if pattern.unlike is not None:
            start, end = one.span(*found.span())
            before = one.raw[max(0, start - NEAR) : start]
            if pattern.unlike(one.raw[start:end], before, one.raw[end : end + NEAR]):
                number = HEAD.match(found[0])
                at = found.start() + (number.end() if number else 1)
                continue
        yield found


def near(telling: re.Pattern[str], plain: str, start: int, end: int) -> bool:
    """Whether a telling word stands close to a piece of the text."""
    return bool(telling.search(plain[max(0, start - NEAR) : end + NEAR // 2]))
