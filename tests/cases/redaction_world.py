"""A case with a child whose name, birth date and address stand everywhere. Not a test itself."""

import datetime

from django.db import transaction
from weasyprint import HTML

from cases.models import Case, CasePerson, EvidenceItem
from cases.redaction.casework import reviewed
from cases.services.redaction_decide import decide
from taskforce.access.identity import acting
from tests.cases.casefile_world import START, add_entry, attach
from tests.cast import Cast

NAME, BORN, HOME = "Maribel Quintero", datetime.date(2009, 5, 4), "48 Tannery Lane, Riverton, PA"
SECRETS = (NAME, "May 4, 2009", "05/04/2009", "48 Tannery Lane", "Quintero", "Maribel")


def letter(*paragraphs: str) -> bytes:
    """A PDF with text, a paragraph a line."""
    return HTML(string="".join(f"<p>{one}</p>" for one in paragraphs)).write_pdf()


def make_case(cast: Cast, *, log: tuple[str, ...] = (), number: str = "RPD-2026-0001") -> Case:
    """The case of Riverton; ``log`` adds entries."""
    texts = (
        f"Met {NAME.upper()} at the desk. Born 05/04/2009, lives at 48 tannery ln.",
        "Quintero, Maribel was seen again.\nA blue van left at dawn.",
        *log,
    )
    with acting(cast.detective), transaction.atomic():
        case = Case.objects.create(
            number=number,
            agency=cast.riverton,
            task_force=cast.task_force,
            title="Motel on Route 9",
            summary=f"Opened after {NAME} was reported missing.",
            kind="sex_trafficking",
            opened_on=START.date(),
            last_activity=START,
            lead=cast.detective,
            created_by=cast.detective,
        )
        entries = [add_entry(cast, case, number, text) for number, text in enumerate(texts, 1)]
        CasePerson.objects.create(
            case=case,
            number=1,
            name=NAME,
            role="victim",
            birth_date=BORN,
            minor_when_identified=True,
            address=HOME,
            phone="(717) 555-0142",
            description="Speaks Spanish.",
            created_by=cast.detective,
        )
        CasePerson.objects.create(
            case=case,
            number=2,
            name="Victor Halloran",
            role="suspect",
            minor_when_identified=False,
            created_by=cast.detective,
        )
        attach(
            cast,
            case,
            "maribel_quintero_school.txt",
            "text/plain",
            f"Pupil: {NAME}\nDate of birth: May 4, 2009\n".encode(),
            log_entry=entries[0],
        )
    return case


def add_letter(cast: Cast, case: Case, *paragraphs: str):
    """An exhibit that is a PDF of one page."""
    with acting(cast.detective), transaction.atomic():
        item = EvidenceItem.objects.create(
            case=case,
            number=case.evidenceitems.count() + 1,
            kind="document",
            description="A letter",
            collected_at=START,
            collected_by="Det. Ruiz",
            created_by=cast.detective,
        )
        return attach(
            cast, case, "letter.pdf", "application/pdf", letter(*paragraphs), evidence=item
        )


def decided(cast: Cast, case: Case, verdict: str, wanted=lambda one: True, *, by=None, reason=""):
    """Decide alike on each proposal of the case that is ``wanted``; by default on all."""
    by = by or cast.detective
    with acting(by), transaction.atomic():
        names = [one.fingerprint for one in reviewed(case, by).proposals if wanted(one)]
        return decide(case=case, by=by, verdict=verdict, fingerprints=names, reason=reason)
