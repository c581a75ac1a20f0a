"""Numbers each thing that is redacted: one identifier for one person, day, number or address.

Fed. R. Crim. P. 49.1(g): the reference list "identifies each item of redacted information and
specifies an appropriate identifier that uniquely corresponds to each item listed".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cases.casefile.data import CaseData, Reference
from cases.redaction.folding import squeezed
from cases.redaction.hits import PERSON
from cases.redaction.proposals import Proposal
from cases.redaction.written import kept_of


@dataclass
class Item:
    """One item while it is gathered."""

    identifier: str
    first: Proposal
    writings: dict[str, None] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)
    count: int = 0


class References:
    """The items of one copy, in the order in which they come."""

    def __init__(self, prefix: str = "R"):
        self.prefix = prefix
        self.items: dict[tuple[str, str], Item] = {}

    def identifier(self, proposal: Proposal) -> str:
        """The identifier of what a proposal hides; counts the place."""
        key = (proposal.hit.kind, proposal.hit.value or squeezed(proposal.found))
        item = self.items.get(key)
        if item is None:
            number = f"{self.prefix}{len(self.items) + 1}"
            item = self.items[key] = Item(number, proposal)
        item.writings[proposal.found.strip()] = None
        item.places[proposal.place.label] = None
        item.count += 1
        return item.identifier

    def listed(self, data: CaseData) -> list[Reference]:
        """Every item with its complete value: for the sealed list alone."""
        names = {f"person:{one.number}": one.name for one in data.people}
        return [
            Reference(
                identifier=item.identifier,
                kind=key[0],
                label=item.first.rule.label,
                basis=item.first.rule.basis,
                count=item.count,
                value=_value(key[1], item, names),
                shown=kept_of(item.first),
                places=list(item.places),
            )
            for key, item in self.items.items()
        ]


def without_values(items: Iterable[Reference]) -> list[Reference]:
    """The same for the public copy: what and how often, never the value or where."""
    return [Reference(one.identifier, one.kind, one.label, one.basis, one.count) for one in items]


def _value(value: str, item: Item, names: dict[str, str]) -> str:
    writings = sorted({" ".join(one.split()) for one in item.writings})
    name = names.get(value, "")
    if value.startswith(PERSON) and "," in value:
        shared = [names.get(f"{PERSON}{one}", "") for one in value.removeprefix(PERSON).split(",")]
        return f"{', '.join(writings)}; shared by {', '.join(filter(None, shared))}"
    if name:
        others = [one for one in writings if squeezed(one) != squeezed(name)]
        return f"{name}; also written: {', '.join(others)}" if others else name
    return "; ".join(writings)
