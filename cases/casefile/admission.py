"""Which kinds of content a file of a profile holds, and on what ground it leaves out the others.

A kind that nobody decided on for a profile is not in its files.
"""

from cases.casefile.profiles import SECTIONS, Copy, Profile
from cases.casefile.registry import PARTS, ContentKind

GOES, ASKED = "goes", "asked"
UNDECIDED = "nobody decided that it goes"


def answer(profile: Profile, copy: Copy, kind: ContentKind) -> str:
    """``goes``, ``asked`` (people decide on it piece by piece), or ``withheld: …``, the ground."""
    ground = withheld_on(profile, copy, kind)
    if ground:
        return f"withheld: {ground}"
    return ASKED if copy.redacted or profile.asks else GOES


def withheld_on(profile: Profile, copy: Copy, kind: ContentKind) -> str:
    """The ground on which a copy leaves out a kind of content, "" where it does not."""
    ground = {**profile.withholds, **copy.withholds}.get(kind.key, "")
    return ground if ground or kind.key in profile.admits else UNDECIDED


def sections_of(profile: Profile, copy: Copy) -> tuple[str, ...]:
    """What a copy prints: the sections that its profile names, and those of further parts.

    A part that the profile does not name is printed behind ``further_after``, in its order, where
    each kind of its content is admitted.
    """
    named = profile.sections_of(copy)
    if profile.further_after not in named:
        return named
    at = named.index(profile.further_after) + 1
    further = (
        name
        for part in PARTS
        if not any(withheld_on(profile, copy, kind) for kind in part.kinds)
        for name in part.render
        if name not in SECTIONS
    )
    return (*named[:at], *further, *named[at:])
