"""What the case itself knows to be redacted: values of its people, as they may be written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cases.casefile.data import CaseData, Person
from cases.redaction.folding import squeezed, words

SHORTEST_PART = 2
PARTICLES = frozenset(
    (  # noqa: SIM905 (a list of words reads better as words)
        "de la las los del di da do dos das du van von der den ten ter bin bint ibn al el le y e"
        " and mr mrs ms miss jr sr ii iii iv unknown name aka"
    ).split()
)
ALIAS = re.compile(r"[,;/\n\r\"“”«»()|]|\baka\b|\ba\.k\.a\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Name:
    """A name, or a word of one: ``whole`` names may be written together or far apart.

    ``who`` is what the value belongs to; hits of one person side by side are one redaction.
    """

    kind: str
    text: str
    who: str
    whole: bool = True

    @property
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

    @property
    def first_line(self) -> str:
        """The part that is not city, state or postal code."""
        return re.split(r"[,;\n]", self.text, maxsplit=1)[0].strip()

    @property
    def kept(self) -> str:
        """City and state, where the value names them."""
        rest = [one.strip() for one in re.split(r"[,;\n]", self.text)[1:]]
        rest = [re.sub(r"\b\d{5}(-\d{4})?\b", "", one).strip() for one in rest]
        return ", ".join([one for one in rest if one and not any(map(str.isdigit, one))][-2:])


@dataclass(frozen=True)
class Number:
    """A telephone number, told by its digits."""

    kind: str
    text: str
    who: str

    @property
    def digits(self) -> str:
        """The digits that matter: the last ten, where there are so many."""
        return re.sub(r"\D", "", self.text)[-10:]


@dataclass(frozen=True)
class Known:
    """Everything that is looked for because the case knows it."""

    names: tuple[Name, ...] = ()
    days: tuple[Day, ...] = ()
    streets: tuple[Street, ...] = ()
    numbers: tuple[Number, ...] = ()

    def with_texts(self, texts: Iterable[Name]) -> "Known":
        """The same, and texts that people chose by hand."""
        return Known((*self.names, *texts), self.days, self.streets, self.numbers)


def known_of(data: CaseData) -> Known:
    """The values of the people of a case that a rule of redaction covers."""
    names: dict[tuple[str, str], Name] = {}
    for name in (one for person in data.people for one in _names(person)):
        key = (name.key, name.kind)
        if key[0] and (key not in names or (name.whole and not names[key].whole)):
            names[key] = name
    people = data.people
    return Known(
        names=tuple(names.values()),
        days=tuple(
            Day("birth_date", person.known.birth_date, _who(person))
            for person in people
            if person.known.birth_date
        ),
        streets=tuple(
            Street("home_address", person.known.address, _who(person))
            for person in people
            if person.known.address.strip()
        ),
        numbers=tuple(_numbers(people)),
    )


def child_kind(person: Person) -> str:
    """The rule that hides a minor's name: a child victim's or witness's goes further."""
    return "minor_name" if person.known.is_offender else "child_identity"


def _who(person: Person) -> str:
    return f"person:{person.number}"


def _names(person: Person) -> Iterator[Name]:
    if not person.known.minor:
        return
    kind, who = child_kind(person), _who(person)
    for said in [person.name, *ALIAS.split(person.aliases)]:
        said = said.strip(" .'-")
        parts = words(said)
        if not parts:
            continue
        yield Name(kind, said, who)
        for part in parts:
            if len(part) >= SHORTEST_PART and part.casefold() not in PARTICLES:
                yield Name(kind, part, who, whole=len(parts) == 1)


def _numbers(people: Iterable[Person]) -> Iterator[Number]:
    for person in people:
        if person.known.is_offender:
            continue  # whose telephone is evidence, and no rule hides it
        kind = "child_contact" if person.known.minor else "phone"
        for said in re.split(r"[,;/\n]", person.known.phone):
            number = Number(kind, said.strip(), _who(person))
            if len(number.digits) >= 7:
                yield number
