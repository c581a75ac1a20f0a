"""Decisions on redactions: each is a new row, the last one counts."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import Case, RedactionDecision
from cases.redaction.casework import reviewed
from cases.redaction.proposals import Mark, Proposal
from cases.redaction.rules import rule
from cases.services.acts import allowed, next_number
from taskforce.access.doors import Refused
from taskforce.access.principal import principal_of
from taskforce.accounts.models import User
from taskforce.audit import record

Verdict = RedactionDecision.Verdict
MOST = 2_000
LONGEST_REASON = 500
NOT_HERE = (
    "One of them is not proposed in this case, or its text was changed meanwhile. Nothing was"
    " decided. Load the page again."
)


@transaction.atomic
def decide(
    *, case: Case, by: User, verdict: str, fingerprints: Iterable[str], reason: str = "", at=None
) -> int:
    """Decide on proposals and marks by their names; gives how many decisions were new.

    An explicit list: one name that is not of this case refuses all. What stands as asked
    already is not decided again.

    :raises ValidationError: for an empty or foreign list, or no reason to print.
    :raises Refused: when a child's name would be printed and ``by`` is no supervisor.
    """
    case = allowed(case, by, "case.redact")
    wanted, reason = list(dict.fromkeys(fingerprints)), reason.strip()
    _check(verdict, wanted, reason)
    known = reviewed(case, by).by_fingerprint()
    if any(name not in known for name in wanted):
        raise ValidationError(NOT_HERE)
    chosen = [known[name] for name in wanted]
    if any(_prints_child(one, verdict) for one in chosen):
        _supervisor(case, by)
    new = [one for one in chosen if not _stands(one, verdict, reason)]
    if not new:
        return 0
    first = next_number(case, RedactionDecision)
    RedactionDecision.objects.bulk_create(
        _row(case, by, one, first + step, verdict, reason, at) for step, one in enumerate(new)
    )
    record(
        "redaction.decided",
        case,
        verdict=verdict,
        count=len(new),
        first=first,
        kinds=sorted({_kind(one) for one in new}),
    )
    return len(new)


def _check(verdict: str, wanted: list[str], reason: str) -> None:
    if verdict not in Verdict.values:
        raise ValidationError("Choose what to do: redact, print, or take back the decision.")
    if not wanted:
        raise ValidationError("Tick at least one proposal.")
    if len(wanted) > MOST:
        raise ValidationError(f"At most {MOST:,} at once.")
    if verdict == Verdict.REFUSE and not reason:
        raise ValidationError("Say why the public may read it. The reason is kept.")
    if len(reason) > LONGEST_REASON:
        raise ValidationError(f"At most {LONGEST_REASON} characters for a reason.")
    if "\0" in reason:
        raise ValidationError("The reason holds a character that cannot be kept.")


def _kind(one: Proposal | Mark) -> str:
    return one.kind if isinstance(one, Mark) else one.hit.kind


def _prints_child(one: Proposal | Mark, verdict: str) -> bool:
    return verdict == Verdict.REFUSE and rule(_kind(one)).child


def _supervisor(case: Case, by: User) -> None:
    if not principal_of(by).has_any({"supervisor"}):
        raise Refused("case.redact", case)


def _stands(one: Proposal | Mark, verdict: str, reason: str) -> bool:
    """Whether it is decided like that already (the same form sent twice)."""
    last = one.lifted if isinstance(one, Mark) else one.verdict
    if verdict == Verdict.RESTORE or (isinstance(one, Mark) and verdict == Verdict.ACCEPT):
        return last is None
    return last is not None and last.verdict == verdict and last.reason == reason


def _row(case, by, one, number, verdict, reason, at) -> RedactionDecision:
    return RedactionDecision(
        case=case,
        number=number,
        fingerprint=one.fingerprint,
        place="" if isinstance(one, Mark) else one.place.key[:80],
        kind=_kind(one),
        verdict=verdict,
        reason=reason,
        decided_by=by,
        **({"decided_at": at} if at else {}),
    )
