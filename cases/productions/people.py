"""People as far as they are discoverable.

Victims keep their privacy in what is handed to the defense (18 USC 3771(a)(8)): no phone, no
address, no language, of a birth date the year. A child is named by initials (18 USC 3509(d)).
"""

from dataclasses import replace

from cases.casefile.data import Person

VICTIMS = {"confirmed", "potential"}
KEPT_BACK = {"Phone", "Address", "Language", "Foreign national"}


def discoverable(person: Person) -> Person:
    """The person as a production prints them."""
    if person.group not in VICTIMS:
        return person
    facts = [
        (label, value[-4:] if label == "Birth date" else value)
        for label, value in person.facts
        if label not in KEPT_BACK
    ]
    if ("Under 18 when identified", "Yes") not in person.facts:
        return replace(person, facts=facts)
    facts = [(label, value) for label, value in facts if label != "Also known as"]
    return replace(person, name=_initials(person.name), aliases="", facts=facts)


def _initials(name: str) -> str:
    return " ".join(f"{part[0]}." for part in name.split())
