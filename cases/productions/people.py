"""People as far as they are discoverable.

Whoever is no offender keeps their privacy in what is handed to the defense (18 USC 3771(a)(8)
for victims): no phone, no address, no language, of a birth date the year. A child is named by
initials (18 USC 3509(d), victims and witnesses alike), whatever their role. Of whom no age is
known, the child's protection is assumed unless they are an offender.
"""

from dataclasses import replace

from cases.casefile.data import Person

KEPT_BACK = {"Phone", "Address", "Language", "Foreign national"}


def is_child(person: Person) -> bool:
    """Whether a production names them by initials."""
    known = person.known
    return bool(known.minor) or (known.minor is None and not known.is_offender)


def discoverable(person: Person) -> Person:
    """The person as a production prints them."""
    if person.known.is_offender and not is_child(person):
        return person
    facts = [
        (label, value[-4:] if label == "Birth date" else value)
        for label, value in person.facts
        if label not in KEPT_BACK
    ]
    if not is_child(person):
        return replace(person, facts=facts)
    facts = [(label, value) for label, value in facts if label != "Also known as"]
    return replace(person, name=initials(person.name), aliases="", facts=facts)


def initials(name: str) -> str:
    """``M. Q.``"""
    return " ".join(f"{part[0]}." for part in name.split())
