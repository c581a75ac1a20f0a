"""A PDF in hand: is it sound, whose signature does it carry, and is it one that was made here?

Anybody may ask, also where there is no database: a signature says by itself who signed and
whether a byte was changed since.
"""

import re
from collections.abc import Callable
from pathlib import Path

from django.db import InterfaceError, OperationalError
from django.db.models import QuerySet
from pikepdf import PdfError

from cases.casefile import words
from cases.casefile.parts import part_number
from cases.casefile.signing import known_subjects, trusted_roots
from cases.models import CaseFilePart
from taskforce.accounts.models import Agency
from taskforce.audit.models import AuditEvent
from taskforce.audit.verifiers import Finding, rows_of
from taskforce.courtpdf.errors import CannotSign
from taskforce.courtpdf.signatures import Signature, UnreadableSignature, signature_of
from taskforce.courtpdf.verify import Verified, verify

# An agency's short name may have hyphens of its own: it ends where the year begins.
NUMBER = re.compile(r"([A-Za-z0-9][A-Za-z0-9_-]*?)-\d{4}-\d")
# What reading a file with changed bytes may raise: its objects are no longer what they say.
DAMAGED = (PdfError, AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError)
NOT_HERE = "no case file with this SHA-256 was made here: it was changed, or comes from elsewhere"
NOT_KNOWN = (
    "the signature holds, but no case file with this SHA-256 was made here, and its number is not "
    "of an agency of this installation: ask the agency that it names"
)
NO_NAME = "the file bears no number of an agency, so nobody can tell whether its signer may sign it"
UNDECIDED = (
    "whether it is genuine cannot be told here: no trusted signature, and no database that knows it"
)


def verify_casefile(file: Path | None) -> Finding:
    """Sound by itself, signed by whom, and the one that was made here."""
    if file is None or not file.is_file():
        return Finding("1 file", [f"there is no file {file}"])
    try:
        found = verify(file)
    except DAMAGED:
        finding = Finding("1 file", ["it is no PDF, or damaged"])
        _say_signature(finding, file)
        return finding
    finding = Finding(f"{found.pages:,} pages", list(found.problems))
    _say_what_it_is(finding, found)
    signer = _say_signature(finding, file)
    try:
        is_known = _say_row(finding, found)
        is_of_here = is_known or _is_number_of_here(found.number)
    except (OperationalError, InterfaceError):
        finding.notes.append("The database was not asked: it does not answer.")
        if signer:
            _compare_signer(finding, found.number, signer)
        elif not finding.faults:
            finding.undecided.append(UNDECIDED)
        return finding
    if is_known:
        return finding
    if not signer or is_of_here:
        # Whatever signed it: the agency that it names keeps every file it made in this database.
        finding.faults.append(NOT_HERE)
    else:
        finding.undecided.append(NOT_KNOWN)
        _compare_signer(finding, found.number, signer)
    return finding


def _agency_named(number: str) -> str:
    """The short name that a file's number begins with: ``RPD`` of ``RPD-2026-0001-F01``."""
    named = NUMBER.match(number)
    return named[1] if named else ""


def _is_number_of_here(number: str) -> bool:
    """Whether it names an agency of this installation, or none at all."""
    named = _agency_named(number)
    return not named or rows_of(Agency).filter(short_name__iexact=named).exists()


def _compare_signer(finding: Finding, number: str, signer: str) -> None:
    """A trusted root vouches for several signers: it must be that of the agency it names."""
    named = _agency_named(number)
    try:
        subjects = known_subjects(named)
    except (CannotSign, ValueError) as fault:
        finding.faults.append(f"the certificates of {named} cannot be read: {fault}")
        return
    if not named:
        finding.undecided.append(NO_NAME)
    elif not subjects:
        finding.undecided.append(
            f"its number names {named}, and no certificate of {named} is kept here to compare with "
            f"{signer}"
        )
    elif signer not in subjects:
        finding.faults.append(f"its number names {named}, but {signer} signed it")


