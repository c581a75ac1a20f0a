"""Who asked for a file, and for what."""

from dataclasses import dataclass

from cases.casefile.profiles import Profile


@dataclass(frozen=True)
class Request:
    """Who asked for the file, and under what number; ``court`` replaces the profile's.

    ``first_number`` is the first page number of the copy that is being made.
    ``marking`` is that of the copy (FILED UNDER SEAL), ``public`` one that anybody may read.
    """

    number: str
    profile: Profile
    prepared_by: str
    prepared_for: str = ""
    court: str = ""
    draft: bool = False
    first_number: str = ""
    marking: str = ""
    public: bool = False
