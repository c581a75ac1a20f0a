"""What the case itself knows to be redacted: values of its people, as they may be written."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from cases.casefile.data import CaseData, Person
from cases.redaction.folding import squeezed, words
from cases.redaction.hits import PERSON, people
from cases.redaction.streets import city_and_state

SHORTEST_PART = 2
PARTICLES = frozenset(
    (  # noqa: SIM905 (a list of words reads better as words)
        "de la las los del di da do dos das du van von der den ten ter bin bint ibn al el le y e"
    ).split()
)
TITLES = frozenset("mr mrs ms miss jr sr ii iii iv and unknown name aka".split())  # noqa: SIM905
ALIAS = re.compile(r"[,;/\n\r\"“”«»()|]|\baka\b|\ba\.k\.a\.?", re.IGNORECASE)
SHORT, LONG, LONGEST = 5, 10, 15  # digits of a telephone number: at least, national, at most
EXTENSION = re.compile(r"(?:\b|(?<=\d))(?:ext(?:ension)?|x|anexo)\.?\s*#?\d{1,6}", re.IGNORECASE)
TEN = re.compile(r"\d{3}\D{0,3}\d{3}\D{0,3}\d{4}")


@dataclass(frozen=True)
class Cell:
    """A recorded value in its own place: its rule, what it is told by, what stays of it."""

    kind: str
    value: str
    kept: str = ""
    sure: bool = True


@dataclass(frozen=True)
class Name:
    """A name, or a word of one: ``whole`` names may be written together or far apart.

    ``who`` is what the value belongs to; hits of one person side by side are one redaction.
    It is not ``sure`` where nobody recorded whether that person was a minor.
    """

    kind: str
    text: str
    who: str
    whole: bool = True
    sure: bool = True

    @cached_property
    def key(self) -> str:
        """How it is compared."""
        return squeezed(self.text)


@dataclass(frozen=True)
class Day:
    """A birth date, in whatever way it is written."""

    kind: str
    day: date
    who: str


@dataclass(frozen=True)
class Street:
    """A home address; ``kept`` is the city and state that stay readable."""

    kind: str
    text: str
    who: str

    @cached_property
    def kept(self) -> str:
        """City and state, where the value names them."""
        return city_and_state(self.text)


@dataclass(frozen=True)
class Number:
    """A telephone number, told by its digits."""

    kind: str
    text: str
    who: str

    @cached_property
    def digits(self) -> str:
        """The digits that matter: the last ten, where there are so many."""
        return re.sub(r"\D", "", squeezed(EXTENSION.sub(" ", self.text)))[-LONG:]


@dataclass(frozen=True)
class Known:
    """Everything that is looked for because the case knows it.

    ``cells`` are recorded values that are redacted as a whole in their own place, whatever
    they look like, by the key of that place.
    """

    names: tuple[Name, ...] = ()
    days: tuple[Day, ...] = ()
    streets: tuple[Street, ...] = ()
    numbers: tuple[Number, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """Tells apart any two that would be found in different places; ``cells`` aside."""
        values = (self.names, self.days, self.streets, self.numbers)
        return hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()

    def with_texts(self, texts: Iterable[Name]) -> "Known":
        """The same, and texts that people chose by hand."""
        return replace(self, names=(*self.names, *texts))


def known_of(data: CaseData) -> Known:
    """The values of the people of a case that a rule of redaction covers."""
    people = data.people
    numbers = _each_once(one for person in people for one in numbers_of(person))
    return Known(
        names=tuple(_shared(one for person in people for one in _names(person))),
        days=tuple(
            Day("birth_date", person.known.birth_date, who_of(person))
            for person in people
            if person.known.birth_date
        ),
        streets=tuple(
            Street("home_address", person.known.address, who_of(person))
            for person in people
            if person.known.address.strip()
        ),
        numbers=tuple(numbers.values()),
        cells={key: cell for person in people for key, cell in _cells(person, numbers)},
    )


def child_kind(person: Person) -> str:
    """The rule that hides a minor's name: a child victim's or witness's goes further."""
    return "minor_name" if person.known.is_offender else "child_identity"


