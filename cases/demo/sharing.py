"""Shares: with an agency, for prosecution, one that expired; and a sealed case."""

from cases.demo.calendar import Calendar
from cases.models import Case, CaseAgencyShare, CaseUserGrant
from taskforce.access.identity import acting
from taskforce.access.permissions import permission_id
from taskforce.accounts.models import Agency, User


def _share(
    calendar: Calendar, case: Case, agency: Agency, purpose: str, by: User, days: int, *more: str
) -> None:
    """Open a case to an agency, from forty days before the end until so many days after it."""
    for level in ("view_case", *more):
        CaseAgencyShare.objects.create(
            content_object=case,
            group=agency.group,
            permission_id=permission_id("cases", level),
            purpose=purpose,
            granted_by=by,
            granted_at=calendar.at(40, 10),
            expires_at=calendar.at(-days, 17),
        )


def grant(case: Case, user: User, purpose: str, by: User) -> None:
    """Open a case to a person, to read and to add."""
    for level in ("view_case", "contribute_case"):
        CaseUserGrant.objects.create(
            content_object=case,
            user=user,
            permission_id=permission_id("cases", level),
            purpose=purpose,
            granted_by=by,
        )


def load_sharing(
    calendar: Calendar, cases: list[Case], agencies: dict[str, Agency], people: dict[str, User]
) -> None:
    """The exceptions that every newcomer should be able to look at."""
    rivera, sergeant = people["det.rivera"], people["sgt.okafor"]
    own = [case for case in cases if case.agency_id == agencies["RPD"].pk]
    with acting(rivera):
        _share(
            calendar,
            own[0],
            agencies["MCSO"],
            "Joint investigation: same vehicle on both sides",
            rivera,
            120,
            "contribute_case",
        )
        _share(calendar, own[0], agencies["MCDA"], "Prosecution: charging decision", rivera, 180)
        _share(calendar, own[1], agencies["FIO"], "Assistance: records abroad", rivera, 60)
        _share(calendar, own[2], agencies["KSP"], "Assistance: highway cameras", rivera, -3)
    with acting(sergeant):
        sealed = own[3]
        grant(sealed, sergeant, "Keeps access after sealing", sergeant)
        grant(sealed, rivera, "Leads the sealed investigation", sergeant)
        sealed.sealed = True
        sealed.title = "Sealed: complaint against a public official"
        sealed.save(update_fields=["sealed", "title"])
