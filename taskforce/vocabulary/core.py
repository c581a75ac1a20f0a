"""Terms and vocabularies: the one shape of every code list in the product.

A vocabulary is an immutable mapping from code to `Term`, in the order in which
forms and reports print it. The code is what is stored and exchanged (the
standard's own code where there is a standard); the label is what people read.
Nothing here needs Django, so that imports, reports and tests use the same lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


class UnknownCode(KeyError, ValueError):
    """A code that its vocabulary does not list."""

    def __init__(self, vocabulary: str, code: object):
        super().__init__(vocabulary, code)
        self.vocabulary, self.code = vocabulary, code

    def __str__(self) -> str:
        return f"{self.code!r} is not a code of {self.vocabulary}"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: stored code, printed label, and what other lists call it.

    `mappings` names other vocabularies or reporting systems, and the code or
    row there that this term belongs to: `{"niem": "Housing Services"}`.
    """

    code: str
    label: str
    definition: str = ""
    mappings: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mappings", MappingProxyType(dict(self.mappings)))


class Vocabulary(Mapping[str, Term]):
    """An ordered, immutable code list with a name and a source."""

    __slots__ = ("_name", "_source", "_terms")

    def __init__(self, name: str, source: str, terms: Iterable[Term]):
        """Raises ValueError for an empty list, a code twice, or a blank label."""
        listed: dict[str, Term] = {}
        for term in terms:
            if term.code in listed:
                raise ValueError(f"{name}: code {term.code!r} stands twice")
            if not term.code or not term.label.strip():
                raise ValueError(f"{name}: a term needs a code and a label: {term!r}")
            listed[term.code] = term
        if not listed:
            raise ValueError(f"{name}: a vocabulary needs terms")
        self._name, self._source = name, source
        self._terms = MappingProxyType(listed)

    @property
    def name(self) -> str:
        return self._name

    @property
    def source(self) -> str:
        """Where the list comes from: standard, version, section or statute."""
        return self._source

    def __getitem__(self, code: str) -> Term:
        try:
            return self._terms[code]
        except (KeyError, TypeError):
            raise UnknownCode(self.name, code) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __hash__(self) -> int:
        return hash(self._name)

    def __repr__(self) -> str:
        return f"<Vocabulary {self.name}: {len(self)} terms>"

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._terms)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """`[(code, label), …]`, as form and model fields take them."""
        return [(term.code, term.label) for term in self._terms.values()]

    def label(self, code: str) -> str:
        return self[code].label

    def definition(self, code: str) -> str:
        return self[code].definition

    def validate(self, code: str) -> str:
        """The code itself; raises `UnknownCode` when it is not listed."""
        return self[code].code

    def match(self, text: str) -> str | None:
        """The code that a spelling in an imported file means, or None.

        Codes and labels are compared by letters and digits alone, so that
        "Forced labour", "forced_labour" and "ForcedLabour" are one. A spelling
        that fits two terms fits none. A code always wins over a label.
        """
        if text in self._terms:
            return text
        wanted = _letters(text)
        for spelling in ("code", "label"):
            found = [
                t.code for t in self._terms.values() if _letters(getattr(t, spelling)) == wanted
            ]
            if len(found) == 1:
                return found[0]
        return None

    def mapped(self, code: str, system: str) -> str | None:
        """What another list calls this term; None where it has no place there."""
        return self[code].mappings.get(system)

    def codes_for(self, system: str, target: str) -> tuple[str, ...]:
        """All codes that another list's term covers, in order."""
        return tuple(t.code for t in self._terms.values() if t.mappings.get(system) == target)

    def subset(self, name: str, codes: Iterable[str]) -> Vocabulary:
        """A shorter list of the same terms, in the order given."""
        return Vocabulary(name, self.source, [self[code] for code in codes])


def terms(*rows: tuple[str, ...], **mappings: Mapping[str, str]) -> list[Term]:
    """Terms from `(code, label)` or `(code, label, definition)` rows.

    Keyword arguments are whole columns of mappings: `niem={"shelter": "Housing
    Services", …}`; a code that no row has raises ValueError.
    """
    known = {row[0] for row in rows}
    for system, column in mappings.items():
        if stray := set(column) - known:
            raise ValueError(f"{system} maps codes that are not listed: {sorted(stray)}")
    return [
        Term(
            code,
            label,
            definition[0] if definition else "",
            {system: column[code] for system, column in mappings.items() if code in column},
        )
        for code, label, *definition in rows
    ]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", str(text)).casefold()
