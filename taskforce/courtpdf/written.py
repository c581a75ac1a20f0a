"""Exhibits that are text: set in sections of our own, not reproduced page by page."""

from .errors import ExhibitRefused
from .exhibits import mail, typed, ways
from .plan import Exhibit
from .reading import Reading


def fragments(exhibit: Exhibit) -> list[str]:
    """The HTML of each section; raises ``ExhibitRefused`` and what the storage raises."""
    letter = ways.is_mail(exhibit.media_type)
    reading = Reading(exhibit, mail.LARGEST if letter else typed.LARGEST)
    data = b"".join(reading.blobs()["file"])
    if problem := reading.problem():
        raise ExhibitRefused(problem)
    return mail.fragments(data) if letter else typed.fragments(typed.decoded(data))