def _say_what_it_is(finding: Finding, found: Verified) -> None:
    finding.notes.append(f"SHA-256 {found.sha256}")
    finding.notes.append(f"{found.title}, {found.pdfa or 'no PDF/A claim'}")
    part = "" if found.pages == found.of_pages else " (a part of it)"
    finding.notes.append(
        f"Number {found.number}, pages {found.first_page} to {found.last_page} of "
        f"{found.of_pages}{part}, {found.bates_first} to {found.bates_last}"
    )


def _say_signature(finding: Finding, file: Path) -> str:
    """Whose signature it carries, if it holds and is trusted here; else nothing."""
    try:
        signature = signature_of(file, trusted_roots())
    except UnreadableSignature as fault:
        finding.faults.append(f"its signature does not hold: {fault}")
        return ""
    except ValueError as fault:
        finding.faults.append(f"a trusted root cannot be read: {fault}")
        return ""
    if signature is None:
        finding.notes.append("It is not signed.")
        return ""
    if not signature.is_intact:
        finding.faults.append(
            f"it was changed after it was signed (the signature names {signature.subject})"
        )
    elif not signature.is_whole:
        finding.faults.append(f"something was added after {signature.subject} signed it")
    else:
        finding.notes.append(
            f"Signed by {signature.subject}, and not one byte was changed since. "
            f"{_trust(signature)}"
        )
        finding.notes.append(_moment(signature))
    return signature.subject if signature.is_unchanged and signature.is_trusted else ""


def _trust(signature: Signature) -> str:
    if signature.is_trusted:
        return f"The certificate, issued by {signature.issuer}, is trusted here."
    return (
        f"The certificate, issued by {signature.issuer} with serial {signature.serial}, leads to "
        "no root that is trusted here: ask the agency for its own."
    )


def _moment(signature: Signature) -> str:
    if signature.stamped_at is None:
        said = words.day(signature.said_at, clock=True) if signature.said_at else "no time"
        return f"No time stamp; by the signer's own clock: {said}."
    trusted = "trusted" if signature.is_stamp_trusted else "not known here"
    seen = words.day(signature.stamped_at, clock=True)
    return f"A time-stamp authority ({trusted}) saw it on {seen}."


def _say_row(finding: Finding, found: Verified) -> bool:
    """Whether the database knows the file, or the original that it is a copy of."""
    rows = rows_of(CaseFilePart).select_related("case_file__case", "case_file__superseded_by__case")
    part = rows.filter(sha256=found.sha256).first()
    if part is None:
        return _say_copy(finding, found, rows)
    row = part.case_file
    if (part.pages, part.size) != (found.pages, found.size):
        finding.faults.append("pages or size differ from the record of its making")
    _tell(finding.notes.append, part)
    finding.notes.append(
        f"made here {words.day(row.finished_at, clock=True)} from data as of "
        f"{words.day(row.as_of, clock=True)}, pages {part.bates_first} to {part.bates_last}"
    )
    return True


def _say_copy(finding: Finding, found: Verified, rows: QuerySet) -> bool:
    events = rows_of(AuditEvent).filter(action="casefile.downloaded", detail__stamped=found.sha256)
    event = events.first()
    part = rows.filter(sha256=event.detail["sha256"]).first() if event else None
    if part is None:
        return False
    finding.notes.append(
        f"It is a copy that was handed out on {words.day(event.at, clock=True)} with a name in its "
        f"margin, not the original, whose SHA-256 is {part.sha256}."
    )
    _tell(finding.notes.append, part)
    return True


def _tell(say: Callable[[str], None], part: CaseFilePart) -> None:
    row = part.case_file
    draft = ", a draft" if row.is_draft else ""
    say(f"It is {part_number(row, part)}{draft}.")
    if row.superseded_by:
        say(f"It was superseded by {row.superseded_by.full_number}.")
