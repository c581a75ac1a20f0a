"""Whether a copy for the public may be asked for: nothing it prints may wait for a decision."""

from cases.casefile.admission import sections_of
from cases.casefile.profiles import Profile
from cases.casefile.registry import PARTS
from cases.models import Case
from cases.redaction.casework import reviewed


def waiting_for(case: Case, user, profile: Profile) -> int:
    """How many proposals in what the redacted copies print wait; asked again as they are made."""
    if not profile.redacts:
        return 0
    sections = {
        one for copy in profile.copies if copy.redacted for one in sections_of(profile, copy)
    }
    return sum(
        one.waits
        and profile.name in one.rule.profiles
        and PARTS.kind(one.place.group).is_printed_by(sections, exhibits=profile.exhibits)
        for one in reviewed(case, user).proposals
    )
