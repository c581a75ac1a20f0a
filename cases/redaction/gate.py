"""Whether a copy for the public may be asked for: nothing it prints may wait for a decision."""

from cases.casefile.profiles import Profile
from cases.models import Case
from cases.redaction.casework import reviewed
from cases.redaction.work import PRINTED_BY


def waiting_for(case: Case, user, profile: Profile) -> int:
    """How many proposals in what the redacted copies print wait; asked again as they are made."""
    if not profile.redacts:
        return 0
    sections = {
        one for copy in profile.copies if copy.redacted for one in profile.sections_of(copy)
    }
    return sum(
        one.waits
        and profile.name in one.rule.profiles
        and (profile.exhibits or one.place.group != "exhibit")
        and not sections.isdisjoint(PRINTED_BY[one.place.group])
        for one in reviewed(case, user).proposals
    )
