"""The rules of redaction as data: a new kind is an entry here.

Sources: Federal Rules of Criminal Procedure 49.1(a) and (g); 18 USC 3509(d), whose "child" is
anybody under 18 who is, or is alleged to be, a victim or a witness.
"""

from dataclasses import dataclass
from typing import Literal

Keep = Literal["nothing", "last_four", "year", "initials", "city_state"]
PUBLIC = ("public", "exhibit_list")


class UnknownKind(LookupError):
    """A kind of redaction that is not declared."""


@dataclass(frozen=True)
class Rule:
    """One kind of redaction.

    ``printed`` stands in the brackets, ``short`` is the basis as it is cited there, ``keep`` is
    what of the value stays readable. ``child`` marks what names a child: refusing it takes a
    supervisor. ``by_hand`` kinds are offered to people who redact a text themselves;
    ``needs_reason`` ones have no ground but the reason that is typed.
    """

    kind: str
    label: str
    printed: str
    basis: str
    short: str
    keep: Keep
    profiles: tuple[str, ...] = PUBLIC
    child: bool = False
    by_hand: bool = True
    needs_reason: bool = False


RULES: dict[str, Rule] = {
    rule.kind: rule
    for rule in (
        Rule(
            "child_identity",
            "Name of a child victim or witness",
            "name of a child",
            "18 USC 3509(d); Fed. R. Crim. P. 49.1(a)(3)",
            "18 USC 3509(d)",
            "initials",
            child=True,
        ),
        Rule(
            "child_contact",
            "Telephone or account of a child",
            "contact of a child",
            "18 USC 3509(d)",
            "18 USC 3509(d)",
            "nothing",
            child=True,
        ),
        Rule(
            "minor_name",
            "Name of a minor",
            "name of a minor",
            "Fed. R. Crim. P. 49.1(a)(3)",
            "49.1(a)(3)",
            "initials",
            child=True,
        ),
        Rule(
            "birth_date",
            "Birth date",
            "birth date",
            "Fed. R. Crim. P. 49.1(a)(2)",
            "49.1(a)(2)",
            "year",
        ),
        Rule(
            "ssn",
            "Social-security number",
            "social-security number",
            "Fed. R. Crim. P. 49.1(a)(1)",
            "49.1(a)(1)",
            "last_four",
        ),
        Rule(
            "taxpayer_id",
            "Taxpayer number",
            "taxpayer number",
            "Fed. R. Crim. P. 49.1(a)(1)",
            "49.1(a)(1)",
            "last_four",
        ),
        Rule(
            "account",
            "Financial account",
            "financial account",
            "Fed. R. Crim. P. 49.1(a)(4)",
            "49.1(a)(4)",
            "last_four",
        ),
        Rule(
            "home_address",
            "Home address",
            "home address",
            "Fed. R. Crim. P. 49.1(a)(5)",
            "49.1(a)(5)",
            "city_state",
        ),
        Rule(
            "phone",
            "Telephone of a private person",
            "telephone",
            "Agency policy on private contact details",
            "agency policy",
            "nothing",
        ),
        Rule(
            "email",
            "E-mail address",
            "e-mail address",
            "Agency policy on private contact details",
            "agency policy",
            "nothing",
        ),
        Rule(
            "victim_name",
            "Name of an adult victim",
            "name of a victim",
            "18 USC 3771(a)(8), dignity and privacy of the victim; agency policy",
            "18 USC 3771(a)(8)",
            "initials",
        ),
        Rule(
            "informant",
            "Identity of an informant",
            "identity of an informant",
            "Informer's privilege (Roviaro v. United States, 353 U.S. 53)",
            "informer's privilege",
            "nothing",
        ),
        Rule(
            "other",
            "Other, with a reason",
            "redacted by the filer",
            "Reason given by the filer; the court may order otherwise (49.1(d), (e))",
            "49.1(e)",
            "nothing",
            needs_reason=True,
        ),
        Rule(
            "unsearched",
            "Exhibit without searchable text",
            "exhibit",
            "Fed. R. Crim. P. 49.1: the filer answers for what a picture shows",
            "49.1",
            "nothing",
            by_hand=False,
        ),
        Rule(
            "unsearched_child",
            "Exhibit without searchable text, in a case with a minor",
            "exhibit",
            "18 USC 3509(d); Fed. R. Crim. P. 49.1: a picture may show a child or a child's name",
            "18 USC 3509(d)",
            "nothing",
            child=True,
            by_hand=False,
        ),
    )
}


# What stands for an exhibit that somebody has to look at.
UNSEARCHED = frozenset({"unsearched", "unsearched_child"})


def rule(kind: str) -> Rule:
    """The rule of that kind; raises :class:`UnknownKind`."""
    try:
        return RULES[kind]
    except KeyError:
        raise UnknownKind(kind) from None


def by_hand() -> list[tuple[str, str]]:
    """The kinds a person may choose, for a form."""
    return [(one.kind, one.label) for one in RULES.values() if one.by_hand]
