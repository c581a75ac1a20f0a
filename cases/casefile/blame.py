"""What a failed build says: which entry or exhibit, and what to do. Never what it contains."""

from cases.casefile.composing import NothingToMake
from cases.casefile.copies import Leaked
from cases.casefile.data import CaseData
from cases.redaction.errors import NotRedacted
from taskforce.courtpdf import errors

REVIEW = "The case's page Redaction shows what is proposed and what was decided."
ASK = "If it happens again, tell the administrator the number of this file."


def sentence(error: errors.CourtPdfError, data: CaseData | None) -> str:
    """A failure in words for the person who asked.

    The engine's own sentence about lost text quotes it, so that one is replaced.
    """
    if isinstance(error, NothingToMake):
        return error.sentence
    if isinstance(error, errors.CannotSign):
        return f"{error.sentence} Tell the administrator, then try again."
    if isinstance(error, NotRedacted):
        return f"{error.sentence} {REVIEW}"
    part = _part(error.item, data)
    if isinstance(error, Leaked):
        return (
            "A value that was to be withheld was found in the finished file, so nothing of it was "
            f"kept. Mark that value wherever it stands, then try again. {ASK}"
        )
    if isinstance(error, errors.TextLost):
        return (
            f"{part} holds text that cannot be printed so that it can be read back. Add the same "
            f"text as an addendum in plain characters and try again. {ASK}"
        )
    if isinstance(error, errors.SectionFailed):
        return (
            f"{part} could not be laid out, most likely because one text in it is extremely long. "
            f"Try again. {ASK}"
        )
    if isinstance(error, errors.ExhibitRefused):
        return f"{part} could not be reproduced. Try again without waiting. {ASK}"
    if isinstance(error, errors.BindingFailed):
        return f"{error.sentence} Try again when that is put right. {ASK}"
    return f"{part} could not be made. {ASK}"


def _part(item: str, data: CaseData | None) -> str:
    """What a person calls the part of the file with that id."""
    name, _, number = item.partition("#")[0].partition(".")[0].rpartition("-")
    if name == "log" and number.isdigit():
        return f"The log from entry {number} on"
    if name == "evidence" and number.isdigit():
        return f"The evidence list from item {number} on"
    if name == "exhibit" and number.isdigit():
        source = _source(int(number), data)
        return f"Exhibit {number}{source}"
    return {
        "people": "The list of people",
        "facts": "The page of case facts",
        "cover": "The cover",
        "summary": "The summary",
        "certificate": "The certificate",
        "contents": "The contents",
    }.get(item, "The file")


def _source(number: int, data: CaseData | None) -> str:
    for one in data.files if data else ():
        if one.exhibit == number:
            return f" ({one.source.lower()})"
    return ""
