"""The small case that goes to trial in the demonstration: few pages, shared for prosecution."""

from django.db.models import Count
from django.utils import timezone

from cases.demo.calendar import Calendar
from cases.demo.exhibits import PDF, attach
from cases.demo.redactions import letter
from cases.models import Case, CasePerson
from cases.services.sharing import share_with_agency
from taskforce.accounts.models import Agency, User

FEW, SOME = 16, 5  # entries of its log: at most, at least
LETTER = "school-letter.pdf"
DAYS = 180


def small_case(detective: User) -> Case:
    """The first open case of the detective with few entries and a child; the same each time.

    It has a letter that names the child, and is shared with the prosecutor's office.
    """
    rows = Case.objects.filter(lead=detective, status="open", sealed=False)
    rows = rows.filter(casepersons__minor_when_identified=True, casepersons__role="victim")
    rows = rows.annotate(entries=Count("logentrys", distinct=True))
    case = rows.filter(entries__range=(SOME, FEW)).order_by("opened_on", "number").first()
    if not case.storedfiles.filter(name=LETTER).exists():
        _add(case, detective)
    return case


def _add(case: Case, detective: User) -> None:
    child = child_of(case)
    last = case.logentrys.order_by("-number").first()
    attach(case, LETTER, PDF, letter(child), by=detective, entry=last)
    share_with_agency(
        case=case,
        by=detective,
        agency=Agency.objects.get(short_name="MCDA"),
        level="view",
        purpose="Prosecution: trial preparation",
        expires_at=Calendar(timezone.localdate()).at(-DAYS, 17),
    )


def child_of(case: Case) -> CasePerson:
    """The child victim whom the letter names."""
    rows = CasePerson.objects.filter(case=case, minor_when_identified=True, role="victim")
    return rows.order_by("number").first()
