"""Asking for a case file, and asking again. The row is committed first, then offered."""

import uuid
from typing import Any

from django.db import transaction

from cases.casefile.profiles import PROFILES, Profile
from cases.casefile.profiles import profile as profile_named
from cases.models import Case, CaseFile
from cases.redaction.errors import waiting_sentence
from cases.redaction.gate import waiting_for
from cases.services.acts import allowed, next_number
from cases.services.casefile_offer import offer_on_commit
from taskforce.access.acts import given, once, seen_again
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.courtpdf import COURTS

WAITING_LIMIT = 10
OF_A_PRODUCTION = "The file of a production is made, and tried again, from the production's page."


class CannotRequest(Exception):
    """A clear sentence for the person who asked."""


class Undecided(CannotRequest):
    """Proposals of redaction wait for a decision on the case's page for it."""


@transaction.atomic
def request_casefile(
    *,
    case: Case,
    by: User,
    profile: str,
    idempotency_key: uuid.UUID | None = None,
    retry_of: CaseFile | None = None,
    prepared_for: str = "",
    court: str = "",
    production: str = "",
    draft: bool = False,
    offered: bool = True,
) -> CaseFile:
    """Put a case file into the queue; the same key twice gives the first row.

    :param court: a court profile of the engine, in place of the kind of file's own.
    :param production: the id of the production it is made for, by that page alone.
    :param draft: with a watermark, unsigned.
    :param offered: False for a caller that builds it itself at once (the command).
    :raises UnknownProfile: for a profile that is not declared.
    :raises CannotRequest: when this person already has too many waiting, or for no such court.
    :raises Undecided: while a copy for the public waits for decisions on redactions.
    :raises ValidationError: when the key was used for something else.
    """
    kind = _kind(profile, production)
    options = _options(prepared_for=prepared_for, court=court, draft=draft, production=production)
    case = allowed(case, by, "case.export")

    def make() -> CaseFile:
        _refuse_too_many(by)
        if waiting := waiting_for(case, by, kind):
            raise Undecided(waiting_sentence(waiting))
        return CaseFile.objects.create(
            case=case,
            number=next_number(case, CaseFile),
            profile=profile,
            requested_by=by,
            **given(idempotency_key=idempotency_key),
            retry_of=retry_of,
            options=options,
        )

    made, is_new = once(CaseFile, idempotency_key, {"case": case, "requested_by": by}, make)
    made = seen_again(made, by)
    if is_new:
        _record(made)
        if offered:
            offer_on_commit(made.pk)
    return made


@transaction.atomic
def retry_casefile(
    *, casefile: CaseFile, by: User, idempotency_key: uuid.UUID | None = None
) -> CaseFile:
    """A new row for one that failed or was stopped; the old one stays as it is."""
    casefile = open_door(CaseFile.objects.select_related("case"), by, casefile.pk, "case.export")
    if casefile.state not in (CaseFile.State.FAILED, CaseFile.State.STOPPED):
        raise CannotRequest("Only a file that failed or was stopped is tried again.")
    if casefile.options.get("production"):
        raise CannotRequest(OF_A_PRODUCTION)
    return request_casefile(
        case=casefile.case,
        by=by,
        profile=casefile.profile,
        retry_of=casefile,
        idempotency_key=idempotency_key,
        **casefile.options,
    )


def _kind(profile: str, production: str) -> Profile:
    """The declared profile; one that is made of productions alone needs a production."""
    found = profile_named(profile)
    if profile not in PROFILES and not production:
        raise CannotRequest(OF_A_PRODUCTION)
    return found


def _record(made: CaseFile) -> None:
    details = {"profile": made.profile, "number": made.number}
    if made.retry_of_id is None:
        record("casefile.requested", made, **details)
    else:
        record("casefile.retried", made, of=str(made.retry_of_id), **details)


def _options(*, court: str, **others: Any) -> dict[str, Any]:
    """What was chosen, under the names of the arguments above."""
    if court and court not in COURTS:
        raise CannotRequest("There is no such court profile.")
    return {name: value for name, value in {**others, "court": court}.items() if value}


def _refuse_too_many(by: User) -> None:
    waiting = CaseFile.objects.visible_to(by).filter(
        requested_by=by, state__in=(CaseFile.State.QUEUED, CaseFile.State.RUNNING)
    )
    if waiting.count() >= WAITING_LIMIT:
        raise CannotRequest(
            f"You already have {WAITING_LIMIT} case files waiting. Wait for one, or cancel one."
        )
