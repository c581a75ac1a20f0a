"""Where names stand: as words, written together, letter by letter, in names of files."""

import re
from collections.abc import Iterator

from cases.redaction.folding import Folded
from cases.redaction.hits import Hit
from cases.redaction.known import PARTICLES, Known, Name

LETTERED_FROM = 3  # letters of a word that may be written l e t t e r by letter
INSIDE_FROM = 5  # letters of a name that is looked for anywhere inside longer words
INSIDE_NAMES_FROM = 3  # the same inside names of files, accounts and addresses
JOINED = re.compile(r"-?[ \t]*\r?\n[ \t]*|-")
FAR = 12  # characters that may stand between the words of one name
AROUND = 80  # characters of a file's name that are looked at on either side
LETTERS = re.compile(r"[^\W\d_]*")
FILE_NAME = re.compile(r"[\d_@\\]|[^\W\d_]\.\w{2,4}\W*$")
ENDINGS = frozenset({"s", "es"})
# Lower-case words that are an ending behind some short name (Wa, Thi), and everywhere.
ORDINARY = frozenset(
    (  # noqa: SIM905 (a list of words reads better as words)
        "this was has his its is as us yes does goes gas bus thus less does plus ours hers dies"
    ).split()
)
SURE = "Recorded in this case"
AGELESS = "Nobody recorded whether this person was a minor"


def names_in(one: Folded, known: Known) -> Iterator[Hit]:
    """Every place where a name, or a word of one, stands or may stand."""
    for name in known.names:
        for start, end, gaps in one.standing(name.key, FAR):
            found = _judged(one.raw, start, end, gaps, name)
            if found is not None:
                sure, why = found
                why = why if name.sure else AGELESS
                yield Hit(start, end, name.kind, why, sure and name.sure, name.who)


def _judged(
    text: str, start: int, end: int, gaps: list[str], name: Name
) -> tuple[bool, str] | None:
    """Whether it is sure, and why; None where it is no writing of the name."""
    raw = text[start:end]
    several = name.whole and len(name.text.split()) > 1
    joined = several or not any(gap and not JOINED.fullmatch(gap) for gap in gaps)
    if _alone(text, start, end) or not _spaced(name.text):
        if not several and name.key in PARTICLES and raw.islower():
            return None
        sure = (joined or _lettered(gaps)) and (several or _is_written_as_name(raw, name))
        return sure, SURE if sure else "May be this name, or an ordinary word"
    if several and joined:
        return True, "Written together with other letters"
    if joined and _inside(text, start, end):
        return False, "Stands inside a longer word"
    if _lettered(gaps) and not _beside(text, start, end, str.isalpha):
        return False, "Written letter by letter beside a figure"
    return None


def _beside(text: str, start: int, end: int, what=str.isalnum) -> bool:
    return bool(start and what(text[start - 1])) or (end < len(text) and what(text[end]))


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or figure stands directly beside it."""
    return not _beside(text, start, end)


def _spaced(text: str) -> bool:
    """Whether its script puts spaces between words (Chinese, Japanese and Thai do not)."""
    return not any("\u0e00" <= one <= "\u0eff" or "\u3040" <= one <= "\u9fff" for one in text)


def _lettered(gaps: list[str]) -> bool:
    """Whether it is written letter by letter: ``M a r i a``, ``M.a.r.i.a``."""
    return len(gaps) >= LETTERED_FROM - 1 and all(gaps) and len(set(gaps)) == 1


def _is_written_as_name(raw: str, name: Name) -> bool:
    """One word alone is sure where it is written large, or cannot be an ordinary word."""
    letters = [one for one in raw if one.isalpha()]
    if not letters or len(raw) < LETTERED_FROM:
        return name.whole and not letters and len(raw) > 1
    return not letters[0].islower() or any(one.isupper() for one in letters) or not raw.isascii()


def _inside(text: str, start: int, end: int) -> bool:
    """Whether a name may stand inside a word: ``Mia2``, ``interviewMia``, ``Mias``.

    A long name may stand anywhere. A short one stands in half of all words ("Ana" in
    "analysis"), so it needs a figure, a change of case or an ending beside it, or the name of
    a file or an account around it.
    """
    size = end - start
    if size >= INSIDE_FROM:
        return True
    raw, left = text[start:end], text[start - 1 : start]
    ending = LETTERS.match(text, end)
    rest = ending[0] if ending else ""
    begins = not left.isalpha() or (raw[0].isupper() and left.islower())
    ends = not rest or (rest[0].isupper() and raw[-1].islower())
    if begins and (ends or rest.casefold() in ENDINGS):
        return raw + rest not in ORDINARY
    return (size >= INSIDE_NAMES_FROM or begins or ends) and _in_a_file_name(text, start, end)


def _in_a_file_name(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    first = before.split()[-1:] if not before[-1:].isspace() else []
    last = behind.split()[:1] if not behind[:1].isspace() else []
    return FILE_NAME.search("".join([*first, text[start:end], *last])) is not None
