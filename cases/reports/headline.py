"""The headline figures: investigations, and victims by sex and age at identification.

Potential and confirmed victims stand side by side and are never added up (DOJ OIG Audit
08-26). Figures cover what the reader may see.
"""

from django.db.models import Count, Q

from cases.models import Case, CasePerson
from cases.reports.shape import Period, Report, Row, Table

COLUMNS = ("Confirmed", "Potential")
CONFIRMED, POTENTIAL = Q(role="victim"), Q(role="possible_victim")
SEXES = (
    ("Female", Q(sex="female"), "Recorded as female."),
    ("Male", Q(sex="male"), "Recorded as male."),
    ("Other or not known", ~Q(sex__in=("female", "male")), "Another sex, not asked or not told."),
)
AGES = (
    ("Minors", Q(minor_when_identified=True), "Under 18 on the day they were identified."),
    ("Adults", Q(minor_when_identified=False), "18 or older on the day they were identified."),
    ("Age not known", Q(minor_when_identified=None), "No age was recorded."),
)


def headline(reader, period: Period) -> Report:
    """Investigations opened, and victims identified, within the period.

    :param reader: a user; every figure counts only what this person may see.
    """
    return Report(
        name="headline",
        title="Headline figures",
        period=period,
        tables=(_investigations(reader, period), _victims(reader, period)),
        notes=(
            "Potential and confirmed victims are counted apart and never added up.",
            "A person counts once in each case in which they were identified.",
        ),
    )


def _investigations(reader, period: Period) -> Table:
    opened = Q(opened_on__range=(period.start, period.end))
    found = Case.objects.visible_to(reader).aggregate(
        opened=Count("pk", filter=opened),
        closed=Count("pk", filter=opened & Q(status__in=("closed", "referred"))),
    )
    query = f"opened_from={period.start}&opened_to={period.end}"
    return Table(
        "Investigations",
        ("Number",),
        (
            Row("Opened", (found["opened"],), "Cases whose opening date is in the period.", query),
            Row("Of these, ended", (found["closed"],), "Closed, or closed by referral, by now."),
        ),
    )


def _victims(reader, period: Period) -> Table:
    people = CasePerson.objects.visible_to(reader).filter(
        identified_on__range=(period.start, period.end)
    )
    lines = (("All", Q(), "Everyone identified in the period, by the role decided on."),)
    counts = {}
    for number, (_, condition, _) in enumerate((*lines, *SEXES, *AGES)):
        counts[f"c{number}"] = Count("pk", filter=condition & CONFIRMED)
        counts[f"p{number}"] = Count("pk", filter=condition & POTENTIAL)
    found = people.aggregate(**counts)
    return Table(
        "Victims identified",
        COLUMNS,
        tuple(
            Row(label, (found[f"c{number}"], found[f"p{number}"]), definition)
            for number, (label, _, definition) in enumerate((*lines, *SEXES, *AGES))
        ),
    )