def who_of(person: Person) -> str:
    """What the values of that person are told by."""
    return people([person.number])


def names_a_minor(person: Person) -> bool | None:
    """Whether the name goes; None where nobody recorded the age. Offenders count as adults."""
    minor = person.known.minor
    return False if minor is None and person.known.is_offender else minor


def _names(person: Person) -> Iterator[Name]:
    minor = names_a_minor(person)
    if minor is False:
        return
    kind, who, sure = child_kind(person), who_of(person), minor is True
    for said in [person.name, *ALIAS.split(person.aliases)]:
        said = said.strip(" .'-")
        parts = words(said)
        if not squeezed(said):
            continue
        yield Name(kind, said, who, sure=sure)
        for part in parts:
            if len(part) >= SHORTEST_PART and _tells_somebody(part, parts):
                yield Name(kind, part, who, whole=len(parts) == 1, sure=sure)


def _tells_somebody(part: str, parts: list[str]) -> bool:
    """Not "de" in "Ana de Luna"; but in "Le Thi Van" the first and the last are names."""
    small = part.casefold()
    return small not in TITLES and (small not in PARTICLES or part in (parts[0], parts[-1]))


def _shared(names: Iterable[Name]) -> Iterator[Name]:
    """Each name once; what several people share belongs to all of them.

    The doubtful ones give way to a known minor, and the rule that goes further is taken.
    """
    by_key: dict[str, list[Name]] = {}
    for name in names:
        by_key.setdefault(name.key, []).append(name)
    for key, same in by_key.items():
        sure = [one for one in same if one.sure] or same
        numbers = dict.fromkeys(one.who.removeprefix(PERSON) for one in sure)
        first = min(sure, key=lambda one: (one.kind, not one.whole))
        whole = any(one.whole for one in same)
        if key:
            yield replace(first, who=people(numbers), whole=whole)


def numbers_of(person: Person) -> Iterator[Number]:
    """The telephone numbers recorded of a person, extensions and remarks left out."""
    if person.known.is_offender:
        return  # whose telephone is evidence, and no rule hides it
    kind = "child_contact" if person.known.minor else "phone"
    for said in re.split(r"[,;\n]|[^\W\d_]+", EXTENSION.sub(";", person.known.phone)):
        several = [one for one in said.split("/") if len(re.sub(r"\D", "", one)) >= SHORT]
        for one in several if len(several) > 1 else [said]:
            digits = re.sub(r"\D", "", squeezed(one))
            written = TEN.findall(one) if len(digits) > LONGEST else [one]
            yield from (
                number
                for number in (Number(kind, text.strip(), who_of(person)) for text in written)
                if len(number.digits) >= SHORT
            )


def _each_once(numbers: Iterable[Number]) -> dict[str, Number]:
    """A number that a child and an adult share is the child's."""
    found: dict[str, Number] = {}
    for one in numbers:
        if one.digits not in found or one.kind == "child_contact":
            found[one.digits] = one
    return found


def _cells(person: Person, numbers: Mapping[str, Number]) -> Iterator[tuple[str, Cell]]:
    """The places where a person's own values stand, by the keys of :mod:`places`."""
    place, known, minor = f"person:{person.number}", person.known, names_a_minor(person)
    if minor is not False:
        cell = Cell(child_kind(person), who_of(person), sure=minor is True)
        yield from ((f"{place}:{one}", cell) for one in ("name", "aliases", "fact:Also known as"))
    if known.phone.strip() and not known.is_offender:
        digits = [one.digits for one in numbers_of(person)]
        kind = numbers[digits[0]].kind if digits else "child_contact" if minor else "phone"
        value = digits[0] if len(digits) == 1 else squeezed(known.phone) or known.phone
        yield f"{place}:fact:Phone", Cell(kind, value)
    if known.address.strip():
        kept = city_and_state(known.address)
        yield f"{place}:fact:Address", Cell("home_address", known.address, kept)
    if known.birth_date:
        yield f"{place}:fact:Birth date", Cell("birth_date", known.birth_date.isoformat())
