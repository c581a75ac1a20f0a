"""The whole life of a production, in a small case: handed over, found wrong, corrected.

Unlike the rest of the demonstration it needs its files: what is handed over has pages, numbers
and hashes. They are built here, a few pages each, in transactions of their own; so this is
loaded after everything else is kept.
"""

import uuid

from django.db import transaction
from django.utils import timezone

from cases.demo.exhibit_choices import decide_exhibits
from cases.demo.schedules import load_schedule
from cases.demo.small_case import small_case
from cases.models import Case, LogEntry, Production, ProductionItem, Withholding
from cases.services.casefile_build import build_now
from cases.services.duties import mark_duty
from cases.services.production_draft import draft_production, suggested_prefix
from cases.services.production_end import serve_production
from cases.services.production_prepare import prepare_production
from cases.services.withholding import end_withholding, withhold
from taskforce.access.identity import acting
from taskforce.accounts.models import User

KEYS = uuid.UUID("5b0c4b1e-0f0e-4f53-9d1b-6a0f2c1d7e90")
TO = {
    "recipient": "Amara Nwachukwu",
    "office": "Public Defender of Marsh County",
    "defendant": "T. Delacroix",
    "basis": "rule_16_request",
    "basis_detail": "Request of the defense at arraignment",
    "medium": "disc",
    "child_names": "protective_order",
}


def load_handed_over() -> bool:
    """P-1 handed over, P-2 in its place, a checklist half answered, a weekly file.

    Gives False where it is there already.
    """
    detective = User.objects.select_related("agency").get(username="det.rivera")
    prosecutor = User.objects.select_related("agency").get(username="ada.lindqvist")
    with acting(detective), transaction.atomic():
        case = small_case(detective)
        if case.productions.filter(number=2).exists():
            return False
    held, mistaken = _withhold(case, detective)
    first = _made(_first(case, prosecutor), prosecutor)
    _hand_over(first, prosecutor)
    with acting(detective), transaction.atomic():
        end_withholding(
            withholding=mistaken,
            by=detective,
            reason="The entry quotes nobody: withheld by mistake",
        )
    second = _made(_correction(case, prosecutor, first, mistaken), prosecutor)
    _answer(case, prosecutor, first, held)
    load_schedule(case, prosecutor)
    return second.state == Production.State.PREPARED


def _withhold(case: Case, by: User) -> tuple[Withholding, Withholding]:
    """One that stands, and one that turns out to be a mistake."""
    with acting(by), transaction.atomic():
        first, second = LogEntry.objects.filter(case=case, addendum_to=None).order_by("number")[:2]
        told = "It would tell who informs the police. No element of a charge rests on it."
        held = _keep_back(case, by, first, "informant", "Log entry on a telephone call", told)
        thought = "Thoughts of the investigator on the next steps, written for the prosecutor."
        mistaken = _keep_back(
            case, by, second, "work_product", "Log entry on the next steps", thought
        )
    return held, mistaken


def _keep_back(case: Case, by: User, entry: LogEntry, kind: str, what: str, why: str):
    return withhold(
        case=case,
        by=by,
        target=entry,
        kind=kind,
        description=what,
        basis=why,
        author=str(entry.author),
        document_date=timezone.localdate(entry.occurred_at),
        idempotency_key=uuid.uuid5(KEYS, f"withheld {entry.number}"),
    )


def _first(case: Case, by: User) -> Production:
    with acting(by), transaction.atomic():
        return draft_production(
            case=case,
            by=by,
            medium_detail="Disc 1 of 1",
            prefix=suggested_prefix(case),
            idempotency_key=uuid.uuid5(KEYS, "P-1"),
            **TO,
        )


def _correction(case: Case, by: User, older: Production, released: Withholding) -> Production:
    """Only what is new: the entry that stood as a slip."""
    with acting(by), transaction.atomic():
        slip = ProductionItem.objects.get(production=older, withholding=released)
        return draft_production(
            case=case,
            by=by,
            supersedes=older,
            scope=Production.Scope.NEW,
            correction=f"{slip.label} was withheld by mistake ({released}, withdrawn since). It "
            f"is produced here in place of the slip page.",
            replaces_first=slip.bates_first,
            replaces_last=slip.bates_last,
            medium_detail="Disc 2",
            idempotency_key=uuid.uuid5(KEYS, "P-2"),
            **TO,
        )


def _made(row: Production, by: User) -> Production:
    """With its file, built in this process."""
    with acting(by), transaction.atomic():
        decide_exhibits(row, by, "cover", "The defense has the name from the charging document")
        file = prepare_production(production=row, by=by, offered=False)
    build_now(file.pk)
    with acting(by), transaction.atomic():
        return Production.objects.select_related("series", "case_file").get(pk=row.pk)


def _hand_over(row: Production, by: User) -> None:
    with acting(by), transaction.atomic():
        serve_production(
            production=row,
            by=by,
            served_at=timezone.now(),
            served_how="By hand to counsel's clerk, with the transmittal",
            receipt="Signed for by J. Amsel, clerk",
        )


def _answer(case: Case, by: User, first: Production, held: Withholding) -> None:
    """Some lines of the checklist; the others are still to be looked at."""
    with acting(by), transaction.atomic():
        for duty, state, more in (
            ("documents", "produced", {"production": first}),
            ("notes", "withheld", {"withholding": held}),
            ("organization", "not_applicable", {"note": "The defendant is a natural person."}),
            ("experts", "pending", {"note": "The laboratory has not named its expert."}),
        ):
            key = uuid.uuid5(KEYS, f"duty {duty}")
            mark_duty(case=case, by=by, duty=duty, state=state, idempotency_key=key, **more)
