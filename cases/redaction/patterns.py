"""What looks like something to be redacted, as data. Each hit waits for a person's decision."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NEAR = 40  # characters before (or behind) a number in which a telling word must stand


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
    """``looks`` is matched in the folded text; ``near`` must stand around it, where given."""

    kind: str
    why: str
    looks: re.Pattern[str]
    check: Callable[[str], bool] | None = None
    near: re.Pattern[str] | None = None


_NINE = r"(?<![\d\-])\d{3}(?P<s>[\s.\-]{1,3})\d{2}(?P=s)\d{4}(?![\d\-])"
_NINE_PLAIN = r"(?<![\d\-])\d{3}[\s.\-]{0,3}\d{2}[\s.\-]{0,3}\d{4}(?![\d\-])"
_SUFFIX = (
    "street|st|avenue|ave|av|road|rd|lane|ln|boulevard|blvd|drive|dr|court|ct|place|pl|way|"
    "terrace|ter|circle|cir|highway|hwy|parkway|pkwy|square|sq|trail|trl|alley|row|route"
)
PATTERNS: tuple[Pattern, ...] = (
    Pattern("ssn", "Written like a social-security number", re.compile(_NINE), social_security),
    Pattern(
        "ssn",
        "Nine digits near the words for a social-security number",
        re.compile(_NINE_PLAIN),
        social_security,
        re.compile(r"\bssn?\b|social[\s\-]*security|\bss\s?#"),
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
        re.compile(r"(?<![\d\-])(?:\d{2}-?\d{7}|\d{3}-?\d{2}-?\d{4})(?![\d\-])"),
        None,
        re.compile(r"\be\.?i\.?n\b|\bi\.?t\.?i\.?n\b|\btin\b|tax\s*(?:payer)?\s*(?:id|number|no)"),
    ),
    Pattern(
        "account",
        "Written like a payment card, with a right check digit",
        re.compile(r"(?<![\d\-])\d(?:[\s\-]{0,2}\d){12,18}(?![\d\-])"),
        luhn,
    ),
    Pattern(
        "account",
        "An international account number, with right check digits",
        re.compile(r"\b[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){3,7}(?:\s?[a-z0-9]{1,3})?\b"),
        iban,
    ),
    Pattern(
        "account",
        "A number near the words for an account",
        re.compile(r"(?<![\w\-])\d(?:[\s\-]{0,1}\d){5,17}(?![\w\-])"),
        None,
        re.compile(r"\b(?:account|acct|acc|a/c|routing|iban|checking|savings|debit|credit)\b"),
    ),
    Pattern(
        "home_address",
        "Written like a street address",
        re.compile(
            rf"(?<![\w\-])\d{{1,6}}\s+(?:[nsew]{{1,2}}\.?\s+)?(?:[\w'.\-]+\s+){{1,4}}?"
            rf"(?:{_SUFFIX})\b\.?(?:,?\s*(?:apt|apartment|unit|suite|ste|room|rm|#)\.?\s*#?\w+)?"
            r"|(?<![\w\-])p\.?\s?o\.?\s?box\s+\d+"
        ),
    ),
    Pattern(
        "email",
        "An e-mail address",
        re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}"),
    ),
)
BIRTH_WORDS = re.compile(
    r"\bd\.?\s?o\.?\s?b\b|\bborn\b|\bbirth(?:s|day|date)?\b|\bnacid[oa]\b|\bnacimiento\b"
)


HAS_DIGIT = re.compile(r"\d")


def looking_like(plain: str) -> Iterator[tuple[Pattern, int, int]]:
    """Every hit of a pattern in a folded text."""
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
        for found in pattern.looks.finditer(plain):
            if pattern.near is not None and not near(pattern.near, plain, *found.span()):
                continue
            if pattern.check is not None and not pattern.check(found[0]):
                continue
            yield pattern, found.start(), found.end()


def near(telling: re.Pattern[str], plain: str, start: int, end: int) -> bool:
    """Whether a telling word stands close to a piece of the text."""
    return bool(telling.search(plain[max(0, start - NEAR) : end + NEAR // 2]))
