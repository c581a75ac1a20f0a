"""Redactions of a rich case: proposals, decisions, a text and boxes by hand."""

from weasyprint import HTML

from cases.demo.calendar import EVE, Calendar
from cases.demo.exhibits import LEDGER_STYLE, attach
from cases.models import Case, CasePerson, StoredFile
from cases.redaction.casework import reviewed
from cases.redaction.rules import UNSEARCHED
from cases.services.log import write_entry
from cases.services.redaction_decide import decide
from cases.services.redaction_mark import mark_hits, mark_text
from taskforce.access.identity import acting
from taskforce.accounts.models import User

INFORMANT = "the night clerk of the Lamplight"


def load_redactions(calendar: Calendar, cases: list[Case], supervisor: User) -> None:
    """On the first of the cases that names a child: some decided, a few still waiting."""
    for case in cases:
        with acting(case.lead):
            child = _child(case)
            if child is None:
                continue
            _write(calendar, case, child)
            _decide(case)
        with acting(supervisor):
            _let_one_through(case, supervisor)
        return


def _child(case: Case) -> CasePerson | None:
    children = case.casepersons.filter(minor_when_identified=True, role="victim")
    return children.order_by("number").first()


def _write(calendar: Calendar, case: Case, child: CasePerson) -> None:
    """Two entries that name the child and numbers, and a letter of the school."""
    born = child.birth_date
    given = child.name.split()[0]
    texts = (
        f"Records check on {child.name}, DOB {born:%m/%d/%Y}, last known address {child.address}. "
        f"The school confirms that {given} was enrolled until spring. A card in the room, number "
        "4111 1111 1111 1111, is not in the child's name.",
        f"{INFORMANT[:1].upper()}{INFORMANT[1:]} says the rooms were paid by a man who gave SSN "
        "219-09-9999 on the registration card and 410 Depot Street as his address. The motel "
        "itself is at 77 Mill Road.",
    )
    for step, text in enumerate(texts, 1):
        entry = write_entry(
            case=case,
            by=case.lead,
            text=text,
            kind="narrative",
            occurred_at=calendar.at(EVE, 21, 20 * step),
            recorded_at=calendar.at(EVE, 21, 20 * step + 5),
        )
        if step == 1:
            name = f"{child.name.lower().replace(' ', '_')}_school_letter.pdf"
            attach(case, name, "application/pdf", letter(child), by=case.lead, entry=entry)


def letter(child: CasePerson) -> bytes:
    page = (
        f"<html lang=en><head><title>Letter</title><style>{LEDGER_STYLE}</style></head><body>"
        f"<h1>Riverton Middle School</h1><p>Re: {child.name}, born {child.birth_date:%B %d, %Y}</p>"
        f"<p>{child.name.split()[0]} was enrolled here until the spring term. The emergency "
        "contact on the form did not answer. We have not seen the family since.</p>"
        "<p>Office of Student Records</p></body></html>"
    )
    return HTML(string=page).write_pdf()


def _decide(case: Case) -> None:
    lead = case.lead
    mark_text(case=case, by=lead, kind="informant", text=INFORMANT, reason="Asked not to be named")
    found = reviewed(case, lead).proposals
    numbers = [one.fingerprint for one in found if one.waits and one.hit.kind in ("ssn", "account")]
    decide(case=case, by=lead, verdict="accept", fingerprints=numbers)
    motel = [one.fingerprint for one in found if one.waits and "77 Mill Road" in one.found]
    decide(
        case=case,
        by=lead,
        verdict="refuse",
        fingerprints=motel,
        reason="The address of the motel, nobody's home",
    )
    letter = StoredFile.objects.filter(case=case, name__endswith="school_letter.pdf").get()
    mark_hits(case=case, by=lead, file=letter, page=1)


def _let_one_through(case: Case, supervisor: User) -> None:
    """A photograph that was looked at."""
    unsearched = [
        one.fingerprint
        for one in reviewed(case, supervisor).proposals
        if one.hit.kind in UNSEARCHED
    ]
    if unsearched:
        decide(
            case=case,
            by=supervisor,
            verdict="refuse",
            fingerprints=unsearched[:1],
            reason="An empty room, no person and no writing in it",
        )
